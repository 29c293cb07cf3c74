internal import GRDB

/// A session as its table holds it, with its account.
struct SessionRow {
  /// What a request with a token of the session asks for.
  enum Step {
    /// The token is no longer good.
    case refuse
    /// Nothing is to be written.
    case none
    /// That it was used.
    case touch
    /// A new token.
    case renew
  }

  var account: Account
  var session: DeskSession
  /// The digest of the token, and since when it has been the one.
  var token: String
  var tokenAt: Int
  /// The digest of the token before it; works until `priorUntil`, which is nil until the new one was seen.
  var prior: String?
  var priorUntil: Int?
  /// What the session's CSRF token is bound to.
  var mark: String

  static let select = """
    SELECT account.*, session.number AS session, session.token, session.tokenAt, session.prior, session.priorUntil, \
    session.mark, session.createdAt AS begunAt, session.lastUsedAt, session.userAgent \
    FROM session JOIN account ON account.number = session.account
    """

  init(_ row: Row) throws {
    account = try Account(row)
    session = try DeskSession(
      number: row.value("session"), account: account.name, createdAt: row.value("begunAt"),
      lastUsedAt: row.value("lastUsedAt"), userAgent: row.value("userAgent"))
    token = try row.value("token")
    tokenAt = try row.value("tokenAt")
    prior = try row.value("prior")
    priorUntil = try row.value("priorUntil")
    mark = try row.value("mark")
  }

  /// The session with this token or token before.
  static func find(_ digest: String, _ db: Database) throws -> SessionRow? {
    try Row.fetchOne(
      db, sql: select + " WHERE session.token = ? OR session.prior = ?", arguments: [digest, digest]
    ).map(SessionRow.init)
  }

  /// Whether it goes on.
  func isAlive(_ policy: SessionPolicy, now: Int) -> Bool {
    !account.isDisabled && now - session.lastUsedAt < policy.idle && now - session.createdAt < policy.absolute
  }

  /// What a request with this token asks for.
  func step(_ digest: String, _ policy: SessionPolicy, now: Int) -> Step {
    if digest == token {
      if now - tokenAt >= policy.rotation { return .renew }
      let isFirstSight = prior != nil && priorUntil == nil
      return isFirstSight || now - session.lastUsedAt >= 60 ? .touch : .none
    }
    if let priorUntil { return now < priorUntil ? .none : .refuse }
    return now - tokenAt < policy.grace ? .none : .renew
  }

  /// Notes that the new token was seen: from now on the one before has its grace and no more.
  mutating func confirm(_ digest: String, _ policy: SessionPolicy, now: Int) {
    if digest == token, prior != nil, priorUntil == nil { priorUntil = now + policy.grace }
  }

  /// Puts a new token in the place of the one that is not in anyone's hands: the browser has the one that was `seen`.
  mutating func renew(to new: String, seen: String, now: Int) {
    prior = seen
    priorUntil = nil
    token = new
    tokenAt = now
  }

  func save(_ db: Database) throws {
    try db.execute(
      sql: "UPDATE session SET token = ?, tokenAt = ?, prior = ?, priorUntil = ?, lastUsedAt = ? WHERE number = ?",
      arguments: [token, tokenAt, prior, priorUntil, session.lastUsedAt, session.number])
  }
}
