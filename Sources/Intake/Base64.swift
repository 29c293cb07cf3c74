/// Reads Base64.
///
/// Source: RFC 4648 §4 and §5 (the alphabet for URLs); white space between the digits is passed over, padding may be missing.
enum Base64 {
  private static let outside: UInt8 = 0xFF

  /// For each byte its six bits, or 0xFF.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: outside, count: 256)
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, digit) in digits.utf8.enumerated() { values[Int(digit)] = UInt8(value) }
    values[Int(UInt8(ascii: "-"))] = 62
    values[Int(UInt8(ascii: "_"))] = 63
    return values
  }()

  /// The bytes that `text` spells; nil where it is no Base64.
  static func decode(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { digits in
      values.withUnsafeBufferPointer { values in
        [UInt8](unsafeUninitializedCapacity: digits.count / 4 * 3 + 3) { buffer, count in
          count = decode(digits, values, into: buffer)
        }
      }
    }.nonEmpty(unless: text.isEmpty)
  }

  /// Writes the bytes of `digits`; gives their number, 0 where one of them is no digit.
  private static func decode(
    _ digits: UnsafeBufferPointer<UInt8>, _ values: UnsafeBufferPointer<UInt8>,
    into buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    var held: UInt32 = 0
    var bits = 0
    var index = 0
    while index < digits.count {
      let digit = digits[index]
      index += 1
      let value = values[Int(digit)]
      if value == outside {
        if digit == 0x20 || (0x09...0x0D).contains(digit) { continue }
        guard digit == UInt8(ascii: "=") else { return 0 }
        break
      }
      held = held << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        buffer[count] = UInt8(truncatingIfNeeded: held >> UInt32(bits))
        count += 1
      }
    }
    while index < digits.count {
      guard digits[index] == UInt8(ascii: "=") || digits[index] <= 0x20 else { return 0 }
      index += 1
    }
    return bits >= 6 ? 0 : count
  }
}

extension [UInt8] {
  fileprivate func nonEmpty(unless isAllowed: Bool) -> [UInt8]? { isEmpty && !isAllowed ? nil : self }
}
