import Archive
import Desk
import HTTPTypes
import Testing

@testable import Site

/// Pages that are shown again for a moment.
@Suite struct PageCacheTests {
  private func answer(_ text: String, _ status: HTTPResponse.Status = .ok) -> Answer {
    Answer(status, type: "text/plain", body: Array(text.utf8))
  }

  @Test func `an answer holds for its seconds, and for its address alone`() {
    let cache = PageCache(maxBytes: 1_000, seconds: 10)
    #expect(cache.answer(for: "/a", now: 100) { answer("one") }.text == "one")
    #expect(cache.answer(for: "/a", now: 109) { answer("two") }.text == "one")
    #expect(cache.answer(for: "/a?x=1", now: 109) { answer("three") }.text == "three")
    #expect(cache.answer(for: "/a", now: 110) { answer("four") }.text == "four")
  }

  @Test func `a change empties it, also for answers that were begun before`() {
    let cache = PageCache(maxBytes: 1_000, seconds: 10)
    _ = cache.answer(for: "/a", now: 100) {
      cache.empty()
      return answer("old")
    }
    #expect(cache.answer(for: "/a", now: 100) { answer("new") }.text == "new")
  }

  @Test func `it holds no more bytes than it may, and nothing that went wrong`() {
    let cache = PageCache(maxBytes: 10, seconds: 10)
    _ = cache.answer(for: "/a", now: 100) { answer("12345678") }
    _ = cache.answer(for: "/b", now: 100) { answer("12345678") }
    #expect(cache.answer(for: "/a", now: 100) { answer("again") }.text == "again")
    _ = cache.answer(for: "/c", now: 100) { answer("", .notFound) }
    #expect(cache.answer(for: "/c", now: 100) { answer("found") }.text == "found")
  }

  @Test func `what a moderator approves is seen at once`() throws {
    let test = try TestSite(pages: [.first])
    let site = Site(archive: test.archive, desk: test.desk, settings: test.site.settings, clock: { test.clock.now })
    let door = Door(site: site)
    func send(_ visit: Visit, _ parameters: [String: String] = [:]) throws -> Answer {
      var visit = visit
      let found = site.routes.filter { $0.method == visit.method }.compactMap { route in
        route.match(visit.path).map { (route: route, parameters: $0.parameters, literals: $0.literals) }
      }
      let best = try #require(found.max { $0.literals < $1.literals })
      visit.parameters = best.parameters
      return door.answer(visit, on: best.route)
    }
    let address = try #require(test.get("/article/1").location)
    let key = ArticleView.key(try #require(try test.archive.store.latest(of: 1, evidence: false)).address)
    var policy = CommentPolicy()
    policy.holdsAll = true
    let outcome = try test.desk.submit(
      CommentDraft(page: PageReference(number: 1, key: key), name: "Mari", text: "Seen at once.", sender: "s"),
      policy: policy, publishedAt: nil, now: test.clock.now)
    guard case .kept(let comment) = outcome else { throw TestSite.NotIn() }
    #expect(try !send(test.visit(.get, address)).text.contains("Seen at once."))
    let moderator = try test.signIn(.moderator)
    var approval = test.visit(.post, "/desk/comments/\(comment.number)", as: moderator)
    approval.setForm([("csrf", moderator.csrf), ("do", "approved")])
    #expect(try send(approval).status == .seeOther)
    #expect(try send(test.visit(.get, address)).text.contains("Seen at once."))
  }
}
