/// Writes rows of cells after RFC 4180: commas, lines that end in CR LF, quotation marks doubled inside quoted cells.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and a page can write what it likes. So a
/// text cell that could be taken for one gets an apostrophe in front: where the first character behind any white space,
/// invisible characters, quotation marks and apostrophes is one of these, its full-width or small form, or where such a
/// cell begins with a tab or a line end. Take one apostrophe off such a cell to have the words back. Numbers are written
/// as numbers, minus sign and all, and no text ever goes into their cells. Line ends within a cell are kept, in quotes.
///
/// Open the file as comma-separated: a program that is told to split at semicolons sees other cells than were written.
public struct CSVCells: Sendable {
  /// What was written so far, UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// No cells yet.
  public init() {}

  /// A text cell; empty for nil.
  public mutating func text(_ value: String?) {
    separate()
    guard let value else { return }
    let isFormula = Self.couldBeFormula(value)
    let needsQuotes = isFormula || value.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) } || isPadded(value)
    guard needsQuotes else {
      bytes += value.utf8
      return
    }
    bytes.append(0x22)
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in value.utf8 {
      if byte == 0x22 { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// A number cell; empty for nil.
  public mutating func number(_ value: Int?) {
    separate()
    if let value { bytes += String(value).utf8 }
  }

  /// A number cell with at most `places` decimal places; empty for nil.
  public mutating func number(_ value: Double?, places: Int) {
    separate()
    guard let value, value.isFinite else { return }
    let scale = [1.0, 10, 100, 1e3, 1e4, 1e5][min(places, 5)]
    let rounded = (value * scale).rounded() / scale
    bytes += (rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : "\(rounded)").utf8
  }

  /// Ends the row.
  public mutating func endRow() {
    bytes += [0x0D, 0x0A]
    isFirst = true
  }

  private mutating func separate() {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
  }

  private func isPadded(_ value: String) -> Bool {
    value.utf8.first == 0x20 || value.utf8.last == 0x20 || value.isEmpty
  }

  /// Whether a spreadsheet could take `value` for a formula.
  static func couldBeFormula(_ value: String) -> Bool {
    for scalar in value.unicodeScalars {
      switch scalar {
      case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FE66}", "\u{FE62}",
        "\u{FE63}", "\u{FE6B}", "\u{2212}":
        return true
      case "\"", "'", "`", "\u{2018}"..."\u{201F}", "\u{AB}", "\u{BB}", "\u{FF02}", "\u{FF07}": continue
      default:
        if isInvisible(scalar) { continue }
        return false
      }
    }
    return false
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value <= 0x20 || scalar.value == 0x7F }
    let properties = scalar.properties
    return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
      || [.control, .format].contains(properties.generalCategory)
  }
}
