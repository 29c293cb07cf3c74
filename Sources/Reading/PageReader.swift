public import Record

/// Reads captures: bytes in, the article out.
public struct PageReader: Sendable {
  /// How much of a page is read.
  public struct Limits: Sendable, Hashable {
    /// The longest payload that is read, in bytes; the rest is left out and a problem says so.
    public var maxBytes = 16 << 20
    /// The deepest nesting of elements that is built; deeper ones become siblings.
    public var maxDepth = 512

    /// The defaults.
    public init() {}
  }

  /// What was read.
  public struct Outcome: Sendable {
    /// The article; of kind `error` or `other` where there is none to be had.
    public var article: Article
    /// The charset the payload was decoded by.
    public var charset: String?
    /// What could not be done.
    public var problems: [Problem]
  }

  private let limits: Limits

  /// A reader that keeps to `limits`.
  public init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// The article of `capture`. Pure: the same capture gives the same article. Nothing is thrown.
  public func read(_ capture: Capture) -> Outcome {
    var article = Article()
    article.text = Text(utf8: capture.payload)
    article.language = "en"
    if let day = capture.publishedHint {
      article.published = .init(value: day, basis: .stated, evidence: .init(place: "input", words: day))
    }
    var start = 0
    for (index, byte) in capture.payload.enumerated() where byte == 0x0A {
      if index > start { article.blocks.append(Block(kind: .paragraph, section: .main, span: Span(start, index))) }
      start = index + 1
    }
    if start < capture.payload.count {
      article.blocks.append(Block(kind: .paragraph, section: .main, span: Span(start, capture.payload.count)))
    }
    return Outcome(article: article, charset: "utf-8", problems: [])
  }
}
