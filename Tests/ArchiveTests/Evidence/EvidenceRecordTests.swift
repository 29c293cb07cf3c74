import Archive
import Intake
import Record
import TestKit
import Testing

@Suite struct EvidenceRecordTests {
  /// A folder in memory with these records in it.
  private func keep(_ records: [EvidenceRecord]) throws -> (FailingDisk, [EvidenceLocation]) {
    let disk = FailingDisk()
    let folder = try EvidenceFolder(path: "/evidence", software: "dateline", disk: disk)
    try folder.begin(committed: [], at: Sample.now)
    let locations = try records.map { try folder.append($0) }
    try folder.sync()
    try folder.commit()
    return (disk, locations)
  }

  @Test func `a capture of every form is made again just as it came in`() throws {
    let captures = try Sample.everyForm()
    #expect(captures.count == 16)
    let (disk, locations) = try keep(captures.map(Sample.record))
    let reader = EvidenceReader(path: "/evidence", disk: disk)
    for (capture, location) in zip(captures, locations) {
      #expect(try reader.capture(at: location) == capture)
      let kept = try #require(try reader.record(at: location).kept)
      #expect(kept.event == Sample.keeping(capture).event)
      #expect(kept.keptAt == Sample.now)
    }
  }

  @Test func `a record that came in keeps its block and its fields, and gets the digests it lacks behind them`() throws
  {
    let page = Sample.page("The bridge was open.")
    let capture = try Sample.capture(Sample.answerFields("http://example.org/"), Sample.answer(page))
    let record = Sample.record(capture)
    #expect(record.kind == .response)
    #expect(record.block == Sample.answer(page))
    let came = try #require(capture.record)
    #expect(Array(record.fields.prefix(came.fields.count)) == came.fields)
    #expect(record["X-Crawler"] == "as  it came")
    #expect(record.fields.contains { $0.name == "WARC-record-id" })
    #expect(record["WARC-Block-Digest"] == Digest.sha256(record.block))
    #expect(record["WARC-Payload-Digest"] == Digest.sha256(page))
  }

  @Test func `a digest that came with a record stays, right or wrong`() throws {
    let fields =
      Sample.answerFields("http://example.org/") + "WARC-Block-Digest: sha1:AAAA\r\nWARC-Payload-Digest: x\r\n"
    let capture = try Sample.capture(fields, Sample.answer(Sample.page("a")))
    let record = Sample.record(capture)
    #expect(record.fields.filter { $0.name == "WARC-Block-Digest" }.map(\.value) == ["sha1:AAAA"])
    #expect(record.fields.filter { $0.name == "WARC-Payload-Digest" }.map(\.value) == ["x"])
    #expect(record["Dateline-Block-Digest"] == Digest.sha256(record.block))
    let (disk, locations) = try keep([record])
    #expect(try EvidenceReader(path: "/evidence", disk: disk).capture(at: locations[0]) == capture)
  }

  @Test(
    arguments: [
      ("page.html", nil, "file:///press/desk/page.html"), ("/a b/é.html", nil, "file:///a%20b/%C3%A9.html"),
      ("-", nil, "urn:dateline:standard-input"), ("-:12", nil, "urn:dateline:standard-input:12"),
      ("x", "https://example.org/a b", "https://example.org/a%20b"), ("x", "no address", "file:///press/desk/x"),
      ("../../etc/passwd", nil, "file:///press/desk/../../etc/passwd"),
    ] as [(String, String?, String)])
  func `what came from no crawl is a resource with where it came from`(
    source: String, url: String?, target: String
  ) throws {
    let payload = Sample.page("a")
    let capture = Capture(
      source: source, url: url, payload: payload, digest: Digest.sha256(payload), form: .html, mediaType: "text/html")
    let record = Sample.record(capture)
    #expect(record.kind == .resource)
    #expect(record["WARC-Target-URI"] == target)
    #expect(record["WARC-Date"] == Sample.now)
    #expect(record["Content-Type"] == "text/html")
    #expect(record.id.hasPrefix("urn:uuid:") && record.id.utf8.count == 45)
    #expect(record == Sample.record(capture), "the same capture at the same moment gives the same record")
    #expect(record.id != EvidenceRecord(keeping: capture, as: Sample.keeping(capture, at: "2026-08-02T00:00:00Z")).id)
  }

  @Test(arguments: [
    "a\r\nWARC-Type: response", "a\nb", "a\rb", "a\u{0}b", "a\u{85}b\u{2028}c", " a ", "\t", "%0D%0A", "", "100 %",
    String(repeating: "é", count: 5000), "\u{202E}gpj.exe",
  ])
  func `no text in a capture can begin a field or end the head`(text: String) throws {
    let payload = Sample.page("a")
    let capture = Capture(
      id: text, source: text, url: text, time: text, publishedHint: text, payload: payload,
      digest: Digest.sha256(payload), form: .html, mediaType: text, servedCharset: text)
    let record = EvidenceRecord(
      keeping: capture, as: Keeping(event: text, keptAt: Sample.now, workingFolder: "/press"))
    let lines = record.bytes.dropLast(record.block.count + 4).split(separator: 0x0A, omittingEmptySubsequences: false)
    #expect(lines.count == record.fields.count + 3)
    #expect(lines.dropLast(2).allSatisfy { $0.last == 0x0D && !$0.dropLast().contains { $0 < 0x20 || $0 == 0x7F } })
    let (disk, locations) = try keep([record])
    let reader = EvidenceReader(path: "/evidence", disk: disk)
    #expect(try reader.capture(at: locations[0]) == capture)
    #expect(try reader.record(at: locations[0]).kept?.event == text)
  }

