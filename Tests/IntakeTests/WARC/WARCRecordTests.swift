import Intake
import Record
import TestKit
import Testing

@Suite struct WARCRecordTests {
  private func take(_ record: WARCSample) -> Taken { Taken(record.bytes, named: "x.warc") }

  @Test func `a capture knows where and when it is from`() throws {
    let record = WARCSample.response(
      "<p>x", head: ["Content-Type: text/html; charset=windows-1251"], id: "urn:uuid:1",
      ["WARC-Target-URI": "<https://x.example/a>", "WARC-Date": "2019-03-04T05:06:07Z"])
    let capture = try #require(take(record).captures.first)
    #expect(capture.id == "urn:uuid:1")
    #expect(capture.url == "https://x.example/a")
    #expect(capture.time == "2019-03-04T05:06:07Z")
    #expect(capture.mediaType == "text/html")
    #expect(capture.servedCharset == "windows-1251")
    #expect(capture.source.hasSuffix("/x.warc@0"))
    #expect(capture.digest == Digest.sha256(Array("<p>x".utf8)))
  }

  @Test func `what a record does not say is not made up`() throws {
    let capture = try #require(take(.response("<p>x", head: [])).captures.first)
    #expect(capture.id == nil && capture.url == nil && capture.time == nil && capture.servedCharset == nil)
    #expect(capture.mediaType == "text/html")
  }

  @Test(arguments: [
    "sha1:4GXYJPEDG5VU7ESI3J4OMBUEXR5R5P3R", "sha256:d0a26d23e9d8e0538fd47e7bc502d26cf6c320e8daaec7c8521d4769530f5900",
    "blake3:unknown",
  ]) func `a right digest of the payload, or one that is not known, is no problem`(digest: String) {
    #expect(take(.response("<p>Hello</p>", ["WARC-Payload-Digest": digest])).codes.isEmpty)
    #expect(
      take(.response("<p>Hello</p>", ["WARC-Block-Digest": "sha1:YBUGT6JRLA437YRVGHIOY56QXBUIXZV7"])).codes.isEmpty)
  }

  @Test(arguments: [
    ("WARC-Payload-Digest", "sha1:4GXYJPEDG5VU7ESI3J4OMBUEXR5R5P3Q"),
    ("WARC-Payload-Digest", "sha256:00a26d23e9d8e0538fd47e7bc502d26cf6c320e8daaec7c8521d4769530f5900"),
    ("WARC-Block-Digest", "sha1:4GXYJPEDG5VU7ESI3J4OMBUEXR5R5P3R"),
  ]) func `a wrong digest is told and the page kept`(field: String, digest: String) {
    var record = WARCSample.response("<p>Hello</p>")
    record.fields.append((field, digest))
    let taken = take(record)
    #expect(taken.codes == ["DL-INTAKE-015"])
    #expect(taken.messages.first?.contains("\(field) is \(digest), but the bytes have ") == true)
    #expect(taken.texts == ["<p>Hello</p>"])
  }

  @Test func `the digest of a chunked body is that of its bytes with or without the chunks`() {
    let digest = "sha1:4GXYJPEDG5VU7ESI3J4OMBUEXR5R5P3R"
    let head = ["Content-Type: text/html", "Transfer-Encoding: chunked"]
    let body = "C\r\n<p>Hello</p>\r\n0\r\n\r\n"
    #expect(take(.response(body, head: head, ["WARC-Payload-Digest": digest])).codes.isEmpty)
    #expect(take(.response("<p>Hello</p>", head: head, ["WARC-Payload-Digest": digest])).codes.isEmpty)
    #expect(take(.response(body + " ", head: head, ["WARC-Payload-Digest": "sha1:x"])).codes == ["DL-INTAKE-015"])
  }

  @Test func `a record that the crawler cut is told, and its digest not held against it`() {
    let taken = take(
      .response("<p>Hello", ["WARC-Truncated": "time", "WARC-Payload-Digest": "sha1:4GXYJPEDG5VU7ESI3J4OMBUEXR5R5P3R"]))
    #expect(taken.codes == ["DL-INTAKE-019"])
    #expect(taken.messages.first?.contains("cut this record off (time)") == true)
    #expect(taken.texts == ["<p>Hello"])
  }

  @Test func `a page without a body is lost under its id`() {
    let taken = take(.response("", id: "urn:x"))
    #expect(taken.codes == ["DL-INTAKE-002"])
    #expect(taken.deliveries.map(\.lostID) == ["urn:x"])
  }

  @Test func `a page that is no text is lost with its capture`() {
    let taken = take(.response([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13]))
    #expect(taken.codes == ["DL-INTAKE-008"])
    #expect(taken.captures.count == 1)
  }
}
