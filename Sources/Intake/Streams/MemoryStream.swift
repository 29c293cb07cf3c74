/// Bytes that are in memory already.
final class MemoryStream: ByteStream {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  let origin = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, count: inout Int) throws(IntakeError) {
    count = min(buffer.count, bytes.endIndex - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
  }
}
