internal import GRDB
internal import Record

extension DeskStore {
  /// Who stands behind a cookie's token; nil where the session ended or never was.
  ///
  /// Changes the token when its time has come. The one before works until the new one was seen and a short grace is over,
  /// so that neither requests under way nor an answer that never arrived sign anyone out; an old token that is seen when
  /// the grace is over and the new one never was gets a newer one.
  public func session(token: String, now: Int) throws(DeskError) -> ActiveSession? {
    let digest = Self.digest(token)
    let row = try read { db in try SessionRow.find(digest, db) }
    guard let row, row.isAlive(sessionPolicy, now: now), row.step(digest, sessionPolicy, now: now) != .refuse else {
      return nil
    }
    guard row.step(digest, sessionPolicy, now: now) != .none else { return active(row, newToken: nil) }
    return try write { db in
      // Another request may have changed it since.
      guard var row = try SessionRow.find(digest, db), row.isAlive(sessionPolicy, now: now) else { return nil }
      var newToken: String?
      switch row.step(digest, sessionPolicy, now: now) {
      case .refuse: return nil
      case .none: break
      case .touch: row.confirm(digest, sessionPolicy, now: now)
      case .renew:
        let token = makeToken()
        row.renew(to: Self.digest(token), seen: digest, now: now)
        newToken = token
      }
      row.session.lastUsedAt = now
      try row.save(db)
      return active(row, newToken: newToken)
    }
  }

  /// The sessions of an account that go on, the last used first.
  public func sessions(of name: String, now: Int) throws(DeskError) -> [DeskSession] {
    try read { db in
      try Row.fetchAll(
        db, sql: SessionRow.select + " WHERE account.key = ? ORDER BY session.lastUsedAt DESC, session.number DESC",
        arguments: [FoldedText(name).value]
      ).map(SessionRow.init).filter { $0.isAlive(sessionPolicy, now: now) }.map(\.session)
    }
  }

  /// Ends one session of an account: signing out.
  public func endSession(_ number: Int, of name: String, by: String, now: Int) throws(DeskError) {
    try write { db in
      let account = try db.knownAccount(name)
      try db.execute(
        sql: "DELETE FROM session WHERE number = ? AND account = ?", arguments: [number, account.number])
      guard db.changesCount > 0 else { throw DeskError.unknown(kind: "session", name: "\(number)") }
      try db.note("session.end", account.name, "session \(number)", by: by, now: now)
    }
  }

  /// Ends all sessions of an account, but for `kept`; tells how many.
  @discardableResult
  public func endSessions(of name: String, except kept: Int? = nil, by: String, now: Int) throws(DeskError) -> Int {
    try write { db in
      let account = try db.knownAccount(name)
      try db.execute(
        sql: "DELETE FROM session WHERE account = ? AND number <> ?", arguments: [account.number, kept ?? 0])
      let count = db.changesCount
      if count > 0 { try db.note("session.endAll", account.name, "\(count) sessions", by: by, now: now) }
      return count
    }
  }

  /// A token that forms carry, bound to some text: a visitor's own cookie, where there is no session.
  public func csrfToken(for binding: String) -> String {
    Hexadecimal.text(HMACSHA256.code(of: Array(binding.utf8), key: key(for: "csrf")))
  }

  /// Whether a form carries the token bound to this text; compared in constant time.
  public func isCSRFToken(_ token: String, for binding: String) -> Bool {
    ConstantTime.areEqual(Array(token.utf8), Array(csrfToken(for: binding).utf8))
  }

  /// Begins a session, and removes those that are over.
  func beginSession(_ db: Database, of account: Account, userAgent: String, now: Int) throws -> ActiveSession {
    try db.execute(
      sql: "DELETE FROM session WHERE lastUsedAt < ? OR createdAt < ?",
      arguments: [now - sessionPolicy.idle, now - sessionPolicy.absolute])
    let token = makeToken()
    let agent = String(String.UnicodeScalarView(userAgent.unicodeScalars.prefix(200)))
    try db.execute(
      sql: """
        INSERT INTO session(account, token, tokenAt, mark, createdAt, lastUsedAt, userAgent) VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [account.number, Self.digest(token), now, Hexadecimal.text(random(16)), now, now, agent])
    try db.note("session.begin", account.name, "session \(db.lastInsertedRowID)", by: account.name, now: now)
    guard let row = try SessionRow.find(Self.digest(token), db) else {
      throw DeskError.damaged(path: path, what: "a session that was just begun is not there")
    }
    return active(row, newToken: token)
  }

  /// 256 random bits.
  func makeToken() -> String { Hexadecimal.text(random(32)) }

  /// What is kept of a token.
  static func digest(_ token: String) -> String {
    Hexadecimal.text(HMACSHA256.digest(of: Array(token.utf8)))
  }

  private func active(_ row: SessionRow, newToken: String?) -> ActiveSession {
    ActiveSession(
      session: row.session, account: row.account, csrf: csrfToken(for: "session " + row.mark), newToken: newToken)
  }
}
