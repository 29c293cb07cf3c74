import TestKit
import Testing

@testable import Intake

@Suite struct GzipStreamTests {
  private let text = (1...2_000).map { "line \($0) of the text" }.joined(separator: "\n")

  private func collect(_ bytes: some Collection<UInt8>, _ wrapping: GzipStream.Wrapping = .gzip) -> CollectedStream {
    CollectedStream(
      GzipStream(MemoryStream(Array(bytes)[...]), wrapping: wrapping, path: "x.gz", limits: IntakeLimits()))
  }

  @Test func `members one behind the other are one text`() {
    let members = ["one ", "", "two ", "three"].flatMap { Compressed.gzip($0.utf8) }
    #expect(collect(members).text == "one two three")
    #expect(collect(members).error == nil)
  }

  @Test func `a call does not cross from one member into the next, and tells where its member begins`() throws {
    let first = Compressed.gzip("one".utf8)
    let stream = GzipStream(
      MemoryStream((first + Compressed.gzip("two".utf8))[...]), path: "x.gz", limits: IntakeLimits())
    var found: [(count: Int, origin: Int)] = []
    var count = 0
    try withUnsafeTemporaryAllocation(byteCount: 100, alignment: 1) { buffer in
      for _ in 0..<3 {
        try stream.read(into: buffer, count: &count)
        found.append((count, stream.origin))
      }
    }
    #expect(found.map(\.count) == [3, 3, 0])
    #expect(found.map(\.origin).prefix(2) == [0, first.count])
  }

  @Test func `a cut gzip file gives what came before and says where`() {
    let first = Compressed.gzip("one ".utf8)
    let second = Compressed.gzip(text.utf8)
    let cut = collect(first + second.dropLast(second.count / 2))
    #expect(cut.error == .cut(Place(path: "x.gz", byte: first.count), format: "gzip"))
    #expect(cut.text.hasPrefix("one line 1 of the text\n") && ("one " + text).hasPrefix(cut.text))
    #expect(cut.bytes.count > text.utf8.count / 3)
  }

  @Test func `a cut anywhere is told and gives no wrong byte`() {
    let whole = Compressed.gzip(text.utf8)
    for length in stride(from: 1, to: whole.count, by: 7) {
      let cut = collect(whole.prefix(length))
      #expect(cut.error != nil, "\(length)")
      #expect(text.utf8.starts(with: cut.bytes), "\(length)")
    }
  }

  @Test func `a wrong checksum or length is damage, told behind the bytes`() {
    let whole = Compressed.gzip(text.utf8)
    for index in whole.count - 8..<whole.count {
      var bytes = whole
      bytes[index] ^= 0x10
      #expect(collect(bytes).error == .damaged(Place(path: "x.gz", byte: 0), format: "gzip"), "\(index)")
      #expect(collect(bytes).text == text)
    }
  }

  @Test(arguments: ["\n", "ab", "trailing rubbish", "\u{1F}"]) func `rubbish behind the last member is damage`(
    rubbish: String
  ) {
    let whole = Compressed.gzip(text.utf8)
    let found = collect(whole + Array(rubbish.utf8))
    #expect(found.error == .damaged(Place(path: "x.gz", byte: whole.count), format: "gzip"))
    #expect(found.text == text)
  }

  @Test func `zeros behind the last member, as tapes leave them, are passed over`() {
    let found = collect(Compressed.gzip(text.utf8) + [UInt8](repeating: 0, count: 700_000))
    #expect(found.text == text)
    #expect(found.error == nil)
  }

  @Test func `a bomb is refused after a MiB`() {
    let found = collect(Compressed.gzip([UInt8](repeating: 0, count: 8 << 20)))
    #expect(found.error == .bomb(Place(path: "x.gz", byte: 0), format: "gzip", limit: 200))
    #expect(found.bytes.count < 2 << 20)
  }

  @Test func `what is dense but small, or large but not dense, is no bomb`() {
    #expect(collect(Compressed.gzip([UInt8](repeating: 0, count: 1 << 20))).error == nil)
    var dice = Dice(seed: 1)
    let large = (0..<2 << 20).map { _ in UInt8.random(in: 0..<16, using: &dice) }
    #expect(collect(Compressed.gzip(large)).error == nil)
  }

  @Test func `what HTTP calls deflate is read with and without zlib's wrapping`() {
    #expect(collect(Compressed.deflate(text.utf8, .zlib), .zlib).text == text)
    #expect(collect(Compressed.deflate(text.utf8, .none), .none).text == text)
    #expect(collect(Compressed.deflate(text.utf8, .none), .zlib).error != nil)
  }

  @Test func `a bare stream may begin with a zero`() {
    let long = Array(repeatElement(text, count: 10).joined().utf8)
    let stored = Compressed.deflate(long, .none, level: 0)
    #expect(stored.first == 0)
    #expect(collect(stored, .none).bytes == long)
    #expect(collect(stored, .none).error == nil)
  }

  @Test func `a bare stream that ends just behind a full buffer is whole`() {
    for extra in [0, 1, 100, 258, 259] {
      let bytes = Array(repeating: UInt8(ascii: "a"), count: 256 << 10 + extra)
      let found = collect(Compressed.deflate(bytes, .none), .none)
      #expect(found.error == nil, "\(extra)")
      #expect(found.bytes.count == bytes.count, "\(extra)")
    }
  }

  @Test func `after damage reading goes on at the next member`() {
    let folder = TemporaryFolder()
    var damaged = Compressed.gzip(text.utf8)
    damaged[damaged.count / 2] ^= 0xFF
    let members = [Compressed.gzip("one".utf8), damaged, Compressed.gzip("three".utf8)]
    let path = folder.write(members.joined(), to: "x.gz")
    guard let file = try? FileStream(path: path, counter: ByteCounter()) else {
      Issue.record("the file could not be opened")
      return
    }
    let window = ByteWindow(GzipStream(file, path: path, limits: IntakeLimits()))
    #expect(throws: IntakeError.damaged(Place(path: path, byte: members[0].count), format: "gzip")) {
      try window.hold(.max)
    }
    #expect(window.peek { $0.prefix(3).elementsEqual("one".utf8) })
    #expect(window.recover())
    #expect((try? window.hold(.max)) == false)
    #expect(window.copy(.max) == Array("three".utf8))
    #expect(window.place(isCompressed: true) == members[0].count + members[1].count)
  }
}
