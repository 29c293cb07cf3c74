/// Somebody's words, or the substance of them, with the words that say whose they are.
///
/// Source: attribution relations as source, cue and content, after PARC 3.0 and PolNeAR.
public struct Statement: Sendable, Hashable {
  /// How it is quoted.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// All of the content stands in quotation marks.
    case direct
    /// None of it does.
    case indirect
    /// Some of it does.
    case mixed
  }

  /// One part (source, cue or content): its words, in text order; several spans where other words break it.
  public typealias Part = [Span]

  /// What the words came through: "in a statement posted on the Foreign Ministry website".
  public struct Channel: Sendable, Hashable {
    /// The words.
    public var text: String
    /// Where they stand.
    public var span: Span

    /// A channel at `span`.
    public init(text: String, span: Span) {
      self.text = text
      self.span = span
    }
  }

  /// `s1`, `s2`, … in text order of the content.
  public var id: String
  /// How it is quoted.
  public var kind: Kind
  /// The words for who said it; empty where the text names nobody.
  public var source: Part
  /// The entity the source stands for, where it was found.
  public var entity: String?
  /// The words that attribute; empty where a quotation stands alone behind another of the same speaker.
  public var cue: Part
  /// The words that are attributed; never empty.
  public var content: Part
  /// What the speaker does with it: `says`, `claims`, `denies`, `confirms`, `demands`, `promises`, `warns`, `believes`, ….
  public var stance: String
  /// What it came through, where the text says so.
  public var channel: Channel?
  /// The statement that reports this one, where it is reported at second hand.
  public var via: String?
  /// The statement this one answers.
  public var answers: String?
  /// The probability that source, cue and content are all right.
  public var confidence: Double

  /// A statement of its parts.
  public init(
    id: String, kind: Kind, source: Part, entity: String? = nil, cue: Part, content: Part, stance: String,
    channel: Channel? = nil, via: String? = nil, answers: String? = nil, confidence: Double
  ) {
    self.id = id
    self.kind = kind
    self.source = source
    self.entity = entity
    self.cue = cue
    self.content = content
    self.stance = stance
    self.channel = channel
    self.via = via
    self.answers = answers
    self.confidence = confidence
  }
}
