/// Words on a map: what is left of hostile ones, and how wide they will be.
enum MapText {
  /// A name of at most this many characters; the whole of it stands in the list beneath the map.
  private static let longest = 28

  /// The name on one line, without characters that control the line's direction, cut where it is too long.
  static func label(_ name: String) -> String {
    let clean = cleaned(name)
    if clean.count <= longest { return clean }
    return clean.prefix(longest - 1).trimmingSuffix { $0 == " " || $0 == "," } + "…"
  }

  /// The text without controls; white space made one space.
  static func cleaned(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(400) {
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2028, 0x2029:
        if scalars.last != " " && !scalars.isEmpty { scalars.append(" ") }
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: break
      default: scalars.append(scalar)
      }
    }
    if scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }

  /// About how wide a text is, in ems of a usual sans-serif face; rather too much than too little.
  static func ems(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ems($1) }
  }

  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", "'", "’", "|", "!": 0.3
    case "f", "r", "t", " ", "-", "(", ")", "/": 0.4
    case "m", "w", "M", "W", "@", "%", "…": 0.95
    case "A"..."Z": 0.72
    case "0"..."9": 0.62
    case "\u{300}"..."\u{36F}": 0
    case "\u{1100}"..."\u{11FF}", "\u{2E80}"..."\u{9FFF}", "\u{AC00}"..."\u{D7AF}", "\u{F900}"..."\u{FAFF}",
      "\u{FF00}"..."\u{FF60}", "\u{1F000}"..."\u{3FFFF}":
      1.05
    default: 0.6
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ isLeft: (Character) -> Bool) -> String {
    var rest = self
    while let last = rest.last, isLeft(last) { rest.removeLast() }
    return String(rest)
  }
}
