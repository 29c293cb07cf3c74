import Intake
import Record
import TestKit
import Testing

/// Damaged WARC files: what is whole is read, what is not is told, each once.
@Suite struct WARCDamageTests {
  private let first = WARCSample.response("<p>one", id: "urn:1")
  private let last = WARCSample.response("<p>three", id: "urn:3")

  /// What comes of a file whose second record has the bytes `middle`.
  private func take(_ middle: some Collection<UInt8>, limits: IntakeLimits = IntakeLimits()) -> Taken {
    Taken(first.bytes + middle + last.bytes, named: "x.warc", limits: limits)
  }

  private func expectNeighbours(_ taken: Taken, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(taken.texts.first == "<p>one", sourceLocation: sourceLocation)
    #expect(taken.texts.last == "<p>three", sourceLocation: sourceLocation)
  }

  @Test func `rubbish between records is passed over and its bytes counted`() {
    let taken = take("rubbish\n".utf8)
    expectNeighbours(taken)
    #expect(taken.codes == ["DL-INTAKE-013"])
    #expect(taken.messages.first?.contains("no WARC record begins here. 8 bytes were passed over") == true)
    #expect(taken.messages.first?.hasPrefix("x.warc, record 2, byte \(first.bytes.count)") == true)
  }

  @Test(arguments: ["", "x", "-5", "99999999999999999999", "1e3", "9999999999999999"])
  func `a length that is no length loses one record`(length: String) {
    var record = WARCSample.response("<p>two")
    record.length = length
    let taken = take(record.bytes)
    expectNeighbours(taken)
    #expect(taken.texts.count == 2)
    #expect(taken.codes == ["DL-INTAKE-013"])
    #expect(taken.messages.first?.contains("no Content-Length that could be read") == true)
  }

  @Test(arguments: [1, 60, 500, 100_000, 1 << 40]) func `a length that is too long ends at the next record`(extra: Int)
  {
    var record = WARCSample.response("<p>two")
    record.length = String(record.block.count + extra)
    let taken = take(record.bytes)
    expectNeighbours(taken)
    // One byte too many still ends in the blank lines between the records.
    #expect(taken.texts == ["<p>one", extra == 1 ? "<p>two\r" : "<p>two", "<p>three"])
    #expect(taken.codes == (extra == 1 ? [] : ["DL-INTAKE-013"]))
    if extra > 1 {
      #expect(taken.messages.first?.contains("but another begins after \(record.block.count + 4)") == true)
    }
  }

  @Test(arguments: [60, 500, 100_000, 1 << 40])
  func `a length that is too long of a record that is passed over ends at the next record too`(extra: Int) {
    var record = WARCSample("request", "GET / HTTP/1.1")
    record.length = String(record.block.count + extra)
    let taken = take(record.bytes)
    expectNeighbours(taken)
    #expect(taken.codes == ["DL-INTAKE-013"])
  }

  @Test func `a length that is too short leaves bytes that are told`() {
    for type in ["response", "request"] {
      var record = WARCSample.response("<p>two and more")
      record.fields[0].value = type
      record.length = String(record.block.count - 9)
      let taken = take(record.bytes)
      expectNeighbours(taken)
      #expect(taken.codes == ["DL-INTAKE-013"])
      #expect(taken.messages.first?.contains("no WARC record begins here. 13 bytes were passed over") == true)
    }
  }

  @Test func `a wrong length of a page longer than the limit ends at the next record`() {
    var record = WARCSample.response(String(repeating: "long ", count: 40_000))
    record.length = String(record.block.count + 100)
    let taken = take(record.bytes, limits: .pages(of: 1_000))
    expectNeighbours(taken)
    #expect(taken.codes == ["DL-INTAKE-013", "DL-INTAKE-007"])
  }

  @Test func `a header without an end is told, and the record behind it read`() {
    let taken = take("WARC/1.1\r\nContent-Length: 3\r\n".utf8)
    expectNeighbours(taken)
    #expect(taken.codes == ["DL-INTAKE-013"])
    #expect(taken.messages.first?.contains("the record's header has no end") == true)
  }

  @Test func `a header longer than is looked at is told`() {
    let taken = take(("WARC/1.1\r\nX: " + String(repeating: "x", count: 400_000) + "\r\n\r\n").utf8)
    expectNeighbours(taken)
    #expect(taken.codes == ["DL-INTAKE-013"])
  }

  @Test func `a damaged first line loses one record, wherever it is damaged`() {
    let record = WARCSample.response("<p>two").bytes
    for index in 0..<5 {
      var bytes = record
      bytes[index] ^= 0x20
      let taken = take(bytes)
      #expect(taken.texts == ["<p>one", "<p>three"], "\(index)")
      #expect(taken.codes == ["DL-INTAKE-013"], "\(index)")
    }
  }

