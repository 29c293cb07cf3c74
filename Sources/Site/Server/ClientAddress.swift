internal import HTTPTypes

/// Who asks, also behind proxies.
enum ClientAddress {
  /// The address at the other end of the connection, `peer`; where that is a trusted proxy, what it says in `X-Forwarded-For`:
  /// the last address there that is no trusted proxy. What stands before that anybody could have written.
  static func of(_ peer: String, _ fields: HTTPFields, trusting proxies: [String]) -> String {
    guard proxies.contains(peer) else { return peer }
    let chain = fields[values: .forwardedFor].flatMap { $0.split(separator: ",") }.map {
      String($0.filter { $0 != " " })
    }
    for address in chain.reversed() where !proxies.contains(address) {
      return isAddress(address) ? address : peer
    }
    return peer
  }

  /// The address up to what one reader has for himself: an IPv6 address stands for its network of 64 bits.
  static func group(_ address: String) -> String {
    guard address.contains(":"), !address.contains(".") else { return address }
    var groups = address.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if let gap = groups.firstIndex(of: "") {
      let filled = groups.filter { !$0.isEmpty }.count
      groups =
        groups[..<gap].filter { !$0.isEmpty } + Array(repeating: "0", count: max(0, 8 - filled))
        + groups[gap...].filter { !$0.isEmpty }
    }
    return groups.prefix(4).joined(separator: ":") + "::/64"
  }

  private static func isAddress(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 45
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte) || byte == 0x2E
          || byte == 0x3A
      }
  }
}
