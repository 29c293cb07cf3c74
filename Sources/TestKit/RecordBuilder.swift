public import Record

/// Builds the record of a small page for tests: parts are given by their words, which must stand in the text.
///
///     RecordBuilder("Baku said the road was open.", outlet: "Wire", published: "2023-09-20")
///       .saying("Baku", "said", "the road was open", as: "Government of Azerbaijan", country: "AZ").record
public struct RecordBuilder: Sendable {
  /// What was built so far.
  public private(set) var record: PageRecord
  private let text: Text

  /// The record of an article of this text, which has no facts yet.
  public init(
    _ text: String, headline: String? = nil, outlet: String? = nil, section: String? = nil, language: String = "en",
    published: String? = nil, source: String = "page.txt"
  ) {
    self.text = Text(text)
    record = PageRecord(id: source)
    record.capture = .init(
      source: source, time: nil, digest: "sha256:" + String(repeating: "0", count: 64), mediaType: "text/plain",
      charset: "utf-8", bytes: self.text.count)
    var article = Article()
    article.headline = headline
    article.outlet = outlet
    article.section = section
    article.language = language
    article.text = self.text
    article.blocks = [Block(kind: .paragraph, section: .main, span: self.text.span)]
    article.sourceMap = [SourceRun(text: self.text.span, payload: self.text.span, kind: .verbatim)]
    article.published = published.map {
      .init(value: $0, basis: .stated, evidence: Evidence(place: "input", words: $0))
    }
    record.article = article
  }

  /// Adds a statement and its party.
  public func saying(
    _ source: String, _ cue: String, _ content: String, as party: String, country: String? = nil,
    kind: Statement.Kind = .indirect, stance: String = "says"
  ) -> RecordBuilder {
    var next = self
    let id: String
    if let known = record.entities.first(where: { $0.name == party }) {
      id = known.id
    } else {
      id = "e\(record.entities.count + 1)"
      next.record.entities.append(
        Entity(
          id: id, kind: .organization, name: party, country: country,
          mentions: [.init(span: span(source), form: .name)]))
    }
    next.record.statements.append(
      Statement(
        id: "s\(record.statements.count + 1)", kind: kind, source: [span(source)], entity: id, cue: [span(cue)],
        content: [span(content)], stance: stance, confidence: 0.9))
    return next
  }

  /// Adds a place.
  public func place(
    _ words: String, _ name: String, geonames: Int, latitude: Double, longitude: Double, country: String
  ) -> RecordBuilder {
    var next = self
    next.record.places.append(
      Toponym(
        span: span(words),
        place: .init(
          geonames: geonames, name: name, latitude: latitude, longitude: longitude, country: country,
          precision: "city"), role: .mentioned, confidence: 0.9))
    return next
  }

  /// Adds a time.
  public func time(_ words: String, _ value: String) -> RecordBuilder {
    var next = self
    next.record.times.append(TimeExpression(span: span(words), kind: .date, value: value, confidence: 0.9))
    return next
  }

  /// Where `words` stand first; the empty span at the begin where they do not.
  private func span(_ words: String) -> Span {
    let (all, wanted) = (text.utf8, Array(words.utf8))
    guard !wanted.isEmpty, all.count >= wanted.count else { return Span(0, 0) }
    let start = (0...(all.count - wanted.count)).first { all[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    return start.map { Span($0, $0 + wanted.count) } ?? Span(0, 0)
  }
}
