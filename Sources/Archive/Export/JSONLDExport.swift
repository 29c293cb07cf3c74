internal import Record

/// schema.org JSON-LD, one `NewsArticle` a line.
///
/// Quoted statements (direct and mixed) are `Quotation`s, spoken by their party; reported ones are `Claim`s, for their words
/// are the writer's. Both are parts of the article (`hasPart`), with the words as `text`, the words that attribute them as
/// `description`, and the stance as `keywords`. Places of the events are `contentLocation`; the others, who is named, and
/// documents are `mentions`. `archivedAt` names the capture by its digest. Nodes are named within their line (`_:e1`).
///
/// Source: schema.org, NewsArticle, Quotation, Claim.
public struct JSONLDExport: ExportWriter {
  /// A writer of JSON-LD.
  public init() {}

  public mutating func article(_ article: StoredArticle) -> [UInt8] {
    var json = JSONWriter()
    JSONLDArticle(article).write(to: &json)
    return json.bytes + [0x0A]
  }
}

/// One article.
private struct JSONLDArticle {
  private let stored: StoredArticle
  private let record: PageRecord
  private let article: Article
  private let facts: FactWords

  init(_ stored: StoredArticle) {
    self.stored = stored
    record = stored.record
    article = stored.record.article ?? Article()
    facts = FactWords(stored.record)
  }

  func write(to json: inout JSONWriter) {
    let address = ExportAddress.page(stored)
    json.object { json in
      json.string("@context", "https://schema.org")
      json.string("@type", article.kind == .liveBlog ? "LiveBlogPosting" : "NewsArticle")
      json.string("url", address)
      json.string("identifier", record.id)
      json.string("version", String(stored.version))
      json.string("headline", article.headline)
      json.string("description", article.standfirst)
      if !article.byline.isEmpty {
        json.key("author")
        json.array(article.byline) { named("Person", $1, &$0) }
      }
      json.string("datePublished", article.published?.value)
      json.string("dateModified", article.modified?.value)
      if let outlet = article.outlet {
        json.key("publisher")
        named("Organization", outlet, &json)
      }
      json.string("articleSection", article.section)
      json.string("inLanguage", article.language)
      json.string("dateline", article.dateline.map { article.text[$0.span] })
      if article.kind == .paywall {
        json.key("isAccessibleForFree")
        json.bool(false)
      }
      json.string("articleBody", article.text.string)
      writeCapture(to: &json)
      writePlaces(to: &json)
      writeMentions(to: &json)
      writeStatements(to: &json)
    }
  }

  private func writeCapture(to json: inout JSONWriter) {
    guard let capture = record.capture else { return }
    json.key("archivedAt")
    json.object {
      $0.string("@type", "WebPage")
      $0.string("@id", ExportAddress.capture(stored))
      $0.string("identifier", capture.digest)
      $0.string("dateCreated", capture.time)
      $0.string("encodingFormat", capture.mediaType)
    }
  }

  private func writePlaces(to json: inout JSONWriter) {
    let places = distinctPlaces.filter { $0.role != .mentioned }
    guard !places.isEmpty else { return }
    json.key("contentLocation")
    json.array(places) { write($1, &$0) }
  }

  private func writeMentions(to json: inout JSONWriter) {
    let places = distinctPlaces.filter { $0.role == .mentioned }
    guard !places.isEmpty || !record.entities.isEmpty || !record.documents.isEmpty else { return }
    json.key("mentions")
    json.array { json in
      for entity in record.entities {
        json.object {
          $0.string("@type", entity.kind.schemaType)
          $0.string("@id", "_:\(entity.id)")
          $0.string("name", entity.name)
          if entity.kind == .person { $0.string("jobTitle", entity.role) }
        }
      }
      for document in record.documents {
        json.object {
          $0.string("@type", document.kind == .law || document.kind == .decree ? "Legislation" : "CreativeWork")
          $0.string("@id", "_:\(document.id)")
          $0.string("name", document.name)
          $0.string("genre", document.kind.rawValue)
          $0.string("dateCreated", document.date)
          if !document.parties.isEmpty {
            $0.key("creator")
            $0.array(document.parties) { reference($1, &$0) }
          }
        }
      }
      for place in places { write(place, &json) }
    }
  }

  private func writeStatements(to json: inout JSONWriter) {
    guard !record.statements.isEmpty else { return }
    json.key("hasPart")
    json.array(record.statements) { json, statement in
      let isQuoted = statement.kind != .indirect
      json.object { json in
        json.string("@type", isQuoted ? "Quotation" : "Claim")
        json.string("identifier", statement.id)
        json.string("text", facts.words(statement.content))
        if !statement.source.isEmpty || !statement.cue.isEmpty {
          json.string("description", facts.words((statement.source + statement.cue).sorted()))
        }
        json.string("keywords", statement.stance)
        if facts.entity(statement.entity) != nil, let entity = statement.entity {
          json.key(isQuoted ? "spokenByCharacter" : "creator")
          reference(entity, &json)
        } else if !statement.source.isEmpty {
          json.string("creditText", facts.words(statement.source))
        }
      }
    }
  }

  /// Each place once, by its gazetteer id or else by its words; where the same one has several roles, the first.
  private var distinctPlaces: [Toponym] {
    var seen: Set<String> = []
    return record.places.filter { place in
      seen.insert(place.place.map { "\($0.geonames) \($0.name)" } ?? "= " + facts.text[place.span]).inserted
    }
  }

  private func write(_ toponym: Toponym, _ json: inout JSONWriter) {
    json.object { json in
      json.string("@type", toponym.place?.precision == "country" ? "Country" : "Place")
      json.string("name", toponym.place?.name ?? facts.text[toponym.span])
      guard let place = toponym.place else { return }
      json.string("sameAs", place.uri)
      json.key("geo")
      json.object {
        $0.string("@type", "GeoCoordinates")
        $0.key("latitude")
        $0.number(place.latitude, places: 5)
        $0.key("longitude")
        $0.number(place.longitude, places: 5)
        $0.string("addressCountry", place.country)
      }
    }
  }

  private func named(_ type: String, _ name: String, _ json: inout JSONWriter) {
    json.object {
      $0.string("@type", type)
      $0.string("name", name)
    }
  }

  private func reference(_ id: String, _ json: inout JSONWriter) {
    json.object { $0.string("@id", "_:\(id)") }
  }
}
