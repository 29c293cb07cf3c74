internal import Foundation
internal import GRDB
internal import Intake
internal import Record

extension SQLiteStore {
  public func faults() throws(ArchiveError) -> [String] {
    var faults = pageFaults() + indexFaults() + tokenFaults() + nameFaults() + sumFaults()
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
          let (table, number, other): (String, Int64?, String) = try (row.value(0), row.value(1), row.value(2))
          return "row \(number ?? 0) of \(table) refers to a row of \(other) that is not there"
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

  /// Whether facets are tokens and nothing else. The indexes take capitals and small letters for the same.
  private func tokenFaults() -> [String] {
    do {
      return try pool.read { db in
        var faults: [String] = []
        for table in ["facet", "statement"] {
          // Only words of names may have other characters: the index folds them.
          let rows = try Row.fetchCursor(
            db, sql: "SELECT key, facets FROM \(table) WHERE facets GLOB '*[^a-z0-9 ]*'")
          while faults.count < 100, let row = try rows.next() {
            let (key, facets): (Int64, String) = try (row.value(0), row.value(1))
            guard facets.utf8.split(separator: 0x20).allSatisfy(Tokens.isWellFormed) else {
              faults.append("the row of \(table) with key \(key): the facets hold what is no token")
              continue
            }
          }
        }
        return faults
      }
    } catch {
      return ["the facets cannot all be read: \(Self.said(error))"]
    }
  }

  /// Whether pages and names stand under the keys that are made from them.
  private func nameFaults() -> [String] {
    do {
      return try pool.read { db in
        var faults: [String] = []
        let pages = try Row.fetchCursor(db, sql: "SELECT number, key, address FROM page")
        while let row = try pages.next() {
          let (number, key, address): (Int, String, String) = try (row.value(0), row.value(1), row.value(2))
          // What came by standard input without an address has its digest for a key.
          let isRight =
            [PageKey(address: address).value, PageKey(path: address).value].contains(key)
            || address.hasPrefix("-") && key.hasPrefix("sha256:")
          if !isRight { faults.append("page \(number): the key \(key) is not that of the address \(address)") }
        }
        for table in ["label", "party"] {
          let names = try Row.fetchCursor(db, sql: "SELECT number, key, name FROM \(table)")
          while let row = try names.next() {
            let (number, key, name): (Int, String, String) = try (row.value(0), row.value(1), row.value(2))
            if FoldedName.key(name) != key {
              faults.append("\(table) \(number): the key is not that of the name \(name)")
            }
          }
        }
        return faults
      }
    } catch {
      return ["the pages and names cannot all be read: \(Self.said(error))"]
    }
  }

  /// Whether rows have the sums of what nothing else vouches for.
  private func sumFaults() -> [String] {
    do {
      return try pool.read { db in
        db.add(function: RowSum.function)
        var faults: [String] = []
        for (table, names) in RowSum.columns {
          let columns = names.joined(separator: ", ")
          let row = try db.columns(in: table).first { $0.primaryKeyIndex > 0 }?.name ?? "rowid"
          let keys = try DatabaseValue.fetchCursor(
            db, sql: "SELECT \(row) FROM \(table) WHERE sum IS NOT rowSum(\(columns)) LIMIT 100")
          while let key = try keys.next() {
            faults.append("the row of \(table) with the \(row) \(key): \(columns) or their sum were changed")
          }
        }
        return faults
      }
    } catch {
      return ["the sums of rows cannot all be looked at: \(Self.said(error))"]
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
                article.digest, outlet.name, section.name, body.text, body.record,
                article.key IN (SELECT key FROM facet),
                article.version = (SELECT max(version) FROM article AS other WHERE other.page = article.page),
                article.version = (SELECT count(*) FROM article AS other
                  WHERE other.page = article.page AND other.version <= article.version)
              FROM article LEFT JOIN body ON body.key = article.key
              LEFT JOIN label AS outlet ON outlet.number = article.outlet
              LEFT JOIN label AS section ON section.number = article.section WHERE article.key = ?
              """, arguments: [key])
        else { return [] }
        let (page, version): (Int, Int) = try (row.value(0), row.value(1))
        name = "page \(page), version \(version)"
        guard let packed: Data = try row.value(10), let json = Packed.unpack(packed) else {
          return ["\(name): the record is missing or damaged"]
        }
        guard try Digest.sha256(json) == row.value(6) else {
          return ["\(name): the record is not the one that was written"]
        }
        let record = try PageRecord(jsonBytes: json)
        let article = record.article ?? Article()
        var faults: [String] = []
        if try row.value(9) as String? != article.text.string { faults.append("the text is not the record's") }
        if try row.value(4) as String? != article.headline { faults.append("the headline is not the record's") }
        if try row.value(5) as String? != article.language { faults.append("the language is not the record's") }
        for (column, given, what) in [(7, article.outlet, "outlet"), (8, article.section, "section")]
        where try (row.value(column) as String?).map(FoldedName.key) != given.map(FoldedName.key) {
          faults.append("the \(what) is not the record's")
        }
        if try !Self.isDay(row.value(3), of: key) { faults.append("the day is not that of the key") }
        let (isLatest, isFound, isLast): (Bool, Bool, Bool) = try (row.value(2), row.value(11), row.value(12))
        if try !(row.value(13) as Bool) { faults.append("the versions are not numbered from 1 without a gap") }
        if isLatest != isLast { faults.append("the list of versions has another one as the latest") }
        if isLatest != isFound { faults.append("only the latest version is to be found by search") }
        if isLatest {
          if try !isTallied(key, in: db) { faults.append("what is counted is not what it is found by") }
          faults += try statementFaults(key, record, in: db) + placeFaults(record, in: db)
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
      let checks: [(String, Bool)] = try [
        ("number", row.value(0) == statement.id), ("kind", row.value(1) == statement.kind.rawValue),
        ("stance", row.value(2) == statement.stance),
        ("party", row.value(3) as String? == party.map { FoldedName.key($0.name) }),
        ("party's country", row.value(4) as String? == party.map { $0.country ?? "" }),
        ("source", row.value(5) == text.words(statement.source)), ("cue", row.value(6) == text.words(statement.cue)),
        ("content", row.value(7) == text.words(statement.content)),
        ("place in the text", row.value(8) == SpanList.text(statement.content)),
        ("confidence", abs((row.value(9) as Double) - statement.confidence) < 1e-9),
      ]
      for (what, isRight) in checks where !isRight {
        faults.append("statement \(statement.id): the \(what) is not the record's")
      }
    }
    return faults
  }

  /// The places of a record, held against the list of places and of the spellings they are found by.
  private func placeFaults(_ record: PageRecord, in db: Database) throws -> [String] {
    let text = record.article?.text ?? Text(utf8: [])
    return try record.places.compactMap { toponym in
      guard let place = toponym.place else { return nil }
      let row = try Row.fetchOne(
        db, sql: "SELECT latitude, longitude, country, number FROM place WHERE geonames = ? AND name = ?",
        arguments: [place.geonames, place.name])
      guard let row, try row.value(0) == place.latitude, try row.value(1) == place.longitude,
        try row.value(2) == place.country
      else { return "the place \(place.name) is not the record's" }
      let number: Int = try row.value(3)
      let missing = try [place.name, text[toponym.span]].first { name in
        try Int.fetchOne(
          db, sql: "SELECT 1 FROM spelling WHERE key = ? AND place = ?", arguments: [FoldedName.key(name), number])
          == nil
      }
      return missing.map { "the place \(place.name) is not found as \($0)" }
    }
  }

  /// Whether a day is that of a key. A key is of a second later where all of a second are taken, and ends at the year 3058.
  private static func isDay(_ day: String, of key: Int64) -> Bool {
    let seconds = Int(key >> 16)
    return seconds >= 1 << 35 - 1 || seconds <= -(1 << 35) || [0, 1].contains { Moment.day(seconds - $0) == day }
  }

  private static func said(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? (error as? ArchiveError)?.problem.message ?? "\(error)"
  }
}
