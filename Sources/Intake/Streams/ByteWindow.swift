/// The part of a stream that is held in memory: bytes are added at its end and let go at its begin.
final class ByteWindow {
  /// A stretch of the held bytes and where on the disk it came from.
  private struct Piece {
    /// The offset in the stream of its first byte.
    var start: Int
    var origin: Int
  }

  private let stream: any ByteStream
  private var storage: [UInt8] = []
  private var head = 0
  private var pieces: [Piece] = []
  private var hasEnded = false
  /// The offset in the (decompressed) stream of the first byte held.
  private(set) var offset = 0

  /// How many bytes may still be read again; grows with what is read.
  private var seekAllowance = 64 << 20

  private static let step = 256 << 10

  init(_ stream: any ByteStream) {
    self.stream = stream
  }

  /// The number of bytes held.
  var count: Int { storage.count - head }

  /// Reads until at least `wanted` bytes are held or the stream ends; says whether they are.
  @discardableResult
  func hold(_ wanted: Int) throws(IntakeError) -> Bool {
    while count < wanted, !hasEnded { try more() }
    return count >= wanted
  }

  /// Reads one piece more; false at the end of the stream.
  @discardableResult
  func more() throws(IntakeError) -> Bool {
    if hasEnded { return false }
    if head > Self.step, head > storage.count / 2 {
      storage.removeFirst(head)
      head = 0
    }
    let old = storage.count
    var failure: IntakeError?
    storage.append(contentsOf: repeatElement(0, count: Self.step))
    var added = 0
    storage.withUnsafeMutableBytes { bytes in
      do throws(IntakeError) {
        added = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[old...]))
      } catch { failure = error }
    }
    storage.removeLast(Self.step - added)
    if let failure { throw failure }
    if added == 0 {
      hasEnded = true
      return false
    }
    seekAllowance += added
    if pieces.last?.origin != stream.origin { pieces.append(Piece(start: offset + old - head, origin: stream.origin)) }
    return true
  }

  /// Lets go of the first `wanted` bytes held.
  func drop(_ wanted: Int) {
    let dropped = min(wanted, count)
    head += dropped
    offset += dropped
    if head == storage.count {
      storage.removeAll(keepingCapacity: storage.capacity < 4 << 20)
      head = 0
    }
    while pieces.count > 1, pieces[1].start <= offset { pieces.removeFirst() }
  }

  /// Reads and lets go of `wanted` bytes; gives how many there were.
  func skip(_ wanted: Int) throws(IntakeError) -> Int {
    var left = wanted
    while left > 0 {
      if count == 0, !(try more()) { break }
      let step = min(left, count)
      drop(step)
      left -= step
    }
    return wanted - left
  }

  /// The first `wanted` bytes held, or all where there are fewer. Copies.
  func copy(_ wanted: Int) -> [UInt8] {
    Array(storage[head..<head + min(wanted, count)])
  }

  /// Gives `body` the bytes held.
  func peek<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    storage.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[head...])) }
  }

  /// Where on the disk the first byte held came from: itself in a plain file, the begin of its member in a compressed one.
  func place(isCompressed: Bool) -> Int {
    guard let piece = pieces.first else { return stream.origin }
    return isCompressed ? piece.origin : piece.origin + offset - piece.start
  }

  /// After an error of the stream: lets go of all that is held and goes on where the stream can; false where it cannot.
  func recover() -> Bool {
    drop(count)
    pieces = []
    return stream.recover()
  }

  /// Goes back to byte `position` of a stream that is a plain file; false where it is none, or where so much was gone back
  /// already that a hostile file may be at work.
  func seek(to position: Int) -> Bool {
    let back = offset + count - position
    guard back <= seekAllowance, stream.seek(to: position) else { return false }
    seekAllowance -= max(0, back)
    storage.removeAll(keepingCapacity: true)
    pieces = []
    head = 0
    offset = position
    hasEnded = false
    return true
  }
}
