/// Bytes as hexadecimal digits.
public enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Two lower-case digits for each byte.
  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The bytes of an even number of lower-case digits; nil for anything else, so that no two texts stand for the same bytes.
  public static func bytes(_ text: String) -> [UInt8]? {
    text.utf8.allSatisfy(isLowerDigit) ? bytes(ofAnyCase: text.utf8) : nil
  }

  /// The bytes of an even number of digits of either case; nil for anything else.
  public static func bytes(ofAnyCase digits: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var digits = digits.makeIterator()
    while let first = digits.next() {
      guard let high = value(of: first), let low = digits.next().flatMap(value) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  /// The value of one digit of either case; nil where the byte is none.
  public static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Whether a byte is one of 0 to 9 and a to f.
  public static func isLowerDigit(_ byte: UInt8) -> Bool {
    value(of: byte) != nil && !(UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
  }
}