  @Test func `damage behind a record that is passed over is told where it is`() {
    let request = WARCSample("request", "GET / HTTP/1.1").bytes
    let taken = take(request + "rubbish\n".utf8)
    expectNeighbours(taken)
    #expect(taken.messages.count == 1)
    #expect(
      taken.messages.first?.hasPrefix("x.warc, record 3, byte \(first.bytes.count + request.count): no WARC") == true)
  }

  @Test func `an HTTP head that runs into the next record does not take it along`() {
    let head = "HTTP/1.1 200 OK\r\nServer: x"
    var record = WARCSample("response", head, ["Content-Type": "application/http"])
    record.length = "5000"
    let taken = take(record.bytes)
    expectNeighbours(taken)
    #expect(taken.deliveries.count == 2 || taken.deliveries.count == 3)
  }

  @Test func `a record that was broken off and another written behind it are both read`() {
    let broken = WARCSample.response("<p>" + String(repeating: "two ", count: 100)).bytes.dropLast(200)
    let taken = take(broken + "\r\n".utf8)
    expectNeighbours(taken)
    #expect(taken.texts.count == 3)
    #expect(taken.codes == ["DL-INTAKE-013"])
  }

  @Test func `a file cut anywhere gives all records before the cut, and one problem at most`() {
    let bytes = first.bytes + last.bytes
    let ends = [first.header.count + first.block.count, bytes.count - 4]
    for length in 1..<bytes.count {
      let taken = Taken(bytes.prefix(length), named: "x.warc")
      #expect(taken.texts.starts(with: ["<p>one", "<p>three"].prefix(ends.count { $0 <= length })), "\(length)")
      let isBetween = (ends[0]...first.bytes.count).contains(length) || length >= ends[1]
      #expect(taken.codes.isEmpty == isBetween, "\(length) \(taken.messages)")
      #expect(taken.codes.count <= 1, "\(length)")
    }
  }

  @Test(arguments: [".gz", ".zst"]) func `a compressed file cut anywhere gives all records before the cut`(
    packing: String
  ) {
    let members = [first.bytes, last.bytes].map { packing == ".gz" ? Compressed.gzip($0) : Compressed.zstd($0) }
    let bytes = Array(members.joined())
    for length in members[0].count + 1..<bytes.count {
      let taken = Taken(bytes.prefix(length), named: "x.warc\(packing)")
      #expect(taken.texts.first == "<p>one", "\(length)")
      #expect(!taken.codes.isEmpty, "\(length)")
      // What is lost goes by its own id, or the place of its own member.
      for id in taken.deliveries.compactMap(\.lostID) {
        #expect(id == "urn:3" || id.hasSuffix("@\(members[0].count)"), "\(length) \(id)")
      }
    }
  }

  @Test(arguments: [".gz", ".zst"]) func `a damaged member loses one record, wherever it is damaged`(packing: String) {
    let members = [first, WARCSample.response("<p>two"), last].map {
      packing == ".gz" ? Compressed.gzip($0.bytes) : Compressed.zstd($0.bytes)
    }
    for index in members[1].indices {
      var middle = members[1]
      middle[index] ^= 0xFF
      let taken = Taken(members[0] + middle + members[2], named: "x.warc\(packing)")
      #expect(taken.texts.first == "<p>one", "\(index)")
      #expect(taken.texts.last == "<p>three", "\(index)")
      if taken.texts != ["<p>one", "<p>two", "<p>three"] { #expect(!taken.codes.isEmpty, "\(index)") }
    }
  }

  @Test(arguments: [".gz", ".zst"]) func `damage in the first member does not lose the rest`(packing: String) {
    let members = [first, last].map { packing == ".gz" ? Compressed.gzip($0.bytes) : Compressed.zstd($0.bytes) }
    for index in 4..<members[0].count {
      var damaged = members[0]
      damaged[index] ^= 0xFF
      let taken = Taken(damaged + members[1], named: "x.warc\(packing)")
      #expect(taken.texts.last == "<p>three", "\(index)")
      if taken.texts.count == 1 { #expect(!taken.codes.isEmpty, "\(index)") }
    }
  }

  @Test func `a bomb between records is refused and the rest read`() {
    let bomb = WARCSample.response([UInt8](repeating: 0x20, count: 8 << 20))
    let members = [first, bomb, last].map { Compressed.gzip($0.bytes) }
    let taken = Taken(members.joined(), named: "x.warc.gz")
    #expect(taken.texts.first == "<p>one")
    #expect(taken.texts.last == "<p>three")
    #expect(taken.codes.contains("DL-INTAKE-006"))
  }

  @Test func `a member that ends early with a magic number inside does not hold the reader up`() {
    // Behind the damage stand bytes that look like a member, and with them the file ends.
    let hidden = Compressed.gzip("x".utf8)
    var member = Compressed.deflate(first.bytes + hidden, .gzip, level: 0)
    member[12] ^= 1
    let taken = Taken(Compressed.gzip(first.bytes) + member, named: "x.warc.gz")
    #expect(taken.texts == ["<p>one"])
    #expect(taken.codes == ["DL-INTAKE-005"])
  }
}
