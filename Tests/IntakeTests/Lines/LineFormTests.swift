import Intake
import Record
import TestKit
import Testing

@Suite struct LineFormTests {
  private func take(_ line: String) -> Taken { Taken(line, named: "pages.jsonl") }

  @Test(
    arguments: [
      ("html", "<p>café", Capture.Form.html, "text/html", "utf-8"),
      ("htmlBase64", "PHA+Y2Fm6Q==", .html, "text/html", nil),
      ("pageText", "café", .pageText, "text/plain", "utf-8"), ("text", "café", .articleText, "text/plain", "utf-8"),
    ] as [(String, String, Capture.Form, String, String?)])
  func `each form is read`(key: String, value: String, form: Capture.Form, type: String, charset: String?) throws {
    let capture = try #require(take("{\"\(key)\": \"\(value)\"}").captures.first)
    #expect(capture.form == form)
    #expect(capture.mediaType == type)
    #expect(capture.servedCharset == charset)
    #expect(capture.payload == (key == "htmlBase64" ? Array("<p>caf".utf8) + [0xE9] : Array(value.utf8)))
    #expect(capture.id == nil && capture.url == nil && capture.time == nil && capture.publishedHint == nil)
  }

  @Test func `id, url and published are taken over`() throws {
    let line = #"{"id": "a1", "url": "https://x.example/", "published": "2019-03-04", "text": "x", "other": [{}]}"#
    let capture = try #require(take(line).captures.first)
    #expect(capture.id == "a1")
    #expect(capture.url == "https://x.example/")
    #expect(capture.publishedHint == "2019-03-04")
    #expect(capture.source.hasSuffix("/pages.jsonl:1"))
  }

  @Test(
    arguments: [
      ("17", "17"), ("-3", "-3"), ("1e3", "1000"), ("\"a\"", "a"), ("1.5", nil), ("1e300", nil), ("1e999", nil),
      ("\"\"", nil), ("null", nil), ("[1]", nil), ("true", nil),
    ] as [(String, String?)]) func `an id is a string or a whole number`(json: String, id: String?)
  {
    #expect(take("{\"id\": \(json), \"text\": \"x\"}").captures.map(\.id) == [id])
  }

  @Test func `of several forms the first in the order of the list counts`() {
    #expect(take(#"{"text": "t", "pageText": "p", "htmlBase64": "PGI+", "html": "<p>"}"#).texts == ["<p>"])
    #expect(take(#"{"text": "t", "pageText": "p", "htmlBase64": "PGI+", "html": null}"#).texts == ["<b>"])
  }

  @Test(arguments: [
    ("{}", "DL-INTAKE-010"), ("[]", "DL-INTAKE-010"), ("\"text\"", "DL-INTAKE-010"), ("null", "DL-INTAKE-010"),
    (#"{"html": 1}"#, "DL-INTAKE-010"), (#"{"html": ["x"], "text": "x"}"#, "DL-INTAKE-010"),
    (#"{"HTML": "x"}"#, "DL-INTAKE-010"), (#"{"text": ""}"#, "DL-INTAKE-002"),
    (#"{"htmlBase64": ""}"#, "DL-INTAKE-002"),
    (#"{"htmlBase64": "a"}"#, "DL-INTAKE-011"), (#"{"text": "x"} {}"#, "DL-INTAKE-009"), ("{text: 1}", "DL-INTAKE-009"),
    (#"{"text": "\u0001\u0002\u0003"}"#, "DL-INTAKE-008"),
  ]) func `a line without a page is refused with its reason`(line: String, code: String) {
    let taken = take(line)
    #expect(taken.codes == [code])
    #expect(taken.texts.isEmpty)
  }

  @Test func `what is lost goes by its id where it has one, else by its place`() {
    #expect(take(#"{"id": "a1", "html": 1}"#).deliveries.map(\.lostID) == ["a1"])
    #expect(take(#"{"id": "a1", "html": }"#).deliveries.first?.lostID?.hasSuffix("/pages.jsonl:1") == true)
  }

  @Test func `arrays in arrays without end are refused and not followed`() {
    let line = "{\"text\": " + String(repeating: "[", count: 100_000)
    #expect(take(line).codes == ["DL-INTAKE-009"])
  }
}
