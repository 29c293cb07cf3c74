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

  /// The grammar of an analysis.
  init(_ analysis: Analysis, _ lexicon: CueLexicon) {
    let tokens = analysis.tokens
    head = tokens.indices.map { Int32($0) }
    dependents = Array(repeating: 0, count: tokens.count)
    subject = Array(repeating: -1, count: tokens.count)
    entries = tokens.map { lexicon[$0.word] ?? lexicon[$0.lemma] }
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
