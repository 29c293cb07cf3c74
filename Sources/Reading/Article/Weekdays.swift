internal import Knowledge
internal import Record

/// The weekday that a report names first: "The council voted on Tuesday".
enum Weekdays {
  private static let numbers: [UInt64: Int] = {
    var numbers: [UInt64: Int] = [:]
    for row in KnowledgeFile("time-words.tsv").rows where row.count >= 3 && row[1] == "weekday" {
      if let number = Int(row[2]), row[0].utf8.count > 4 { numbers[WordScanner.hash(of: row[0])] = number }
    }
    return numbers
  }()

  /// How many paragraphs are looked at.
  private static let reach = 2

  /// Its number, 1 for Monday; nil where the first paragraphs name none.
  static func first(in article: Article) -> Int? {
    article.text.utf8.withUnsafeBufferPointer { utf8 in
      for block in article.blocks.filter({ $0.section == .main && $0.kind == .paragraph }).prefix(reach) {
        for word in WordScanner(utf8, block.span.range) {
          if let number = numbers[word.hash] { return number }
        }
      }
      return nil
    }
  }

  /// Whether a word names a day of the week.
  static func isOne(_ word: some StringProtocol) -> Bool { numbers[WordScanner.hash(of: word.lowercased())] != nil }
}
