/// Text of others in what is told to whoever runs the site.
enum LogText {
  /// Whether a scalar shows as itself and changes nothing around it: no control character, no line separator, none that
  /// turns the direction of writing.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x20...0x7E).contains(scalar.value) }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
    default: return true
    }
  }

  /// `text` with everything else written as `\u{…}`: in one line, and no terminal does anything at it.
  static func clean(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy({ isPlain($0) && $0 != "\\" }) { return text }
    var clean = ""
    for scalar in text.unicodeScalars {
      if scalar == "\\" {
        clean += "\\\\"
      } else if isPlain(scalar) {
        clean.unicodeScalars.append(scalar)
      } else {
        clean += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return clean
  }

  /// The beginning of `text`, clean, to be shown in a message.
  static func cut(_ text: some StringProtocol) -> String {
    let start = clean(String(text.prefix(80)))
    return text.count > 80 ? start + "…" : start
  }
}
