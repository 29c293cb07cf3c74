internal import Language
internal import Record

/// The words for who said it, with the word that the others hang on.
///
/// "A senior spokesman for the Foreign Ministry" hangs on "spokesman"; a comma, a preposition, a relative word or a verb ends the
/// part that may hold the head.
struct SourcePhrase: Sendable {
  /// Its tokens, from the first to the last of its spans.
  let tokens: Range<Int>
  /// The token the others hang on.
  let head: Int
  /// The tokens up to the head, without an article before them.
  let core: Range<Int>
  /// Whether it begins with "the", "this" or the like.
  let isDefinite: Bool
  /// Whether it begins with "a".
  let isIndefinite: Bool

  private static let articles = Set(["the", "a", "an", "this", "that", "these", "those"].map { WordHash.of($0) })
  private static let definite = Set(["the", "this", "that", "these", "those"].map { WordHash.of($0) })
  private static let indefinite = Set(["a", "an"].map { WordHash.of($0) })
  private static let enders = Set(
    [
      ",", ";", ":", "(", "—", "–", "-", "who", "which", "of", "for", "from", "with", "at", "to", "by", "in", "on",
      "and", "or",
    ]
    .map { WordHash.of($0) })

  /// Whether an adverb, adjective or participle comes after the noun that the others hang on: "police sources consulted by us".
  private static func isBehindNoun(_ index: Int, limit: Int, _ analysis: Analysis) -> Bool {
    let token = analysis.tokens[index]
    guard analysis.tokens[index - 1].tag.isNoun, [.rb, .jj, .vbn, .vbg].contains(token.tag),
      !token.shape.contains(.capitalized)
    else { return false }
    return index + 1 == limit || !analysis.tokens[index + 1].tag.isNoun && analysis.tokens[index + 1].tag != .jj
  }

  /// The phrase at `spans` of a statement's source; nil where no word stands there.
  init?(_ spans: [Span], _ analysis: Analysis) {
    guard let first = spans.first, let last = spans.last else { return nil }
    tokens = analysis.tokens(in: Span(first.start, last.end))
    guard !tokens.isEmpty else { return nil }
    var start = tokens.lowerBound
    isDefinite = Self.definite.contains(analysis.tokens[start].word) && tokens.count > 1
    isIndefinite = Self.indefinite.contains(analysis.tokens[start].word) && tokens.count > 1
    while start + 1 < tokens.upperBound, Self.articles.contains(analysis.tokens[start].word) { start += 1 }
    var end = start + 1
    while end < tokens.upperBound, !Self.enders.contains(analysis.tokens[end].word),
      !analysis.tokens[end].tag.isFinite, !Self.isBehindNoun(end, limit: tokens.upperBound, analysis)
    {
      end += 1
    }
    core = start..<end
    head = end - 1
  }
}
