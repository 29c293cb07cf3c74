import TestKit
import Testing

@testable import Intake

@Suite struct ZstdStreamTests {
  private let text = (1...20_000).map { "line \($0) of the text" }.joined(separator: "\n")

  private func collect(_ bytes: some Collection<UInt8>) -> CollectedStream {
    CollectedStream(ZstdStream(MemoryStream(Array(bytes)[...]), path: "x.zst", limits: IntakeLimits()))
  }

  @Test func `frames one behind the other are one text`() {
    let frames = ["one ", "", "two ", "three"].flatMap { Compressed.zstd($0.utf8) }
    #expect(collect(frames).text == "one two three")
    #expect(collect(frames).error == nil)
  }

  @Test func `skippable frames are skipped`() {
    let frames =
      Compressed.skippableZstd([1, 2, 3], number: 0) + Compressed.zstd("one".utf8)
      + Compressed.skippableZstd([4], number: 15)
    #expect(collect(frames).text == "one")
    #expect(collect(frames).error == nil)
  }

  @Test func `a cut zstd file gives what came before and says where`() {
    let first = Compressed.zstd("one ".utf8)
    let second = Compressed.zstd(text.utf8)
    let cut = collect(first + second.dropLast(second.count / 4))
    #expect(cut.error == .cut(Place(path: "x.zst", byte: first.count), format: "zstd"))
    #expect(("one " + text).hasPrefix(cut.text))
    #expect(cut.bytes.count > text.utf8.count / 4)
  }

  @Test func `a cut anywhere is told and gives no wrong byte`() {
    let whole = Compressed.zstd(text.utf8)
    for length in stride(from: 1, to: whole.count, by: 511) {
      let cut = collect(whole.prefix(length))
      #expect(cut.error != nil, "\(length)")
      #expect(text.utf8.starts(with: cut.bytes), "\(length)")
    }
  }

  @Test func `a wrong checksum is damage, told behind the bytes`() {
    var bytes = Compressed.zstd(text.utf8)
    bytes[bytes.count - 1] ^= 1
    #expect(collect(bytes).error == .damaged(Place(path: "x.zst", byte: 0), format: "zstd"))
    #expect(collect(bytes).text == text)
  }

  @Test func `rubbish behind the last frame is told`() {
    let whole = Compressed.zstd(text.utf8)
    for rubbish in ["trailing rubbish", "ab"] {
      let found = collect(whole + Array(rubbish.utf8))
      #expect(found.error?.place == Place(path: "x.zst", byte: whole.count))
      #expect(found.text == text)
    }
  }

  @Test func `a bomb is refused after a MiB`() {
    let found = collect(Compressed.zstd([UInt8](repeating: 0, count: 8 << 20)))
    #expect(found.error == .bomb(Place(path: "x.zst", byte: 0), format: "zstd", limit: 200))
    #expect(found.bytes.count < 2 << 20)
    #expect(collect(Compressed.zstd([UInt8](repeating: 0, count: 1 << 20))).error == nil)
  }

  @Test(arguments: [false, true]) func `a dictionary at the begin is used for all frames`(isPacked: Bool) {
    let dictionary = Array(text.utf8.prefix(30_000))
    let frame = Compressed.zstd(text.utf8.prefix(20_000), dictionary: dictionary)
    let stored = isPacked ? Compressed.zstd(dictionary) : dictionary
    let found = collect(Compressed.skippableZstd(stored) + frame + frame)
    #expect(frame.count < 500)
    #expect(found.bytes == Array(text.utf8.prefix(20_000)) + Array(text.utf8.prefix(20_000)))
    #expect(collect(frame).error == .damaged(Place(path: "x.zst", byte: 0), format: "zstd"))
  }

  @Test func `a dictionary that is cut or damaged is told`() {
    let frame = Compressed.skippableZstd(Compressed.zstd(text.utf8))
    #expect(collect(frame.dropLast(10)).error == .cut(Place(path: "x.zst", byte: 0), format: "zstd"))
    let broken = Compressed.skippableZstd(Array(Compressed.zstd(text.utf8).dropLast(10)))
    #expect(collect(broken).error == .damaged(Place(path: "x.zst", byte: 0), format: "zstd"))
  }

  @Test func `after damage reading goes on at the next frame`() throws {
    let folder = TemporaryFolder()
    var damaged = Compressed.zstd(text.utf8)
    damaged[damaged.count - 1] ^= 0xFF
    let frames = [Compressed.zstd("one".utf8), damaged, Compressed.zstd("three".utf8)]
    let path = folder.write(frames.joined(), to: "x.zst")
    let window = ByteWindow(
      ZstdStream(try FileStream(path: path, counter: ByteCounter()), path: path, limits: IntakeLimits()))
    #expect(throws: IntakeError.damaged(Place(path: path, byte: frames[0].count), format: "zstd")) {
      try window.hold(.max)
    }
    #expect(window.recover())
    #expect(try !window.hold(.max))
    #expect(window.copy(.max) == Array("three".utf8))
    #expect(window.place(isCompressed: true) == frames[0].count + frames[1].count)
    #expect(!window.recover())
  }
}
