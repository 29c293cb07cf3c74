internal import Knowledge

/// The phrases of one column of a knowledge file, looked up by the words of a text, in any case.
struct WordPhrases: Sendable {
  /// The phrases by the hash of their first word, the longest first.
  private let phrases: [UInt64: [[UInt64]]]

  /// The phrases in the first column of the file called `name`.
  init(_ name: String) {
    var phrases: [UInt64: [[UInt64]]] = [:]
    for row in KnowledgeFile(name).rows {
      let words = Self.words(of: row[0].lowercased())
      if let first = words.first { phrases[first, default: []].append(words) }
    }
    self.phrases = phrases.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// How many words the longest phrase has that begins with the word at `index`; 0 where there is none.
  func length(at index: Int, of words: [UInt64]) -> Int {
    guard words.indices.contains(index), let candidates = phrases[words[index]] else { return 0 }
    for phrase in candidates where words[index...].starts(with: phrase) { return phrase.count }
    return 0
  }

  /// Whether all of `text` is one of the phrases.
  func contains(_ text: String) -> Bool {
    let words = Self.words(of: text)
    return !words.isEmpty && length(at: 0, of: words) == words.count
  }

  /// The hashes of a text's words.
  static func words(of text: String) -> [UInt64] {
    var text = text
    return text.withUTF8 { utf8 in WordScanner(utf8, 0..<utf8.count).map(\.hash) }
  }
}
