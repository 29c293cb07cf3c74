internal import GRDB
internal import Record

extension SQLiteStore {
  /// How many of the newest hits are ranked by relevance: ranking looks at each, and a common word has hundreds of thousands.
  public static let rankedHits = 10_000

  public func search(
    _ query: Query, order: SearchOrder, limit: Int, after cursor: String?
  ) throws(ArchiveError) -> SearchPage {
    try read { db in
      let compiled = try QueryCompiler(db: db, target: .articles).compile(query)
      let found =
        order == .relevance && compiled.hasWords
        ? try ranked(compiled, limit: limit, after: cursor, in: db)
        : try newest(compiled, table: "articleWords", plain: "facet", limit: limit, after: cursor, in: db)
      let hits = try found.rows.map { try hit($0, in: db) }
      return SearchPage(hits: hits, next: found.next)
    }
  }

  public func statements(_ query: Query, limit: Int, after cursor: String?) throws(ArchiveError) -> StatementPage {
    try read { db in
      let compiled = try QueryCompiler(db: db, target: .statements).compile(query)
      let found = try newest(
        compiled, table: "statementWords", plain: "statement", limit: limit, after: cursor, in: db)
      return StatementPage(hits: try found.rows.map { try statement($0.key, in: db) }, next: found.next)
    }
  }

  /// What an index says of a hit.
  private struct Found {
    var key: Int64
    /// The words around those that were looked for.
    var snippet: String?
  }

  /// Made in the walk that finds the hits: to find each of them again costs more than the snippet where there are many
  /// tokens, or beginnings of words.
  private static let snippet = "snippet(articleWords, 0, char(2), char(3), '…', 28)"

  /// The newest hits, and the cursor behind them.
  private func newest(
    _ compiled: QueryCompiler.Compiled, table: String, plain: String, limit: Int, after cursor: String?,
    in db: Database
  ) throws -> (rows: [Found], next: String?) {
    var keys = compiled.keys
    if let cursor {
      guard let last = Int64(cursor) else { throw ArchiveError.badCursor(cursor) }
      guard last > Int64.min, last - 1 >= keys.lowerBound else { return ([], nil) }
      keys = keys.lowerBound...min(keys.upperBound, last - 1)
    }
    var found: [Found]
    if let match = compiled.match {
      let snippet = compiled.hasWords && table == "articleWords" ? Self.snippet : "NULL"
      found = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT rowid, \(snippet) FROM \(table) WHERE \(table) MATCH ? AND rowid BETWEEN ? AND ? \
            ORDER BY rowid DESC LIMIT ?
            """), arguments: [match, keys.lowerBound, keys.upperBound, limit + 1]
      ).map { Found(key: $0[0], snippet: $0[1]) }
    } else {
      found = try Int64.fetchAll(
        db, sql: "SELECT key FROM \(plain) WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT ?",
        arguments: [keys.lowerBound, keys.upperBound, limit + 1]
      ).map { Found(key: $0) }
    }
    guard found.count > limit else { return (found, nil) }
    found.removeLast()
    return (found, found.last.map { String($0.key) })
  }

  /// The best of the newest hits. The cursor counts, so that a page holds for as long as nothing is added.
  private func ranked(
    _ compiled: QueryCompiler.Compiled, limit: Int, after cursor: String?, in db: Database
  ) throws -> (rows: [Found], next: String?) {
    var start = 0
    if let cursor {
      guard cursor.hasPrefix("r"), let count = Int(cursor.dropFirst()), count > 0 else {
        throw ArchiveError.badCursor(cursor)
      }
      start = count
    }
    let range = [compiled.match as (any DatabaseValueConvertible)?, compiled.keys.lowerBound, compiled.keys.upperBound]
    let oldest =
      try Int64.fetchOne(
        db,
        sql: """
          SELECT rowid FROM articleWords WHERE articleWords MATCH ? AND rowid BETWEEN ? AND ? \
          ORDER BY rowid DESC LIMIT 1 OFFSET ?
          """, arguments: StatementArguments(range + [Self.rankedHits - 1])) ?? compiled.keys.lowerBound
    var keys = try Int64.fetchAll(
      db,
      sql: """
        SELECT rowid FROM articleWords WHERE articleWords MATCH ? AND rowid BETWEEN ? AND ? \
        AND rank MATCH 'bm25(1.0, 0.0)' ORDER BY rank, rowid DESC LIMIT ? OFFSET ?
        """,
      arguments: [compiled.match, oldest, compiled.keys.upperBound, limit + 1, start])
    let hasMore = keys.count > limit
    if hasMore { keys.removeLast() }
    guard let first = keys.min(), let last = keys.max() else { return ([], nil) }
    // One walk over the range, since each of these would begin by finding the words anew. The plus keeps it from that.
    let snippets = try Row.fetchAll(
      db,
      sql: """
        SELECT rowid, \(Self.snippet) FROM articleWords WHERE articleWords MATCH ? AND rowid BETWEEN ? AND ? \
        AND +rowid IN (\(keys.map(String.init).joined(separator: ",")))
        """, arguments: [compiled.match, first, last])
    let byKey = Dictionary(snippets.map { ($0[0] as Int64, $0[1] as String?) }) { first, _ in first }
    return (keys.map { Found(key: $0, snippet: byKey[$0] ?? nil) }, hasMore ? "r\(start + limit)" : nil)
  }

  private func hit(_ found: Found, in db: Database) throws -> ArticleHit {
    let key = found.key
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT article.page, page.address, article.day, article.headline, outlet.name, section.name, article.language
          FROM article JOIN page ON page.number = article.page
          LEFT JOIN label AS outlet ON outlet.number = article.outlet
          LEFT JOIN label AS section ON section.number = article.section WHERE article.key = ?
          """), arguments: [key])
    guard let row else {
      throw ArchiveError.damagedDatabase(path: path, what: "the index knows an article that is not there")
    }
    let shown =
      try found.snippet ?? String.fetchOne(
        db.cachedStatement(sql: "SELECT substr(text, 1, 400) FROM body WHERE key = ?"), arguments: [key]) ?? ""
    return try ArticleHit(
      key: ArticleKey(key), page: row.value(0), address: row.value(1), day: row.value(2), headline: row.value(3),
      outlet: row.value(4),
      section: row.value(5), language: row.value(6), snippet: shown)
  }

  private func statement(_ key: Int64, in db: Database) throws -> StatementHit {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT article.page, page.address, article.day, outlet.name, article.headline, statement.id, statement.kind,
            statement.stance, party.name, party.country, statement.source, statement.cue, statement.content,
            statement.spans, statement.confidence
          FROM statement JOIN article ON article.key = statement.key >> 12 JOIN page ON page.number = article.page
          LEFT JOIN party ON party.number = statement.party
          LEFT JOIN label AS outlet ON outlet.number = article.outlet WHERE statement.key = ?
          """), arguments: [key])
    guard let row else {
      throw ArchiveError.damagedDatabase(path: path, what: "the index knows a statement that is not there")
    }
    let country: String? = try row.value(9)
    return try StatementHit(
      key: ArticleKey(key >> 12), page: row.value(0), address: row.value(1), day: row.value(2), outlet: row.value(3),
      headline: row.value(4),
      id: row.value(5), kind: Statement.Kind(rawValue: row.value(6)) ?? .indirect, stance: row.value(7),
      party: row.value(8),
      country: country?.isEmpty == true ? nil : country, source: row.value(10), cue: row.value(11),
      content: row.value(12),
      contentSpans: SpanList.spans(row.value(13)), confidence: row.value(14))
  }
}
