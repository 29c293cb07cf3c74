internal import Glibc

/// Holds an archive for one writer, from when it is made to when it goes.
///
/// A lock of the system on a file beside the store, which ends with the process whatever ends it. The file says who holds
/// it; it stays when the lock goes, and means nothing then.
public final class ArchiveLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of the archive at `path`; waits `seconds` for another process that holds it. `holder` is what others
  /// are told of this process.
  public init(path: String, holder: String, waitingSeconds seconds: Int) throws(ArchiveError) {
    let file = path + ".lock"
    descriptor = Glibc.open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system(path: file, doing: "opening it", errno: errno) }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        let cause = errno
        close(descriptor)
        throw .system(path: file, doing: "locking it", errno: cause)
      }
      if waited >= seconds * 10 {
        let other = Self.holder(descriptor)
        close(descriptor)
        throw .locked(path: path, holder: other, waitedSeconds: seconds)
      }
      waited += 1
      usleep(100_000)
    }
    ftruncate(descriptor, 0)
    _ = Array(holder.utf8).withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  deinit {
    // Closing alone would leave the lock to a child that was begun at this moment and has not yet become its program.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// What the holder says of itself.
  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : "another process"
  }
}
