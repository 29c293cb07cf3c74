/// The part of a stream that is held in memory: bytes are added at its end and let go at its begin.
///
/// An error of the stream comes behind the bytes before it, and stays until `recover` or `seek`.
final class ByteWindow {
  /// A stretch of the held bytes and where on the disk it came from.
  private struct Piece {
    /// The offset in the stream of its first byte.
    var start: Int
    var origin: Int
  }

  private let stream: any ByteStream
  // Not an array, which would have to be filled before bytes could be read into it.
  private var storage = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 1)
  private var head = 0
  private var tail = 0
  private var pieces: [Piece] = []
  private var hasEnded = false
  private var failure: IntakeError?
  /// The offset in the (decompressed) stream of the first byte held.
  private(set) var offset = 0

  /// How many bytes may still be read again; grows with what is read for the first time.
  private var seekAllowance = 64 << 20
  private var farthest = 0

  private static let step = 256 << 10

  init(_ stream: any ByteStream) {
    self.stream = stream
  }

  deinit { storage.deallocate() }

  /// The number of bytes held.
  var count: Int { tail - head }

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
    if let failure { throw failure }
    makeRoom()
    var added = 0
    do throws(IntakeError) {
      try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: storage[tail..<tail + Self.step]), count: &added)
    } catch {
      failure = error
      if added == 0 { throw error }
    }
    if added == 0 {
      hasEnded = true
      return false
    }
    let start = offset + count
    if pieces.last?.origin != stream.origin { pieces.append(Piece(start: start, origin: stream.origin)) }
    tail += added
    seekAllowance += max(0, start + added - farthest)
    farthest = max(farthest, start + added)
    return true
  }

  /// Makes room for one step behind the bytes held.
  private func makeRoom() {
    if storage.count - tail >= Self.step { return }
    let (held, room) = (count, storage.count)
    if head >= held, room - held >= Self.step {
      storage.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[head..<tail]))
    } else {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: max(held * 2, held + Self.step), alignment: 1)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[head..<tail]))
      storage.deallocate()
      storage = larger
    }
    (head, tail) = (0, held)
  }

  /// Lets go of the first `wanted` bytes held.
  func drop(_ wanted: Int) {
    let dropped = min(wanted, count)
    head += dropped
    offset += dropped
    if head == tail { clear() }
    while pieces.count > 1, pieces[1].start <= offset { pieces.removeFirst() }
  }

  private func clear() {
    (head, tail) = (0, 0)
    if storage.count > 4 << 20 {
      storage.deallocate()
      storage = .allocate(byteCount: 0, alignment: 1)
    }
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
    peek { Array($0.prefix(wanted)) }
  }

  /// Gives `body` the bytes held.
  func peek<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    body(UnsafeRawBufferPointer(rebasing: storage[head..<tail]).bindMemory(to: UInt8.self))
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
    failure = nil
    hasEnded = false
    return stream.recover()
  }

  /// Goes back to byte `position` of a stream that is a plain file; false where it is none, or where so much was gone back
  /// already that a hostile file may be at work.
  func seek(to position: Int) -> Bool {
    let back = offset + count - position
    guard back <= seekAllowance, stream.seek(to: position) else { return false }
    seekAllowance -= max(0, back)
    pieces = []
    clear()
    failure = nil
    hasEnded = false
    offset = position
    return true
  }
}
