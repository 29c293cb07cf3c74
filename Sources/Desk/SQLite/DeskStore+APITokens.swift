internal import GRDB

extension DeskStore {
  /// Makes a token; its secret is in the answer and nowhere else. Where `by` is an account, the token may never do more
  /// than that account.
  ///
  /// Where a program asks for it by a token of its own, `maker`, the new one speaks for the same account, may do no more
  /// than `maker`, and is taken back with it; `by` is then only what the journal says.
  public func addAPIToken(
    name: String, role: DeskRole, by: String, maker: APIToken? = nil, now: Int
  ) throws(DeskError) -> NewAPIToken {
    let secret = "dl_" + makeToken()
    return try write { db in
      let line = try FieldRule.line(name, "name", longest: 100)
      var account = try db.account(by)?.number
      if let maker {
        let known = try db.knownAPIToken(maker.number)
        guard known.revokedAt == nil else {
          throw DeskError.wrongState(
            kind: "API token", name: "\(known.number)", state: "revoked", doing: "making another one")
        }
        guard maker.role.includes(role) else {
          throw DeskError.invalid(field: "role", rule: "it is more than the token that asks may do")
        }
        account = known.account
      }
      let person = maker?.by ?? by
      try db.execute(
        sql: "INSERT INTO apiToken(token, name, role, account, by, createdAt, madeBy) VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [Self.digest(secret), line, role.rawValue, account, person, now, maker?.number])
      let number = Int(db.lastInsertedRowID)
      try db.note("apiToken.add", number, "\(line), \(role.rawValue)", by: by, now: now)
      return NewAPIToken(token: try db.knownAPIToken(number), secret: secret)
    }
  }

  /// The token behind a secret, with the role that it has now; nil where it was revoked or never was, or where its maker is
  /// disabled.
  public func apiToken(secret: String, now: Int) throws(DeskError) -> APIToken? {
    let digest = Self.digest(secret)
    let found = try read { db -> APIToken? in
      guard
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT apiToken.*, account.role AS makersRole, account.isDisabled FROM apiToken
            LEFT JOIN account ON account.number = apiToken.account
            WHERE apiToken.token = ? AND revokedAt IS NULL AND isDisabled IS NOT 1
            """, arguments: [digest])
      else { return nil }
      var token = try APIToken(row)
      let makersRole: String? = try row.value("makersRole")
      if let makersRole, DeskRole(rawValue: makersRole)?.includes(token.role) != true { token.role = .moderator }
      return token
    }
    guard var token = found else { return nil }
    if token.lastUsedAt.map({ now - $0 >= 60 }) ?? true {
      try write { db in
        try db.execute(sql: "UPDATE apiToken SET lastUsedAt = ? WHERE number = ?", arguments: [now, token.number])
      }
      token.lastUsedAt = now
    }
    return token
  }

  /// All tokens, the newest first, revoked ones among them.
  public func apiTokens() throws(DeskError) -> [APIToken] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM apiToken ORDER BY number DESC").map(APIToken.init) }
  }

  /// Takes a token back for good, and with it those that were made by it.
  public func revokeAPIToken(_ number: Int, by: String, now: Int) throws(DeskError) {
    try write { db in
      _ = try db.knownAPIToken(number)
      let ending = try Row.fetchAll(
        db,
        sql: """
          WITH RECURSIVE made(number) AS (
            SELECT ? UNION SELECT apiToken.number FROM apiToken JOIN made ON apiToken.madeBy = made.number)
          SELECT * FROM apiToken WHERE number IN made AND revokedAt IS NULL ORDER BY number
          """, arguments: [number]
      ).map(APIToken.init)
      for token in ending {
        try db.execute(sql: "UPDATE apiToken SET revokedAt = ? WHERE number = ?", arguments: [now, token.number])
        try db.note("apiToken.revoke", token.number, token.name, by: by, now: now)
      }
    }
  }
}

extension Database {
  /// The token of this number, where it must be there.
  fileprivate func knownAPIToken(_ number: Int) throws -> APIToken {
    guard let row = try Row.fetchOne(self, sql: "SELECT * FROM apiToken WHERE number = ?", arguments: [number]) else {
      throw DeskError.unknown(kind: "API token", name: "\(number)")
    }
    return try APIToken(row)
  }
}

extension APIToken {
  /// The token in a row of its table.
  fileprivate init(_ row: Row) throws {
    try self.init(
      number: row.value("number"), name: row.value("name"), role: row.choice("role"), by: row.value("by"),
      createdAt: row.value("createdAt"), lastUsedAt: row.value("lastUsedAt"), revokedAt: row.value("revokedAt"),
      account: row.value("account"), madeBy: row.value("madeBy"))
  }
}
