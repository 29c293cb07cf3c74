/// Bytes that come piece by piece, from a file or through a decompressor.
protocol ByteStream: AnyObject {
  /// Puts the next bytes into `buffer` and their number into `count`; 0 at the end. Where it throws, `count` is the
  /// number of bytes that came before the damage. A call never crosses from one compressed member into the next.
  func read(into buffer: UnsafeMutableRawBufferPointer, count: inout Int) throws(IntakeError)
  /// Where in the file on the disk the last bytes came from: for compressed data, the begin of their member.
  var origin: Int { get }
  /// After an error: goes to the next place where reading can begin again; false where there is none.
  func recover() -> Bool
  /// Goes back (or on) to byte `position`; false where the stream cannot.
  func seek(to position: Int) -> Bool
}

extension ByteStream {
  func recover() -> Bool { false }
  func seek(to position: Int) -> Bool { false }
}
