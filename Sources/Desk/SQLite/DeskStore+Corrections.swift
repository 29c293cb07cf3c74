internal import GRDB

extension DeskStore {
  /// Keeps a correction. It replaces the one that counts for the same statement: the one it names, else the newest with the
  /// same payload, statement and content.
  @discardableResult
  public func correct(_ draft: CorrectionDraft, by: String, now: Int) throws(DeskError) -> Correction {
    let draft = try prepared { try draft.checked() }
    return try write { db in
      let supersedes = try db.superseded(by: draft)
      let number = (try Int.fetchOne(db, sql: "SELECT max(number) FROM correction") ?? 0) + 1
      let correction = Correction(
        number: number, draft: draft, by: by, at: now, supersedes: supersedes, supersededBy: nil)
      try db.execute(
        sql: """
          INSERT INTO correction(number, page, pageKey, version, digest, statement, subject, action, body, why, by, at,
            supersedes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          number, draft.page.number, draft.page.key, draft.version, draft.digest, correction.statementID,
          draft.subject.map(CorrectionJSON.text), draft.action.rawValue, draft.statement.map(CorrectionJSON.text),
          draft.why, by, now, supersedes,
        ])
      try db.note(
        "fact.\(draft.action.rawValue)", number, "\(correction.statementID) of \(draft.page.key)", by: by, now: now)
      return correction
    }
  }

  /// All corrections of a page in the order they were made, replaced ones among them.
  public func corrections(of pageKey: String) throws(DeskError) -> [Correction] {
    try read { db in
      try Row.fetchAll(
        db, sql: Correction.select + " WHERE correction.pageKey = ? ORDER BY correction.number", arguments: [pageKey]
      ).map(Correction.init)
    }
  }

  /// All corrections in the order they were made.
  public func corrections(after cursor: Int? = nil, limit: Int = 100) throws(DeskError) -> Listing<Correction> {
    let limit = Self.limit(limit)
    return try read { db in
      let corrections = try Row.fetchAll(
        db, sql: Correction.select + " WHERE correction.number > ? ORDER BY correction.number LIMIT ?",
        arguments: [cursor ?? 0, limit + 1]
      ).map(Correction.init)
      return Listing(corrections, limit: limit, number: \.number)
    }
  }
}

extension Database {
  /// The number of the correction that a new one replaces; nil for the first word on a statement.
  fileprivate func superseded(by draft: CorrectionDraft) throws -> Int? {
    if let number = draft.supersedes {
      let row = try Row.fetchOne(self, sql: Correction.select + " WHERE correction.number = ?", arguments: [number])
      guard let earlier = try row.map(Correction.init), earlier.draft.page.key == draft.page.key else {
        throw DeskError.unknown(kind: "correction of this page", name: "\(number)")
      }
      if let later = earlier.supersededBy {
        throw DeskError.wrongState(
          kind: "correction", name: "\(number)", state: "replaced by \(later)", doing: "replacing it once more")
      }
      return number
    }
    guard let subject = draft.subject else { return nil }
    return try Row.fetchAll(
      self,
      sql: Correction.select + """
         WHERE correction.pageKey = ? AND correction.digest = ? AND correction.statement = ? AND later.number IS NULL
        ORDER BY correction.number DESC
        """, arguments: [draft.page.key, draft.digest, subject.statement]
    ).map(Correction.init).first {
      // After a new reading `s1` may be another statement. One that was added is found by its own number.
      $0.draft.subject?.content == subject.content || $0.statementID == subject.statement && $0.isOfAdded
    }?.number
  }
}

extension Correction {
  /// Whether it is about a statement that an editor added.
  fileprivate var isOfAdded: Bool { draft.action == .add || draft.subject?.isAdded == true }

  fileprivate static let select = """
    SELECT correction.*, later.number AS supersededBy FROM correction \
    LEFT JOIN correction AS later ON later.supersedes = correction.number
    """

  /// The correction in a row of `select`.
  fileprivate init(_ row: Row) throws {
    let (subject, body): (String?, String?) = try (row.value("subject"), row.value("body"))
    let statement: String = try row.value("statement")
    let supersedes: Int? = try row.value("supersedes")
    let draft = try CorrectionDraft(
      page: PageReference(number: row.value("page"), key: row.value("pageKey")), version: row.value("version"),
      digest: row.value("digest"), subject: subject.map { try CorrectionJSON.subject($0, statement: statement) },
      action: row.choice("action"), statement: body.map(CorrectionJSON.statement), why: row.value("why"),
      supersedes: supersedes)
    try self.init(
      number: row.value("number"), draft: draft, by: row.value("by"), at: row.value("at"), supersedes: supersedes,
      supersededBy: row.value("supersededBy"))
  }
}
