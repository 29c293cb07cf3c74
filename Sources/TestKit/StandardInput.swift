internal import Glibc
internal import Synchronization

/// Standard input for tests.
public enum StandardInput {
  private static let turn = Mutex<Void>(())

  /// Runs `body` while standard input is the file at `path` from byte `offset` on. One test at a time has it.
  public static func from<T>(_ path: String, offset: Int = 0, _ body: () throws -> sending T) rethrows -> T {
    try turn.withLock { _ in
      let file = open(path, O_RDONLY | O_CLOEXEC)
      precondition(file >= 0, "\(path) could not be opened")
      lseek(file, off_t(offset), SEEK_SET)
      let kept = dup(STDIN_FILENO)
      dup2(file, STDIN_FILENO)
      close(file)
      defer {
        dup2(kept, STDIN_FILENO)
        close(kept)
      }
      return try body()
    }
  }
}
