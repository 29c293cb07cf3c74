internal import Record

/// Ids for feeds and their items that stay when addresses and titles change.
enum FeedID {
  /// A `tag:` URI: `name` (say, `article/42`) as given out by who held `host` on `since`.
  ///
  /// `host` is the name of the site, of which a port is left off; `since` must not change once it is in use.
  ///
  /// Source: RFC 4151 §2.1.
  static func tag(host: String, since: Day, name: String) -> String {
    let host = host.lowercased().utf8.prefix { $0 != UInt8(ascii: ":") }.filter {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "-.".utf8.contains($0)
    }
    let authority = host.isEmpty ? "localhost" : String(decoding: host, as: UTF8.self)
    let isYear = since.month == 1 && since.day == 1
    let date = isYear ? String(since.iso.prefix(4)) : since.iso
    return "tag:\(authority),\(date):" + URIText.encoded(name.utf8, keeping: "/:?@")
  }
}
