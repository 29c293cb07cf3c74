internal import Knowledge

/// Cuts the letters of an address into the words of the name that it was made of: "temevalleyadvertiser" is "Teme Valley
/// Advertiser".
///
/// Fires where one of the words is one that names of publications are made of, and the others stand on the page or are known
/// as names; of one, nothing need be known. The fewest words win. Leaves letters that cannot be cut so, and those of platforms that many share.
enum DomainWords {
  private static let press = Set(KnowledgeFile("press-words.tsv").rows.map { $0[0] })
  private static let platforms = Set(KnowledgeFile("platforms.tsv").rows.map { $0[0] })
  private static let small: Set<String> = [
    "of", "the", "and", "de", "du", "des", "la", "le", "les", "el", "der", "die", "das", "di", "da", "do",
  ]

  /// Whether names of publications are made of `word`.
  static func isPress(_ word: some StringProtocol) -> Bool { press.contains(word.lowercased()) }

  /// Whether many publications share the address.
  static func isPlatform(_ domain: String) -> Bool { platforms.contains(domain) }

  /// The name, where it can be told. `vocabulary` are the words on the page, in lower case.
  static func name(of domain: String, vocabulary: Set<String>) -> String? {
    let letters = Array(domain)
    guard letters.count >= 6, letters.count <= 32 else { return nil }
    var best: [(cost: Int, words: [String])?] = [(0, [])] + [(Int, [String])?](repeating: nil, count: letters.count)
    for end in 1...letters.count {
      for start in 0..<end {
        guard let before = best[start], end - start < letters.count else { continue }
        let word = String(letters[start..<end])
        guard let cost = cost(word, vocabulary).map({ before.cost + $0 }) else { continue }
        if best[end].map({ cost < $0.cost }) ?? true { best[end] = (cost, before.words + [word]) }
      }
    }
    guard let (cost, words) = best[letters.count], cost < 2 * unknown, words.count >= 2,
      words.contains(where: { press.contains($0) })
    else { return nil }
    return words.enumerated().map { order, word in
      order > 0 && small.contains(word) ? word : word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }

  /// What a word costs that nothing is known of; one such may be in a name.
  private static let unknown = 10

  /// The cost of a word; nil where it is none.
  private static func cost(_ word: String, _ vocabulary: Set<String>) -> Int? {
    if press.contains(word) || small.contains(word) { return 1 }
    guard word.count >= 4 else { return nil }
    if vocabulary.contains(word) { return 1 }
    let key = NameKey(word)
    if word.count >= 5, NameWords.shared.use(of: key) != .unknown || !Gazetteer.shared.find(key).isEmpty { return 1 }
    return word.contains { "aeiouyäöüéа".contains($0) } ? unknown : nil
  }
}
