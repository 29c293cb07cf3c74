internal import HTTPTypes

/// Who asks, also behind proxies.
enum ClientAddress {
  /// The address at the other end of the connection, `peer`; where that is a trusted proxy, what it says in `X-Forwarded-For`:
  /// the last address there that is no trusted proxy. What stands before that anybody could have written.
  static func of(_ peer: String, _ fields: HTTPFields, trusting proxies: [NetworkRange]) -> String {
    func isTrusted(_ address: NetworkAddress) -> Bool { proxies.contains { $0.contains(address) } }
    guard !proxies.isEmpty, let own = NetworkAddress(peer), isTrusted(own) else { return peer }
    let chain = fields[values: .forwardedFor].flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
    for link in chain.reversed() {
      let text = withoutPort(link)
      // A proxy that writes what is no address tells nothing of who is behind it.
      guard let address = NetworkAddress(text) else { return peer }
      if !isTrusted(address) { return text }
    }
    return peer
  }

  /// The address up to what one reader has for himself: an IPv6 address stands for its network of 64 bits.
  static func group(_ address: String) -> String { NetworkAddress(address)?.group ?? address }

  /// An address as proxies write it: some add the port, and brackets.
  private static func withoutPort(_ link: Substring) -> String {
    let text = link.filter { $0 != " " && $0 != "\t" }
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      return String(text[text.index(after: text.startIndex)..<end])
    }
    let colons = text.utf8.count { $0 == 0x3A }
    return colons == 1 ? String(text.prefix { $0 != ":" }) : text
  }
}
