internal import GRDB

/// A sum over those columns of a row that nothing else in an archive vouches for: how names are spelled, who drew a record,
/// what was bad. Columns that a record, a digest or the evidence says again are not in it.
///
/// It stands in the row's column `sum`. A change by hand or by damage is found by it; it is no signature.
enum RowSum {
  /// The columns that the sums of each table are taken over, in their order.
  static let columns: [(table: String, names: [String])] = [
    ("page", ["key", "address"]), ("label", ["kind", "key", "name"]), ("party", ["key", "country", "name", "kind"]),
    ("spelling", ["key", "place"]), ("article", ["digest", "drawnBy"]), ("capture", ["event", "charset", "refersTo"]),
    ("problem", ["source", "code", "message", "page", "keptAt"]),
  ]

  /// `rowSum(…)`, the sum in SQL.
  static let function = DatabaseFunction("rowSum", pure: true) { of($0) }

  /// The sum of a row with these values.
  ///
  /// Source: FNV-1a with 64 bits; each value is closed by a byte that UTF-8 does not have.
  static func of(_ values: [(any DatabaseValueConvertible)?]) -> Int64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for value in values {
      switch value?.databaseValue.storage ?? .null {
      case .null: add(0xFE)
      case .int64(let number): String(number).utf8.forEach(add)
      case .string(let text): text.utf8.forEach(add)
      case .double(let number): "\(number)".utf8.forEach(add)
      case .blob(let bytes): bytes.forEach(add)
      }
      add(0xFF)
    }
    return Int64(bitPattern: sum)
  }
}
