internal import Knowledge

/// The words around names in a byline, and the names that pages give its element.
struct BylineWords: Sendable {
  private let classes: Set<UInt32>
  private let leads: Set<String>
  private let joints: Set<String>

  /// The words of `byline-words.tsv`.
  static let shared = BylineWords()

  private init() {
    var words: [String: [String]] = [:]
    for row in KnowledgeFile("byline-words.tsv").rows where row.count == 2 { words[row[1], default: []].append(row[0]) }
    classes = Set((words["class"] ?? []).map { $0.utf8.reduce(TokenHash.seed) { TokenHash.adding($1, to: $0) } })
    leads = Set(words["lead"] ?? [])
    joints = Set(words["joint"] ?? [])
  }

  /// Whether one of an element's words says that it holds a byline.
  func name(_ tokens: ArraySlice<UInt32>) -> Bool { tokens.contains { classes.contains($0) } }

  /// Whether `word` leads a byline in: "By", "Von".
  func isLead(_ word: some StringProtocol) -> Bool {
    leads.contains(word.lowercased().filter { $0 != ":" && $0 != "." })
  }

  /// The names in a byline's words, without what leads them in, the outlet's name, addresses and offices.
  func names(in byline: String) -> [String] {
    var names: [String] = []
    var current: [Substring] = []
    func close() {
      while let first = current.first, isLead(first), current.count > 1 { current.removeFirst() }
      let name = current.joined(separator: " ")
      current = []
      if Self.isName(name), !names.contains(name) { names.append(name) }
    }
    for part in byline.split(whereSeparator: { ",;/|&\n\u{B7}\u{2022}()".contains($0) }) {
      for word in part.split(separator: " ") {
        if joints.contains(word.lowercased()), !current.isEmpty { close() } else { current.append(word) }
      }
      close()
    }
    return names
  }

  private static func isName(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard (1...6).contains(words.count), name.utf8.count >= 2, name.utf8.count <= 80 else { return false }
    return !name.utf8.contains { $0 &- 0x30 < 10 || $0 == 0x40 || $0 == 0x2F || $0 == 0x3A || $0 == 0x3C || $0 == 0x7B }
  }
}
