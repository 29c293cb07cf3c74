/// One Unicode scalar of a UTF-8 text, and what a tokenizer needs to know of it.
struct Scalar {
  /// What part it plays in building words.
  enum Kind {
    case space, letter, digit, mark, doubleQuote, openQuote, closeQuote, apostrophe, dash, hyphen, currency, ignored
  }

  /// Its code point; U+FFFD where the bytes are no UTF-8.
  let value: UInt32
  /// The number of bytes it takes; at least 1.
  let count: Int

  /// The scalar at `position`, which must be inside `bytes`. Bad bytes are read one at a time.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, end: Int) {
    let lead = bytes[position]
    if lead < 0x80 {
      self.init(value: UInt32(lead), count: 1)
      return
    }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard length > 1, position + length <= end else {
      self.init(value: 0xFFFD, count: 1)
      return
    }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[position + offset] & 0x3F) }
    self.init(value: value, count: length)
  }

  private init(value: UInt32, count: Int) {
    self.value = value
    self.count = count
  }

  /// The part it plays. Scalars that are not known as marks count as letters, so that no writing system is lost.
  @inline(__always)
  var kind: Kind { value < 0x80 ? Self.asciiKinds[Int(value)] : Self.wideKind(value) }

  /// Whether it is a capital of the Latin, Greek, Cyrillic or Armenian alphabet.
  var isUpper: Bool { Self.lowered(value) != value }

  /// The same letter as a small one.
  static func lowered(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A1, 0x3A3...0x3AB, 0x410...0x42F: return value + 32
    case 0x100...0x12F, 0x132...0x137, 0x14A...0x177, 0x1E00...0x1E95, 0x1EA0...0x1EFF, 0x460...0x481, 0x48A...0x4BF:
      return value | 1
    case 0x139...0x148, 0x179...0x17E: return value & 1 == 1 ? value + 1 : value
    case 0x178: return 0xFF
    case 0x400...0x40F: return value + 80
    case 0x531...0x556: return value + 48
    default: return value
    }
  }

  private static let asciiKinds: [Kind] = (0..<128).map { value in
    switch UInt8(value) {
    case 0x00...0x20, 0x7F: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
    case UInt8(ascii: "\""): .doubleQuote
    case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "$"): .currency
    default: .mark
    }
  }

  private static func wideKind(_ value: UInt32) -> Kind {
    switch value {
    case 0x80...0xA0, 0x1680, 0x2000...0x200A, 0x2028...0x202F, 0x205F, 0x3000: .space
    case 0xAD, 0x200B...0x200F, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: .ignored
    case 0xA2...0xA5, 0x20A0...0x20CF: .currency
    case 0xAB, 0x2039, 0x201C: .openQuote
    case 0xBB, 0x203A, 0x201D: .closeQuote
    case 0x201E, 0x201F, 0x300C, 0x300E: .openQuote
    case 0x300D, 0x300F: .closeQuote
    case 0xB4, 0x2018, 0x2019, 0x201A, 0x201B, 0x2BC, 0x2032: .apostrophe
    case 0x2010, 0x2011: .hyphen
    case 0x2012...0x2015, 0x2212: .dash
    case 0xAA, 0xB5, 0xBA: .letter
    case 0xA1...0xBF, 0xD7, 0xF7, 0x2016...0x205E, 0x2100...0x214F, 0x2190...0x2BFF, 0x3001...0x3020, 0xFF01...0xFF0F,
      0xFF1A...0xFF20, 0xFFFC...0xFFFD, 0x1F000...0x1FAFF:
      .mark
    case 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F, 0xFF10...0xFF19: .digit
    default: .letter
    }
  }
}
