/// Web addresses as feeds, sitemaps and head elements may give them: an address that a page states is as hostile as its text.
enum FeedAddress {
  /// `text` as an absolute `http` or `https` URI, what may not stand in one in per cent signs; nil for everything else.
  ///
  /// `javascript:`, `data:` and relative addresses are none; nor is one that names a user, which only serves to deceive, or one
  /// that holds a control character, which browsers drop before they read the rest.
  ///
  /// Source: RFC 3986.
  static func web(_ text: String?) -> String? {
    guard let text else { return nil }
    let bytes = Array(text.utf8.drop { $0 == 0x20 })
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon == 4 || colon == 5,
      bytes[..<colon].map({ $0 | 0x20 }).starts(with: "http".utf8), colon == 4 || bytes[4] | 0x20 == UInt8(ascii: "s"),
      bytes[(colon + 1)...].starts(with: "//".utf8)
    else { return nil }
    var trimmed = bytes[(colon + 3)...]
    while trimmed.last == 0x20 { trimmed.removeLast() }
    let authority = trimmed.prefix { !"/?#\\".utf8.contains($0) }
    guard let first = authority.first, first != UInt8(ascii: ":"), !authority.contains(UInt8(ascii: "@")),
      !authority.contains(0x20)
    else { return nil }
    return (colon == 4 ? "http://" : "https://") + encoded(authority, keeping: "[]:")
      + encoded(trimmed[authority.endIndex...], keeping: "/:?#@")
  }

  /// `bytes` with all but unreserved characters, sub-delimiters, `kept` and what is encoded already in per cent signs.
  static func encoded(_ bytes: ArraySlice<UInt8>, keeping kept: StaticString) -> String {
    var isPlain = plain
    kept.withUTF8Buffer { for byte in $0 { isPlain[Int(byte)] = true } }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in zip(bytes.indices, bytes) {
      let isEncoded =
        byte == UInt8(ascii: "%") && index + 2 < bytes.endIndex && isHex(bytes[index + 1]) && isHex(bytes[index + 2])
      if isPlain[Int(byte)] || isEncoded {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// For each byte, whether it is an unreserved character or a sub-delimiter (RFC 3986 §2.2, §2.3).
  private static let plain: [Bool] = {
    var plain = [Bool](repeating: false, count: 256)
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    for byte in (letters + "0123456789-._~!$&'()*+,;=").utf8 { plain[Int(byte)] = true }
    return plain
  }()
  private static let hex = Array("0123456789ABCDEF".utf8)

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
