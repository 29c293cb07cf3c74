internal import GRDB

extension ArchiveError {
  /// What an error of the database at `path` means for a person. Errors that are ours already stay as they are.
  init(_ error: any Error, at path: String) {
    self =
      ArchiveError(wrapping: error, at: path)
      ?? .damagedDatabase(path: path, what: "the database could not be read (\(type(of: error)))")
  }

  /// The same, nil for errors that neither the database nor the archive made.
  init?(wrapping error: any Error, at path: String) {
    if let own = error as? ArchiveError {
      self = own
      return
    }
    if error is RowDecodingError {
      self = .damagedDatabase(path: path, what: "the database is damaged: a column holds what does not belong there")
      return
    }
    guard let error = error as? DatabaseError else { return nil }
    let said = error.message ?? "error \(error.resultCode.rawValue)"
    switch error.resultCode.primaryResultCode {
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_CANTOPEN: self = .absent(path: path)
    case .SQLITE_NOTADB: self = .notAnArchive(path: path, why: "it is no SQLite database")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path, holder: "another process", waitedSeconds: 10)
    case .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_PERM:
      self = .system(path: path, doing: "using the database (\(said))", errno: 5)
    case .SQLITE_CORRUPT: self = .damagedDatabase(path: path, what: "the database is damaged: \(said)")
    default: self = .damagedDatabase(path: path, what: "the database says \"\(said)\"")
    }
  }
}
