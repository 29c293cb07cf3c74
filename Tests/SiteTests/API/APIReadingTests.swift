import Archive
import Desk
import HTTPTypes
import Record
import TestKit
import Testing

@testable import Site

@Suite struct APIReadingTests {
  let test: TestSite

  init() throws { test = try TestSite() }

  @Test func `the record of an article is what the program prints, and what the site knows beside it`() throws {
    let answer = test.api(.get, "/articles/1")
    #expect(answer.status == .ok)
    #expect(answer.fields[.contentType] == "application/json")
    var record = TestPage.first.record
    record.capture?.source = "first.txt"
    let own = String(decoding: record.json(), as: UTF8.self).dropLast()
    #expect(answer.text.hasPrefix(own + ",\"page\":{\"number\":1,\"version\":1,\"versions\":1,\"isLatest\":true"))
    #expect(try answer.json()["corrections"]?.array?.isEmpty == true)
    #expect(try answer.json()["article"]?["sourceMap"] == nil)
    #expect(try test.api(.get, "/articles/1?evidence=true").json()["article"]?["sourceMap"] != nil)
  }

  @Test func `the folder that a page came from is nobody's business`() throws {
    for target in ["/articles", "/articles/1", "/articles/1/captures", "/statements"] {
      #expect(!test.api(.get, target).text.contains("/pages/"), "\(target)")
    }
  }

  @Test(arguments: ["/articles", "/statements", "/articles?q=the&order=relevance", "/outlets"])
  func `a list in parts is the whole list, each part leading to the next`(_ target: String) throws {
    let sign = target.contains("?") ? "&" : "?"
    let whole = try test.api(.get, target + sign + "limit=100").items()
    #expect(whole.count > 2)
    var (parts, next, rounds) = ([JSONValue](), target + sign + "limit=2", 0)
    while rounds < 100 {
      rounds += 1
      let answer = test.api(.get, next)
      parts += try answer.items()
      guard let link = answer.fields[.link] else {
        #expect(try answer.json()["next"] == nil)
        break
      }
      #expect(link.hasSuffix(">; rel=\"next\""))
      next = String(link.dropFirst("</api/v1".count).prefix { $0 != ">" })
      #expect(next.contains("after="))
    }
    #expect(parts.map(SchemaValue.init) == whole.map(SchemaValue.init))
    #expect(rounds == (whole.count + 1) / 2)
  }

  @Test(arguments: [
    ("/articles?limit=0", "limit"), ("/articles?limit=101", "limit"), ("/articles?limit=2x", "limit"),
    ("/articles?limit=", "limit"), ("/articles?limit=1&limit=2", "limit"), ("/articles?colour=red", "colour"),
    ("/articles?order=best", "order"), ("/articles?section=nowhere", "section"), ("/articles?q=%22open", "q"),
    ("/articles?q=colour:red", "q"), ("/articles/1?version=0", "version"), ("/articles/1?evidence=yes", "evidence"),
    ("/articles/1/versions?after=x", "after"), ("/articles/1/comments?limit=1", "limit"),
    ("/statements?party=!", "party"),
    ("/outlets?after=-1", "after"), ("/days", "from"), ("/days?from=2024-01-01", "through"),
    ("/days?from=2024-02-30&through=2024-03-01", "from"), ("/days?from=2024-03-02&through=2024-03-01", "through"),
    ("/days?from=1000-01-01&through=2024-03-01", "through"), ("/sections?x=1", "x"),
  ])
  func `a parameter that is not as it should be is named`(_ target: String, _ name: String) throws {
    let answer = test.api(.get, target)
    #expect(answer.status == .badRequest)
    #expect(answer.fields[.contentType] == "application/problem+json")
    #expect(try answer.json()["parameter"]?.string == name)
    #expect(answer.fields[.accessControlAllowOrigin] == "*")
  }

  @Test func `a cursor of no list is refused`() throws {
    let answer = test.api(.get, "/articles?after=nonsense")
    #expect(answer.status == .badRequest)
    #expect(try answer.json()["code"]?.string == "DL-ARCHIVE-011")
  }

  @Test func `a range that ends before it begins finds nothing`() throws {
    #expect(try test.api(.get, "/articles?q=since:2025%20until:2023").items().isEmpty)
    #expect(try test.api(.get, "/facets?q=since:2025%20until:2023").json().int("counted") == 0)
  }

  @Test(arguments: [
    "/articles/99", "/articles/0", "/articles/x", "/articles/01", "/articles/1?version=9", "/articles/99/comments",
    "/parties/zz", "/parties/%20", "/places/1", "/sections/nowhere", "/nothing", "/articles/99999999999999999999",
  ])
  func `what is not there is a problem that programs can read`(_ target: String) throws {
    let answer = test.api(.get, target)
    #expect(answer.status == .notFound)
    #expect(try answer.json().int("status") == 404)
  }

