internal import GRDB

extension DeskStore {
  /// The journal, the newest entry first; `after` is where the last listing went on.
  public func journal(after cursor: Int? = nil, limit: Int = 100) throws(DeskError) -> Listing<JournalEntry> {
    let limit = DeskStore.limit(limit)
    return try read { db in
      let entries = try Row.fetchAll(
        db, sql: "SELECT * FROM journal WHERE number < ? ORDER BY number DESC LIMIT ?",
        arguments: [cursor ?? Int.max, limit + 1]
      ).map { row in
        try JournalEntry(
          number: row.value("number"), at: row.value("at"), who: row.value("who"), action: row.value("action"),
          subject: row.value("subject"), detail: row.value("detail"))
      }
      return Listing(entries, limit: limit, number: \.number)
    }
  }

  /// The most rows that one listing gives.
  static func limit(_ asked: Int) -> Int { max(1, min(asked, 1000)) }
}

extension Database {
  /// Writes into the journal what is being done in this transaction.
  func note(_ action: String, _ subject: some CustomStringConvertible, _ detail: String = "", by: String, now: Int)
    throws
  {
    try execute(
      sql: "INSERT INTO journal(at, who, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
      arguments: [now, by, action, subject.description, detail])
  }
}
