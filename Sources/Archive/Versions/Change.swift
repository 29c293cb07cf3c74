public import Record

/// One thing that differs between two versions of an article, with the words on both sides.
public struct Change: Sendable, Hashable {
  /// What the change is about.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    /// Parts of the article as it was read.
    case kind, address, outlet, section, headline, standfirst, byline, dateline, published, modified, language
    /// A paragraph, caption, quote or list item of the text.
    case paragraph
    /// A number in words that are otherwise about the same.
    case number
    /// What somebody says.
    case statement
    /// By whom, through what and how surely it is said.
    case attribution
    /// What the speaker does with it.
    case stance
    /// Times, places and documents that are spoken of.
    case time, place, document
  }

  /// What became of it. Whatever is no longer there is absent from the later capture: why, a capture cannot tell.
  public enum Turn: String, Sendable, Hashable, CaseIterable {
    /// In the later version only.
    case new
    /// In the earlier version only.
    case absent
    /// In both, not alike.
    case changed
    /// In both, alike, elsewhere.
    case moved
    /// An attribution that commits its source to less than before.
    case weakened
    /// An attribution that commits its source to more than before.
    case strengthened
  }

  /// The words on one side.
  public struct Side: Sendable, Hashable {
    /// The words, " … " where others break them.
    public var words: String
    /// Where they stand in this version's text; empty where they are not of the text (an outlet's name).
    public var spans: [Span]
    /// The fact in this version's record, or the statement that the words belong to: `s3`.
    public var id: String?
    /// What the words stand for: a time's value, a place's name, a party's name.
    public var value: String?

    /// The words on one side.
    public init(words: String, spans: [Span] = [], id: String? = nil, value: String? = nil) {
      self.words = words
      self.spans = spans
      self.id = id
      self.value = value
    }
  }

  /// Words that stand for others, in a paragraph or statement that is otherwise the same. One of the spans may be empty.
  public struct Edit: Sendable, Hashable {
    /// In the earlier text.
    public var old: Span
    /// In the later text.
    public var new: Span
    /// The words there, before and after.
    public var before, after: String
  }

  /// One respect in which an attribution became weaker, stronger or other.
  public struct Shift: Sendable, Hashable {
    /// The respect.
    public enum Aspect: String, Sendable, Hashable, CaseIterable {
      /// Whose words they are: a named party, somebody unnamed, nobody.
      case party
      /// How sure the attributing words are: confirms, says, claims.
      case cue
      /// Quoted, quoted in part, reported.
      case quotation
      /// At first hand or through another.
      case hand
    }

    /// Which way.
    public enum Direction: String, Sendable, Hashable, CaseIterable { case weaker, stronger, other }

    /// The respect.
    public var aspect: Aspect
    /// Which way.
    public var direction: Direction
    /// How it was and how it is, in a word or two.
    public var before, after: String
  }

  /// What the change is about.
  public var subject: Subject
  /// What became of it.
  public var turn: Turn
  /// The words in the earlier version; nil where it is new.
  public var before: Side?
  /// The words in the later version; nil where it is absent.
  public var after: Side?
  /// What stands for what, word by word, where a text changed.
  public var edits: [Edit] = []
  /// In which respects an attribution changed.
  public var shifts: [Shift] = []

  /// The change in one line of plain words.
  public var summary: String {
    switch turn {
    case .new: "\(subject.rawValue) new in this capture: \(quoted(after))"
    case .absent: "\(subject.rawValue) absent from this capture on: \(quoted(before))"
    case .moved: "\(subject.rawValue) moved: \(quoted(after))"
    case .changed where shifts.isEmpty: "\(subject.rawValue) changed: \(quoted(before)) → \(quoted(after))"
    case .changed, .weakened, .strengthened:
      "\(subject.rawValue) \(turn.rawValue) (\(shiftWords)): \(quoted(after))"
    }
  }

  private var shiftWords: String {
    shifts.map { "\($0.aspect.rawValue): \($0.before) → \($0.after)" }.joined(separator: "; ")
  }

  private func quoted(_ side: Side?) -> String {
    guard let side else { return "nothing" }
    let words = "\u{201C}\(side.words.split(whereSeparator: \.isNewline).joined(separator: " "))\u{201D}"
    guard let value = side.value, value != side.words else { return words }
    return "\(words) (\(value))"
  }
}
