internal import Glibc
public import Intake

/// A store that is made beside the one of an archive, and takes its place when it is whole.
public struct NewStore {
  /// The new store, empty at first.
  public let store: any ArchiveStore
  private let path: String
  private var newPath: String { path + ".rebuilding" }

  /// A store to take the place of the one at `path`, which need not be there. What an earlier attempt left is removed.
  public init(for path: String) throws(ArchiveError) {
    self.path = path
    for suffix in Self.suffixes { unlink(path + ".rebuilding" + suffix) }
    store = try SQLiteStore(path: path + ".rebuilding", makes: true)
  }

  /// The evidence of the archive, which must be there.
  public func evidence(limits: IntakeLimits) throws(ArchiveError) -> EvidenceReader {
    let reader = EvidenceReader(path: Archive.evidencePath(of: path), limits: limits)
    _ = try reader.files()
    return reader
  }

  /// SQLite's files: the database, its log, the log's index.
  private static let suffixes = ["", "-wal", "-shm"]

  /// Puts the new store in the place of the old one, which is kept beside it.
  public func takeOver() throws(ArchiveError) {
    try store.close()
    let kept = path + ".before-rebuild"
    for suffix in Self.suffixes {
      unlink(kept + suffix)
      if rename(path + suffix, kept + suffix) != 0, errno != ENOENT {
        throw .system(path: path + suffix, doing: "renaming it", errno: errno)
      }
    }
    guard rename(newPath, path) == 0 else { throw .system(path: newPath, doing: "renaming it", errno: errno) }
  }
}
