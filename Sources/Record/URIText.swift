/// Text as it may stand in a URI.
///
/// Source: RFC 3986.
public enum URIText {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// `bytes` with all but unreserved characters, sub-delimiters and `kept` in per cent signs. What is encoded already is left
  /// as it is, unless `isPlain` says that a per cent sign in it is nothing but itself.
  public static func encoded(
    _ bytes: some Sequence<UInt8>, keeping kept: StaticString, isPlain: Bool = false
  ) -> String {
    var isKept = allowed
    kept.withUTF8Buffer { for byte in $0 { isKept[Int(byte)] = true } }
    let bytes = Array(bytes)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      let isEncoded =
        !isPlain && byte == UInt8(ascii: "%") && index + 2 < bytes.count
        && Hexadecimal.value(of: bytes[index + 1]) != nil && Hexadecimal.value(of: bytes[index + 2]) != nil
      if isKept[Int(byte)] || isEncoded {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// For each byte, whether it is an unreserved character or a sub-delimiter (§2.2, §2.3).
  private static let allowed: [Bool] = {
    var allowed = [Bool](repeating: false, count: 256)
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    for byte in (letters + "0123456789-._~!$&'()*+,;=").utf8 { allowed[Int(byte)] = true }
    return allowed
  }()
}
