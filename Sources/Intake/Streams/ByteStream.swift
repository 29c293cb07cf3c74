/// Bytes that come piece by piece, from a file or through a decompressor.
protocol ByteStream: AnyObject {
  /// Puts the next bytes into `buffer` and says how many; 0 at the end. A call never crosses from one compressed member
  /// into the next.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int
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
