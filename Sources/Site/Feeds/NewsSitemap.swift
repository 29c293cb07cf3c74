/// A sitemap of the latest articles: those published within two days, at most a thousand, newest first.
///
/// Source: Google's news sitemap, schema 0.9.
enum NewsSitemap {
  /// One article.
  struct Entry: Sendable, Hashable {
    /// Its page, absolute.
    var url: String
    /// Its headline.
    var title: String
    /// RFC 3339 or a bare day. Without it the article cannot be listed.
    var published: String?
    /// BCP 47; where nil, the publication's.
    var language: String?
  }

  /// How long an article is listed.
  static let maxAgeSeconds = 2 * 86_400
  /// The most articles that are listed.
  static let maxEntries = 1000

  /// The document as of `now` (seconds since 1970). Articles dated after `now` are not listed yet; those without a title, a
  /// date or a web address never are.
  ///
  /// - Parameters:
  ///   - publication: the site's name, just as its pages show it.
  ///   - language: BCP 47, for articles that state none.
  static func document(_ entries: [Entry], publication: String, language: String, now: Int) -> [UInt8] {
    let dated = entries.enumerated().compactMap { index, entry -> (index: Int, entry: Entry, time: FeedTime)? in
      guard let time = FeedTime(entry.published), (now - maxAgeSeconds...now).contains(time.seconds),
        !entry.title.isEmpty, WebAddress.uri(entry.url) != nil
      else { return nil }
      return (index, entry, time)
    }
    let latest = dated.sorted { ($1.time, $0.index) < ($0.time, $1.index) }.prefix(maxEntries)
    var xml = XMLWriter()
    let attributes: XMLWriter.Attributes = [
      "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
      "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
    ]
    xml.element("urlset", attributes) { xml in
      for (_, entry, time) in latest {
        xml.element("url") { xml in
          xml.element("loc", text: WebAddress.uri(entry.url))
          xml.element("news:news") { xml in
            xml.element("news:publication") {
              $0.element("news:name", text: publication)
              $0.element(
                "news:language", text: FeedLanguage.news(entry.language) ?? FeedLanguage.news(language) ?? "en")
            }
            xml.element("news:publication_date", text: time.dayOrMoment)
            xml.element("news:title", text: entry.title)
          }
        }
      }
    }
    return xml.bytes
  }
}
