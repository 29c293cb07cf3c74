internal import Knowledge

/// The words by which pages name the element of the standfirst.
struct StandfirstWords: Sendable {
  private let words: Set<UInt32>

  /// The words of `standfirst-words.tsv`.
  static let shared = StandfirstWords()

  private init() {
    words = Set(
      KnowledgeFile("standfirst-words.tsv").rows.map { row in
        row[0].utf8.reduce(TokenHash.seed) { TokenHash.adding($1, to: $0) }
      })
  }

  /// Whether a block's own element or the one around it is named so and holds little else.
  func name(_ block: PageOutline.Block, in outline: PageOutline) -> Bool {
    if contains(block.inlineTokens, outline) { return true }
    var element = Int(block.element)
    for _ in 0..<2 where element >= 0 {
      let holder = outline.elements[element]
      if Int(holder.characters) > block.tally.characters * 2 { return false }
      if contains(holder.tokens, outline) { return true }
      element = Int(holder.parent)
    }
    return false
  }

  private func contains(_ range: Range32, _ outline: PageOutline) -> Bool {
    (Int(range.lower)..<Int(range.upper)).contains { words.contains(outline.tokens[$0]) }
  }
}
