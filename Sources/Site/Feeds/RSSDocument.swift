/// A feed as RSS 2.0, with what the RSS Advisory Board's profile advises: a link to itself and to the next page, `dc:creator`
/// for names (`author` is an e-mail address) and `content:encoded` for the text.
///
/// A title is plain text and is escaped once; a description is HTML by the specification, so plain words are escaped twice.
///
/// Source: RSS 2.0.11; RSS Best Practices Profile; RFC 5005 §3.
struct RSSDocument: Sendable {
  private let feed: Feed

  init(_ feed: Feed) {
    self.feed = feed
  }

  /// The document.
  var bytes: [UInt8] {
    var xml = XMLWriter()
    let attributes: XMLWriter.Attributes = [
      "version": "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    ]
    xml.element("rss", attributes) { xml in
      xml.element("channel") { xml in
        writeHead(to: &xml)
        for item in feed.items { write(item, to: &xml) }
      }
    }
    return xml.bytes
  }

  private func writeHead(to xml: inout XMLWriter) {
    let page = WebAddress.uri(feed.siteURL)
    xml.element("title", text: feed.title)
    xml.element("link", text: page ?? "")
    xml.element("description", text: Self.html(feed.description ?? feed.title))
    xml.element("language", text: FeedLanguage.tag(feed.language))
    xml.element("lastBuildDate", text: feed.changed.rfc822)
    xml.element("docs", text: "https://www.rssboard.org/rss-specification")
    if let icon = WebAddress.uri(feed.iconURL) {
      xml.element("image") {
        $0.element("url", text: icon)
        $0.element("title", text: feed.title)
        $0.element("link", text: page ?? "")
      }
    }
    for (rel, address) in [("self", feed.selfURL), ("next", feed.nextURL)] {
      guard let address = WebAddress.uri(address) else { continue }
      xml.empty("atom:link", ["rel": rel, "type": FeedFormat.rss.mediaType, "href": address])
    }
  }

  private func write(_ item: FeedItem, to xml: inout XMLWriter) {
    let page = WebAddress.uri(item.url)
    let original = WebAddress.uri(item.original)
    let language = FeedLanguage.tag(item.language)
    xml.element("item") { xml in
      // One of the two must be there.
      if !item.title.isEmpty { xml.element("title", text: item.title) }
      xml.element("link", text: page)
      xml.element("guid", ["isPermaLink": item.id == page ? "true" : "false"], text: item.id)
      xml.element("pubDate", text: (FeedTime(item.published) ?? item.kept.map(FeedTime.init(seconds:)))?.rfc822)
      if item.modified != nil { xml.element("atom:updated", text: item.updated?.rfc3339) }
      for author in item.authors where !author.isEmpty { xml.element("dc:creator", text: author) }
      for category in item.categories { xml.element("category", text: category) }
      if language != FeedLanguage.tag(feed.language) { xml.element("dc:language", text: language) }
      // The address of the outlet's own feed is not known; the article there leads to it.
      if let outlet = item.outlet, let original { xml.element("source", ["url": original], text: outlet) }
      if let original { xml.empty("atom:link", ["rel": "via", "href": original]) }
      xml.element("description", text: item.summary.map(Self.html) ?? (item.title.isEmpty ? "" : nil))
      xml.element("content:encoded", text: item.contentHTML)
    }
  }

  /// Plain text as HTML.
  private static func html(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      case 0x3E: bytes += "&gt;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
