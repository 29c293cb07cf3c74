import Intake
import Record
import TestKit
import Testing

@Suite struct WARCReaderTests {
  private let records = [
    WARCSample("warcinfo", "software: x"), .response("<p>one", id: "urn:1"), WARCSample("request", "GET / HTTP/1.1"),
    .response("<p>two", id: "urn:2"),
  ]

  @Test(arguments: ["0.17", "0.18", "1.0", "1.1"]) func `every version is read, with CRLF and with LF alone`(
    version: String
  ) {
    for lineEnd in ["\r\n", "\n"] {
      let bytes = records.flatMap { record in
        var record = record
        record.version = version
        record.lineEnd = lineEnd
        return record.bytes
      }
      let taken = Taken(bytes, named: "x.warc")
      #expect(taken.texts == ["<p>one", "<p>two"])
      #expect(taken.captures.map(\.id) == ["urn:1", "urn:2"])
      #expect(taken.codes.isEmpty)
      #expect(taken.skipped == ["warcinfo record": 1, "request record": 1])
    }
  }

  @Test func `a place is the record's byte in a plain file`() {
    let first = records[0].bytes.count
    let second = records[1].bytes.count + records[2].bytes.count
    #expect(
      Taken(records.flatMap(\.bytes), named: "x.warc").sources == ["x.warc@\(first)", "x.warc@\(first + second)"])
  }

  @Test(arguments: [".gz", ".zst"]) func `a place is the member's byte in a compressed file`(packing: String) {
    let members = records.map { packing == ".gz" ? Compressed.gzip($0.bytes) : Compressed.zstd($0.bytes) }
    let taken = Taken(members.joined(), named: "x.warc\(packing)")
    let second = members[0].count
    #expect(taken.sources == ["x.warc\(packing)@\(second)", "x.warc\(packing)@\(members[0...2].joined().count)"])
    #expect(taken.texts == ["<p>one", "<p>two"])
    #expect(taken.codes.isEmpty)
  }

  @Test func `a file compressed as a whole is read, its places all the one member's`() {
    let taken = Taken(Compressed.gzip(records.flatMap(\.bytes)), named: "x.warc.gz")
    #expect(taken.texts == ["<p>one", "<p>two"])
    #expect(taken.sources == ["x.warc.gz@0", "x.warc.gz@0"])
  }

  @Test func `a problem names the number and the byte of the record`() {
    let bytes = records[0].bytes + records[1].bytes
    let cut = WARCSample.response("<p>three").bytes.dropLast(6)
    let plain = Taken(bytes + cut, named: "x.warc")
    #expect(plain.messages.first?.hasPrefix("x.warc, record 3, byte \(bytes.count): ") == true)
    let members = [records[0].bytes, records[1].bytes, Array(cut)].map { Compressed.gzip($0) }
    let packed = Taken(members.joined(), named: "x.warc.gz")
    #expect(packed.codes == ["DL-INTAKE-014"])
    #expect(
      packed.messages.first?.hasPrefix("x.warc.gz, record 3, byte \(members[0].count + members[1].count): ") == true)
  }

  @Test(arguments: [0, 1, 2, 3, 9, 40]) func `blank lines between records may be missing or too many`(count: Int) {
    let blank = Array(repeatElement("\r\n", count: count).joined().utf8)
    let bytes = records.map { $0.header + $0.block }.joined(separator: blank)
    let taken = Taken(blank + bytes + blank, named: "x.warc")
    #expect(taken.texts == ["<p>one", "<p>two"])
    #expect(taken.codes.isEmpty)
  }

  @Test func `a page that speaks of WARC files is not cut at their first line`() {
    let page = "<pre>\nWARC/1.0\nContent-Length: 3\n\nabc\n</pre>"
    let taken = Taken(WARCSample.response(page).bytes + records[1].bytes, named: "x.warc")
    #expect(taken.texts == [page, "<p>one"])
    #expect(taken.codes.isEmpty)
  }

  @Test func `a file without pages gives nothing but counts, an empty one a problem`() {
    let taken = Taken(records[0].bytes, named: "x.warc")
    #expect(taken.deliveries.isEmpty)
    #expect(taken.skipped == ["warcinfo record": 1])
    #expect(Taken([], named: "x.warc").codes == ["DL-INTAKE-002"])
  }

  @Test func `a record longer than a page is cut, and the next one read`() {
    let long = "<p>" + String(repeating: "long ", count: 60_000)
    for (record, codes) in [(WARCSample.response(long), ["DL-INTAKE-007"]), (WARCSample("metadata", long), [])] {
      let taken = Taken(record.bytes + records[1].bytes, named: "x.warc", limits: .pages(of: 1_000))
      #expect(taken.texts.last == "<p>one")
      #expect(taken.codes == codes)
    }
  }

  @Test func `a head that fills the preview leaves no body`() {
    let head = ["Content-Type: text/html", "X-Long: " + String(repeating: "x", count: 70_000)]
    #expect(Taken(WARCSample.response("<p>x", head: head).bytes, named: "x.warc").deliveries.count == 1)
  }
}
