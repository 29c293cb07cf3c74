internal import Record

/// The addresses that exports give to pages and captures: always a URI, whatever the archive was fed with.
enum ExportAddress {
  /// The URI of a page: its address where that is one, `file:` for an absolute path, else the URI of its capture's bytes.
  static func page(_ article: StoredArticle) -> String {
    let address = article.address
    if hasScheme(address) { return encoded(address) }
    if address.hasPrefix("/") { return "file://" + encoded(address) }
    if let url = article.record.article?.url, hasScheme(url) { return encoded(url) }
    return capture(article) ?? "file:" + encoded(address)
  }

  /// The URI of the bytes that were captured, by their digest (RFC 6920); nil where the digest is none of SHA-256.
  static func capture(_ article: StoredArticle) -> String? {
    guard let digest = article.record.capture?.digest, digest.hasPrefix("sha256:") else { return nil }
    guard let bytes = Hexadecimal.bytes(ofAnyCase: digest.utf8.dropFirst(7)), bytes.count == 32 else { return nil }
    return "ni:///sha-256;" + StrictBase64.encodeForAddresses(bytes)
  }

  /// Whether `text` begins with a scheme and a colon. One letter is no scheme but a drive.
  private static func hasScheme(_ text: String) -> Bool {
    let scheme = text.utf8.prefix { $0 != UInt8(ascii: ":") }
    guard (2...32).contains(scheme.count), scheme.count < text.utf8.count, let first = scheme.first, isLetter(first)
    else { return false }
    return scheme.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// `text` with what may not stand in a URI in per cent signs (RFC 3986), what is encoded already left as it is.
  private static func encoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isEncoded =
        byte == UInt8(ascii: "%") && index + 2 < bytes.count && Hexadecimal.value(of: bytes[index + 1]) != nil
        && Hexadecimal.value(of: bytes[index + 2]) != nil
      if isEncoded || isLetter(byte) || (0x30...0x39).contains(byte) || "-._~:/?#@!$&'()*+,;=".utf8.contains(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), upperHex[Int(byte >> 4)], upperHex[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let upperHex = Array("0123456789ABCDEF".utf8)
}
