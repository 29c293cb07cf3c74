internal import Record

/// Addresses of the web, as pages are known by them and as they are written.
enum WebAddress {
  /// `text` as an absolute `http` or `https` URI, what may not stand in one in per cent signs; nil for everything else.
  ///
  /// `javascript:`, `data:` and relative addresses are none; nor is one that names a user, which only serves to deceive, or one
  /// that holds a control character, which browsers drop before they read the rest.
  ///
  /// An address that a page states is as hostile as its text: this is what may be given on, to feeds, sitemaps, the heads of pages
  /// and links. It is not what a page is known by, as it may have changed on the way.
  ///
  /// Source: RFC 3986.
  static func uri(_ text: String?) -> String? {
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
    return (colon == 4 ? "http://" : "https://") + URIText.encoded(authority, keeping: "[]:")
      + URIText.encoded(trimmed[authority.endIndex...], keeping: "/:?#@")
  }

  /// Whether `address` is one of a web page, so that it is no path: http or https with a host, and nothing that ends a line.
  /// Pages are captured at addresses that name a user too, which `uri` does not give on.
  static func isWeb(_ address: String) -> Bool {
    let lowered = address.prefix(8).lowercased()
    guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else { return false }
    let rest = address.drop { $0 != ":" }.dropFirst(3)
    return rest.first.map { $0 != "/" && $0 != "?" && $0 != "#" } ?? false
      && !address.utf8.contains { $0 <= 0x20 || $0 == 0x7F }
  }

  /// The host of a web address without `www.`, as people name a site.
  static func host(_ address: String) -> String? {
    guard isWeb(address) else { return nil }
    let rest = address.drop { $0 != ":" }.dropFirst(3)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.split(separator: "@").last ?? authority
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
  }

  /// `text` as a value or a part of a path: everything but letters, digits and `-._~` as percent and two digits.
  static func encoded(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
      default: out += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The bytes of a percent-encoded text; nil where a percent sign has no two digits behind it.
  static func decoded(_ text: some Sequence<UInt8>, plusIsSpace: Bool) -> [UInt8]? {
    var out: [UInt8] = []
    var bytes = text.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case 0x25:
        guard let high = bytes.next().flatMap(Hexadecimal.value), let low = bytes.next().flatMap(Hexadecimal.value)
        else { return nil }
        out.append(high << 4 | low)
      case 0x2B where plusIsSpace: out.append(0x20)
      default: out.append(byte)
      }
    }
    return out
  }

  private static let hex = Array("0123456789ABCDEF".utf8)
}
