/// Reads and writes Base64 in one way only: a text that is read is the one that would be written.
///
/// Source: RFC 4648 §4, and §5 for addresses, there without padding.
public enum StrictBase64 {
  private static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let forAddresses = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// The bytes of a text with padding; nil where it is not exactly Base64.
  public static func decode(_ text: String) -> [UInt8]? {
    guard text.utf8.count.isMultiple(of: 4) else { return nil }
    let digits = Array(text.utf8)
    let padding = digits.suffix(2).reversed().prefix { $0 == 0x3D }.count
    return bytes(digits.dropLast(padding), alphabet: standard)
  }

  /// The bytes of a text without padding in the alphabet for addresses; nil where it is not exactly that.
  public static func decodeForAddresses(_ text: String) -> [UInt8]? { bytes(text.utf8, alphabet: forAddresses) }

  /// A text without padding, safe in an address and in an attribute.
  public static func encodeForAddresses(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let held = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for digit in 0...group.count { text.append(forAddresses[held >> (18 - 6 * digit) & 63]) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func bytes(_ digits: some Collection<UInt8>, alphabet: [UInt8]) -> [UInt8]? {
    guard digits.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 4 * 3 + 2)
    var held = 0
    var bits = 0
    for digit in digits {
      guard let value = value(of: digit, alphabet: alphabet) else { return nil }
      held = (held << 6 | value) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: held >> bits))
      }
    }
    return held & (1 << bits - 1) == 0 ? bytes : nil
  }

  private static func value(of digit: UInt8, alphabet: [UInt8]) -> Int? {
    switch digit {
    case 0x41...0x5A: Int(digit) - 0x41
    case 0x61...0x7A: Int(digit) - 0x61 + 26
    case 0x30...0x39: Int(digit) - 0x30 + 52
    case alphabet[62]: 62
    case alphabet[63]: 63
    default: nil
    }
  }
}
