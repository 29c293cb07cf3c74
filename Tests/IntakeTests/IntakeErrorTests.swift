import Intake
import TestKit
import Testing

/// Each problem comes from an input that has it, and says where, which limit, and what to do.
@Suite struct IntakeErrorTests {
  /// An input with just one thing wrong.
  struct Case: CustomTestStringConvertible, Sendable {
    let code: String
    let message: String
    let name: String
    var limits = IntakeLimits()
    let bytes: [UInt8]
    var testDescription: String { code }

    init(_ number: Int, _ name: String, _ bytes: [UInt8], limits: IntakeLimits = IntakeLimits(), _ message: String) {
      code = "DL-INTAKE-" + String(1000 + number).dropFirst()
      (self.name, self.bytes, self.limits, self.message) = (name, bytes, limits, message)
    }
  }

  static let page = Array("<!DOCTYPE html><title>Bridge</title><p>The council closed the old bridge.".utf8)
  static let wrongChecksum: [UInt8] = {
    var bytes = Compressed.gzip(page)
    bytes[bytes.count - 8] ^= 1
    return bytes
  }()

  static let cases: [Case] = [
    Case(
      2, "page.html", [], "page.html: there are no bytes in it. Fetch or save it again."),
    Case(
      4, "page.html.gz", Compressed.gzip(page).dropLast(9),
      "page.html.gz, byte 0: the gzip data ends in the middle. What came before was read. Fetch the file again."),
    Case(
      5, "page.html.gz", wrongChecksum,
      "page.html.gz, byte 0: the gzip data is damaged. What came before was read. Fetch the file again."),
    Case(
      6, "page.html.gz", Compressed.gzip([UInt8](repeating: 0x20, count: 3 << 20)),
      "page.html.gz, byte 0: the gzip data grows to more than 200 times its size, past the limit --max-ratio. "
        + "It was refused from there. If you trust it, raise the limit."),
    Case(
      7, "page.html", page, limits: .pages(of: 40),
      "page.html: the page is longer than 40 bytes, the limit --max-page-bytes. Its first 40 bytes were read, "
        + "and the digest is theirs. Raise the limit to read all of it."),
    Case(
      8, "page.html", Array("%PDF-1.4\n".utf8) + repeatElement(1, count: 40),
      "page.html: this is not text or HTML, it looks like a PDF document. It was not read. "
        + "Convert or unpack it first, or leave it out."),
    Case(
      9, "pages.jsonl", Array("\n{\"html\": \"<p>x\",}\n".utf8),
      "pages.jsonl, line 2: the line is not JSON: expected a key in quotes at byte 16 of the line. "
        + "Write one JSON object a line."),
    Case(
      10, "pages.jsonl", Array("{\"body\": \"<p>x\"}\n".utf8),
      "pages.jsonl, line 1: the line has no page in it. "
        + "A line needs one of \"html\", \"htmlBase64\", \"pageText\" and \"text\", as a string."),
    Case(
      11, "pages.jsonl", Array("{\"htmlBase64\": \"<p>x\"}\n".utf8),
      "pages.jsonl, line 1: \"htmlBase64\" is not Base64. Encode the bytes as served after RFC 4648."),
    Case(
      12, "pages.jsonl", Array("{\"html\": \"".utf8) + repeatElement(0x78, count: 3 << 20) + Array("\"}\n".utf8),
      limits: .pages(of: 100),
      "pages.jsonl, line 1: the line is longer than 1048976 bytes, four times --max-page-bytes and 1 MiB. "
        + "It was passed over. Raise --max-page-bytes to read it."),
    Case(
      13, "crawl.warc", Array("no record at all\r\n".utf8) + WARCSample.response(page).bytes,
      "crawl.warc, record 1, byte 0: no WARC record begins here. 18 bytes were passed over to the next record. "
        + "Fetch the file again, or look at those bytes."),
    Case(
      14, "crawl.warc", WARCSample.response(page).bytes.dropLast(14),
      "crawl.warc, record 1, byte 0: the record says it is 117 bytes long, but only 107 are there. "
        + "What is there was read. The download was probably cut off: fetch the file again."),
    Case(
      15, "crawl.warc",
      WARCSample.response("<p>Hullo</p>", ["WARC-Payload-Digest": "sha1:4GXYJPEDG5VU7ESI3J4OMBUEXR5R5P3R"]).bytes,
      "crawl.warc, record 1, byte 0: WARC-Payload-Digest is sha1:4GXYJPEDG5VU7ESI3J4OMBUEXR5R5P3R, but the bytes have "
        + "sha1:XMWJF3UMXFVWWGV6BH3KIV4HX3FLEANO. The record was changed or damaged after it was written. "
        + "Compare it with another copy before you rely on it."),
    Case(
      16, "crawl.warc",
      WARCSample.response([0x1B, 0x05, 0x00, 0xF8], head: ["Content-Type: text/html", "Content-Encoding: br"]).bytes,
      "crawl.warc, record 1, byte 0: the answer is encoded as \"br\", which is not read. "
        + "Capture it without, or decode it first."),
    Case(
      17, "crawl.warc",
      WARCSample.response(
        Compressed.gzip(page).dropLast(9), head: ["Content-Type: text/html", "Content-Encoding: gzip"]
      ).bytes,
      "crawl.warc, record 1, byte 0: the answer's gzip encoding is damaged or cut. What could be decoded was read. "
        + "Capture it again."),
    Case(
      18, "crawl.warc",
      WARCSample("response", "<p>no head", ["Content-Type": "application/http; msgtype=response"]).bytes,
      "crawl.warc, record 1, byte 0: the response has no HTTP head that could be read. It was not read. "
        + "Look at the record's bytes."),
    Case(
      19, "crawl.warc", WARCSample.response(page, ["WARC-Truncated": "length"]).bytes,
      "crawl.warc, record 1, byte 0: the crawler cut this record off (length). What is there was read. "
        + "Capture the page again."),
  ]

  @Test(arguments: cases) func `a problem of an input has its code and its words`(_ sample: Case) {
    let taken = Taken(sample.bytes, named: sample.name, limits: sample.limits)
    #expect(taken.codes == [sample.code])
    #expect(taken.messages == [sample.message])
  }

  @Test func `a path that leads nowhere is told`() {
    let folder = TemporaryFolder()
    let taken = Taken([.path(folder.path + "/absent.html")], in: folder)
    #expect(taken.codes == ["DL-INTAKE-001"])
    #expect(
      taken.messages == ["absent.html: No such file or directory. Check the path and the permission to read it."])
  }

  @Test func `a folder with nothing to read is told`() {
    let folder = TemporaryFolder()
    folder.makeFolder("notes")
    folder.write("# no page".utf8, to: "notes/readme.md")
    let taken = Taken([.path(folder.path + "/notes")], in: folder)
    #expect(taken.codes == ["DL-INTAKE-003"])
    #expect(
      taken.messages == [
        "notes: no file in this folder ends in .html, .htm, .txt, .warc or .jsonl, with or without .gz or .zst. "
          + "Name a file itself to have it read whatever it is called."
      ])
  }

  @Test func `every code has an input that shows it`() {
    let shown = Set(Self.cases.map(\.code) + ["DL-INTAKE-001", "DL-INTAKE-003"])
    #expect(shown.count == 19)
  }
}
