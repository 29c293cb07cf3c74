internal import Record

/// What robots may visit.
///
/// Source: RFC 9309; the line that names a sitemap is sitemaps.org's.
enum RobotsText {
  /// All of the site but what lies under `disallowed`, with where its sitemaps are.
  ///
  /// - Parameter disallowed: beginnings of paths, `*` and `$` as in RFC 9309 §2.2.3. What may not stand in a path is encoded, so
  ///   that no path can make a line of its own.
  static func open(disallowed: [String] = [], sitemaps: [String] = []) -> [UInt8] {
    var text = "User-agent: *\n"
    for path in disallowed where path.hasPrefix("/") {
      text += "Disallow: " + URIText.encoded(path.utf8, keeping: "/:?@") + "\n"
    }
    if disallowed.isEmpty { text += "Allow: /\n" }
    let addresses = sitemaps.compactMap(WebAddress.uri)
    if !addresses.isEmpty { text += "\n" }
    for address in addresses { text += "Sitemap: \(address)\n" }
    return Array(text.utf8)
  }

  /// Nothing: for a reading room that is on no public address.
  static let closed = Array("User-agent: *\nDisallow: /\n".utf8)
}
