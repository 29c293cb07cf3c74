import Archive
import Desk
import HTTPTypes
import Record
import Testing

@testable import Site

/// What else an editor's program may see and do.
@Suite struct APIDeskTests {
  private let test: TestSite
  private let token: String

  init() throws {
    test = try TestSite(pages: [.first])
    token = try test.token(.editor)
  }

  private func ask(_ method: HTTPRequest.Method, _ target: String, _ json: String? = nil) -> Answer {
    test.api(method, target, token: token, json: json)
  }

  private let post =
    #""section":"harbour","headline":"Pilots ask for a second tug","byline":"Anna Berg","markdown":"The mayor, Jana Tamm, said that **the harbour needs a second tug**. \"We cannot wait another winter,\" Tamm said.""#

  @Test func `a preview is what would be published, and nothing is kept`() throws {
    let before = (try test.archive.store.counts(), try test.desk.journal().items.count)
    let preview = ask(.post, "/preview", "{\(post)}")
    #expect(preview.status == .ok, "\(preview.text)")
    let json = try preview.json()
    #expect(json["html"]?.string?.contains("<strong>the harbour needs a second tug</strong>") == true)
    #expect(json["record"]?["statements"]?.array?.isEmpty == false)
    #expect(try test.archive.store.counts() == before.0 && test.desk.journal().items.count == before.1)
    #expect(try test.desk.posts().items.isEmpty)
    // The same post, published.
    #expect(ask(.post, "/posts", "{\(post)}").status == .created)
    let page = try #require(try ask(.post, "/posts/1/publish", "{}").json().int("page"))
    let article = try test.api(.get, "/articles/\(page)").json()
    #expect(json["record"]?["capture"]?["digest"]?.string == article["capture"]?["digest"]?.string)
    #expect(
      json["record"]?["statements"].map(SchemaValue.init) == article["statements"].map(SchemaValue.init))
    #expect(json["record"]?["article"]?["text"]?.string == article["article"]?["text"]?.string)
  }

  @Test func `a preview is as safe as the page, and tells what is refused`() throws {
    let hostile = ask(
      .post, "/preview", #"{"markdown":"Say <script>alert(1)</script> [x](javascript:alert(1)) *fine*"}"#)
    let html = try #require(try hostile.json()["html"]?.string)
    #expect(!html.contains("<script") && !html.contains("href=\"javascript") && html.contains("<em>fine</em>"))
    let long = ask(.post, "/preview", "{\"markdown\":\"\(String(repeating: "word ", count: 30_000))\"}")
    #expect(long.status == .unprocessableContent)
    #expect(try long.json()["pointer"]?.string == "/markdown")
    #expect(try ask(.post, "/preview", #"{"headline":"H"}"#).json()["pointer"]?.string == "/markdown")
    #expect(try ask(.post, "/preview", #"{"markdown":"M","slug":"s"}"#).json()["pointer"]?.string == "/slug")
  }

  @Test func `gold is what the desk gives, a line for each article`() throws {
    #expect(ask(.get, "/corrections/gold").body.isEmpty)
    let drawn = TestPage.first.record.statements
    let body = #"{"page":1,"version":1,"action":"accept","statement":"\#(try #require(drawn.first).id)"}"#
    #expect(ask(.post, "/corrections", body).status == .created)
    let gold = ask(.get, "/corrections/gold")
    #expect(gold.status == .ok && gold.fields[.contentType] == "application/jsonl; charset=utf-8")
    #expect(gold.fields[.cacheControl] == "no-store")
    #expect(gold.body == test.get("/desk/corrections.jsonl", as: try test.signIn(.editor)).body)
    let lines = gold.body.split(separator: 0x0A)
    #expect(lines.count == 1)
    let line = try JSONParser().parse(Array(lines[0]))
    #expect(line["attributions"]?.array?.count == 1 && line.int("unchecked") == drawn.count - 1)
    #expect(ask(.get, "/corrections/gold?only=complete").body.isEmpty)
    #expect(try ask(.get, "/corrections/gold?only=some").json()["parameter"]?.string == "only")
  }

  @Test func `sources are counted, and captures walked in the order they were kept`() throws {
    try test.keep(TestPage.examples)
    let counts = try test.archive.store.counts()
    let sources = try ask(.get, "/sources").json()
    #expect(sources.int("pages") == counts.pages && sources.int("captures") == counts.captures)
    #expect(sources.int("statements") == counts.statements && sources.int("versions") == counts.articles)
    let files = try test.archive.store.evidenceFiles()
    #expect(sources["evidence"]?.array?.compactMap { $0["file"]?.string } == files.map(\.file))
    var (numbers, target) = ([Int?](), "/captures?limit=2")
    for _ in 0..<20 {
      let answer = ask(.get, target)
      numbers += try answer.items().map { $0.int("number") }
      guard let next = try answer.json()["next"]?.string else { break }
      target = "/captures?limit=2&after=\(next)"
    }
    let all = try test.archive.store.captures(after: 0, limit: 100).map(\.number)
    #expect(numbers == all && all.count == counts.captures && all.count > 2)
    #expect(ask(.get, "/captures?after=x").status == .badRequest)
    #expect(ask(.get, "/sources?limit=1").status == .badRequest)
  }

  @Test func `the journal is walked from the newest back`() throws {
    for number in 1...3 { try test.desk.setOutlet("\(number)", rights: nil, by: "Ann", now: test.clock.now) }
    let first = ask(.get, "/journal?limit=2")
    #expect(try first.items().map { $0["subject"]?.string } == ["3", "2"])
    let next = try #require(try first.json()["next"]?.string)
    let rest = try ask(.get, "/journal?limit=2&after=\(next)").items()
    #expect(rest.map { $0["action"]?.string } == ["outlet.rights", "apiToken.add"])
    #expect(rest.first?["who"]?.string == "Ann")
    #expect(ask(.get, "/journal?after=-1").status == .badRequest)
  }
}
