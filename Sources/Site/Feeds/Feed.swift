/// A list of articles that readers follow: the site's, a section's, a party's or a search's.
struct Feed: Sendable, Hashable {
  /// Its name, plain text.
  var title: String
  /// What it gives, plain text.
  var description: String?
  /// The page that it is the feed of, absolute.
  var siteURL: String
  /// Its own address in the format that is written, absolute.
  var selfURL: String
  /// What it is known by for good. The pages of one feed share it.
  var id: String
  /// BCP 47.
  var language: String?
  /// When it last changed, seconds since 1970. Where nil, that is when the latest of its items did.
  var updated: Int?
  /// A square image, absolute.
  var iconURL: String?
  /// Where its older items are, absolute.
  var nextURL: String?
  /// Newest first.
  var items: [FeedItem]

  /// A feed. Without an id of its own it is known by its page.
  init(
    title: String, description: String? = nil, siteURL: String, selfURL: String, id: String? = nil,
    language: String? = nil, updated: Int? = nil, iconURL: String? = nil, nextURL: String? = nil, items: [FeedItem] = []
  ) {
    self.title = title
    self.description = description
    self.siteURL = siteURL
    self.selfURL = selfURL
    self.id = id ?? siteURL
    self.language = language
    self.updated = updated
    self.iconURL = iconURL
    self.nextURL = nextURL
    self.items = items
  }

  /// When it last changed. A feed that nothing dates has not changed since 1970: the clock is not asked, so that the same
  /// items always make the same bytes.
  var changed: FeedTime {
    updated.map(FeedTime.init(seconds:)) ?? items.compactMap(\.updated).max() ?? FeedTime(seconds: 0)
  }
}
