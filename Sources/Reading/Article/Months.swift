internal import Knowledge

/// The names of the months in the languages of the knowledge file.
enum Months {
  private static let numbers: [UInt64: [(number: Int, languages: String)]] = {
    var numbers: [UInt64: [(number: Int, languages: String)]] = [:]
    for row in KnowledgeFile("months.tsv").rows where row.count >= 3 {
      guard let number = Int(row[1]) else { continue }
      numbers[WordScanner.hash(of: row[0]), default: []].append((number, row[2]))
    }
    return numbers
  }()

  /// The number, 1 to 12, of the month whose lower-cased name has this hash: in `language` where languages differ.
  static func number(_ hash: UInt64, language: String? = nil) -> Int? {
    guard let found = numbers[hash] else { return nil }
    guard found.count > 1, let language else { return found.first?.number }
    return (found.first { $0.languages.split(separator: ",").contains { $0 == language } } ?? found.first)?.number
  }

  /// Whether a month is called so in any language.
  static func isName(_ hash: UInt64) -> Bool { numbers[hash] != nil }
}
