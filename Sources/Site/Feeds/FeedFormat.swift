/// The formats of feeds.
enum FeedFormat: String, Sendable, Hashable, CaseIterable {
  case rss, atom, json

  /// The media type, as a link to the feed names it.
  var mediaType: String {
    switch self {
    case .rss: "application/rss+xml"
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }

  /// The value of `Content-Type`.
  var contentType: String { mediaType + "; charset=utf-8" }

  /// The document, UTF-8. The same feed always makes the same bytes.
  func document(_ feed: Feed) -> [UInt8] {
    switch self {
    case .rss: RSSDocument(feed).bytes
    case .atom: AtomDocument(feed).bytes
    case .json: JSONFeedDocument(feed).bytes
    }
  }
}
