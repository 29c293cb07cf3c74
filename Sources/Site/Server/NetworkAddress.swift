internal import Glibc

/// An IP address as its bytes. An IPv4 address that was mapped into IPv6 is the IPv4 address.
struct NetworkAddress: Hashable, Sendable {
  /// 4 or 16 bytes.
  let bytes: [UInt8]

  /// The address that `text` spells; nil where it is none. Short and octal spellings of IPv4, and zones, are none.
  init?(_ text: String) {
    guard text.utf8.count <= 45, !text.utf8.contains(0) else { return nil }
    var four = [UInt8](repeating: 0, count: 4)
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = four
      return
    }
    var sixteen = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
    let isMapped = sixteen[..<10].allSatisfy { $0 == 0 } && sixteen[10] == 0xFF && sixteen[11] == 0xFF
    bytes = isMapped ? Array(sixteen[12...]) : sixteen
  }

  /// Whether it is this machine's own.
  var isLoopback: Bool { bytes.count == 4 ? bytes[0] == 127 : bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] == 1 }

  /// What one reader has for himself: an IPv4 address, or an IPv6 network of 64 bits.
  var group: String {
    if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
    let parts = stride(from: 0, to: 8, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
    return parts.joined(separator: ":") + "::/64"
  }
}

/// An address, or a range of them such as `10.0.0.0/8`.
struct NetworkRange: Hashable, Sendable {
  private let base: [UInt8]
  private let bits: Int

  /// The range that `text` spells; nil where it is none, or is all addresses there are.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let address = NetworkAddress(String(parts[0])) else { return nil }
    base = address.bytes
    guard parts.count == 2 else {
      bits = base.count * 8
      return
    }
    guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let bits = Int(parts[1]),
      (1...base.count * 8).contains(bits)
    else { return nil }
    self.bits = bits
  }

  /// Whether `address` is in it.
  func contains(_ address: NetworkAddress) -> Bool {
    guard address.bytes.count == base.count else { return false }
    let whole = bits / 8
    guard base[..<whole] == address.bytes[..<whole] else { return false }
    let rest = bits % 8
    return rest == 0 || (base[whole] ^ address.bytes[whole]) >> (8 - rest) == 0
  }
}
