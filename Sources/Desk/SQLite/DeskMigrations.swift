internal import GRDB

/// The steps that bring a desk up to date. A step that was published is never changed: a new one follows it.
enum DeskMigrations {
  /// The steps in their order.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 desk") { try $0.execute(sql: first) }
    // A token that was made by a token ends with it.
    migrator.registerMigration("2 tokens by tokens") {
      try $0.execute(sql: "ALTER TABLE apiToken ADD COLUMN madeBy INTEGER REFERENCES apiToken")
    }
    return migrator
  }()

  /// Brings the database up to date; refuses one that has steps which are not known here.
  static func migrate(_ pool: DatabasePool) throws {
    let newer = try pool.read { db in
      try db.tableExists("grdb_migrations")
        ? migrator.appliedIdentifiers(db).subtracting(migrator.migrations).sorted() : []
    }
    if let step = newer.last { throw DeskError.tooNew(path: pool.path, version: step) }
    try migrator.migrate(pool)
  }

  /// - `key` columns hold a name without case, by which it is compared; hashes and tokens stand in hexadecimal.
  /// - `attempt` has the wrong tries to sign in, for accounts (`account`) and senders (`sender`); `acquaintance` the senders
  ///   that an account signed in from.
  /// - A session's row has its token and, after a change, the one before, which works until `priorUntil`; that is NULL
  ///   until the new one was seen for the first time.
  /// - `pageKey` is what finds a page again; `page` is its number when the row was written.
  /// - Names are kept as text, not as references: the journal and the logs outlive what they speak of.
  private static let first = """
    PRAGMA application_id = \(DeskStore.applicationID);
    CREATE TABLE secret(number INTEGER PRIMARY KEY CHECK (number = 1), value TEXT NOT NULL);
    CREATE TABLE journal(number INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL,
      subject TEXT NOT NULL, detail TEXT NOT NULL);
    CREATE TABLE account(number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
      role TEXT NOT NULL, hash TEXT NOT NULL, isDisabled INTEGER NOT NULL DEFAULT 0, createdAt INTEGER NOT NULL,
      passwordChangedAt INTEGER NOT NULL);
    CREATE TABLE attempt(kind TEXT NOT NULL, key TEXT NOT NULL, wrong INTEGER NOT NULL, lastAt INTEGER NOT NULL,
      PRIMARY KEY(kind, key)) WITHOUT ROWID;
    CREATE INDEX attemptByTime ON attempt(lastAt);
    CREATE TABLE acquaintance(account INTEGER NOT NULL REFERENCES account, sender TEXT NOT NULL, lastAt INTEGER NOT NULL,
      PRIMARY KEY(account, sender)) WITHOUT ROWID;
    CREATE TABLE session(number INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL REFERENCES account,
      token TEXT NOT NULL UNIQUE, tokenAt INTEGER NOT NULL, prior TEXT, priorUntil INTEGER, mark TEXT NOT NULL,
      createdAt INTEGER NOT NULL, lastUsedAt INTEGER NOT NULL, userAgent TEXT NOT NULL);
    CREATE INDEX sessionByPrior ON session(prior) WHERE prior IS NOT NULL;
    CREATE INDEX sessionByAccount ON session(account);
    CREATE TABLE apiToken(number INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
      role TEXT NOT NULL, account INTEGER REFERENCES account, by TEXT NOT NULL, createdAt INTEGER NOT NULL,
      lastUsedAt INTEGER, revokedAt INTEGER);
    CREATE TABLE spent(token TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX spentByTime ON spent(until);
    CREATE TABLE comment(number INTEGER PRIMARY KEY AUTOINCREMENT, page INTEGER NOT NULL, pageKey TEXT NOT NULL,
      parent INTEGER REFERENCES comment, name TEXT NOT NULL, text TEXT NOT NULL, email TEXT, state TEXT NOT NULL,
      reasons TEXT NOT NULL, createdAt INTEGER NOT NULL, sender TEXT, digest TEXT NOT NULL, moderatedBy TEXT,
      moderatedAt INTEGER);
    CREATE INDEX commentByPage ON comment(pageKey, state);
    CREATE INDEX commentByState ON comment(state, number);
    CREATE INDEX commentBySender ON comment(sender, createdAt) WHERE sender IS NOT NULL;
    CREATE INDEX commentByDigest ON comment(digest, createdAt);
    CREATE INDEX commentByParent ON comment(parent) WHERE parent IS NOT NULL;
    CREATE TABLE moderation(number INTEGER PRIMARY KEY, comment INTEGER NOT NULL REFERENCES comment,
      fromState TEXT NOT NULL, toState TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE INDEX moderationByComment ON moderation(comment);
    CREATE TABLE ban(number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
      note TEXT NOT NULL, by TEXT NOT NULL, createdAt INTEGER NOT NULL, expiresAt INTEGER, UNIQUE(kind, key));
    CREATE TABLE spamRule(number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, phrase TEXT, amount INTEGER,
      seconds INTEGER, action TEXT NOT NULL, by TEXT NOT NULL, createdAt INTEGER NOT NULL);
    CREATE TABLE commenting(pageKey TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE post(number INTEGER PRIMARY KEY AUTOINCREMENT, slug TEXT NOT NULL UNIQUE, section TEXT NOT NULL,
      headline TEXT NOT NULL, standfirst TEXT NOT NULL, byline TEXT NOT NULL, markdown TEXT NOT NULL,
      state TEXT NOT NULL, revision INTEGER NOT NULL, author TEXT NOT NULL, createdAt INTEGER NOT NULL,
      modifiedAt INTEGER NOT NULL, publishAt INTEGER, version INTEGER NOT NULL DEFAULT 0,
      readVersion INTEGER NOT NULL DEFAULT 0, page INTEGER, pageKey TEXT, withdrawal TEXT);
    CREATE INDEX postByState ON post(state, number);
    CREATE INDEX postByTime ON post(publishAt) WHERE state = 'scheduled';
    CREATE INDEX postByPage ON post(pageKey) WHERE pageKey IS NOT NULL;
    CREATE TABLE postVersion(post INTEGER NOT NULL REFERENCES post, version INTEGER NOT NULL, section TEXT NOT NULL,
      headline TEXT NOT NULL, standfirst TEXT NOT NULL, byline TEXT NOT NULL, markdown TEXT NOT NULL, correction TEXT,
      by TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(post, version)) WITHOUT ROWID;
    CREATE TABLE section(slug TEXT PRIMARY KEY, name TEXT NOT NULL, place INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE sectionName(key TEXT PRIMARY KEY, name TEXT NOT NULL, section TEXT NOT NULL REFERENCES section
      ON DELETE CASCADE, place INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE outlet(key TEXT PRIMARY KEY, name TEXT NOT NULL, rights TEXT, note TEXT NOT NULL, by TEXT NOT NULL,
      changedAt INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE correction(number INTEGER PRIMARY KEY, page INTEGER NOT NULL, pageKey TEXT NOT NULL,
      version INTEGER NOT NULL, digest TEXT NOT NULL, statement TEXT, subject TEXT, action TEXT NOT NULL, body TEXT,
      why TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL, supersedes INTEGER UNIQUE REFERENCES correction);
    CREATE INDEX correctionByPage ON correction(pageKey, digest, statement);
    \(["journal", "moderation", "postVersion", "correction"].map(appendOnly).joined(separator: "\n"))
    """

  /// The database itself refuses to change or remove rows of `table`.
  private static func appendOnly(_ table: String) -> String {
    ["UPDATE", "DELETE"].map {
      "CREATE TRIGGER \(table)No\($0) BEFORE \($0) ON \(table) BEGIN SELECT RAISE(ABORT, '\(table) is only added to'); END;"
    }.joined(separator: "\n")
  }
}
