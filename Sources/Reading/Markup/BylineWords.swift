internal import Knowledge

/// The words around names in a byline, and the names that pages give its element.
struct BylineWords: Sendable {
  private let classes: Set<UInt32>
  private let leads: Set<String>
  private let joints: Set<String>
  private let ends: Set<String>
  private let roles: Set<String>

  /// The words of `byline-words.tsv`.
  static let shared = BylineWords()

  private init() {
    var words: [String: [String]] = [:]
    for row in KnowledgeFile("byline-words.tsv").rows where row.count == 2 { words[row[1], default: []].append(row[0]) }
    classes = Set((words["class"] ?? []).flatMap { ElementWords.hashes(of: $0) })
    leads = Set(words["lead"] ?? [])
    joints = Set(words["joint"] ?? [])
    ends = Set(words["end"] ?? [])
    roles = Set(words["role"] ?? [])
  }

  /// Whether one of an element's words says that it holds a byline.
  func name(_ tokens: ArraySlice<UInt32>) -> Bool { tokens.contains { classes.contains($0) } }

  /// Whether `word` leads a byline in: "By", "Von".
  func isLead(_ word: some StringProtocol) -> Bool {
    leads.contains(word.lowercased().filter { $0 != ":" && $0 != "." })
  }

  /// The names in a byline's words, without what leads them in, what comes after them, addresses and offices.
  func names(in byline: String) -> [String] {
    guard !byline.utf8.starts(with: "http".utf8), !byline.utf8.starts(with: "www.".utf8) else { return [] }
    var names: [String] = []
    var current: [Substring] = []
    var isPast = false
    func close() {
      let name = current.joined(separator: " ")
      current = []
      isPast = false
      if isName(name), !names.contains(name) { names.append(name) }
    }
    for part in byline.split(whereSeparator: { ",;/|&\n\u{B7}\u{2022}()\u{2013}\u{2014}\u{22C5}".contains($0) }) {
      for word in part.split(separator: " ") {
        let small = word.lowercased()
        if joints.contains(small), !current.isEmpty {
          close()
        } else if current.isEmpty, isLead(word) || small.hasSuffix(":") {
          isPast = false
        } else if isPast || ends.contains(small) || word == "-" {
          isPast = true
        } else {
          current.append(word)
        }
      }
      close()
    }
    return names
  }

  private func isName(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard (1...6).contains(words.count), name.utf8.count >= 2, name.utf8.count <= 80 else { return false }
    if words.contains(where: { roles.contains($0.lowercased()) })
      && !words.allSatisfy({ $0.first?.isUppercase ?? false })
    {
      return false
    }
    if words.allSatisfy({ roles.contains($0.lowercased()) || isLead($0) }) { return false }
    return !name.utf8.contains { $0 &- 0x30 < 10 || $0 == 0x40 || $0 == 0x2F || $0 == 0x3A || $0 == 0x3C || $0 == 0x7B }
  }
}
