import Archive
import Record
import Testing

@Suite struct `Articles as schema.org JSON-LD` {
  private static func article(_ article: StoredArticle = ExportSample.article()) throws -> JSONValue {
    try JSONParser().parse(ExportSample.export(JSONLDExport(), [article]))
  }

  @Test func `an article has its parts under schema.org's names`() throws {
    let article = try Self.article()
    #expect(article["@context"]?.string == "https://schema.org")
    #expect(article["@type"]?.string == "NewsArticle")
    #expect(article["author"]?.array?.map { $0["name"]?.string } == ["Anna Õun", "Jo"])
    #expect(article["publisher"]?["name"]?.string == "Example Post")
    #expect(article["datePublished"]?.string == "2024-03-15T09:30+02:00")
    #expect(article["dateModified"]?.string == "2024-03-16")
    #expect(article["archivedAt"]?["dateCreated"]?.string == "2024-03-17T08:00:00Z")
    #expect(article["contentLocation"]?.array?.map { $0["name"]?.string } == ["Riga"])
  }

  @Test func `a quoted statement is a quotation, a reported one a claim, both by their party`() throws {
    let parts = try #require(try Self.article()["hasPart"]?.array)
    #expect(parts.map { $0["@type"]?.string } == ["Claim", "Quotation"])
    #expect(parts[0]["creator"]?["@id"]?.string == "_:e1")
    #expect(parts[0]["text"]?.string == "the works began … in Riga")
    #expect(parts[0]["description"]?.string == "The ministry … said")
    #expect(parts[1]["spokenByCharacter"] == nil && parts[1]["keywords"]?.string == "denies")
  }

  @Test func `every name that is referred to is a node of the same line`() throws {
    let article = try Self.article()
    let nodes = Set((article["mentions"]?.array ?? []).compactMap { $0["@id"]?.string })
    #expect(nodes == ["_:e1", "_:e2", "_:d1"])
    let referred = (article["hasPart"]?.array ?? []).compactMap {
      ($0["creator"] ?? $0["spokenByCharacter"])?["@id"]?.string
    }
    #expect(Set(referred).isSubset(of: nodes))
  }
}
