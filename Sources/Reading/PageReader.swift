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
    var problems: [Problem] = []
    let payload = cut(capture.payload, &problems)
    var facts = Article()
    facts.url = capture.url
    if let day = capture.publishedHint {
      facts.published = .init(value: day, basis: .stated, evidence: .init(place: "input", words: day))
    }
    let page = DecodedPayload(payload, servedCharset: capture.servedCharset, isMarkup: capture.form == .html)
    problems += page.problems
    let assembly = ArticleAssembly(page: page)
    switch capture.form {
    case .articleText:
      return Outcome(article: assembly.article(keeping: facts), charset: page.charset, problems: problems)
    case .html:
      var treeLimits = HTMLParser.Limits()
      treeLimits.maxDepth = limits.maxDepth
      let (tree, treeProblems) = HTMLParser.parse(page.utf8, limits: treeLimits)
      let draft = MarkupReader.read(tree, page, capture)
      return Outcome(
        article: assembly.article(of: draft), charset: page.charset,
        problems: problems + treeProblems + draft.problems)
    case .pageText:
      let draft = PastedReader.read(page, facts: facts)
      return Outcome(
        article: assembly.article(of: draft), charset: page.charset, problems: problems + draft.problems)
    case .other:
      facts.kind = .other
      problems.append(.notAPage(capture))
      return Outcome(article: facts, charset: nil, problems: problems)
    }
  }

  /// The first `maxBytes` of the payload, with a problem where it is longer.
  private func cut(_ payload: [UInt8], _ problems: inout [Problem]) -> [UInt8] {
    guard payload.count > limits.maxBytes else { return payload }
    var end = limits.maxBytes
    while end > 0, payload[end] & 0xC0 == 0x80, limits.maxBytes - end < 3 { end -= 1 }
    problems.append(.payloadTooLong(bytes: payload.count, read: end))
    return Array(payload[..<end])
  }
}