  @Test func `words that were looked for are marked in the snippet`() throws {
    let hit = try #require(try test.api(.get, "/articles?q=harbour").items().first)
    let snippet = Array(try #require(hit["snippet"]?.string).unicodeScalars)
    let marks = try #require(hit["marks"]?.array)
    #expect(!marks.isEmpty)
    for mark in marks {
      let ends = mark.array?.compactMap { $0.number.map { Int($0) } } ?? []
      let word = String(String.UnicodeScalarView(snippet[ends[0]..<ends[1]]))
      #expect(word.lowercased() == "harbour")
    }
    #expect(!snippet.contains("\u{2}") && !snippet.contains("\u{3}"))
  }

  @Test func `what did not change is not sent again`() throws {
    let first = test.api(.get, "/articles/1")
    let tag = try #require(first.fields[.eTag])
    let second = test.get("/api/v1/articles/1") { $0.fields[.ifNoneMatch] = tag }
    #expect(second.status == .notModified)
    #expect(second.body.isEmpty)
    #expect(second.fields[.accessControlAllowOrigin] == "*")
  }

  @Test func `pages of other sites may read what everybody may read, and nothing else`() throws {
    let token = try test.token(.editor)
    for operation in test.site.apiOperations {
      let path = operation.path.split(separator: "/").map { $0.hasPrefix("{") ? "1" : String($0) }
      let target = "/" + path.joined(separator: "/")
      let answer = test.api(operation.method, target, token: token)
      #expect((answer.fields[.accessControlAllowOrigin] == "*") == operation.isOpen, "\(operation.id)")
      if !operation.isOpen { #expect(answer.fields[.cacheControl] == "no-store", "\(operation.id)") }
    }
    let preflight = test.answer(test.visit(.options, "/api/v1/sections/europe"))
    #expect(preflight.status == .noContent)
    #expect(preflight.fields[.accessControlAllowMethods] == "GET, HEAD")
    #expect(preflight.fields[.allow] == "GET, HEAD, OPTIONS, PUT, DELETE")
    #expect(preflight.fields[.accessControlAllowHeaders] == "If-None-Match")
    let closed = test.answer(test.visit(.options, "/api/v1/posts"))
    #expect(closed.fields[.accessControlAllowOrigin] == nil)
    #expect(closed.status == .notFound)
  }

  @Test func `who asks too much is told when to come back, also on other sites' pages`() throws {
    var settings = SiteSettings()
    settings.requestsPerMinute = 1
    let busy = try TestSite(settings: settings, pages: [])
    #expect(busy.api(.get, "/articles").status == .ok)
    let answer = busy.api(.get, "/articles")
    #expect(answer.status == .tooManyRequests)
    #expect(answer.fields[.retryAfter] != nil)
    #expect(answer.fields[.accessControlAllowOrigin] == "*")
  }

  @Test func `comments come as threads without addresses of readers`() throws {
    let first = try test.comment("Ann <b>", "Well said.")
    _ = try test.desk.moderate(first, to: .approved, by: "test", now: test.clock.now)
    test.clock.advance(100)
    let reply = try test.comment("Ben", "Indeed.", parent: first)
    test.clock.advance(100)
    _ = try test.comment("Eve", "Waits.")
    _ = try test.desk.moderate(reply, to: .approved, by: "test", now: test.clock.now)
    let answer = test.api(.get, "/articles/1/comments")
    let threads = try answer.items()
    #expect(threads.count == 1)
    #expect(threads[0]["comment"]?["name"]?.string == "Ann <b>")
    #expect(threads[0]["replies"]?.array?.first?["text"]?.string == "Indeed.")
    #expect(!answer.text.contains("example.org") && !answer.text.contains("Waits"))
    #expect(try answer.json()["form"]?.string == "/article/1#comments")
    let token = try test.token(.moderator)
    #expect(!test.api(.get, "/comments", token: token).text.contains("example.org"))
  }

  @Test func `methods that an address does not take are named with those that it takes`() {
    let methods = RouteMethods(test.site.routes)
    #expect(methods.at("/api/v1/articles") == [.get, .head, .options])
    #expect(methods.at("/api/v1/posts/7") == [.get, .head, .put])
    #expect(methods.at("/article/1/comments") == [.post] || methods.at("/article/1/comments").contains(.post))
    #expect(methods.at("/nothing/here/at/all/ever") == [])
    let door = Door(site: test.site)
    let visit = test.visit(.delete, "/api/v1/articles")
    let answer = door.lost(visit, allowed: methods.at(visit.path))
    #expect(answer.status == .methodNotAllowed)
    #expect(answer.fields[.allow] == "GET, HEAD, OPTIONS")
    #expect(door.lost(test.visit(.get, "/x"), allowed: []).status == .notFound)
  }
}
