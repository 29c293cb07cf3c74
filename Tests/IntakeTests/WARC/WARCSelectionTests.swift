import Intake
import Record
import TestKit
import Testing

@Suite struct WARCSelectionTests {
  private func take(_ records: WARCSample..., all: Bool = false) -> Taken {
    Taken(records.flatMap(\.bytes), named: "x.warc", takesAll: all)
  }

  @Test(arguments: ["text/html", "TEXT/HTML; charset=utf-8", "application/xhtml+xml"])
  func `an answer that is HTML is a page`(type: String) {
    #expect(take(.response("<p>x", head: ["Content-Type: \(type)"])).texts == ["<p>x"])
  }

  @Test func `an answer without a media type is a page where it looks like one`() {
    #expect(take(.response("<p>x", head: [])).texts == ["<p>x"])
    #expect(take(.response("just words", head: [])).skipped == ["no media type": 1])
  }

  @Test func `answers of other types and statuses are counted`() {
    let taken = take(
      .response("x", head: ["Content-Type: image/png"]), .response("x", head: ["Content-Type: image/png"]),
      .response("<p>x", status: "404 Not Found"), .response("", status: "301 Moved"))
    #expect(taken.deliveries.isEmpty)
    #expect(taken.skipped == ["image/png": 2, "status 404": 1, "status 301": 1])
  }

  @Test func `everything is named where that is asked for`() {
    let taken = take(
      .response("x", head: ["Content-Type: image/png"]), .response("{}", head: ["Content-Type: application/json"]),
      .response("<p>gone", status: "404 Not Found"), .response("", status: "301 Moved"),
      .response("word", head: []), WARCSample("request", "GET / HTTP/1.1"), all: true)
    let kinds = taken.deliveries.map { delivery -> Article.Kind? in
      if case .other(_, let kind, _) = delivery { kind } else { nil }
    }
    #expect(kinds == [.media, .other, .error, .other, .other])
    #expect(taken.captures.map(\.form) == Array(repeating: .other, count: 5))
    #expect(taken.skipped == ["request record": 1])
  }

  @Test func `resources and conversions are pages by their own type`() {
    let taken = take(
      WARCSample("resource", "<p>r", ["Content-Type": "text/html"]),
      WARCSample("conversion", "words", ["Content-Type": "text/plain"]),
      WARCSample("conversion", "<p>c", ["Content-Type": "text/html"]),
      WARCSample("resource", "words", ["Content-Type": "text/plain"]),
      WARCSample("response", "<p>ftp", ["Content-Type": "text/html"]))
    #expect(taken.texts == ["<p>r", "words", "<p>c", "<p>ftp"])
    #expect(taken.captures.map(\.form) == [.html, .pageText, .html, .html])
    #expect(taken.captures.map(\.servedCharset) == [nil, "utf-8", nil, nil])
    #expect(taken.skipped == ["text/plain": 1])
    #expect(taken.codes.isEmpty)
  }

  /// A record of text as Dateline makes it.
  private func made(_ more: KeyValuePairs<String, String> = [:]) -> WARCSample {
    var record = WARCSample(
      "resource", "words",
      ["WARC-Record-ID": "<urn:uuid:1>", "WARC-Target-URI": "file:///desk/a.txt", "Content-Type": "text/plain"])
    record.fields += [
      ("Dateline-Record", "made"), ("Dateline-Event", "e"), ("Dateline-Kept", "2024-01-02T00:00:00Z"),
      ("Dateline-Source", "/desk/50%25 off.txt"), ("Dateline-Form", "pageText"), ("Dateline-Charset", "utf-8"),
      ("Dateline-Published", "2023-05-03"), ("Dateline-Time", "yesterday"),
    ]
    record.fields += more.map { (name: $0.key, value: $0.value) }
    return record
  }

  @Test func `text that Dateline kept is the page it was`() throws {
    let capture = try #require(take(made()).captures.first)
    #expect(capture.source == "/desk/50% off.txt" && capture.form == .pageText)
    #expect(capture.id == nil && capture.url == nil && capture.mediaType == nil)
    #expect(capture.servedCharset == "utf-8" && capture.publishedHint == "2023-05-03")
    #expect(capture.time == nil, "what is no time is none")
    #expect(capture.record?["WARC-Record-ID"] == "<urn:uuid:1>")
  }

  @Test func `such a record that was kept once more is the same page`() {
    let again = made([
      "Dateline-Record": "as-captured", "Dateline-Kept": "2025-01-02T00:00:00Z", "Dateline-Source": "/other.warc",
      "Dateline-Form": "pageText",
    ])
    #expect(take(again).captures.map(\.source) == ["/desk/50% off.txt"])
  }

  @Test func `text that only looks like it is counted`() {
    let fields: [[(name: String, value: String)]] = [
      [("Dateline-Form", "pageText"), ("Dateline-Source", "/a"), ("Dateline-Kept", "2024-01-02T00:00:00Z")],
      [("Dateline-Record", "made"), ("Dateline-Form", "pageText"), ("Dateline-Kept", "2024-01-02T00:00:00Z")],
      [
        ("Dateline-Record", "made"), ("Dateline-Form", "mime"), ("Dateline-Source", "/a"),
        ("Dateline-Kept", "2024-01-02T00:00:00Z"),
      ],
      [
        ("Dateline-Form", "pageText"), ("Dateline-Source", "/a"), ("Dateline-Kept", "2024-01-02T00:00:00Z"),
        ("Dateline-Record", "made"),
      ],
    ]
    for fields in fields {
      var record = WARCSample("resource", "words", ["Content-Type": "text/plain"])
      record.fields += fields
      let taken = take(record)
      #expect(taken.deliveries.isEmpty && taken.skipped == ["text/plain": 1], "\(fields)")
    }
  }

  @Test(arguments: ["request", "metadata", "revisit", "warcinfo", "continuation", "my own"])
  func `records of other types are counted`(type: String) {
    let taken = take(WARCSample(type, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x"))
    #expect(taken.deliveries.isEmpty)
    #expect(taken.skipped == ["\(type) record": 1])
  }

  @Test func `the type may be written in any case`() {
    #expect(take(WARCSample("Resource", "<p>r", ["Content-Type": "text/html"])).texts == ["<p>r"])
    #expect(take(WARCSample("RESPONSE", "no head", ["Content-Type": "application/http"])).codes == ["DL-INTAKE-018"])
  }

  @Test func `an answer of a name server is no page and lacks no head`() {
    let taken = take(WARCSample("response", "20190304\nx.example. 300 IN A 192.0.2.1", ["Content-Type": "text/dns"]))
    #expect(taken.deliveries.isEmpty)
    #expect(taken.skipped == ["text/dns": 1])
  }
}
