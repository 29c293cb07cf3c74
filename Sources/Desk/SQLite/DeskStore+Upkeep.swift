internal import GRDB
internal import Glibc

extension DeskStore {
  /// Copies the desk as it is at this moment into a new file, while others go on reading and writing.
  ///
  /// The copy gets its name only when it is whole and on the disk; only its owner can read it, as it has the desk's secret.
  public func backup(to target: String) throws(DeskError) {
    let part = target + ".part"
    do {
      guard access(target, F_OK) != 0 else { throw DeskError.backupExists(path: target) }
      unlink(part)
      let file = Glibc.open(part, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw DeskError.system(path: part, doing: "making the file", errno: errno) }
      defer { Glibc.close(file) }
      try copy(to: part)
      guard fsync(file) == 0 else { throw DeskError.system(path: part, doing: "writing to the disk", errno: errno) }
      // Unlike a rename, a link does not put itself in the place of a file that came meanwhile.
      guard link(part, target) == 0 else {
        if errno == EEXIST { throw DeskError.backupExists(path: target) }
        throw DeskError.system(path: target, doing: "naming the copy", errno: errno)
      }
      unlink(part)
    } catch {
      if !(error as? DeskError == .backupExists(path: target)) { unlink(part) }
      throw DeskError(error, at: target)
    }
  }

  private func copy(to part: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Double(Self.patience))
    let queue = try DatabaseQueue(path: part, configuration: configuration)
    try pool.backup(to: queue)
    try queue.writeWithoutTransaction { db in
      // One file, that can be copied and mailed as it is.
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
      guard try String.fetchOne(db, sql: "PRAGMA quick_check") == "ok" else {
        throw DeskError.damaged(path: path, what: "its copy is damaged, so the desk is")
      }
    }
    try queue.close()
  }

  /// Ends all use of the file; later calls fail.
  public func close() throws(DeskError) {
    do {
      // What stands in the write-ahead log goes into the file.
      do { try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) } } catch let error
        as DatabaseError
        where error.resultCode.primaryResultCode == .SQLITE_BUSY
      {
        // Someone else is reading: they will do it.
      }
      try pool.close()
    } catch {
      throw DeskError(error, at: path)
    }
  }

  /// What is not as it should be, in plain words; empty where all is well.
  public func integrity() throws(DeskError) -> [String] {
    do {
      return try pool.read { db in
        var faults = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        faults += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
          let (table, parent): (String, String) = try (row.value("table"), row.value("parent"))
          return "a row of \(table) refers to a row of \(parent) that is not there"
        }
        return faults
      }
    } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_CORRUPT {
      return [error.message ?? "the database is damaged"]
    } catch {
      throw DeskError(error, at: path)
    }
  }
}
