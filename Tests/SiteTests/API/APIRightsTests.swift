import Desk
import HTTPTypes
import Record
import TestKit
import Testing

@testable import Site

@Suite struct APIRightsTests {
  private func site(_ rights: OutletRights?) throws -> TestSite {
    var settings = SiteSettings()
    settings.publicAddress = "https://news.example"
    let test = try TestSite(settings: settings, pages: [.first])
    let outlet = try #require(TestPage.first.record.article?.outlet)
    if let rights { try test.desk.setOutlet(outlet, rights: rights, by: "test", now: test.clock.now) }
    return test
  }

  private var whole: String { TestPage.first.record.article?.text.string ?? "" }

  @Test func `an outlet whose rights are set to all is given whole`() throws {
    let json = try site(.fullText).api(.get, "/articles/1").json()
    #expect(json["article"]?["text"]?.string == whole)
    #expect(json["page"]?["rights"]?.string == "fullText")
  }

  @Test(arguments: [nil, OutletRights.excerpt, .headline])
  func `else only the beginning is given, and nothing reaches behind it`(_ rights: OutletRights?) throws {
    let test = try site(rights)
    let json = try test.api(.get, "/articles/1?evidence=true").json()
    let text = try #require(json["article"]?["text"]?.string)
    #expect(whole.hasPrefix(text) && text.count < whole.count)
    #expect(json["page"]?["rights"]?.string == (rights ?? .excerpt).rawValue)
    let headline = try #require(TestPage.first.record.article?.headline)
    if rights == .headline {
      #expect(!text.contains("TALLINN"))
    } else {
      #expect(text.utf8.count <= headline.utf8.count + 600)
    }
    let last = text.unicodeScalars.count
    for block in json["article"]?["blocks"]?.array ?? [] {
      #expect(block["span"]?.array?.last?.number ?? 1e9 <= Double(last))
    }
    for run in json["article"]?["sourceMap"]?.array ?? [] {
      #expect(run.array?[1].number ?? 1e9 <= Double(last))
    }
    // The facts stay, with their places in the whole text.
    #expect(json["statements"]?.array?.count == TestPage.first.record.statements.count)
  }

  @Test func `statements and snippets are cut as well`() throws {
    let long = String(repeating: "word ", count: 80)
    let (_, isCut) = RightsCut.words(long, .excerpt)
    #expect(isCut)
    #expect(RightsCut.words(long, .excerpt).words.count == 160)
    #expect(RightsCut.words(long, .fullText).words == long)
    let test = try site(.headline)
    #expect(try test.api(.get, "/articles").items().first?["snippet"] == nil)
    #expect(try test.api(.get, "/articles/1/timeline").items().allSatisfy { $0["sentence"] == nil })
    for statement in try test.api(.get, "/statements?limit=100").items() {
      #expect(statement["content"]?.string?.count ?? 999 <= 160)
    }
  }
}
