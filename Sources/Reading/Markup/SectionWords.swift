internal import Knowledge

/// The words by which pages name the element of the section.
struct SectionWords: Sendable {
  private let words: Set<UInt32>

  /// The words of `section-words.tsv`.
  static let shared = SectionWords()

  private init() {
    words = Set(KnowledgeFile("section-words.tsv").rows.flatMap { ElementWords.hashes(of: $0[0]) })
  }

  /// Whether one of an element's words says that it holds the section.
  func name(_ tokens: ArraySlice<UInt32>) -> Bool { tokens.contains { words.contains($0) } }
}
