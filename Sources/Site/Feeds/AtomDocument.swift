/// A feed as Atom 1.0.
///
/// Source: RFC 4287; RFC 5005 §3 for the link to the next page.
struct AtomDocument: Sendable {
  private let feed: Feed

  init(_ feed: Feed) {
    self.feed = feed
  }

  /// The document.
  var bytes: [UInt8] {
    var xml = XMLWriter()
    let attributes: XMLWriter.Attributes = [
      "xmlns": "http://www.w3.org/2005/Atom", "xml:lang": FeedLanguage.tag(feed.language),
    ]
    xml.element("feed", attributes) { xml in
      xml.element("id", text: feed.id)
      xml.element("title", text: feed.title)
      xml.element("subtitle", text: feed.description)
      xml.element("updated", text: feed.changed.rfc3339)
      // §4.1.1: a feed has an author, or each of its entries has.
      person(feed.title, to: &xml)
      xml.element("icon", text: WebAddress.uri(feed.iconURL))
      link("alternate", "text/html", feed.siteURL, to: &xml)
      link("self", FeedFormat.atom.mediaType, feed.selfURL, to: &xml)
      link("next", FeedFormat.atom.mediaType, feed.nextURL, to: &xml)
      for item in feed.items { write(item, to: &xml) }
    }
    return xml.bytes
  }

  private func write(_ item: FeedItem, to xml: inout XMLWriter) {
    let language = FeedLanguage.tag(item.language)
    xml.element("entry", ["xml:lang": language == FeedLanguage.tag(feed.language) ? nil : language]) { xml in
      xml.element("id", text: item.id)
      xml.element("title", text: item.title)
      // An entry that nothing dates must not seem to change each time the feed does.
      xml.element("updated", text: (item.updated ?? FeedTime(seconds: 0)).rfc3339)
      xml.element("published", text: FeedTime(item.published)?.rfc3339)
      for name in item.credited { person(name, to: &xml) }
      for category in item.categories { xml.empty("category", ["term": category]) }
      link("alternate", "text/html", item.url, to: &xml)
      link("via", nil, item.original, to: &xml)
      if let outlet = item.outlet, WebAddress.uri(item.original) != nil {
        xml.element("source") { $0.element("title", text: outlet) }
      }
      xml.element("summary", text: item.summary)
      xml.element("content", ["type": "html"], text: item.contentHTML)
    }
  }

  private func person(_ name: String, to xml: inout XMLWriter) {
    xml.element("author") { $0.element("name", text: name) }
  }

  private func link(_ rel: String, _ type: String?, _ address: String?, to xml: inout XMLWriter) {
    guard let address = WebAddress.uri(address) else { return }
    xml.empty("link", ["rel": rel, "type": type, "href": address])
  }
}
