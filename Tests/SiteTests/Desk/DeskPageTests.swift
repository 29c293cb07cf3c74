import Archive
import Desk
import HTTPTypes
import Record
import Testing

@testable import Site

@Suite struct DeskPageTests {
  private let test: TestSite
  private let editor: TestSession

  init() throws {
    test = try TestSite(pages: [.first])
    editor = try test.signIn(.editor, as: "Ann")
  }

  @Test func `accounts are added, changed and disabled, but not one's own`() throws {
    let added = test.post(
      "/desk/accounts", [("name", "Bo"), ("role", "moderator"), ("password", "a long password")], as: editor)
    #expect(added.location == "/desk/accounts?done=account-added")
    let other = try #require(try test.desk.account(named: "Bo"))
    #expect(test.post("/desk/accounts/\(other.number)/role", [("role", "editor")], as: editor).status == .seeOther)
    #expect(try test.desk.account(named: "Bo")?.role == .editor)
    #expect(test.post("/desk/accounts/\(other.number)/role", [("role", "owner")], as: editor).status.code == 422)
    #expect(test.post("/desk/accounts/\(other.number)/disable", as: editor).status == .seeOther)
    #expect(try test.desk.account(named: "Bo")?.isDisabled == true)
    #expect(test.post("/desk/accounts/\(other.number)/enable", as: editor).status == .seeOther)
    let own = try #require(try test.desk.account(named: "Ann"))
    for step in ["role", "disable", "enable"] {
      #expect(
        test.post("/desk/accounts/\(own.number)/\(step)", [("role", "moderator")], as: editor).status == .conflict)
    }
    let taken = test.post(
      "/desk/accounts", [("name", "bo"), ("role", "editor"), ("password", "a long password")], as: editor)
    #expect(taken.status == .unprocessableContent && taken.text.contains("id=\"name-problem\""))
    let short = test.post("/desk/accounts", [("name", "C"), ("role", "editor"), ("password", "short")], as: editor)
    #expect(short.text.contains("id=\"password-problem\"") && !short.text.contains("\"short\""))
  }

  @Test func `a token is shown once, works, and is revoked`() throws {
    let made = test.post("/desk/tokens", [("name", "bot <1>"), ("role", "moderator")], as: editor)
    let secret = try #require(made.text.split(separator: "<pre class=\"secret\">").last?.split(separator: "<").first)
    #expect(made.status == .ok && made.fields[.cacheControl] == "no-store" && made.text.contains("bot &lt;1&gt;"))
    #expect(try test.desk.apiToken(secret: String(secret), now: test.clock.now)?.role == .moderator)
    #expect(!test.get("/desk/tokens", as: editor).text.contains(secret))
    #expect(test.post("/desk/tokens/1/revoke", as: editor).status == .seeOther)
    #expect(try test.desk.apiToken(secret: String(secret), now: test.clock.now) == nil)
    #expect(test.post("/desk/tokens", [("role", "editor")], as: editor).text.contains("id=\"name-problem\""))
  }

  @Test func `sections are named, ordered, changed and removed`() throws {
    let fields = [("name", "World News"), ("order", "2"), ("names", "Europe\nAsia\n\n")]
    #expect(test.post("/desk/sections", fields, as: editor).location == "/desk/sections?done=section-saved")
    #expect(
      try test.desk.sections()
        == [DeskSection(slug: "world-news", name: "World News", order: 2, outletNames: ["Europe", "Asia"])])
    #expect(test.get("/section/world-news").text.contains("World News"))
    #expect(test.post("/desk/sections", fields, as: editor).text.contains("id=\"slug-problem\""))
    let changed = [("known", "yes"), ("slug", "world-news"), ("name", "World"), ("order", "1")]
    #expect(test.post("/desk/sections", changed, as: editor).status == .seeOther)
    #expect(try test.desk.sections().first?.name == "World")
    #expect(test.get("/desk/sections/world-news", as: editor).text.contains("Change a section"))
    #expect(test.get("/desk/sections/none", as: editor).status == .notFound)
    #expect(
      test.post("/desk/sections", [("name", "X"), ("order", "y")], as: editor).text.contains("id=\"order-problem\""))
    #expect(
      test.post("/desk/sections", [("name", "X"), ("slug", "A B"), ("order", "1")], as: editor).text
        .contains("id=\"slug-problem\""))
    #expect(test.post("/desk/sections/world-news/remove", as: editor).status == .seeOther)
    #expect(try test.desk.sections().isEmpty)
  }

  @Test func `an outlet's rights are set and unset`() throws {
    let outlet = try #require(try test.archive.store.outlets().first).name
    #expect(test.get("/desk/outlets", as: editor).text.contains("unset"))
    #expect(
      test.post("/desk/outlets", [("name", outlet), ("rights", "headline"), ("note", "no <deal>")], as: editor).status
        == .seeOther)
    #expect(try test.desk.outlet(named: outlet)?.rights == .headline)
    #expect(test.get("/desk/outlets", as: editor).text.contains("no &lt;deal&gt;"))
    test.clock.advance(10)
    #expect(test.post("/desk/outlets", [("name", outlet), ("rights", "unset")], as: editor).status == .seeOther)
    #expect(try test.desk.outlet(named: outlet)?.rights == nil)
    #expect(test.post("/desk/outlets", [("name", outlet), ("rights", "all")], as: editor).status.code == 422)
  }

  @Test func `what the archive holds is shown, and lists go on where they stopped`() throws {
    #expect(test.get("/desk/sources", as: editor).text.contains("Files of the evidence"))
    #expect(test.get("/desk/sources/captures", as: editor).text.contains("/pages/first.txt"))
    #expect(!test.get("/desk/sources/captures?after=1", as: editor).text.contains("/pages/first.txt"))
    #expect(test.get("/desk/sources/problems?after=-5", as: editor).status == .ok)
    for number in 1...130 { try test.desk.ban(.word, "w\(number)", by: "test", now: test.clock.now) }
    let journal = test.get("/desk/journal", as: editor).text
    #expect(journal.contains("rel=\"next\""))
    let cursor = try #require(try test.desk.journal(limit: 100).next)
    #expect(test.get("/desk/journal?after=\(cursor)", as: editor).text.contains("account.add"))
  }

  @Test func `codes after a form say what was done, and nothing else gets onto the page`() {
    for done in DeskDone.allCases {
      #expect(test.get("/desk?done=\(done.rawValue)", as: editor).text.contains("role=\"status\""), "\(done)")
    }
    let forged = test.get("/desk?done=<script>alert(1)</script>", as: editor).text
    #expect(!forged.contains("alert(1)") && !forged.contains("role=\"status\""))
  }

  @Test func `a moderator sees no more of the desk than comments`() throws {
    let moderator = try test.signIn(.moderator, as: "Mo")
    let html = test.get("/desk", as: moderator).text
    #expect(!html.contains("/desk/posts") && !html.contains("/desk/accounts") && !html.contains("journal"))
    #expect(!test.get("/desk/articles", as: moderator).text.contains("corrections.jsonl"))
  }

  @Test func `every field has a label, every button words, every table a caption`() throws {
    try test.desk.addPost(
      PostContent(section: "world", headline: "H", markdown: "text"), by: "Ann", now: test.clock.now)
    try test.desk.publishPost(1, by: "Ann", now: test.clock.now)
    for path in [
      "/desk", "/desk/comments", "/desk/bans", "/desk/rules", "/desk/articles", "/desk/articles/1",
      "/desk/articles/1/statements/new", "/desk/articles/1/comments", "/desk/posts", "/desk/posts/new", "/desk/posts/1",
      "/desk/sections", "/desk/outlets", "/desk/sources", "/desk/accounts", "/desk/tokens", "/desk/journal",
      "/desk/sessions", "/desk/sign-in",
    ] {
      let html = test.get(path, as: path == "/desk/sign-in" ? nil : editor).text
      let ids = values(of: "id", in: html)
      #expect(Set(ids).count == ids.count, "\(path): an id stands twice")
      let labelled = Set(values(of: "for", in: html))
      for tag in tags(["input", "select", "textarea"], in: html) where !tag.contains("type=\"hidden\"") {
        let id = values(of: "id", in: tag).first ?? ""
        #expect(labelled.contains(id), "\(path): \(tag) has no label")
      }
      for button in html.split(separator: "<button").dropFirst() {
        #expect(!button.drop { $0 != ">" }.hasPrefix("></"), "\(path): a button without words")
      }
      #expect(
        html.split(separator: "<table").count == html.split(separator: "<caption").count, "\(path): a table without")
      #expect(html.split(separator: "<h1").count == 2, "\(path): one main heading")
      for described in values(of: "aria-describedby", in: html).flatMap({ $0.split(separator: " ") }) {
        #expect(ids.contains(String(described)), "\(path): \(described) is described nowhere")
      }
    }
  }

  private func values(of name: String, in html: String) -> [String] {
    html.split(separator: " \(name)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  private func tags(_ names: [String], in html: String) -> [String] {
    html.split(separator: "<").filter { part in names.contains { part.hasPrefix($0 + " ") } }.map {
      String($0.prefix { $0 != ">" })
    }
  }
}
