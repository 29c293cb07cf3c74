import Archive
import Intake
import Record
import TestKit
import Testing

@Suite struct RevisitTests {
  /// A folder with the first capture kept whole, and then a record of each other one: a revisit where that may be.
  private func keep(_ first: Capture, _ others: [Capture]) throws -> (
    EvidenceReader, [EvidenceLocation], [EvidenceRecord]
  ) {
    let disk = FailingDisk()
    let folder = try EvidenceFolder(path: "/evidence", software: "dateline", disk: disk)
    let reader = EvidenceReader(path: "/evidence", disk: disk)
    try folder.begin(committed: [], at: Sample.now)
    var records = [Sample.record(first)]
    var locations = [try folder.append(records[0])]
    let target = try reader.target(at: locations[0])
    for other in others {
      let record =
        EvidenceRecord(keeping: other, revisiting: target, as: Sample.keeping(other)) ?? Sample.record(other)
      records.append(record)
      locations.append(try folder.append(record))
    }
    try folder.sync()
    try folder.commit()
    return (reader, locations, records)
  }

  private let page = Sample.page("The bridge was open.")
  private let url = "http://example.org/"

  @Test func `the same answer again is a revisit that keeps its own head and is made again whole`() throws {
    let first = try Sample.capture(
      Sample.answerFields(url), Sample.answer("Date: Mon\r\nContent-Type: text/html\r\n", page))
    let again = try Sample.capture(
      Sample.answerFields(url, id: "urn:uuid:00000000-0000-4000-8000-000000000002")
        + "WARC-Block-Digest: sha1:AAAA\r\n",
      Sample.answer("Date: Tue\r\nContent-Type: text/html\r\n", page))
    let (reader, locations, records) = try keep(first, [again])
    let revisit = records[1]
    #expect(revisit.kind == .revisit)
    #expect(revisit["WARC-Type"] == "revisit")
    #expect(revisit["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")
    #expect(revisit["WARC-Refers-To"] == "<urn:uuid:00000000-0000-4000-8000-000000000001>")
    #expect(revisit["WARC-Refers-To-Target-URI"] == url)
    #expect(revisit["WARC-Refers-To-Date"] == "2026-07-30T08:09:10Z")
    #expect(revisit["WARC-Payload-Digest"] == Digest.sha256(page))
    #expect(revisit["X-Crawler"] == "as  it came")
    #expect(String(decoding: revisit.block, as: UTF8.self).hasSuffix("Date: Tue\r\nContent-Type: text/html\r\n\r\n"))
    #expect(try reader.capture(at: locations[1]) == again)
    #expect(try reader.capture(at: locations[1], payload: locations[0]) == again)
    #expect(try reader.record(at: locations[1]).kept?.refersTo == locations[0])
  }

  @Test(arguments: ["resource", "conversion"])
  func `a record that is no answer is revisited too`(type: String) throws {
    let fields = "WARC-Type: \(type)\r\nWARC-Refers-To: <urn:x>\r\nContent-Type: text/html\r\n"
    let first = try Sample.capture(fields + "WARC-Record-ID: <urn:a>\r\n", page)
    let again = try Sample.capture(fields + "WARC-Record-ID: <urn:b>\r\n", page)
    let (reader, locations, records) = try keep(first, [again])
    #expect(records[1].kind == .revisit)
    #expect(records[1].block.isEmpty)
    #expect(try reader.capture(at: locations[1]) == again)
  }

  @Test func `the same file again is a revisit`() throws {
    let first = try #require(try Sample.captures(page, "a.html").first)
    let again = try #require(try Sample.captures(page, "b.html").first)
    let (reader, locations, records) = try keep(first, [again])
    #expect(records[1].kind == .revisit)
    #expect(try reader.capture(at: locations[1]) == again)
  }

  @Test func `the same page sent in other bytes is kept whole`() throws {
    let type = "Content-Type: text/html\r\n"
    let fields = Sample.answerFields(url)
    let first = try Sample.capture(fields, Sample.answer(type, page))
    let others = [
      try Sample.capture(fields, Sample.answer(type + "Content-Encoding: gzip\r\n", Sample.gzip(page))),
      try Sample.capture(fields, Sample.answer(type + "Transfer-Encoding: chunked\r\n", Sample.chunked(page))),
      try Sample.capture(fields + "WARC-Payload-Digest: sha1:AAAA\r\n", Sample.answer(type, page)),
      try Sample.capture(fields + "WARC-Payload-Digest: crc:12\r\n", Sample.answer(type, page)),
    ]
    #expect(others.allSatisfy { $0.digest == first.digest })
    let (reader, locations, records) = try keep(first, others)
    #expect(records.allSatisfy { $0.kind == .response })
    for (other, location) in zip(others, locations.dropFirst()) { #expect(try reader.capture(at: location) == other) }
  }

  @Test func `a page from a file is no revisit of an answer that was compressed`() throws {
    let first = try Sample.capture(
      Sample.answerFields(url),
      Sample.answer("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", Sample.gzip(page)))
    let file = try #require(try Sample.captures(page, "a.html").first)
    #expect(file.digest == first.digest)
    let (_, _, records) = try keep(first, [file])
    #expect(records[1].kind == .resource)
  }

  @Test func `a revisit is never made of a revisit, and one that is found is damage`() throws {
    let captures = try ["a.html", "b.html", "c.html"].flatMap { try Sample.captures(page, $0) }
    let (reader, locations, _) = try keep(captures[0], [captures[1]])
    let target = try reader.target(at: locations[1])
    #expect(EvidenceRecord(keeping: captures[2], revisiting: target, as: Sample.keeping(captures[2])) == nil)
    #expect(throws: ArchiveError.self) { try reader.capture(at: locations[1], payload: locations[1]) }
  }

  @Test func `another payload than the one referred to is damage`() throws {
    let first = try #require(try Sample.captures(page, "a.html").first)
    let again = try #require(try Sample.captures(page, "b.html").first)
    let other = try #require(try Sample.captures(Sample.page("Another."), "c.html").first)
    let (reader, locations, _) = try keep(first, [again, other])
    let error = #expect(throws: ArchiveError.self) { try reader.capture(at: locations[1], payload: locations[2]) }
    guard case .damagedEvidence(locations[1].file, locations[1].offset, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
