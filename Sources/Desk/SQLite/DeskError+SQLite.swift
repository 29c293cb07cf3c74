internal import GRDB
internal import Glibc

extension DeskError {
  /// What an error of the database at `path` means for a person. Errors that are ours already stay as they are.
  init(_ error: any Error, at path: String) {
    if let own = error as? DeskError {
      self = own
      return
    }
    guard let error = error as? DatabaseError else {
      self = .damaged(path: path, what: "a row of the desk could not be read (\(type(of: error)))")
      return
    }
    let said = error.message ?? "error \(error.resultCode.rawValue)"
    switch error.resultCode.primaryResultCode {
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_CANTOPEN: self = .system(path: path, doing: "opening the file", errno: ENOENT)
    case .SQLITE_NOTADB: self = .notADesk(path: path, why: "it is no SQLite database")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path, waitedSeconds: DeskStore.patience)
    case .SQLITE_IOERR: self = .system(path: path, doing: "using the database (\(said))", errno: EIO)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .system(path: path, doing: "writing to the database", errno: EACCES)
    case .SQLITE_MISUSE: self = .system(path: path, doing: "using the database after it was closed", errno: EBADF)
    case .SQLITE_CORRUPT: self = .damaged(path: path, what: "the database is damaged: \(said)")
    default: self = .damaged(path: path, what: "the database says \"\(said)\"")
    }
  }
}
