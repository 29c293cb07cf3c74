internal import Glibc
public import Record

/// Why the archive could not do what it was asked, with the facts a person needs to go on.
public enum ArchiveError: Error, Sendable, Hashable {
  /// There is no archive at this path.
  case absent(path: String)
  /// The file is there, but is no archive of Dateline's.
  case notAnArchive(path: String, why: String)
  /// The archive was written by a newer version.
  case tooNew(path: String, version: String)
  /// Another process is writing to it.
  case locked(path: String, holder: String, waitedSeconds: Int)
  /// Another archive stands where this one stood when it was opened.
  case replaced(path: String)
  /// The disk has no room for what is being written.
  case diskFull(path: String)
  /// The system did not let a file be read or written.
  case system(path: String, doing: String, errno: Int32)
  /// The database says that something in it is not as it was written.
  case damagedDatabase(path: String, what: String)
  /// A record of the evidence is not where, or not what, the database says.
  case damagedEvidence(file: String, offset: Int, what: String)
  /// A file of the evidence is shorter than what was committed to it, or longer by something that no one here wrote.
  case strangeEvidence(file: String, committed: Int, found: Int)
  /// Nothing in the archive goes by this name.
  case unknownArticle(String)
  /// A cursor that was not given out by this search.
  case badCursor(String)
  /// A backup would have to be put in the place of a file or folder that is there.
  case backupExists(path: String)
  /// A name in a query fits too many parties or places to look for all of them.
  case tooBroad(name: String, fits: Int, limit: Int)

  /// The problem as it is listed: a stable code, what, where, the limit, the next step.
  public var problem: Problem {
    let (code, message) = words
    return Problem(code: code, message: message)
  }

  private var words: (code: String, message: String) {
    switch self {
    case .absent(let path):
      (
        "DL-ARCHIVE-001",
        "\(path): there is no archive. Make one with `dateline add`, or name another by --archive FILE."
      )
    case .notAnArchive(let path, let why):
      ("DL-ARCHIVE-002", "\(path): this is no archive of Dateline's: \(why). Name another by --archive FILE.")
    case .tooNew(let path, let version):
      (
        "DL-ARCHIVE-003",
        "\(path): the archive was written by a newer version (\(version)) and is not touched. Install that version."
      )
    case .locked(let path, let holder, let seconds):
      (
        "DL-ARCHIVE-004",
        "\(path): \(holder) is writing to the archive; waited \(seconds) s. Wait for it to end, or give it longer by --wait."
      )
    case .diskFull(let path):
      (
        "DL-ARCHIVE-005",
        "\(path): the disk is full. Everything that was reported as kept is kept. Make room and run the same command again."
      )
    case .system(let path, let doing, let errno):
      (
        "DL-ARCHIVE-006",
        "\(path): \(doing) failed: \(String(cString: strerror(errno))). "
          + "Everything that was reported as kept is kept. Mend the cause and run the same command again."
      )
    case .damagedDatabase(let path, let what):
      (
        "DL-ARCHIVE-007",
        "\(path): \(what). Run `dateline verify`; `dateline rebuild --from-evidence` makes the database anew."
      )
    case .damagedEvidence(let file, let offset, let what):
      (
        "DL-ARCHIVE-008",
        "\(file), byte \(offset): \(what). Restore this file from a copy; all other records can still be read."
      )
    case .strangeEvidence(let file, let committed, let found):
      (
        "DL-ARCHIVE-009",
        "\(file) is \(found) bytes long, but the database knows \(committed). It is not written to. If the database is an "
          + "older copy, run `dateline rebuild --from-evidence`; else restore the file from a copy."
      )
    case .unknownArticle(let name):
      (
        "DL-ARCHIVE-010",
        "\(name): no article of the archive has this number, address or path. `dateline search` lists what there is."
      )
    case .tooBroad(let name, let fits, let limit):
      (
        "DL-ARCHIVE-012",
        "\"\(name)\" fits \(fits) names in the archive; at most \(limit) are looked for at once. Give more of the name, or a "
          + "smaller circle."
      )
    case .backupExists(let path):
      (
        "DL-ARCHIVE-013",
        "\(path) is there already, and a backup replaces nothing. Give the backup another name, or move this away."
      )
    case .replaced(let path):
      (
        "DL-ARCHIVE-014",
        "\(path): the archive was made anew or moved after this process opened it. Everything that was reported as kept is "
          + "kept; nothing was written now. Start the same command again."
      )
    case .badCursor(let cursor):
      ("DL-ARCHIVE-011", "\(cursor): this is no cursor of this search. Begin again without --after.")
    }
  }
}
