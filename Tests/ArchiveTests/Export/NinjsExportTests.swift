import Archive
import Foundation
import Record
import Testing

@Suite struct `Articles as IPTC ninjs` {
  private static let schema = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/ninjs/our-subset-of-2.1.schema.json").path

  @Test(.enabled(if: Python.has("jsonschema"), Comment(rawValue: Python.advice("jsonschema"))))
  func `every item keeps to the schema of what we write`() throws {
    var bare = ExportSample.article()
    bare.record = PageRecord(id: "bare")
    bare.address = "pages/a b.html"
    var paywall = ExportSample.article()
    paywall.record.article?.kind = .paywall
    let articles = [ExportSample.article(), ExportSample.article(saying: { ExportSample.hostile + $0 }), bare, paywall]
    let read = try Python.json(
      """
      import json, sys
      from jsonschema import Draft202012Validator
      validator = Draft202012Validator(json.load(open(sys.argv[1])))
      lines = sys.stdin.buffer.read().decode('utf-8').split('\\n')[:-1]
      json.dump({'items': len(lines), 'errors': [str(e) for l in lines for e in validator.iter_errors(json.loads(l))]},
                sys.stdout)
      """, ExportSample.export(NinjsExport(), articles), Self.schema)
    #expect(read["errors"] == .array([]))
    #expect(read["items"]?.number == 4)
  }

  @Test func `an instant is given as one, and a day never becomes one`() throws {
    let item = try Self.item(ExportSample.article())
    #expect(item["firstcreated"]?.string == "2024-03-15T09:30:00+02:00")
    #expect(item["versioncreated"]?.string == "2024-03-17T08:00:00Z")
    #expect(item["ednote"]?.string == "Modified 2024-03-16 (inferred).")
  }

  @Test func `who, where and whose words are found under their names`() throws {
    let item = try Self.item(ExportSample.article())
    #expect(item["people"]?.array?.map { $0["name"]?.string } == ["Jo"])
    #expect(item["organisations"]?.array?.map { $0["literal"]?.string } == ["LVAGOV"])
    #expect(item["infosources"]?.array?.map { $0["name"]?.string } == ["Example Post", "Ministry of Works"])
    #expect(item["places"]?.array?.first?["uri"]?.string == "https://sws.geonames.org/456172/")
    #expect(item["places"]?.array?.first?["geojson"]?["coordinates"]?.array == [.number(-24.10589), .number(56.946)])
    #expect(item["by"]?.string == "Anna Õun, Jo")
    #expect(item["located"]?.string == "RIGA")
  }

  @Test(arguments: [
    ("https://example.org/ä b", "https://example.org/%C3%A4%20b"),
    ("https://example.org/%C3%A4", "https://example.org/%C3%A4"),
    ("/tmp/a\"b.html", "file:///tmp/a%22b.html"), ("/tmp/a#1?%41.html", "file:///tmp/a%231%3F%2541.html"),
    ("urn:x:1", "urn:x:1"),
    ("pages/a.html", "https://example.org/a"), ("c:\\a", "https://example.org/a"),
  ])
  func `the address is a URI, whatever was read`(address: String, uri: String) throws {
    var article = ExportSample.article()
    article.address = address
    #expect(try Self.item(article)["uri"]?.string == uri)
    article.record.article?.url = nil
    guard uri == "https://example.org/a" else { return }
    #expect(try Self.item(article)["uri"]?.string == "ni:///sha-256;Dw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8")
  }

  private static func item(_ article: StoredArticle) throws -> JSONValue {
    try JSONParser().parse(ExportSample.export(NinjsExport(), [article]))
  }
}
