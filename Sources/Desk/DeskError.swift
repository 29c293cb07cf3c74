internal import Glibc
public import Record

/// Why the desk could not do what it was asked, with the facts a person needs to go on.
public enum DeskError: Error, Sendable, Hashable {
  /// There is no desk at this path.
  case absent(path: String)
  /// The file is there, but is no desk of Dateline's.
  case notADesk(path: String, why: String)
  /// The desk was written by a newer version.
  case tooNew(path: String, version: String)
  /// Another process was writing to it for too long.
  case locked(path: String, waitedSeconds: Int)
  /// The disk has no room for what is being written.
  case diskFull(path: String)
  /// The system did not let the file be read or written.
  case system(path: String, doing: String, errno: Int32)
  /// The database says that something in it is not as it was written.
  case damaged(path: String, what: String)
  /// Nothing of this kind goes by this name: `account`, `comment`, `post`, ….
  case unknown(kind: String, name: String)
  /// There is one of this kind with this name already.
  case taken(kind: String, name: String)
  /// A field holds what it may not; `rule` says what it may.
  case invalid(field: String, rule: String)
  /// Someone else saved the post after it was opened.
  case outdated(post: Int, revision: Int)
  /// The step does not follow from the state that the thing is in.
  case wrongState(kind: String, name: String, state: String, doing: String)
  /// A file is in the way of a backup.
  case backupExists(path: String)

  /// The problem as it is listed: a stable code, what, where, the limit, the next step.
  public var problem: Problem {
    let (code, message) = words
    return Problem(code: code, message: message)
  }

  private var words: (code: String, message: String) {
    switch self {
    case .absent(let path):
      ("DL-DESK-001", "\(path): there is no desk. Make one with `dateline user add NAME --role editor`.")
    case .notADesk(let path, let why):
      ("DL-DESK-002", "\(path): this is no desk of Dateline's: \(why). Move the file away, or name another archive.")
    case .tooNew(let path, let version):
      (
        "DL-DESK-003",
        "\(path): the desk was written by a newer version (\(version)) and is not touched. Install that version."
      )
    case .locked(let path, let seconds):
      (
        "DL-DESK-004",
        "\(path): another process is writing to the desk; waited \(seconds) s. Wait for it to end and try again."
      )
    case .diskFull(let path):
      ("DL-DESK-005", "\(path): the disk is full; nothing of this step was kept. Make room and try again.")
    case .system(let path, let doing, let errno):
      (
        "DL-DESK-006",
        "\(path): \(doing) failed: \(String(cString: strerror(errno))). Mend the cause and try again."
      )
    case .damaged(let path, let what):
      ("DL-DESK-007", "\(path): \(what). Put the last copy that `dateline backup` made in its place.")
    case .unknown(let kind, let name):
      ("DL-DESK-008", "\(name): the desk knows no \(kind) of this name. It may have been removed; look at the list.")
    case .taken(let kind, let name):
      ("DL-DESK-009", "\(name): another \(kind) has this name. Choose a different one, or change that \(kind).")
    case .invalid(let field, let rule):
      ("DL-DESK-010", "\(field): \(rule). Change it and try again.")
    case .outdated(let post, let revision):
      (
        "DL-DESK-011",
        "Post \(post) was saved by someone else meanwhile and is at revision \(revision). Open it again and bring "
          + "your change into it."
      )
    case .wrongState(let kind, let name, let state, let doing):
      ("DL-DESK-012", "The \(kind) \(name) is \(state): \(doing) is not possible now. Look at it again.")
    case .backupExists(let path):
      ("DL-DESK-013", "\(path): a file stands in the way of the backup. Move it away, or name another.")
    }
  }
}
