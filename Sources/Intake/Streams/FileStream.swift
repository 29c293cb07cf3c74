internal import Glibc
internal import Synchronization

/// The bytes of a file or of standard input.
final class FileStream: ByteStream {
  private let path: String
  private let descriptor: Int32
  private(set) var origin = 0
  private var end = 0
  /// Where the bytes begin: standard input may be a file that was read in part already.
  private let base: Int

  private let counter: ByteCounter

  /// Opens `path`; `-` is standard input. Every byte read is added to `counter`.
  init(path: String, counter: ByteCounter) throws(IntakeError) {
    self.path = path
    self.counter = counter
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    base = path == "-" ? max(0, Int(lseek(STDIN_FILENO, 0, SEEK_CUR))) : 0
    if descriptor < 0 { throw .unreadable(Place(path: path), errno: errno) }
  }

  deinit {
    if descriptor > STDERR_FILENO { close(descriptor) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, count: inout Int) throws(IntakeError) {
    count = 0
    while true {
      let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 {
        origin = end
        end += got
        counter.add(got)
        count = got
        return
      }
      if errno != EINTR { throw .unreadable(Place(path: path, byte: end), errno: errno) }
    }
  }

  func seek(to position: Int) -> Bool {
    guard lseek(descriptor, off_t(base + position), SEEK_SET) >= 0 else { return false }
    origin = position
    end = position
    return true
  }
}

/// Counts the bytes read from the disk, for the progress line; shared between threads.
public final class ByteCounter: Sendable {
  private let count = Atomic<Int>(0)

  /// A counter at zero.
  public init() {}

  /// The bytes read so far.
  public var value: Int { count.load(ordering: .relaxed) }

  func add(_ bytes: Int) { count.wrappingAdd(bytes, ordering: .relaxed) }
}
