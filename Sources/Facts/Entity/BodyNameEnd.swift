internal import Knowledge
internal import Language

/// Finds where the name of a body ends that says what it deals with, or where it is sent.
///
/// Fires on "Department for Culture, Media and Sport" and "China Chamber of Commerce to the EU"; leaves "the Ministry
/// of Defense, which", "the Bank of England, Barclays and HSBC" (names, and no common nouns) and "told the Bank of
/// England to the letter".
struct BodyNameEnd {
  private let analysis: Analysis
  private static let joiners = Set(["of", "for", "on"].map { WordHash.of($0) })
  private static let and = WordHash.of("and")
  private static let to = WordHash.of("to")
  private static let the = WordHash.of("the")
  /// How many fields are listed at most, and of how many words each is.
  private static let maxFields = 5
  private static let maxWords = 3

  /// An end finder for one text.
  init(_ analysis: Analysis) { self.analysis = analysis }

  /// The end of the name at `name`, in a sentence that ends at `limit`.
  func end(of name: Range<Int>, limit: Int) -> Int {
    guard !name.isEmpty else { return name.upperBound }
    return fields(behind: name, limit: limit) ?? seat(behind: name, limit: limit) ?? name.upperBound
  }

  /// Behind "…, Media and Sport".
  private func fields(behind name: Range<Int>, limit: Int) -> Int? {
    let tokens = analysis.tokens
    guard name.contains(where: { Self.joiners.contains(tokens[$0].word) }), isField(name.upperBound - 1) else {
      return nil
    }
    var index = name.upperBound
    for _ in 0..<Self.maxFields {
      guard index + 1 < limit else { return nil }
      let isLast = tokens[index].word == Self.and
      guard isLast && index > name.upperBound || tokens[index].tag == .comma else { return nil }
      var end = index + 1
      while end < limit, end - index <= Self.maxWords, isField(end) { end += 1 }
      guard end > index + 1 else { return nil }
      if isLast { return end }
      index = end
    }
    return nil
  }

  /// Behind "… to the EU".
  private func seat(behind name: Range<Int>, limit: Int) -> Int? {
    let tokens = analysis.tokens
    guard name.contains(where: { EntityWords.shared.plays(.envoy, tokens[$0].word) }), name.upperBound + 1 < limit,
      tokens[name.upperBound].word == Self.to
    else { return nil }
    let start = name.upperBound + (tokens[name.upperBound + 1].word == Self.the ? 2 : 1)
    var end = start
    while end < limit, end - start < Self.maxWords, tokens[end].shape.contains(.capitalized), tokens[end].tag.isProper {
      end += 1
    }
    return end > start ? end : nil
  }

  /// Whether a word with a capital is a common noun: "Culture".
  private func isField(_ token: Int) -> Bool {
    analysis.tokens[token].shape.contains(.capitalized) && analysis.tokens[token].tag.isNoun
      && NameWords.shared.use(of: NameKey(analysis.words(token))).ordinary >= Self.ordinary
  }

  /// How much of the time a field is written small.
  private static let ordinary: UInt8 = 5
}
