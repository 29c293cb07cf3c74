internal import GRDB
internal import Record

/// What the first look at a try to sign in found.
private enum Gate {
  case wait(seconds: Int)
  case open((account: Account, hash: String)?)
}

extension DeskStore {
  /// Looks at a name and password. `sender` is the keyed hash of where it comes from.
  ///
  /// A try counts as wrong before it is looked at, so that many at once are not looked at for the price of one. Wrong tries
  /// slow down whoever sends them, and the account they are for; but an account never waits for strangers where it signed
  /// in from not long ago, and nobody ever waits longer than `SessionPolicy.longestWait`. An unknown name behaves like a
  /// known one.
  public func signIn(
    name: String, password: String, sender: String, userAgent: String, now: Int
  ) throws(DeskError) -> SignInOutcome {
    let key = attemptKey(name)
    // Whoever must wait costs no write.
    let first = try read { db in try wait(db, account: db.account(name), key: key, sender: sender, now: now) }
    guard first <= 0 else { return .wait(seconds: first) }
    let account: Account?
    let hash: String?
    switch try write({ db in try gate(db, name: name, key: key, sender: sender, now: now) }) {
    case .wait(let seconds): return .wait(seconds: seconds)
    case .open(let found): (account, hash) = (found?.account, found?.hash)
    }
    let isRight = passwords.verify(password, against: hash)
    guard isRight, let account, let hash, !account.isDisabled else { return .refused }
    let fresh = passwords.isOutdated(hash) ? try? passwords.hash(password) : nil
    return try write { db -> SignInOutcome in
      let known = try String.fetchOne(
        db, sql: "SELECT hash FROM account WHERE number = ? AND isDisabled = 0", arguments: [account.number])
      // The password was changed, or the account disabled, while this one was looked at.
      guard known == hash else { return .refused }
      if let fresh {
        try db.execute(sql: "UPDATE account SET hash = ? WHERE number = ?", arguments: [fresh, account.number])
      }
      try forgive(db, account: account, key: key, sender: sender, now: now)
      return .signedIn(try beginSession(db, of: account, userAgent: userAgent, now: now))
    }
  }

  /// Names that were tried are kept as keyed hashes: some are passwords in the wrong field.
  func attemptKey(_ name: String) -> String {
    Hexadecimal.text(HMACSHA256.code(of: Array(FoldedText(name).value.utf8), key: key(for: "sign-in")).prefix(16))
  }

  /// How long a try waits. An account that knows the sender waits for no one else's wrong tries.
  private func wait(_ db: Database, account: Account?, key: String, sender: String, now: Int) throws -> Int {
    let ofSender = try db.wait("sender", sender, sessionPolicy, now: now)
    if let account,
      try Int.fetchOne(
        db, sql: "SELECT 1 FROM acquaintance WHERE account = ? AND sender = ? AND lastAt >= ?",
        arguments: [account.number, sender, now - sessionPolicy.acquaintance]) != nil
    {
      return ofSender
    }
    return max(ofSender, try db.wait("account", key, sessionPolicy, now: now))
  }

  /// Lets a try through and counts it, or has it wait.
  private func gate(_ db: Database, name: String, key: String, sender: String, now: Int) throws -> Gate {
    let account = try db.account(name)
    let wait = try wait(db, account: account, key: key, sender: sender, now: now)
    guard wait <= 0 else { return .wait(seconds: wait) }
    try db.execute(sql: "DELETE FROM attempt WHERE lastAt < ?", arguments: [now - sessionPolicy.forgiveness])
    _ = try db.countWrong("sender", sender, now: now)
    let wrong = try db.countWrong("account", key, now: now)
    guard let account else { return .open(nil) }
    if wrong == sessionPolicy.freeTries + 1 {
      try db.note("signIn.slowed", account.name, "after \(sessionPolicy.freeTries) tries", by: "sign-in", now: now)
    }
    let hash = try String.fetchOne(db, sql: "SELECT hash FROM account WHERE number = ?", arguments: [account.number])
    return .open(hash.map { (account, $0) })
  }

  /// Takes back what was counted: all of the account's, and of the sender's only this try; else whoever has an account could
  /// wipe their slate by signing in to it between two guesses at another's.
  private func forgive(_ db: Database, account: Account, key: String, sender: String, now: Int) throws {
    try db.execute(sql: "DELETE FROM attempt WHERE kind = 'account' AND key = ?", arguments: [key])
    try db.execute(sql: "UPDATE attempt SET wrong = wrong - 1 WHERE kind = 'sender' AND key = ?", arguments: [sender])
    try db.execute(sql: "DELETE FROM attempt WHERE wrong <= 0")
    try db.execute(
      sql: """
        INSERT INTO acquaintance(account, sender, lastAt) VALUES (?, ?, ?)
        ON CONFLICT(account, sender) DO UPDATE SET lastAt = excluded.lastAt
        """, arguments: [account.number, sender, now])
  }
}

extension Database {
  /// How long the next try of this account or sender waits.
  fileprivate func wait(_ kind: String, _ key: String, _ policy: SessionPolicy, now: Int) throws -> Int {
    guard
      let row = try Row.fetchOne(
        self, sql: "SELECT wrong, lastAt FROM attempt WHERE kind = ? AND key = ? AND lastAt >= ?",
        arguments: [kind, key, now - policy.forgiveness])
    else { return 0 }
    let (wrong, lastAt): (Int, Int) = try (row.value("wrong"), row.value("lastAt"))
    let whole = policy.wait(after: wrong)
    // A clock that was set back makes nobody wait longer.
    return min(whole, lastAt + whole - now)
  }

  /// Counts a try; gives how many there are now.
  fileprivate func countWrong(_ kind: String, _ key: String, now: Int) throws -> Int {
    try Int.fetchOne(
      self,
      sql: """
        INSERT INTO attempt(kind, key, wrong, lastAt) VALUES (?, ?, 1, ?)
        ON CONFLICT(kind, key) DO UPDATE SET wrong = wrong + 1, lastAt = excluded.lastAt RETURNING wrong
        """, arguments: [kind, key, now]) ?? 1
  }
}
