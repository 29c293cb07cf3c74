internal import GRDB

extension DeskStore {
  /// Turns away what comes from someone or says something; `until` nil for good. Banning the same again changes its note
  /// and its end.
  @discardableResult
  public func ban(
    _ kind: Ban.Kind, _ value: String, note: String = "", until: Int? = nil, by: String, now: Int
  ) throws(DeskError) -> Ban {
    try write { db in
      let line = try FieldRule.line(value, kind.rawValue)
      let remark = try FieldRule.optionalLine(note, "note", longest: 500)
      if let until, until <= now { throw DeskError.invalid(field: "until", rule: "it lies in the past") }
      try db.execute(
        sql: """
          INSERT INTO ban(kind, key, value, note, by, createdAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT(kind, key) DO UPDATE SET value = excluded.value, note = excluded.note, by = excluded.by,
            createdAt = excluded.createdAt, expiresAt = excluded.expiresAt
          """,
        arguments: [kind.rawValue, FoldedText(line).value, line, remark, by, now, until])
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM ban WHERE kind = ? AND key = ?", arguments: [kind.rawValue, FoldedText(line).value])
      else { throw DeskError.unknown(kind: "ban", name: line) }
      let ban = try Ban(row)
      try db.note("ban.add", ban.number, ban.forJournal, by: by, now: now)
      return ban
    }
  }

  /// The bans that hold, the newest first.
  public func bans(now: Int) throws(DeskError) -> [Ban] {
    try read { db in try db.bans(now: now) }
  }

  /// Ends a ban.
  public func liftBan(_ number: Int, by: String, now: Int) throws(DeskError) {
    try write { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT * FROM ban WHERE number = ?", arguments: [number]) else {
        throw DeskError.unknown(kind: "ban", name: "\(number)")
      }
      try db.execute(sql: "DELETE FROM ban WHERE number = ?", arguments: [number])
      try db.note("ban.lift", number, try Ban(row).forJournal, by: by, now: now)
    }
  }

  /// Adds a rule.
  @discardableResult
  public func addSpamRule(
    _ condition: SpamRule.Condition, _ action: SpamRule.Action, by: String, now: Int
  ) throws(DeskError) -> SpamRule {
    try write { db in
      let columns = try SpamRuleColumns(condition)
      try db.execute(
        sql: """
          INSERT INTO spamRule(kind, phrase, amount, seconds, action, by, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [columns.kind, columns.phrase, columns.amount, columns.seconds, action.rawValue, by, now])
      let number = Int(db.lastInsertedRowID)
      try db.note("spamRule.add", number, "\(action.rawValue): \(columns.words)", by: by, now: now)
      return try db.spamRule(number)
    }
  }

  /// The rules in the order they were made.
  public func spamRules() throws(DeskError) -> [SpamRule] {
    try read { db in try db.spamRules() }
  }

  /// Removes a rule.
  public func removeSpamRule(_ number: Int, by: String, now: Int) throws(DeskError) {
    try write { db in
      let rule = try db.spamRule(number)
      try db.execute(sql: "DELETE FROM spamRule WHERE number = ?", arguments: [number])
      let words = try SpamRuleColumns(rule.condition).words
      try db.note("spamRule.remove", number, "\(rule.action.rawValue): \(words)", by: by, now: now)
    }
  }

  /// True for the first caller with this token before `until`, whichever process it is in; false for every other. What is
  /// past is removed, and cannot be spent.
  public func spend(token: String, until: Int, now: Int) throws(DeskError) -> Bool {
    guard until > now else { return false }
    return try write { db in
      try db.execute(sql: "DELETE FROM spent WHERE until <= ?", arguments: [now])
      try db.execute(
        sql: "INSERT INTO spent(token, until) VALUES (?, ?) ON CONFLICT DO NOTHING",
        arguments: [Self.digest(token), until])
      return db.changesCount > 0
    }
  }
}

/// A rule's condition as columns.
private struct SpamRuleColumns {
  var kind: String
  var phrase: String?
  var amount: Int?
  var seconds: Int?
  /// The condition for the journal.
  var words: String

  init(_ condition: SpamRule.Condition) throws {
    func positive(_ value: Int, _ field: String, from least: Int = 1) throws -> Int {
      guard (least...1_000_000_000).contains(value) else {
        throw DeskError.invalid(field: field, rule: "it must be a number from \(least) to 1,000,000,000")
      }
      return value
    }
    switch condition {
    case .phrase(let phrase):
      let line = try FieldRule.line(phrase, "phrase")
      (kind, self.phrase, words) = ("phrase", line, "has \"\(line)\"")
    case .links(let over):
      (kind, amount, words) = ("links", try positive(over, "links", from: 0), "more than \(over) links")
    case .quickerThan(let limit):
      (kind, seconds, words) = ("quick", try positive(limit, "seconds"), "written in less than \(limit) s")
    case .repeated(let times, let limit):
      (kind, amount, seconds) = ("repeated", try positive(times, "times"), try positive(limit, "seconds"))
      words = "sent \(times) times before in \(limit) s"
    }
  }
}

extension Database {
  /// The bans that hold, the newest first.
  func bans(now: Int) throws -> [Ban] {
    try Row.fetchAll(
      self, sql: "SELECT * FROM ban WHERE expiresAt IS NULL OR expiresAt > ? ORDER BY createdAt DESC, number DESC",
      arguments: [now]
    ).map(Ban.init)
  }

  /// The rules in the order they were made.
  func spamRules() throws -> [SpamRule] {
    try Row.fetchAll(self, sql: "SELECT * FROM spamRule ORDER BY number").map(SpamRule.init)
  }

  fileprivate func spamRule(_ number: Int) throws -> SpamRule {
    guard let row = try Row.fetchOne(self, sql: "SELECT * FROM spamRule WHERE number = ?", arguments: [number]) else {
      throw DeskError.unknown(kind: "spam rule", name: "\(number)")
    }
    return try SpamRule(row)
  }
}

extension Ban {
  /// The ban in a row of its table.
  fileprivate init(_ row: Row) throws {
    try self.init(
      number: row.value("number"), kind: row.choice("kind"), value: row.value("value"), note: row.value("note"),
      by: row.value("by"), createdAt: row.value("createdAt"), expiresAt: row.value("expiresAt"))
  }

  /// What the journal says of it. The journal keeps everything for good, so no address of a reader gets into it.
  fileprivate var forJournal: String {
    switch kind {
    case .sender, .email: kind.rawValue
    case .name, .word: "\(kind.rawValue) \"\(value)\""
    }
  }
}

extension SpamRule {
  /// The rule in a row of its table.
  fileprivate init(_ row: Row) throws {
    let kind: String = try row.value("kind")
    let condition: Condition =
      switch kind {
      case "phrase": .phrase(try row.value("phrase"))
      case "links": .links(over: try row.value("amount"))
      case "quick": .quickerThan(seconds: try row.value("seconds"))
      case "repeated": .repeated(times: try row.value("amount"), seconds: try row.value("seconds"))
      default: throw UnknownWord(column: "kind", word: kind)
      }
    try self.init(
      number: row.value("number"), condition: condition, action: row.choice("action"), by: row.value("by"),
      createdAt: row.value("createdAt"))
  }
}
