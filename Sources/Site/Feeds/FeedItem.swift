/// An article as a feed gives it.
struct FeedItem: Sendable, Hashable {
  /// What the item is known by for good: an absolute URI that does not change when title, address or text do (see `FeedID`).
  var id: String
  /// Its page on this site, absolute.
  var url: String
  /// The address of the article that this is a reprint of, as its page states it; nil for a post of one's own.
  var original: String?
  /// The headline, plain text.
  var title: String
  /// The standfirst or the first words, plain text.
  var summary: String?
  /// The text as HTML that is safe already; nil where the outlet's setting allows no more than the summary.
  var contentHTML: String?
  /// The names of the byline.
  var authors: [String]
  /// The section.
  var section: String?
  /// The outlet that wrote it.
  var outlet: String?
  /// RFC 3339 or a bare day.
  var published: String?
  /// RFC 3339 or a bare day.
  var modified: String?
  /// When the site took the article, seconds since 1970: stands in where the article states no date and a format asks for one.
  var kept: Int?
  /// BCP 47.
  var language: String?
  /// Further subjects.
  var tags: [String]

  /// An item.
  init(
    id: String, url: String, original: String? = nil, title: String, summary: String? = nil, contentHTML: String? = nil,
    authors: [String] = [], section: String? = nil, outlet: String? = nil, published: String? = nil,
    modified: String? = nil, kept: Int? = nil, language: String? = nil, tags: [String] = []
  ) {
    self.id = id
    self.url = url
    self.original = original
    self.title = title
    self.summary = summary
    self.contentHTML = contentHTML
    self.authors = authors
    self.section = section
    self.outlet = outlet
    self.published = published
    self.modified = modified
    self.kept = kept
    self.language = language
    self.tags = tags
  }

  /// When it last changed, as far as is known: the later of the two dates, else when it was kept.
  var updated: FeedTime? {
    [FeedTime(published), FeedTime(modified)].compactMap { $0 }.max() ?? kept.map(FeedTime.init(seconds:))
  }

  /// Who is named as its author: the byline, else the outlet, so that a reprint is never put down to this site.
  var credited: [String] {
    let names = authors.filter { !$0.isEmpty }
    return names.isEmpty ? [outlet].compactMap { $0 } : names
  }

  /// The section and the tags, each once.
  var categories: [String] {
    var seen: Set<String> = []
    return ([section].compactMap { $0 } + tags).filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
