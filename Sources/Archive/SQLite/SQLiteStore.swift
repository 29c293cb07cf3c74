internal import GRDB
internal import Glibc
internal import Record

/// The embedded store: one SQLite file, with a write-ahead log beside it while it is open.
///
/// One write at a time; readers see the state before it and are not held up. Everything that a query can ask for stands as
/// tokens in two full-text indexes, one row for each latest version and one for each of its statements, whose row numbers
/// grow with the time of publication: any query is a walk through sorted lists, the newest hits first.
public final class SQLiteStore: ArchiveStore {
  let path: String
  let pool: DatabasePool
  private let registers = Registers()

  /// `DLN1`, by which SQLite files say whose they are.
  static let applicationID: Int32 = 0x444C_4E31

  /// Opens the store at `path`, and makes it where `makes` is true and there is none; brings an older one up to date.
  public init(path: String, makes: Bool) throws(ArchiveError) {
    self.path = path
    var configuration = Configuration()
    configuration.maximumReaderCount = 8
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      // The one writer holds all that a batch changes, or it would be written twice; each of the readers finds most pages
      // in the system's memory.
      try db.execute(sql: "PRAGMA cache_size = \(db.configuration.readonly ? -6_144 : -163_840)")
      try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    do {
      try Self.check(path, makes: makes)
      pool = try DatabasePool(path: path, configuration: configuration)
      // A write that was reported as kept outlives a power cut. Not before: GRDB sets NORMAL when it turns the log on.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      do { try Migrations.migrate(pool) } catch is DatabaseError {
        // Another process may have made the tables at the same moment: then there is nothing left to do.
        usleep(500_000)
        try Migrations.migrate(pool)
      }
    } catch {
      throw ArchiveError(error, at: path)
    }
  }

  /// Whether there is an archive, or nothing where one may be made. Only reads: opening a database to write to it changes
  /// the file of another program too.
  private static func check(_ path: String, makes: Bool) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    let queue: DatabaseQueue
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      if makes { return }
      throw ArchiveError.absent(path: path)
    }
    // The list of migrations comes first, by itself: a making that was cut short may have left it alone.
    let (owner, tables) = try queue.read { db in
      (
        try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
      )
    }
    if owner == applicationID || tables == 0 { return }
    throw ArchiveError.notAnArchive(path: path, why: "it is a database of another program")
  }

  public func write<T>(_ body: (any StoreWriter) throws -> T) throws -> T {
    do {
      return try pool.write { db in
        let writer = SQLiteWriter(db, registers, path: path)
        let result = try body(writer)
        try writer.finish()
        return result
      }
    } catch {
      registers.forget()
      throw ArchiveError(wrapping: error, at: path) ?? error
    }
  }

  /// Reads in one snapshot, turning the database's errors into ours.
  func read<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
    do {
      return try pool.read(body)
    } catch {
      throw ArchiveError(error, at: path)
    }
  }

  /// Reads by one statement, which sees one state by itself: a page of the site is made of such reads, and the begin and
  /// end of a transaction would cost as much as the statement.
  func readOnce<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
    do {
      return try pool.unsafeRead(body)
    } catch {
      throw ArchiveError(error, at: path)
    }
  }

  public func tidy() throws(ArchiveError) {
    do {
      // What stands in the write-ahead log goes into the database file; a reader that is still at it is waited for.
      try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_BUSY {
      // The next time.
    } catch {
      throw ArchiveError(error, at: path)
    }
  }

  public func close() throws(ArchiveError) {
    try tidy()
    do { try pool.close() } catch { throw ArchiveError(error, at: path) }
  }

  public func evidenceFiles() throws(ArchiveError) -> [EvidenceFileState] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT file, length, checksum FROM evidenceFile ORDER BY file").map {
        try EvidenceFileState(file: $0.value(0), length: $0.value(1), checksum: $0.value(2))
      }
    }
  }

  public func counts() throws(ArchiveError) -> StoreCounts {
    try read { db in
      func count(_ table: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 }
      return StoreCounts(
        pages: try count("page"), articles: try count("article"), captures: try count("capture"),
        statements: try count("statement"), problems: try count("problem"))
    }
  }

  public func page(named name: String) throws(ArchiveError) -> PageNumber? {
    try read { db in
      let digits = name.hasPrefix("#") ? String(name.dropFirst()) : name
      if let number = Int(digits) {
        return try Int.fetchOne(db, sql: "SELECT number FROM page WHERE number = ?", arguments: [number])
      }
      return try Int.fetchOne(
        db, sql: "SELECT number FROM page WHERE key = ? OR key = ?",
        arguments: [PageKey(address: name).value, PageKey(path: name).value])
        ?? Int.fetchOne(db, sql: "SELECT number FROM page WHERE address = ?", arguments: [name])
        ?? Int.fetchOne(db, sql: "SELECT page FROM capture WHERE source = ? ORDER BY number DESC", arguments: [name])
    }
  }

  public func versions(of page: PageNumber) throws(ArchiveError) -> [StoredArticle] {
    try read { db in
      try Row.fetchAll(
        db, sql: ArticleRow.select + " WHERE article.page = ? ORDER BY article.version", arguments: [page]
      ).map { try ArticleRow.article($0, at: path) }
    }
  }

  public func article(_ key: ArticleKey, evidence: Bool) throws(ArchiveError) -> StoredArticle? {
    try readOnce { db in
      try Row.fetchOne(db.cachedStatement(sql: ArticleRow.select + " WHERE article.key = ?"), arguments: [key.value])
        .map { try ArticleRow.article($0, at: path, evidence: evidence) }
    }
  }

  public func captures(of page: PageNumber) throws(ArchiveError) -> [StoredCapture] {
    try readOnce { db in
      try Row.fetchAll(
        db.cachedStatement(sql: CaptureRow.select + " WHERE page = ? ORDER BY number"), arguments: [page]
      )
      .map(CaptureRow.capture)
    }
  }

  public func captures(after number: Int, limit: Int) throws(ArchiveError) -> [StoredCapture] {
    try read { db in
      try Row.fetchAll(
        db, sql: CaptureRow.select + " WHERE number > ? ORDER BY number LIMIT ?", arguments: [number, limit]
      ).map(CaptureRow.capture)
    }
  }

  public func problems(after number: Int, limit: Int) throws(ArchiveError) -> [StoredProblem] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT number, keptAt, source, page, code, message FROM problem WHERE number > ? ORDER BY number LIMIT ?
          """, arguments: [number, limit]
      ).map {
        try StoredProblem(
          number: $0.value(0), keptAt: $0.value(1), source: $0.value(2), page: $0.value(3),
          problem: Problem(code: $0.value(4), message: $0.value(5)))
      }
    }
  }
}
