internal import Record

/// One table of facts as comma-separated values, one row a fact; `CSVCells` says how cells are written and made safe.
///
/// The first row names the columns. Every table begins with those that say where the fact stands: `page`, `version`,
/// `address`, `day`, `outlet`, `headline`. Columns are named like the keys of the record, and spans are code points into
/// the article's text: `12..40`, several with a space between them. Where a part is in pieces, its words have " … " between
/// them; lists of names have "; ".
public struct CSVExport: ExportWriter {
  /// A kind of fact, and so a table.
  public enum Table: String, Sendable, Hashable, CaseIterable {
    case articles, statements, times, places, entities, documents, problems
  }

  private let table: Table

  /// A writer of one table.
  public init(table: Table) {
    self.table = table
  }

  public mutating func begin() -> [UInt8] {
    var cells = CSVCells()
    for name in Self.place + columns { cells.text(name) }
    cells.endRow()
    return cells.bytes
  }

  public mutating func article(_ article: StoredArticle) -> [UInt8] {
    let rows = CSVRows(article)
    var cells = CSVCells()
    switch table {
    case .articles: rows.writeArticle(to: &cells)
    case .statements: rows.writeStatements(to: &cells)
    case .times: rows.writeTimes(to: &cells)
    case .places: rows.writePlaces(to: &cells)
    case .entities: rows.writeEntities(to: &cells)
    case .documents: rows.writeDocuments(to: &cells)
    case .problems: rows.writeProblems(to: &cells)
    }
    return cells.bytes
  }

  private static let place = ["page", "version", "address", "day", "outlet", "headline"]

  private var columns: [String] {
    switch table {
    case .articles:
      [
        "latest", "kind", "url", "section", "standfirst", "byline", "datelinePlace", "datelineDate", "published",
        "publishedBasis", "modified", "language", "translated", "source", "captured", "digest", "mediaType", "charset",
        "bytes", "drawnBy", "statements", "times", "places", "entities", "documents", "problems", "text",
      ]
    case .statements:
      [
        "id", "kind", "stance", "party", "entity", "country", "source", "sourceSpans", "cue", "cueSpans", "content",
        "contentSpans", "channel", "channelSpans", "via", "answers", "confidence",
      ]
    case .times: ["id", "words", "spans", "type", "value", "mod", "anchor", "confidence"]
    case .places:
      [
        "id", "words", "spans", "role", "name", "geonames", "lat", "lon", "country", "precision", "candidates",
        "confidence",
      ]
    case .entities: ["id", "kind", "name", "country", "cameo", "role", "side", "mentions", "words", "spans"]
    case .documents: ["id", "kind", "name", "date", "parties", "invokedBy", "words", "spans"]
    case .problems: ["code", "message"]
    }
  }
}

/// The rows of one article.
private struct CSVRows {
  private let article: StoredArticle
  private let record: PageRecord
  private let facts: FactWords

  init(_ article: StoredArticle) {
    self.article = article
    record = article.record
    facts = FactWords(article.record)
  }

  func writeArticle(to cells: inout CSVCells) {
    let read = record.article
    row(&cells) { cells in
      cells.number(article.isLatest ? 1 : 0)
      cells.text(read?.kind.rawValue)
      cells.text(read?.url)
      cells.text(read?.section)
      cells.text(read?.standfirst)
      cells.text(list(read?.byline ?? []))
      cells.text(read?.dateline?.place)
      cells.text(read?.dateline?.date)
      cells.text(read?.published?.value)
      cells.text(read?.published?.basis.rawValue)
      cells.text(read?.modified?.value)
      cells.text(read?.language)
      cells.number((read?.translated?.likely).map { $0 ? 1 : 0 })
      cells.text(record.capture?.source)
      cells.text(record.capture?.time)
      cells.text(record.capture?.digest)
      cells.text(record.capture?.mediaType)
      cells.text(record.capture?.charset)
      cells.number(record.capture?.bytes)
      cells.text(article.drawnBy)
      cells.number(record.statements.count)
      cells.number(record.times.count)
      cells.number(record.places.count)
      cells.number(record.entities.count)
      cells.number(record.documents.count)
      cells.number(record.problems.count)
      cells.text(read?.text.string)
    }
  }

