public import Record

/// A name in the text.
public struct Name: Sendable, Hashable {
  /// What it names.
  public enum Kind: String, Sendable, Hashable, CaseIterable { case person, organization, place, nationality }

  /// Its tokens: the name alone, without titles ("Mr") and articles.
  public var tokens: Range<Int>
  /// What it names.
  public var kind: Kind
  /// The probability that tokens and kind are right.
  public var confidence: Double

  /// A name of `tokens`.
  public init(tokens: Range<Int>, kind: Kind, confidence: Double) {
    self.tokens = tokens
    self.kind = kind
    self.confidence = confidence
  }
}

/// A sentence: it never runs over the end of a block.
public struct Sentence: Sendable, Hashable {
  /// Its tokens; never empty.
  public var tokens: Range<Int>
  /// The index in `Article.blocks` of the block it stands in.
  public var block: Int

  /// A sentence of `tokens`.
  public init(tokens: Range<Int>, block: Int) {
    self.tokens = tokens
    self.block = block
  }
}

/// How a text is built: tokens, sentences, grammar, names.
public struct Analysis: Sendable {
  /// The text.
  public let text: Text
  /// All tokens, in text order.
  public var tokens: [Token]
  /// All sentences, in text order; they cover the tokens.
  public var sentences: [Sentence]
  /// All names, in text order, not overlapping.
  public var names: [Name]

  /// An analysis of its parts.
  public init(text: Text, tokens: [Token] = [], sentences: [Sentence] = [], names: [Name] = []) {
    self.text = text
    self.tokens = tokens
    self.sentences = sentences
    self.names = names
  }

  /// The words of a token, as written. Copies; for hot loops compare `Token.word`.
  public func words(_ token: Int) -> String { text[tokens[token].span] }

  /// The span from the first to the last of `tokens`, which must not be empty.
  public func span(_ range: Range<Int>) -> Span {
    Span(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
  }
}
