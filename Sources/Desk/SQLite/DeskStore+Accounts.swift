internal import GRDB

extension DeskStore {
  /// Makes an account.
  @discardableResult
  public func addAccount(
    name: String, role: DeskRole, password: String, by: String, now: Int
  ) throws(DeskError) -> Account {
    let (line, hash) = try prepared { (try FieldRule.line(name, "name", longest: 64), try passwords.hash(password)) }
    return try write { db in
      guard try db.account(line) == nil else { throw DeskError.taken(kind: "account", name: line) }
      try db.execute(
        sql: """
          INSERT INTO account(key, name, role, hash, createdAt, passwordChangedAt) VALUES (?, ?, ?, ?, ?, ?)
          """, arguments: [FoldedText(line).value, line, role.rawValue, hash, now, now])
      try db.note("account.add", line, role.rawValue, by: by, now: now)
      return try db.knownAccount(line)
    }
  }

  /// All accounts by name.
  public func accounts() throws(DeskError) -> [Account] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM account ORDER BY key").map(Account.init) }
  }

  /// The account of this name, without case.
  public func account(named name: String) throws(DeskError) -> Account? {
    try read { db in try db.account(name) }
  }

  /// Gives an account another role, from its next request on.
  public func changeRole(of name: String, to role: DeskRole, by: String, now: Int) throws(DeskError) {
    try write { db in
      let account = try db.knownAccount(name)
      guard account.role != role else { return }
      try db.execute(sql: "UPDATE account SET role = ? WHERE number = ?", arguments: [role.rawValue, account.number])
      try db.note("account.role", account.name, role.rawValue, by: by, now: now)
    }
  }

  /// Sets a password, ends all sessions of the account and forgets its wrong tries. API tokens stay.
  public func changePassword(of name: String, to password: String, by: String, now: Int) throws(DeskError) {
    let hash = try prepared { try passwords.hash(password) }
    let key = attemptKey(name)
    try write { db in
      let account = try db.knownAccount(name)
      try db.execute(
        sql: "UPDATE account SET hash = ?, passwordChangedAt = ? WHERE number = ?",
        arguments: [hash, now, account.number])
      try db.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [account.number])
      try db.execute(sql: "DELETE FROM attempt WHERE kind = 'account' AND key = ?", arguments: [key])
      try db.note("account.password", account.name, by: by, now: now)
    }
  }

  /// Keeps an account from signing in and ends its sessions, or lets it in again.
  public func setDisabled(_ isDisabled: Bool, account name: String, by: String, now: Int) throws(DeskError) {
    try write { db in
      let account = try db.knownAccount(name)
      guard account.isDisabled != isDisabled else { return }
      try db.execute(
        sql: "UPDATE account SET isDisabled = ? WHERE number = ?", arguments: [isDisabled, account.number])
      if isDisabled { try db.execute(sql: "DELETE FROM session WHERE account = ?", arguments: [account.number]) }
      try db.note(isDisabled ? "account.disable" : "account.enable", account.name, by: by, now: now)
    }
  }

  /// Makes what a write needs before it begins, so that nobody waits for it.
  func prepared<T>(_ body: () throws -> T) throws(DeskError) -> T {
    do { return try body() } catch { throw DeskError(error, at: path) }
  }
}

extension Database {
  /// The account of this name, without case.
  func account(_ name: String) throws -> Account? {
    try Row.fetchOne(self, sql: "SELECT * FROM account WHERE key = ?", arguments: [FoldedText(name).value])
      .map(Account.init)
  }

  /// The same, where it must be there.
  func knownAccount(_ name: String) throws -> Account {
    guard let account = try account(name) else { throw DeskError.unknown(kind: "account", name: name) }
    return account
  }
}

extension Account {
  /// The account in a row of its table.
  init(_ row: Row) throws {
    try self.init(
      number: row.value("number"), name: row.value("name"), role: row.choice("role"),
      isDisabled: row.value("isDisabled"), createdAt: row.value("createdAt"),
      passwordChangedAt: row.value("passwordChangedAt"))
  }
}