  func writeStatements(to cells: inout CSVCells) {
    for statement in record.statements {
      let party = facts.entity(statement.entity)
      row(&cells) { cells in
        cells.text(statement.id)
        cells.text(statement.kind.rawValue)
        cells.text(statement.stance)
        cells.text(party?.name)
        cells.text(statement.entity)
        cells.text(party?.country)
        words(statement.source, &cells)
        words(statement.cue, &cells)
        words(statement.content, &cells)
        cells.text(statement.channel?.text)
        cells.text(statement.channel.map { spans([$0.span]) })
        cells.text(statement.via)
        cells.text(statement.answers)
        cells.number(statement.confidence, places: 3)
      }
    }
  }

  func writeTimes(to cells: inout CSVCells) {
    for (index, time) in record.times.enumerated() {
      row(&cells) { cells in
        cells.text("t\(index + 1)")
        words([time.span], &cells)
        cells.text(time.kind.rawValue)
        cells.text(time.value)
        cells.text(time.mod)
        cells.text(time.anchor)
        cells.number(time.confidence, places: 3)
      }
    }
  }

  func writePlaces(to cells: inout CSVCells) {
    for (index, place) in record.places.enumerated() {
      row(&cells) { cells in
        cells.text("p\(index + 1)")
        words([place.span], &cells)
        cells.text(place.role.rawValue)
        cells.text(place.place?.name)
        cells.number(place.place.flatMap { $0.geonames == 0 ? nil : $0.geonames })
        cells.number(place.place?.latitude, places: 5)
        cells.number(place.place?.longitude, places: 5)
        cells.text(place.place?.country)
        cells.text(place.place?.precision)
        cells.number(place.candidates.count)
        cells.number(place.confidence, places: 3)
      }
    }
  }

  func writeEntities(to cells: inout CSVCells) {
    for entity in record.entities {
      var seen: Set<String> = []
      let forms = entity.mentions.map { facts.text[$0.span] }.filter { seen.insert($0).inserted }
      row(&cells) { cells in
        cells.text(entity.id)
        cells.text(entity.kind.rawValue)
        cells.text(entity.name)
        cells.text(entity.country)
        cells.text(entity.cameo)
        cells.text(entity.role)
        cells.text(entity.side)
        cells.number(entity.mentions.count)
        cells.text(list(forms))
        cells.text(spans(entity.mentions.map(\.span)))
      }
    }
  }

  func writeDocuments(to cells: inout CSVCells) {
    for document in record.documents {
      row(&cells) { cells in
        cells.text(document.id)
        cells.text(document.kind.rawValue)
        cells.text(document.name)
        cells.text(document.date)
        cells.text(list(document.parties.map { facts.entity($0)?.name ?? $0 }))
        cells.text(list(document.invokedBy))
        cells.text(list(document.spans.map { facts.text[$0] }))
        cells.text(spans(document.spans))
      }
    }
  }

  func writeProblems(to cells: inout CSVCells) {
    for problem in record.problems {
      row(&cells) { cells in
        cells.text(problem.code)
        cells.text(problem.message)
      }
    }
  }

  /// A row: where the fact stands, then what `body` writes.
  private func row(_ cells: inout CSVCells, _ body: (inout CSVCells) -> Void) {
    cells.number(article.page)
    cells.number(article.version)
    cells.text(article.address)
    cells.text(article.day)
    cells.text(record.article?.outlet)
    cells.text(record.article?.headline)
    body(&cells)
    cells.endRow()
  }

  /// Two cells: the words of a part and its spans.
  private func words(_ part: [Span], _ cells: inout CSVCells) {
    cells.text(part.isEmpty ? nil : facts.words(part))
    cells.text(part.isEmpty ? nil : spans(part))
  }

  private func spans(_ part: [Span]) -> String {
    part.map(facts.scalars).map { "\($0.start)..\($0.end)" }.joined(separator: " ")
  }

  private func list(_ items: [String]) -> String? { items.isEmpty ? nil : items.joined(separator: "; ") }
}
