/// The address of a link that may be followed from our pages: one on the web, a mailbox, or a place of this site.
///
/// What it is must be seen in its first bytes as they are written, before any character reference or white space.
struct SafeAddress {
  /// Where it stands, without white space around it.
  let range: Range<Int>
  /// Whether it leads away from this site.
  let isOuter: Bool

  /// The longest address that becomes a link.
  static let maxBytes = 2048

  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ value: Range<Int>) {
    var range = value
    while let first = range.first, MarkupScanner.isSpace(bytes[first]) { range = range.dropFirst() }
    while let last = range.last, MarkupScanner.isSpace(bytes[last]) { range = range.dropLast() }
    guard !range.isEmpty, range.count <= Self.maxBytes else { return nil }
    // Browsers take line ends and tabs out of addresses, which would change what was looked at here.
    for index in range where bytes[index] < 0x20 || bytes[index] == 0x7F { return nil }
    func begins(with prefix: StaticString) -> Bool {
      range.count > prefix.utf8CodeUnitCount
        && prefix.withUTF8Buffer { prefix in
          prefix.indices.allSatisfy {
            let byte = bytes[range.lowerBound + $0]
            return prefix[$0] == (byte &- 0x41 < 26 ? byte | 0x20 : byte)
          }
        }
    }
    self.range = range
    if begins(with: "http://") || begins(with: "https://") {
      isOuter = true
    } else if begins(with: "mailto:") {
      isOuter = false
    } else if bytes[range.lowerBound] == 0x23 || bytes[range.lowerBound] == 0x2F {
      let second = range.count > 1 ? bytes[range.lowerBound + 1] : 0x61
      let isName = MarkupScanner.isLetter(second) || second &- 0x30 < 10 || second == 0x3F || second == 0x5F
      guard isName else { return nil }
      isOuter = false
    } else {
      return nil
    }
  }
}