  @Test func `a record whose head is made to mislead is kept with a head that does not, and comes back as it was`()
    throws
  {
    let fields =
      Sample.answerFields("http://example.org/\rWARC-Type: resource")
      + "Dateline-Record: made\r\nDateline-Source: /etc/passwd\r\nDateline-Event: stolen\r\nContent-Length: 999999999\r\n"
      + "bad name: x\r\nDateline-Original-Head: WARC-Type%3Aresource\r\nX-Latin: caf\u{7F}\r\n folded\r\n"
    let block = Sample.answer(Sample.page("a"))
    let bytes =
      Array("WARC/1.0\r\nContent-Length: \(block.count)\r\n\(fields)\r\n".utf8) + block + Array("\r\n\r\n".utf8)
    let capture = try #require(try Sample.captures(bytes, "crawl.warc").first)
    let record = Sample.record(capture)
    #expect(record.fields.filter { $0.name.lowercased() == "content-length" }.map(\.value) == [String(block.count)])
    #expect(!record.fields.contains { $0.name == "bad name" || $0.value.unicodeScalars.contains("\r") })
    let (disk, locations) = try keep([record])
    let reader = EvidenceReader(path: "/evidence", disk: disk)
    #expect(try reader.capture(at: locations[0]) == capture)
    #expect(try reader.record(at: locations[0]).kept?.event == Sample.keeping(capture).event)
  }

  @Test func `bytes of a field that are no UTF-8 are not lost`() throws {
    let fields =
      Array(Sample.answerFields("http://example.org/").utf8) + Array("X-Title: caf".utf8) + [0xE9, 0x0D, 0x0A]
    let block = Sample.answer(Sample.page("a"))
    let bytes =
      Array("WARC/1.0\r\n".utf8) + fields + Array("Content-Length: \(block.count)\r\n\r\n".utf8) + block
      + Array("\r\n\r\n".utf8)
    let capture = try #require(try Sample.captures(bytes, "crawl.warc").first)
    #expect(Sample.record(capture)["X-Title"] == "café")
  }

  @Test func `text that is too long for a field is cut and keeps its digest`() throws {
    let payload = Sample.page("a")
    var capture = Capture(
      source: "x", url: "https://example.org/" + String(repeating: "é", count: 1 << 20), payload: payload,
      digest: Digest.sha256(payload), form: .html)
    let first = Sample.record(capture)
    #expect(first.bytes.count < 200 << 10)
    capture.url! += "!"
    let second = Sample.record(capture)
    #expect(first["Dateline-URL"] != second["Dateline-URL"])
    let (disk, locations) = try keep([first])
    #expect(try EvidenceReader(path: "/evidence", disk: disk).capture(at: locations[0]).payload == payload)
  }

  @Test func `a page that was cut by a limit is made again with just the bytes it had`() throws {
    var limits = IntakeLimits()
    limits.maxPageBytes = 1000
    let page = Sample.page(String(repeating: "п", count: 1500))
    let bytes = Sample.warc(
      Sample.answerFields("http://example.org/"),
      Sample.answer("Content-Encoding: gzip\r\nContent-Type: text/html\r\n", Sample.gzip(page)))
    let capture = try #require(try Sample.captures(bytes, "crawl.warc", limits: limits).first)
    #expect(capture.payload.count <= 1000)
    let (disk, locations) = try keep([Sample.record(capture)])
    #expect(try EvidenceReader(path: "/evidence", disk: disk).capture(at: locations[0]) == capture)
  }

  @Test func `a page that was let in by a looser limit is made again under a strict one, and the other way round`()
    throws
  {
    let page = Sample.page(String(repeating: " ", count: 4 << 20))
    let bytes = Sample.warc(
      Sample.answerFields("http://example.org/"),
      Sample.answer("Content-Encoding: gzip\r\nContent-Type: text/html\r\n", Sample.gzip(page)))
    var loose = IntakeLimits()
    loose.maxRatio = 100_000
    for (kept, read) in [(loose, IntakeLimits()), (IntakeLimits(), loose)] {
      let capture = try #require(try Sample.captures(bytes, "crawl.warc", limits: kept).first)
      let (disk, locations) = try keep([Sample.record(capture)])
      #expect(try EvidenceReader(path: "/evidence", limits: read, disk: disk).capture(at: locations[0]) == capture)
    }
  }
}
