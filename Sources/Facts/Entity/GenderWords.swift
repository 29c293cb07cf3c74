internal import Knowledge
internal import Language

/// Tells from the title or office right before a name whether "she" or "he" is meant: "Mrs Hollis", "Ombudswoman Iris
/// Marín".
///
/// Leaves offices that say nothing of it ("Minister", "Chairman"), and names alone.
struct GenderWords: Sendable {
  private let words: [UInt64: Bool]

  /// The words of `gender-words.tsv`.
  init() {
    words = Dictionary(
      KnowledgeFile("gender-words.tsv").rows.filter { $0.count == 2 }.map { (WordHash.of($0[0]), $0[1] == "f") },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether the words before the name at `name` are said of women (true) or of men (false); nil where none is.
  func isFemale(_ name: Range<Int>, _ analysis: Analysis) -> Bool? {
    guard name.lowerBound > analysis.sentence(of: name.lowerBound).lowerBound else { return nil }
    return words[analysis.tokens[name.lowerBound - 1].word]
  }
}
