/// What a page tells those who share its address: Open Graph and Twitter cards, as values that are not escaped yet.
///
/// Source: ogp.me (prefixes `og` and `article`); Twitter's cards, which fall back on Open Graph for what they lack.
struct PageMeta: Sendable, Hashable {
  /// One `meta` element.
  struct Pair: Sendable, Hashable {
    /// Which attribute holds the name.
    enum Attribute: String, Sendable { case property, name }

    /// Which attribute holds the name.
    var attribute: Attribute
    /// `og:title`.
    var name: String
    /// Plain text.
    var content: String
  }

  /// The page on this site, absolute.
  var page: String
  /// The address of the article that this is a reprint of; nil for other pages.
  var original: String?
  var title: String
  var description: String?
  /// The name of this site.
  var site: String
  /// Whether the page is an article's.
  var isArticle = false
  /// BCP 47.
  var language: String?
  /// A wide image, absolute, and the words for who cannot see it.
  var image: String?
  var imageDescription: String?
  /// RFC 3339 or a bare day.
  var published: String?
  var modified: String?
  var section: String?
  var authors: [String] = []
  var tags: [String] = []

  /// What is said of a page that is no article.
  init(page: String, title: String, site: String) {
    self.page = page
    self.title = title
    self.site = site
  }

  /// The address that the page is to be known by: for `link rel="canonical"` too.
  var canonical: String { CanonicalAddress.of(page: page, original: original) }

  /// The elements in their order; what is not known is left out.
  var pairs: [Pair] {
    let image = WebAddress.uri(image)
    var pairs: [Pair] = []
    func add(_ attribute: Pair.Attribute, _ name: String, _ content: String?) {
      guard let content, !content.isEmpty else { return }
      pairs.append(Pair(attribute: attribute, name: name, content: content))
    }
    add(.name, "description", description)
    // `article:author` would have to be the address of a profile.
    if isArticle { for author in authors { add(.name, "author", author) } }
    add(.property, "og:type", isArticle ? "article" : "website")
    add(.property, "og:title", title)
    add(.property, "og:description", description)
    add(.property, "og:url", canonical)
    add(.property, "og:site_name", site)
    add(.property, "og:locale", FeedLanguage.openGraph(language))
    add(.property, "og:image", image)
    if image != nil { add(.property, "og:image:alt", imageDescription) }
    if isArticle {
      add(.property, "article:published_time", FeedTime(published)?.dayOrMoment)
      add(.property, "article:modified_time", FeedTime(modified)?.dayOrMoment)
      add(.property, "article:section", section)
      for tag in tags { add(.property, "article:tag", tag) }
    }
    add(.name, "twitter:card", image == nil ? "summary" : "summary_large_image")
    add(.name, "twitter:title", title)
    add(.name, "twitter:description", description)
    add(.name, "twitter:image", image)
    if image != nil { add(.name, "twitter:image:alt", imageDescription) }
    return pairs
  }
}
