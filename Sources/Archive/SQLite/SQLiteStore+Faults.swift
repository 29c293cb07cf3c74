internal import Foundation
internal import GRDB
internal import Intake
internal import Record

extension SQLiteStore {
  public func faults() throws(ArchiveError) -> [String] {
    var faults = pageFaults() + indexFaults()
    var last = Int64.min
    while true {
      let keys: [Int64]
      do {
        let start = last
        keys = try pool.read { db in
          try Int64.fetchAll(
            db, sql: "SELECT key FROM article WHERE key > ? ORDER BY key LIMIT 500", arguments: [start])
        }
      } catch {
        return faults + ["the list of articles behind key \(last) cannot be read: \(Self.said(error))"]
      }
      guard let end = keys.last else { return faults }
      for key in keys { faults += articleFaults(key) }
      last = end
    }
  }

  /// What SQLite finds wrong with the file's pages, its tables and what refers to what.
  private func pageFaults() -> [String] {
    do {
      return try pool.read { db in
        let pages = try String.fetchAll(db, sql: "PRAGMA integrity_check(100)").filter { $0 != "ok" }
        let references = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(100).map { row in
          "row \(row[1] as Int64? ?? 0) of \(row[0] as String) refers to a row of \(row[2] as String) that is not there"
        }
        return pages + references
      }
    } catch {
      return ["the database's pages cannot all be read: \(Self.said(error))"]
    }
  }

  /// Whether the indexes hold the words of the texts and no others.
  private func indexFaults() -> [String] {
    [("articleWords", "texts"), ("statementWords", "statements"), ("partyWords", "names of parties")].compactMap {
      index, what in
      do {
        try pool.writeWithoutTransaction { db in
          try db.execute(sql: "INSERT INTO \(index)(\(index), rank) VALUES ('integrity-check', 1)")
        }
        return nil
      } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_BUSY {
        return "the index of \(what) was not checked, because another process is writing"
      } catch {
        return "the index of \(what) does not fit the \(what): \(Self.said(error))"
      }
    }
  }

  /// What of an article is not as its record says, or not as it was written.
  private func articleFaults(_ key: Int64) -> [String] {
    var name = "the article with key \(key)"
    do {
      return try pool.read { db in
        guard
          let row = try Row.fetchOne(
            db,
            sql: """
              SELECT article.page, article.version, article.isLatest, article.day, article.headline, article.language,
                article.digest, outlet.name, section.name, body.text, body.record
              FROM article LEFT JOIN body ON body.key = article.key
              LEFT JOIN label AS outlet ON outlet.number = article.outlet
              LEFT JOIN label AS section ON section.number = article.section WHERE article.key = ?
              """, arguments: [key])
        else { return [] }
        name = "page \(row[0] as Int), version \(row[1] as Int)"
        guard let packed: Data = row[10], let json = Packed.unpack(packed) else {
          return ["\(name): the record is missing or damaged"]
        }
        guard Digest.sha256(json) == row[6] else { return ["\(name): the record is not the one that was written"] }
        let record = try PageRecord(jsonBytes: json)
        let article = record.article ?? Article()
        var faults: [String] = []
        if row[9] as String? != article.text.string { faults.append("the text is not the record's") }
        if row[4] as String? != article.headline { faults.append("the headline is not the record's") }
        if row[5] as String? != article.language { faults.append("the language is not the record's") }
        for (column, given, what) in [(7, article.outlet, "outlet"), (8, article.section, "section")]
        where (row[column] as String?).map(FoldedName.key) != given.map(FoldedName.key) {
          faults.append("the \(what) is not the record's")
        }
        if row[2] as Bool {
          if try !isTallied(key, in: db) { faults.append("what is counted is not what it is found by") }
          faults += try statementFaults(key, record, in: db)
        }
        return faults.map { "\(name): \($0)" }
      }
    } catch {
      return ["\(name): cannot be read: \(Self.said(error))"]
    }
  }

  /// Whether the tokens of a latest version that are counted are those it is found by.
  private func isTallied(_ key: Int64, in db: Database) throws -> Bool {
    let row = try Row.fetchOne(
      db, sql: "SELECT tally.tokens, facet.facets FROM tally JOIN facet ON facet.key = tally.key WHERE tally.key = ?",
      arguments: [key])
    guard let row else { return false }
    let facets = (row[1] as String).split(separator: " ").map(String.init)
    return facets.filter(Tokens.isCounted).joined(separator: " ") == row[0]
  }

  /// The statements of a latest version, held against its record word by word.
  private func statementFaults(_ key: Int64, _ record: PageRecord, in db: Database) throws -> [String] {
    let text = record.article?.text ?? Text(utf8: [])
    let entities = Dictionary(record.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT statement.id, statement.kind, statement.stance, party.key, party.country, source, cue, content, spans,
          confidence FROM statement LEFT JOIN party ON party.number = statement.party
        WHERE statement.key BETWEEN ? AND ? ORDER BY statement.key DESC
        """, arguments: [key << 12, key << 12 | 0xFFF])
    let told = record.statements.prefix(1 << 12)
    var faults: [String] = []
    if rows.count != told.count { faults.append("\(rows.count) statements are there, the record has \(told.count)") }
    for (row, statement) in zip(rows, told) {
      let party = statement.entity.flatMap { entities[$0] }
      let checks: [(String, Bool)] = [
        ("number", row[0] == statement.id), ("kind", row[1] == statement.kind.rawValue),
        ("stance", row[2] == statement.stance),
        ("party", row[3] as String? == party.map { FoldedName.key($0.name) }),
        ("party's country", row[4] as String? == party.map { $0.country ?? "" }),
        ("source", row[5] == text.words(statement.source)), ("cue", row[6] == text.words(statement.cue)),
        ("content", row[7] == text.words(statement.content)),
        ("place in the text", row[8] == SpanList.text(statement.content)),
        ("confidence", abs((row[9] as Double) - statement.confidence) < 1e-9),
      ]
      for (what, isRight) in checks where !isRight {
        faults.append("statement \(statement.id): the \(what) is not the record's")
      }
    }
    return faults
  }

  private static func said(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? (error as? ArchiveError)?.problem.message ?? "\(error)"
  }
}
