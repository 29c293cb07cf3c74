internal import ArgumentParser
import Glibc

/// Standard output, written in large pieces of whole records.
struct Output: ~Copyable {
  /// What became of a write.
  enum Status: Equatable {
    case open
    /// Whoever read the output has gone, as `head` does.
    case closed
    /// The disk is full, or the like.
    case failed(errno: Int32)
  }

  /// Whether what was written reaches anybody.
  private(set) var status = Status.open
  /// Whether nothing is held back.
  var isFlushed: Bool { buffer.isEmpty }
  private var buffer: [UInt8] = []
  private let descriptor: Int32
  private static let bufferBytes = 256 << 10

  /// Output to `descriptor`.
  init(descriptor: Int32) {
    self.descriptor = descriptor
    buffer.reserveCapacity(Self.bufferBytes + 64 << 10)
  }

  /// Whether somebody still reads it. Ends the command with 74 where `name` could not be written.
  func isOpen(as name: String) throws -> Bool {
    switch status {
    case .open: return true
    case .closed: return false
    case .failed(let errno):
      Terminal.complain("\(name) could not be written: \(String(cString: strerror(errno))).")
      throw ExitCode(74)
    }
  }

  /// Adds `bytes`; writes when much has come together.
  mutating func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= Self.bufferBytes { flush() }
  }

  /// Writes all that is held.
  mutating func flush() {
    var start = 0
    while status == .open, start < buffer.count {
      let written = buffer.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + start, $0.count - start) }
      if written >= 0 {
        start += written
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, 1000)
      } else if errno != EINTR {
        status = errno == EPIPE ? .closed : .failed(errno: errno)
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
