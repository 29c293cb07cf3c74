internal import Language

/// What attribution asks of the parse again and again: each word's head, and what hangs on it.
///
/// A word that was not parsed is its own head.
struct Grammar: Sendable {
  /// The head of each token, its own index at a root.
  private(set) var head: [Int32]
  /// Bit `Relation.rawValue` of each token is set where a dependent of that relation hangs on it.
  private(set) var dependents: [UInt64]
  /// The subject of each token, -1 where it has none.
  private(set) var subject: [Int32]
  /// Each token's line of the lexicon.
  private(set) var entries: [CueLexicon.Entry?]

  /// The class of words used like each token, 0 where it is in none.
  private(set) var classes: [UInt16]
  /// Each token's word as features see it: a name by its class and a number as any number, so that what is learned of one
  /// year's news holds for the next.
  private(set) var words: [UInt64]

  /// The grammar of an analysis.
  init(_ analysis: Analysis, _ lexicon: CueLexicon, _ wordClasses: WordClasses) {
    let tokens = analysis.tokens
    classes = tokens.map { wordClasses.classes(of: $0.word).fine }
    words = tokens.map(\.word)
    head = tokens.indices.map { Int32($0) }
    dependents = Array(repeating: 0, count: tokens.count)
    subject = Array(repeating: -1, count: tokens.count)
    entries = tokens.map { lexicon[$0.word] ?? lexicon[$0.lemma] }
    for (index, token) in tokens.enumerated() {
      if token.tag.isProper && entries[index] == nil {
        words[index] = 0x4E_0000 | UInt64(wordClasses.classes(of: token.word).middle)
      } else if token.shape.contains(.number) {
        words[index] = 0x4F_0000
      }
    }
    for (index, token) in tokens.enumerated() where token.relation != .unknown && Int(token.head) != index {
      guard tokens.indices.contains(Int(token.head)) else { continue }
      head[index] = token.head
      dependents[Int(token.head)] |= 1 << UInt64(token.relation.rawValue)
      if token.relation == .nsubj || token.relation == .nsubjPass { subject[Int(token.head)] = Int32(index) }
    }
  }

  /// A token's family in the lexicon.
  func family(_ token: Int) -> CueLexicon.Family { entries[token]?.family ?? .none }
}
