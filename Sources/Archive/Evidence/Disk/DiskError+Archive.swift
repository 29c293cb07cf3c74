internal import Glibc

extension DiskError {
  /// The archive's own error for it: a full disk has its own words.
  var archiveError: ArchiveError {
    switch errno {
    case ENOSPC, EDQUOT: .diskFull(path: path)
    default: .system(path: path, doing: doing, errno: errno)
    }
  }
}

/// Does `body`, which calls the disk, and words its failure.
func onDisk<T>(_ body: () throws(DiskError) -> T) throws(ArchiveError) -> T {
  do throws(DiskError) { return try body() } catch { throw error.archiveError }
}
