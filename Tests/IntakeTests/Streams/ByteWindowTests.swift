import TestKit
import Testing

@testable import Intake

@Suite struct ByteWindowTests {
  private let failure = IntakeError.unreadable(Place(path: "x"), errno: 5)

  @Test func `bytes are held from the first to the last, and let go of`() throws {
    let window = ByteWindow(PieceStream([Array("one".utf8), Array("two".utf8)]))
    #expect(try window.hold(4))
    #expect(window.copy(4) == Array("onet".utf8))
    window.drop(4)
    #expect(window.offset == 4)
    #expect(window.copy(10) == Array("wo".utf8))
    #expect(try !window.hold(3))
    window.drop(100)
    #expect(window.offset == 6)
    #expect(window.count == 0)
    #expect(window.peek { $0.isEmpty })
  }

  @Test func `more is skipped than is held, and no more than there is`() throws {
    let window = ByteWindow(PieceStream([[1, 2, 3], [4, 5], [6]]))
    try window.hold(1)
    #expect(try window.skip(4) == 4)
    #expect(window.copy(1) == [5])
    #expect(try window.skip(10) == 2)
    #expect(try window.skip(0) == 0)
  }

  @Test func `an error comes behind the bytes before it and stays`() {
    let window = ByteWindow(PieceStream([[1, 2]], error: failure))
    #expect(throws: failure) { try window.hold(3) }
    #expect(window.copy(3) == [1, 2])
    #expect(throws: failure) { try window.hold(3) }
    #expect(throws: Never.self) { try window.hold(2) }
    #expect(!window.recover())
  }

  @Test func `every byte stays what it is, however bytes come and go`() throws {
    var dice = Dice(seed: 3)
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let window = ByteWindow(MemoryStream(bytes[...]))
    while window.offset < bytes.count {
      try window.hold(dice.number(below: 900_000))
      let offset = window.offset
      #expect(window.peek { $0.elementsEqual(bytes[offset..<offset + $0.count]) }, "seed 3 at \(offset)")
      window.drop(1 + dice.number(below: 400_000))
    }
    #expect(try !window.more())
  }

  @Test func `the place of the first byte is itself in a plain file`() throws {
    let window = ByteWindow(MemoryStream(Array(repeating: 7, count: 1_000_000)[...]))
    try window.hold(900_000)
    window.drop(700_001)
    #expect(window.place(isCompressed: false) == 700_001)
    #expect(window.place(isCompressed: true) == 0)
  }

  @Test func `a file is gone back in, a pipe is not`() throws {
    let folder = TemporaryFolder()
    let path = folder.write((0..<600_000).map { UInt8(truncatingIfNeeded: $0 / 1_000) }, to: "x")
    let window = ByteWindow(try FileStream(path: path, counter: ByteCounter()))
    #expect(try window.skip(600_000) == 600_000)
    #expect(window.seek(to: 599_000))
    #expect(try window.hold(1_000))
    #expect(window.copy(1) == [UInt8(truncatingIfNeeded: 599)])
    #expect(window.place(isCompressed: false) == 599_000)
    #expect(!ByteWindow(PieceStream([[1]])).seek(to: 0))
  }

  @Test func `no more is read again than was read and 64 MiB`() throws {
    let folder = TemporaryFolder()
    let count = 8 << 20
    let path = folder.write([UInt8](repeating: 1, count: count), to: "x")
    let window = ByteWindow(try FileStream(path: path, counter: ByteCounter()))
    var times = 0
    repeat {
      #expect(try window.skip(count) == count)
      times += 1
    } while times < 100 && window.seek(to: 0)
    #expect(times == 10)
  }
}
