internal import GRDB
internal import Intake
internal import Record

/// One write to a SQLite store.
///
/// The two indexes are written last and in the order of their rows: FTS5 writes a segment whenever a row comes before the
/// one written last.
final class SQLiteWriter: StoreWriter {
  /// A row of an index that is to come or go.
  private struct Entry {
    var key: Int64
    var isRemoval: Bool
    var words: String
    var facets: String
  }

  private let db: Database
  private let registers: Registers
  private let path: String
  private let packer = Packer()
  private var articleEntries: [Entry] = []
  private var statementEntries: [Entry] = []

  init(_ db: Database, _ registers: Registers, path: String) {
    self.path = path
    self.db = db
    self.registers = registers
  }

  func capture(event: String) throws -> StoredCapture? {
    try Row.fetchOne(db.cachedStatement(sql: CaptureRow.select + " WHERE event = ?"), arguments: [event])
      .map(CaptureRow.capture)
  }

  func capture(payload digest: String) throws -> StoredCapture? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: CaptureRow.select + " WHERE digest = ? AND refersTo IS NULL ORDER BY number LIMIT 1"), arguments: [digest]
    ).map(CaptureRow.capture)
  }

  func latest(at key: PageKey) throws -> StoredArticle? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: ArticleRow.select
          + " WHERE article.page = (SELECT number FROM page WHERE key = ?) ORDER BY article.version DESC LIMIT 1"),
      arguments: [key.value]
    ).map { try ArticleRow.article($0, at: path) }
  }

  func addPage(_ key: PageKey, address: String) throws -> PageNumber {
    if let known = try db.number("SELECT number FROM page WHERE key = ?", [key.value]) { return known }
    try db.run(
      "INSERT INTO page(key, address, sum) VALUES (?, ?, ?)", [key.value, address, RowSum.of([key.value, address])])
    return Int(db.lastInsertedRowID)
  }

  func addArticle(_ record: PageRecord, page: PageNumber, version: Int, moment: Int, drawnBy: String) throws
    -> ArticleKey
  {
    for old in try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT key FROM article WHERE page = ? AND isLatest"), arguments: [page])
    {
      try takeOut(old)
      try db.run("UPDATE article SET isLatest = 0 WHERE key = ?", [old])
    }
    let key = try freeKey(moment)
    try insert(record, key: key, page: page, version: version, isLatest: true, moment: moment, drawnBy: drawnBy)
    return ArticleKey(key)
  }

  func replaceArticle(_ key: ArticleKey, with record: PageRecord, moment: Int, drawnBy: String) throws -> ArticleKey {
    guard
      let isLatest = try Bool.fetchOne(db, sql: "SELECT isLatest FROM article WHERE key = ?", arguments: [key.value])
    else { throw ArchiveError.unknownArticle(String(key.value)) }
    if isLatest { try takeOut(key.value) }
    var new = key.value
    if key.value >> 16 != Int64(moment) {
      new = try freeKey(moment)
      // What refers to the article follows it (ON UPDATE CASCADE).
      try db.run("UPDATE article SET key = ? WHERE key = ?", [new, key.value])
    }
    let (outlet, section) = try labels(of: record)
    let json = record.json(evidence: true)
    let digest = Digest.sha256(json)
    let article = record.article ?? Article()
    try db.run(
      """
      UPDATE article SET day = ?, drawnBy = ?, headline = ?, outlet = ?, section = ?, language = ?, digest = ?, sum = ? \
      WHERE key = ?
      """,
      [
        Moment.day(moment), drawnBy, article.headline, outlet, section, article.language, digest,
        RowSum.of([digest, drawnBy]), new,
      ])
    let text = article.text.string
    try db.run("UPDATE body SET text = ?, record = ? WHERE key = ?", [text, packer.pack(json), new])
    if isLatest { try putIn(record, text, key: new, day: Moment.day(moment), outlet: outlet, section: section) }
    return ArticleKey(new)
  }

  func addCapture(_ capture: StoredCapture) throws -> Int {
    try db.run(
      """
      INSERT INTO capture(event, page, article, source, time, digest, mediaType, charset, bytes, form, url, keptAt, file, \
      offset, length, recordID, refersTo, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        capture.event, capture.page, capture.article.value, capture.facts.source, capture.facts.time,
        capture.facts.digest, capture.facts.mediaType, capture.facts.charset, capture.facts.bytes,
        capture.form.rawValue, capture.url, capture.keptAt, capture.location.file, capture.location.offset,
        capture.location.length, capture.recordID, capture.refersTo,
        RowSum.of([capture.event, capture.facts.charset, capture.refersTo]),
      ])
    return Int(db.lastInsertedRowID)
  }

  func addProblem(_ problem: Problem, source: String, page: PageNumber?, keptAt: String) throws {
    let row: [(any DatabaseValueConvertible)?] = [source, problem.code, problem.message, page, keptAt]
    try db.run(
      "INSERT OR IGNORE INTO problem(source, code, message, page, keptAt, sum) VALUES (?, ?, ?, ?, ?, ?)",
      row + [RowSum.of(row)])
  }

  func setEvidenceFiles(_ files: [EvidenceFileState]) throws {
    for file in files {
      try db.run(
        """
        INSERT INTO evidenceFile(file, length, checksum) VALUES (?, ?, ?)
        ON CONFLICT(file) DO UPDATE SET length = excluded.length, checksum = excluded.checksum
        """, [file.file, file.length, file.checksum])
    }
  }

  /// Writes the rows of the indexes that were held back.
  func finish() throws {
    for (table, column, entries) in [
      ("articleWords", "text", articleEntries), ("statementWords", "content", statementEntries),
    ] {
      let insert = "INSERT INTO \(table)(rowid, \(column), facets) VALUES (?, ?, ?)"
      let remove = "INSERT INTO \(table)(\(table), rowid, \(column), facets) VALUES ('delete', ?, ?, ?)"
      let sorted = entries.sorted { $0.key != $1.key ? $0.key < $1.key : $0.isRemoval && !$1.isRemoval }
      for entry in sorted { try db.run(entry.isRemoval ? remove : insert, [entry.key, entry.words, entry.facets]) }
    }
    articleEntries = []
    statementEntries = []
  }

  // MARK: Articles

  private func insert(
    _ record: PageRecord, key: Int64, page: PageNumber, version: Int, isLatest: Bool, moment: Int, drawnBy: String
  ) throws {
    let article = record.article ?? Article()
    let (outlet, section) = try labels(of: record)
    let json = record.json(evidence: true)
    let digest = Digest.sha256(json)
    try db.run(
      """
      INSERT INTO article(key, page, version, isLatest, day, drawnBy, headline, outlet, section, language, digest, sum) \
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        key, page, version, isLatest, Moment.day(moment), drawnBy, article.headline, outlet, section, article.language,
        digest, RowSum.of([digest, drawnBy]),
      ])
    let text = article.text.string
    try db.run("INSERT INTO body(key, text, record) VALUES (?, ?, ?)", [key, text, packer.pack(json)])
    try putIn(record, text, key: key, day: Moment.day(moment), outlet: outlet, section: section)
  }

  private func labels(of record: PageRecord) throws -> (outlet: Int?, section: Int?) {
    (
      try record.article?.outlet.map { try registers.label("outlet", $0, in: db) },
      try record.article?.section.map { try registers.label("section", $0, in: db) }
    )
  }

  /// A key that no article has, of an article published at `moment`: 2^16 fit in a second, then the next second's are taken.
  private func freeKey(_ moment: Int) throws -> Int64 {
    // Keys of statements take 28 bits more: moments have 35, which is up to the year 3058.
    let seconds = Int64(min(max(moment, -(1 << 35)), 1 << 35 - 1))
    var key = seconds << 16
    if try db.number("SELECT key FROM article WHERE key = ?", [key]) == nil { return key }
    let end = (seconds + 1) << 16
    if let last = try db.number("SELECT max(key) FROM article WHERE key >= ? AND key < ?", [key, end]) {
      key = Int64(last) + 1
    }
    while try db.number("SELECT key FROM article WHERE key = ?", [key]) != nil { key += 1 }
    return key
  }

  /// Makes the article of these words findable: facets, statements, indexes.
  private func putIn(
    _ record: PageRecord, _ words: String, key: Int64, day: String, outlet: Int?, section: Int?
  ) throws {
    let text = record.article?.text ?? Text(utf8: [])
    var parties: [String: Int] = [:]
    let speakers = Set(record.statements.compactMap(\.entity))
    for entity in record.entities where entity.kind.isParty || speakers.contains(entity.id) {
      parties[entity.id] = try registers.party(entity, in: db)
    }
    let places = try record.places.map { place in
      try place.place.map { try registers.place($0, spelling: text[place.span], in: db) }
    }
    let tokens = RecordTokens(
      record, day: day, outlet: outlet, section: section, parties: parties, places: places)
    let facets = tokens.article.joined(separator: " ")
    try db.run("INSERT INTO facet(key, facets) VALUES (?, ?)", [key, facets])
    try db.run(
      "INSERT INTO tally(key, tokens) VALUES (?, ?)",
      [key, tokens.article.filter(Tokens.isCounted).joined(separator: " ")])
    articleEntries.append(Entry(key: key, isRemoval: false, words: words, facets: facets))
    // The key of a statement has twelve bits for its place, counted from behind, so that the newest article's first
    // statement comes first; an article with more statements has the rest in its record only.
    for (index, statement) in record.statements.prefix(1 << 12).enumerated() {
      let row = key << 12 | Int64(0xFFF - index)
      let party = statement.entity.flatMap { parties[$0] }
      let content = text.words(statement.content)
      let facets = tokens.statement(statement).joined(separator: " ")
      try db.run(
        """
        INSERT INTO statement(key, id, kind, stance, party, source, cue, content, spans, confidence, facets) \
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          row, statement.id, statement.kind.rawValue, statement.stance, party, text.words(statement.source),
          text.words(statement.cue), content, SpanList.text(statement.content), statement.confidence, facets,
        ])
      statementEntries.append(Entry(key: row, isRemoval: false, words: content, facets: facets))
    }
  }

  /// Takes an article out of what is found; its record stays.
  private func takeOut(_ key: Int64) throws {
    // What this same write put in has not reached the indexes yet.
    let isPending = articleEntries.contains { $0.key == key && !$0.isRemoval }
    let rows = (key << 12)...(key << 12 | 0xFFF)
    if isPending {
      articleEntries.removeAll { $0.key == key && !$0.isRemoval }
      statementEntries.removeAll { rows.contains($0.key) && !$0.isRemoval }
    } else {
      if let row = try Row.fetchOne(db, sql: "SELECT text, facets FROM indexed WHERE key = ?", arguments: [key]) {
        articleEntries.append(try Entry(key: key, isRemoval: true, words: row.value(0), facets: row.value(1)))
      }
      for row in try Row.fetchAll(
        db, sql: "SELECT key, content, facets FROM statement WHERE key BETWEEN ? AND ?",
        arguments: [rows.lowerBound, rows.upperBound])
      {
        statementEntries.append(
          try Entry(key: row.value(0), isRemoval: true, words: row.value(1), facets: row.value(2)))
      }
    }
    try db.run("DELETE FROM facet WHERE key = ?", [key])
    try db.run("DELETE FROM tally WHERE key = ?", [key])
    try db.run("DELETE FROM statement WHERE key BETWEEN ? AND ?", [rows.lowerBound, rows.upperBound])
  }
}

extension Entity.Kind {
  /// Whether such an entity can be somebody's side: places and peoples are found as places and words.
  fileprivate var isParty: Bool {
    switch self {
    case .place, .country, .facility, .nationality: false
    default: true
    }
  }
}

extension Text {
  /// The words at several spans, parted by a space.
  func words(_ spans: [Span]) -> String { spans.map { self[$0] }.joined(separator: " ") }
}

/// Spans as a column of the database holds them: `3-9,12-20`.
enum SpanList {
  static func text(_ spans: [Span]) -> String {
    spans.map { "\($0.start)-\($0.end)" }.joined(separator: ",")
  }

  /// The spans of a column; what is none is left out.
  static func spans(_ text: String) -> [Span] {
    text.split(separator: ",").compactMap { part in
      let ends = part.split(separator: "-").compactMap { Int($0) }
      return ends.count == 2 ? Span(ends[0], ends[1]) : nil
    }
  }
}
