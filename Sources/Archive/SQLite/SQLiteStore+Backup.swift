internal import GRDB

extension SQLiteStore {
  public func backup(to target: String) throws(ArchiveError) {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      let queue = try DatabaseQueue(path: target, configuration: configuration)
      // One snapshot, read while others write on.
      try pool.backup(to: queue)
      try queue.writeWithoutTransaction { db in
        // One file, that can be copied and mailed as it is.
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
        guard try String.fetchOne(db, sql: "PRAGMA quick_check") == "ok" else {
          throw ArchiveError.damagedDatabase(path: path, what: "its copy is damaged, so the database is")
        }
      }
      try queue.close()
    } catch {
      throw ArchiveError(error, at: target)
    }
  }
}
