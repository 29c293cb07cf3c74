/// A payload as UTF-8, which knows where in the payload each of its bytes came from.
struct DecodedPayload: Sendable {
  /// Valid UTF-8. A byte order mark is not in it; bytes that the charset does not have are U+FFFD.
  let utf8: [UInt8]
  /// The WHATWG name of the charset, lower case: `utf-8`, `windows-1251`.
  let charset: String

  /// The offset in the payload of the byte that `offset` of `utf8` came from; `utf8.count` gives the payload's length.
  func payloadOffset(_ offset: Int) -> Int { offset }
}
