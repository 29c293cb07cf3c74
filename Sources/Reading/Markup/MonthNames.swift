internal import Knowledge

/// The months by their names and abbreviations in many languages.
struct MonthNames: Sendable {
  private let numbers: [UInt32: Int]

  /// The names of `months.tsv`; where languages differ, the first row counts.
  static let shared = MonthNames()

  private init() {
    var numbers: [UInt32: Int] = [:]
    for row in KnowledgeFile("months.tsv").rows where row.count >= 2 {
      let hash = Self.hash(row[0].utf8)
      if numbers[hash] == nil { numbers[hash] = Int(row[1]) }
    }
    self.numbers = numbers
  }

  /// The month that `word` names, in any case, without a dot behind it.
  func number(of word: ArraySlice<UInt8>) -> Int? {
    if word.allSatisfy({ $0 < 0x80 }) { return numbers[Self.hash(word.lazy.map(asciiLowercased))] }
    return numbers[Self.hash(String(decoding: word, as: UTF8.self).lowercased().utf8)]
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(TokenHash.seed) { TokenHash.adding($1, to: $0) }
  }
}
