/// A set of token indices, for saying which words are spoken for.
struct TokenSet: Sendable {
  private var isTaken: [Bool]

  /// The empty set over `count` tokens.
  init(count: Int) {
    isTaken = Array(repeating: false, count: count)
  }

  /// Adds `tokens`.
  mutating func insert(_ tokens: Range<Int>) {
    for index in tokens { isTaken[index] = true }
  }

  /// Whether one of `tokens` is in it.
  func overlaps(_ tokens: Range<Int>) -> Bool { tokens.contains { isTaken[$0] } }
  /// Whether `token` is in it.
  func contains(_ token: Int) -> Bool { isTaken[token] }
}
