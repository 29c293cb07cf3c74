/// Reads the digits that a reader typed.
enum TypedCode {
  enum Reading: Hashable {
    /// Nothing but blanks.
    case empty
    /// Something other than digits, or far too much of it.
    case unreadable
    /// ASCII digits.
    case digits([UInt8])
  }

  /// Longer than eight digits with blanks between them in any script.
  static let maxBytes = 128

  /// The digits of `text`: those of any script, such as the wide ones of East Asian keyboards, count as ours do, and blanks and
  /// hyphens are passed over.
  static func digits(_ text: String) -> Reading {
    guard text.utf8.count <= maxBytes else { return .unreadable }
    var digits: [UInt8] = []
    for scalar in text.unicodeScalars where !isPassedOver(scalar) {
      guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue,
        let digit = UInt8(exactly: value), digit < 10
      else { return .unreadable }
      digits.append(0x30 + digit)
    }
    return digits.isEmpty ? .empty : .digits(digits)
  }

  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "-" || scalar.properties.generalCategory == .format
  }
}
