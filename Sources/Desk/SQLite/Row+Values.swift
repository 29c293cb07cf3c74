internal import GRDB

extension Row {
  /// The value of a column. Throws, rather than traps, where it is not of this type.
  func value<T: DatabaseValueConvertible>(_ column: String) throws -> T {
    try decode(T.self, forColumn: column)
  }

  /// The case that a column names.
  func choice<T: RawRepresentable<String>>(_ column: String) throws -> T {
    let word: String = try value(column)
    guard let choice = T(rawValue: word) else { throw UnknownWord(column: column, word: word) }
    return choice
  }
}

/// A column holds a word that no version of the desk has written.
struct UnknownWord: Error {
  var column: String
  var word: String
}

extension Listing {
  /// Of `items` (one more than `limit` asked for where there are more) the first `limit`, and where to go on.
  init(_ items: [Item], limit: Int, number: (Item) -> Int) {
    let shown = Array(items.prefix(limit))
    self.init(items: shown, next: items.count > limit ? shown.last.map(number) : nil)
  }
}
