internal import GRDB
internal import Glibc
internal import Record

/// The file of a desk: whose it is, how it is opened, and the secret in it.
enum DeskFile {
  /// Whether there is a desk, or nothing where one may be made. Only reads: opening a database to write to it changes the
  /// file of another program too.
  static func check(_ path: String, makes: Bool) throws -> Bool {
    guard access(path, F_OK) == 0 else {
      if makes { return false }
      throw DeskError.absent(path: path)
    }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(Double(DeskStore.patience))
    let (owner, tables) = try DatabaseQueue(path: path, configuration: configuration).read { db in
      (
        try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
      )
    }
    if owner == DeskStore.applicationID { return true }
    guard tables == 0 else { throw DeskError.notADesk(path: path, why: "it is a database of another program") }
    // Empty: its making was cut short.
    if makes { return false }
    throw DeskError.absent(path: path)
  }

  /// Opens the file to write to it, and brings it up to date. A new one can be read by its owner only.
  static func open(_ path: String, isNew: Bool) throws -> DatabasePool {
    if isNew {
      let file = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
      guard file >= 0 || errno == EEXIST else {
        throw DeskError.system(path: path, doing: "making the file", errno: errno)
      }
      if file >= 0 { Glibc.close(file) }
    }
    var configuration = Configuration()
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(Double(DeskStore.patience))
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_size_limit = 16777216")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      // What is removed (a sender, a session) is gone from the file too.
      try db.execute(sql: "PRAGMA secure_delete = ON")
    }
    let pool = try DatabasePool(path: path, configuration: configuration)
    // Said here, not in `prepareDatabase`: GRDB sets NORMAL when it turns on the write-ahead log, after that.
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    do { try DeskMigrations.migrate(pool) } catch is DatabaseError {
      // Another process may have made the tables at the same moment: then there is nothing left to do.
      usleep(500_000)
      try DeskMigrations.migrate(pool)
    }
    return pool
  }

  /// The desk's secret, drawn when it was made.
  static func secret(of pool: DatabasePool, random: RandomBytes) throws -> [UInt8] {
    let drawn = random(32)
    return try pool.write { db in
      try db.execute(
        sql: "INSERT INTO secret(number, value) VALUES (1, ?) ON CONFLICT DO NOTHING",
        arguments: [Hexadecimal.text(drawn)])
      guard
        let text = try String.fetchOne(db, sql: "SELECT value FROM secret WHERE number = 1"),
        let secret = Hexadecimal.bytes(text), secret.count == 32
      else { throw DeskError.damaged(path: pool.path, what: "the desk's secret is missing") }
      return secret
    }
  }
}
