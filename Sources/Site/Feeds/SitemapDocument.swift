/// A sitemap, or the index of several, written entry by entry up to the limits.
///
/// Source: sitemaps.org protocol 0.9.
struct SitemapDocument: Sendable {
  /// What the entries are: pages, or sitemaps of pages.
  enum Kind: Sendable { case pages, index }

  /// The most entries that one document takes.
  static let maxEntries = 50_000
  /// The most bytes that one document takes, before compression.
  static let maxBytes = 52_428_800
  /// Room for the end tag.
  private static let endBytes = 32

  /// How many entries it has.
  private(set) var count = 0
  /// The addresses that were no web addresses and are not in it.
  private(set) var refused: [String] = []
  private let kind: Kind
  private let maxBytes: Int
  private var xml = XMLWriter()

  /// An empty document.
  init(_ kind: Kind, maxBytes: Int = Self.maxBytes) {
    self.kind = kind
    self.maxBytes = maxBytes
    xml.open(kind == .pages ? "urlset" : "sitemapindex", ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"])
  }

  /// Adds an entry; false where it does not fit any more and belongs in the next document.
  ///
  /// - Parameter modified: RFC 3339 or a bare day. What is neither is left out.
  mutating func add(_ url: String, modified: String? = nil) -> Bool {
    guard let address = WebAddress.uri(url) else {
      refused.append(url)
      return true
    }
    guard count < Self.maxEntries else { return false }
    var entry = XMLWriter(isFragment: true)
    entry.element(kind == .pages ? "url" : "sitemap") {
      $0.element("loc", text: address)
      $0.element("lastmod", text: FeedTime(modified)?.dayOrMoment)
    }
    guard xml.bytes.count + entry.bytes.count + Self.endBytes <= maxBytes else { return false }
    xml.append(entry)
    count += 1
    return true
  }

  /// The document.
  var bytes: [UInt8] {
    var whole = xml
    whole.close(kind == .pages ? "urlset" : "sitemapindex")
    return whole.bytes
  }

  /// The entries of each part when `count` of them are divided; one empty part where there are none.
  static func parts(of count: Int) -> [Range<Int>] {
    count < 1
      ? [0..<0] : stride(from: 0, to: count, by: maxEntries).map { $0..<min($0 + maxEntries, count) }
  }
}
