@testable import Intake

/// All that a stream gives, and what ended it.
struct CollectedStream {
  let bytes: [UInt8]
  let error: IntakeError?

  init(_ stream: any ByteStream) {
    (bytes, error) = ContentEncoding.collect(stream, atMost: .max)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A stream that gives its pieces one by one, then an error if there is one, as a slow pipe does.
final class PieceStream: ByteStream {
  private var pieces: [[UInt8]]
  private let error: IntakeError?
  private(set) var origin = 0

  init(_ pieces: [[UInt8]], error: IntakeError? = nil) {
    self.pieces = pieces
    self.error = error
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, count: inout Int) throws(IntakeError) {
    count = 0
    guard !pieces.isEmpty else {
      if let error { throw error }
      return
    }
    let piece = pieces.removeFirst()
    buffer.copyBytes(from: piece)
    count = piece.count
  }
}
