internal import Record

/// What an article page says of itself to machines: schema.org's `NewsArticle`. It says no more than the page shows.
///
/// This is the short form for a page's head; the whole record, with text and statements, is the archive's JSON-LD export.
///
/// Source: schema.org, NewsArticle, CorrectionComment.
struct NewsArticleData: Sendable, Hashable {
  /// Something that has a name: a party, a place, a document.
  struct Thing: Sendable, Hashable {
    /// The schema.org type: `Person`, `Place`, `Legislation`.
    var type: String
    /// Its name.
    var name: String
    /// A page that tells what it is, such as its party page or its gazetteer entry.
    var sameAs: String?
    /// The day or RFC 3339 time of a document.
    var date: String?
    /// Degrees north and east of a place.
    var latitude: Double?
    var longitude: Double?

    /// A thing.
    init(
      type: String, name: String, sameAs: String? = nil, date: String? = nil, latitude: Double? = nil,
      longitude: Double? = nil
    ) {
      self.type = type
      self.name = name
      self.sameAs = sameAs
      self.date = date
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// A note that says what was put right.
  struct Correction: Sendable, Hashable {
    /// The note.
    var text: String
    /// RFC 3339 or a bare day.
    var date: String?
  }

  /// The page on this site, absolute.
  var page: String
  /// The address of the article that this is a reprint of; nil for a post of one's own.
  var original: String?
  var headline: String
  var isLiveBlog = false
  var description: String?
  var authors: [String] = []
  /// The outlet that wrote it: this site for a post of one's own.
  var publisher: String?
  /// The name of this site.
  var site: String?
  /// RFC 3339 or a bare day, which stays one.
  var published: String?
  var modified: String?
  var language: String?
  var section: String?
  /// An image, absolute.
  var image: String?
  /// The documents that it cites.
  var citations: [Thing] = []
  /// The places of its events.
  var locations: [Thing] = []
  /// The parties and the other places.
  var mentions: [Thing] = []
  var corrections: [Correction] = []

  /// Data that needs at least a page and a headline.
  init(page: String, headline: String) {
    self.page = page
    self.headline = headline
  }

  /// The element for the page's head.
  var script: [UInt8] { ScriptData.linkedData(json) }

  /// The JSON-LD.
  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.string("@context", "https://schema.org")
      json.string("@type", isLiveBlog ? "LiveBlogPosting" : "NewsArticle")
      json.string("url", CanonicalAddress.of(page: page, original: original))
      json.string("mainEntityOfPage", page)
      json.string("isBasedOn", WebAddress.uri(original))
      json.string("headline", headline)
      json.string("description", description)
      list("author", authors.filter { !$0.isEmpty }.map { Thing(type: "Person", name: $0) }, to: &json)
      node("publisher", publisher, to: &json)
      node("sdPublisher", site, to: &json)
      json.string("datePublished", FeedTime(published)?.dayOrMoment)
      json.string("dateModified", FeedTime(modified)?.dayOrMoment)
      json.string("inLanguage", FeedLanguage.tag(language))
      json.string("articleSection", section)
      json.string("image", WebAddress.uri(image))
      list("citation", citations, to: &json)
      list("contentLocation", locations, to: &json)
      list("mentions", mentions, to: &json)
      writeCorrections(to: &json)
    }
    return json.bytes
  }
}

extension NewsArticleData {
  private func list(_ key: StaticString, _ things: [Thing], to json: inout JSONWriter) {
    guard !things.isEmpty else { return }
    json.key(key)
    json.array(things) { write($1, to: &$0) }
  }

  private func node(_ key: StaticString, _ name: String?, to json: inout JSONWriter) {
    guard let name else { return }
    json.key(key)
    write(Thing(type: "Organization", name: name), to: &json)
  }

  private func write(_ thing: Thing, to json: inout JSONWriter) {
    json.object { json in
      json.string("@type", thing.type)
      json.string("name", thing.name)
      json.string("sameAs", WebAddress.uri(thing.sameAs))
      json.string("dateCreated", FeedTime(thing.date)?.dayOrMoment)
      guard let latitude = thing.latitude, let longitude = thing.longitude, (-90...90).contains(latitude),
        (-180...180).contains(longitude)
      else { return }
      json.key("geo")
      json.object {
        $0.string("@type", "GeoCoordinates")
        $0.key("latitude")
        $0.number(latitude, places: 5)
        $0.key("longitude")
        $0.number(longitude, places: 5)
      }
    }
  }

  private func writeCorrections(to json: inout JSONWriter) {
    guard !corrections.isEmpty else { return }
    json.key("correction")
    json.array(corrections) { json, correction in
      json.object {
        $0.string("@type", "CorrectionComment")
        $0.string("text", correction.text)
        $0.string("datePublished", FeedTime(correction.date)?.dayOrMoment)
      }
    }
  }
}
