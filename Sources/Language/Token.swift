public import Record

/// A word, number or mark of the text, with its place in the sentence's grammar.
public struct Token: Sendable, Hashable {
  /// What its letters look like.
  public struct Shape: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    /// A shape of these bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// The first letter is a capital.
    public static let capitalized = Shape(rawValue: 1)
    /// Two letters or more, all of them capitals.
    public static let allCapitals = Shape(rawValue: 2)
    /// Begins with a digit.
    public static let number = Shape(rawValue: 4)
    /// Holds no letter and no digit.
    public static let punctuation = Shape(rawValue: 8)
    /// A double or single mark that opens a quotation.
    public static let opensQuotation = Shape(rawValue: 16)
    /// A double or single mark that closes a quotation.
    public static let closesQuotation = Shape(rawValue: 32)
    /// White space stands before it.
    public static let spaceBefore = Shape(rawValue: 64)
    /// The first token of its sentence.
    public static let sentenceStart = Shape(rawValue: 128)
  }

  /// UTF-8 offsets into the text, half-open.
  public var start: Int32
  public var end: Int32
  /// What its letters look like.
  public var shape: Shape
  /// `WordHash` of the lower-cased form (curly apostrophes made straight).
  public var word: UInt64
  /// `WordHash` of the dictionary form: "says" and "said" have the lemma "say".
  public var lemma: UInt64
  /// Part of speech.
  public var tag: Tag
  /// The index in `Analysis.tokens` of the word it depends on; its own index where it is the root of its sentence.
  public var head: Int32
  /// What it is to its head.
  public var relation: Relation

  /// A token that is not tagged or parsed yet.
  public init(start: Int32, end: Int32, shape: Shape, word: UInt64) {
    self.start = start
    self.end = end
    self.shape = shape
    self.word = word
    self.lemma = word
    self.tag = .unknown
    self.head = 0
    self.relation = .unknown
  }

  /// Its place in the text.
  public var span: Span { Span(Int(start), Int(end)) }
}
