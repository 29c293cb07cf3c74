/// A stream whose first bytes are looked at before it is read.
final class PeekedStream: ByteStream {
  private let stream: any ByteStream
  private var held: [UInt8] = []
  private var position = 0
  private(set) var origin = 0

  init(_ stream: any ByteStream) {
    self.stream = stream
  }

  /// The first bytes, at least four where there are so many.
  func head() throws(IntakeError) -> [UInt8] {
    var failure: IntakeError?
    while held.count < 4, failure == nil {
      var chunk = [UInt8](repeating: 0, count: 64 << 10)
      var count = 0
      chunk.withUnsafeMutableBytes { buffer in
        do throws(IntakeError) { try stream.read(into: buffer, count: &count) } catch { failure = error }
      }
      if count == 0 { break }
      held += chunk.prefix(count)
    }
    if let failure { throw failure }
    return held
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, count: inout Int) throws(IntakeError) {
    guard position < held.count else {
      try stream.read(into: buffer, count: &count)
      origin = stream.origin
      return
    }
    count = min(buffer.count, held.count - position)
    buffer.copyBytes(from: held[position..<position + count])
    position += count
  }

  func seek(to target: Int) -> Bool {
    guard stream.seek(to: target) else { return false }
    position = held.count
    return true
  }
}
