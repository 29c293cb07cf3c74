/// What makes two captures captures of the same page: its address in one spelling, or else the place it came from.
public struct PageKey: Sendable, Hashable {
  /// The key: an address without scheme, `www.`, default port, fragment and tracking, or `file:` and a path.
  public var value: String

  /// The key with this value.
  public init(value: String) {
    self.value = value
  }

  /// The key of what came from a place that has no address: a file, a line of a file.
  public init(path: String) {
    value = "file:" + path
  }

  /// The key of the page at a web address. What is no web address is a key as it stands.
  ///
  /// Scheme and host are compared without case; scheme, `www.`, default ports, fragments, trailing slashes and parameters
  /// that only say where a reader came from are left off. Other parameters stay, in their order.
  public init(address: String) {
    let bare = address.prefix { $0 != "#" }
    guard let colon = bare.range(of: "://"), ["http", "https"].contains(bare[..<colon.lowerBound].lowercased()) else {
      value = String(address)
      return
    }
    let rest = bare[colon.upperBound...]
    let hostEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    var host = rest[..<hostEnd].lowercased()
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    if host.hasPrefix("www.") { host.removeFirst(4) }
    let path = rest[hostEnd...]
    let queryStart = path.firstIndex(of: "?") ?? path.endIndex
    var key = host + path[..<queryStart]
    while key.hasSuffix("/") { key.removeLast() }
    let parameters = path[queryStart...].dropFirst().split(separator: "&").filter { !Self.isTracking($0) }
    if !parameters.isEmpty { key += "?" + parameters.joined(separator: "&") }
    value = key
  }

  private static let trackers: Set<String> = [
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igshid", "ocid", "cmpid", "ref_src",
  ]

  private static func isTracking(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    return name.hasPrefix("utm_") || trackers.contains(name)
  }
}

extension Substring {
  /// The first place of `text`.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
