internal import Intake
internal import Record

/// The addresses that exports give to pages and captures: always a URI, whatever the archive was fed with.
enum ExportAddress {
  /// The URI of a page: its address where that is one, `file:` for an absolute path, else the URI of its capture's bytes.
  static func page(_ article: StoredArticle) -> String {
    let address = article.address
    if hasScheme(address) { return encoded(address) }
    if address.hasPrefix("/") { return FieldText.fileURI(address) }
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

  private static func encoded(_ text: String) -> String { URIText.encoded(text.utf8, keeping: "/:?#@") }
}
