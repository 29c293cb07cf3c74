internal import Record

/// A feed as JSON Feed 1.1.
///
/// Source: jsonfeed.org, version 1.1. What it has no key for is in `_dateline`, as it lets extensions be named.
struct JSONFeedDocument: Sendable {
  private let feed: Feed

  init(_ feed: Feed) {
    self.feed = feed
  }

  /// The document.
  var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.string("version", "https://jsonfeed.org/version/1.1")
      json.string("title", feed.title)
      json.string("home_page_url", WebAddress.uri(feed.siteURL))
      json.string("feed_url", WebAddress.uri(feed.selfURL))
      json.string("description", feed.description)
      json.string("next_url", WebAddress.uri(feed.nextURL))
      json.string("icon", WebAddress.uri(feed.iconURL))
      json.string("language", FeedLanguage.tag(feed.language))
      json.key("items")
      json.array(feed.items) { write($1, to: &$0) }
    }
    return json.bytes
  }

  private func write(_ item: FeedItem, to json: inout JSONWriter) {
    let credited = item.credited
    let categories = item.categories
    json.object { json in
      json.string("id", item.id)
      json.string("url", WebAddress.uri(item.url))
      json.string("external_url", WebAddress.uri(item.original))
      if !item.title.isEmpty { json.string("title", item.title) }
      // One of the two must be there.
      if let html = item.contentHTML {
        json.string("content_html", html)
      } else {
        json.string("content_text", item.summary ?? item.title)
      }
      json.string("summary", item.summary)
      json.string("date_published", FeedTime(item.published)?.rfc3339)
      json.string("date_modified", FeedTime(item.modified)?.rfc3339)
      if !credited.isEmpty {
        json.key("authors")
        json.array(credited) { json, name in json.object { $0.string("name", name) } }
      }
      if !categories.isEmpty {
        json.key("tags")
        json.array(categories) { $0.string($1) }
      }
      json.string("language", FeedLanguage.tag(item.language))
      if item.outlet != nil || item.section != nil {
        json.key("_dateline")
        json.object {
          $0.string("outlet", item.outlet)
          $0.string("section", item.section)
        }
      }
    }
  }
}
