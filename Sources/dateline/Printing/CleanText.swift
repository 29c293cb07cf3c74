/// Words of a page made safe for a terminal.
///
/// A page may hold escape sequences that move the cursor, set the window's title or paint over what stands there. None of
/// them gets through: control characters are shown as symbols, and those that turn the direction of writing as U+FFFD.
enum CleanText {
  /// `text` on one line: white space made one blank, none at the ends.
  static func line(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var needsSpace = false
    for scalar in text.unicodeScalars {
      if scalar == " " || (0x09...0x0D).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029 {
        needsSpace = !result.isEmpty
        continue
      }
      if needsSpace { result.append(" ") }
      needsSpace = false
      result.append(safe(scalar))
    }
    return String(result)
  }

  /// What is shown for `scalar`.
  static func safe(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: scalar
    }
  }
}
