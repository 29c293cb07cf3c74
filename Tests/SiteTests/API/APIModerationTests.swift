import Archive
import Desk
import HTTPTypes
import Record
import Testing

@testable import Site

/// What a moderator's program does beside the queue.
@Suite struct APIModerationTests {
  private let test: TestSite
  private let token: String

  init() throws {
    test = try TestSite(pages: [.first])
    token = try test.token(.moderator)
  }

  private func ask(_ method: HTTPRequest.Method, _ target: String, _ json: String? = nil) -> Answer {
    test.api(method, target, token: token, json: json)
  }

  private func pointer(_ answer: Answer) throws -> String? {
    #expect(answer.status == .unprocessableContent, "\(answer.text)")
    return try answer.json()["pointer"]?.string
  }

  /// What becomes of a comment now.
  private func outcome(_ name: String, _ text: String, from sender: String = "192.0.2.9") throws -> CommentOutcome {
    test.clock.advance(3600)
    let article = try #require(try test.archive.store.latest(of: 1, evidence: false))
    return try test.desk.submit(
      CommentDraft(
        page: PageReference(number: 1, key: ArticleView.key(article.address)), name: name, text: text,
        sender: test.desk.senderHash(of: sender)), policy: CommentPolicy(), publishedAt: nil, now: test.clock.now)
  }

  private func isKept(_ name: String, _ text: String = "Text.", from sender: String = "192.0.2.9") throws -> Bool {
    if case .kept = try outcome(name, text, from: sender) { true } else { false }
  }

  @Test func `a ban is made, holds, is listed and lifted`() throws {
    let made = ask(.post, "/bans", #"{"kind":"name","value":" Eve ","note":"Again."}"#)
    #expect(made.status == .created, "\(made.text)")
    #expect(try made.json()["value"]?.string == "Eve" && made.json()["until"] == nil)
    #expect(try made.json()["by"]?.string == "test (token test moderator)")
    #expect(try !isKept("eve") && isKept("Ann"))
    let again = ask(.post, "/bans", #"{"kind":"name","value":"EVE","until":"2030-01-01T00:00:00Z"}"#)
    #expect(try again.json().int("number") == made.json().int("number"))
    #expect(try ask(.get, "/bans").items().map { $0["until"]?.string } == ["2030-01-01T00:00:00Z"])
    #expect(ask(.delete, "/bans/1").status == .noContent)
    #expect(ask(.delete, "/bans/1").status == .notFound)
    #expect(try isKept("Eve", from: "192.0.2.10") && ask(.get, "/bans").items().isEmpty)
  }

  @Test(arguments: [
    (#"{"kind":"name"}"#, "/value"), (#"{"kind":"name","value":""}"#, "/value"),
    (#"{"kind":"word","value":"  "}"#, "/value"), (#"{"kind":"email","value":"a\nb"}"#, "/value"),
    (#"{"kind":"sender","value":"x"}"#, "/kind"), (#"{"value":"x"}"#, "/kind"),
    (#"{"kind":"name","value":"x","until":"2020-01-01T00:00:00Z"}"#, "/until"),
    (#"{"kind":"name","value":"x","until":"tomorrow"}"#, "/until"),
    (#"{"kind":"name","value":"x","note":"a\nb"}"#, "/note"), (#"{"kind":"name","value":"x","days":3}"#, "/days"),
  ])
  func `a ban that is not as it should be is refused at its field`(_ body: String, _ place: String) throws {
    #expect(try pointer(ask(.post, "/bans", body)) == place)
    #expect(try test.desk.bans(now: test.clock.now).isEmpty)
  }

  @Test func `a sender is banned at a comment, which is rejected, and nothing is told of them`() throws {
    let number = try test.comment("Eve", "Spam.")
    let hash = try #require(try test.desk.comment(number)?.sender)
    let banned = ask(.post, "/comments/\(number)/ban", #"{"kind":"sender"}"#)
    #expect(banned.status == .ok, "\(banned.text)")
    #expect(try banned.json()["kind"]?.string == "sender" && banned.json()["value"] == nil)
    #expect(try test.desk.comment(number)?.state == .rejected)
    #expect(try !isKept("Other") && isKept("Other", from: "192.0.2.10"))
    #expect(!ask(.get, "/bans").text.contains(hash) && !banned.text.contains(hash))
    let decisions = try ask(.get, "/comments/\(number)/decisions").items()
    #expect(decisions.map { $0["to"]?.string } == ["rejected"])
    #expect(decisions.first?["from"]?.string == "pending")
    let named = ask(.post, "/comments/\(number)/ban", #"{"kind":"name"}"#)
    #expect(try named.json()["value"]?.string == "Eve")
    #expect(try pointer(ask(.post, "/comments/\(number)/ban", #"{"kind":"email"}"#)) == "/kind")
    #expect(ask(.post, "/comments/99/ban", #"{"kind":"name"}"#).status == .notFound)
    #expect(ask(.get, "/comments/99/decisions").status == .notFound)
  }

  @Test func `a sender who was forgotten cannot be banned`() throws {
    let number = try test.comment("Eve", "Spam.")
    try test.desk.forgetSenders(before: test.clock.now + 1)
    #expect(ask(.post, "/comments/\(number)/ban", #"{"kind":"sender"}"#).status == .conflict)
    #expect(try test.desk.comment(number)?.state == .pending && test.desk.bans(now: test.clock.now).isEmpty)
  }

  @Test(arguments: [
    #"{"condition":"phrase","phrase":"cheap pills","action":"refuse"}"#,
    #"{"condition":"links","amount":0,"action":"hold"}"#, #"{"condition":"quick","seconds":3,"action":"hold"}"#,
    #"{"condition":"repeated","amount":2,"seconds":86400,"action":"refuse"}"#,
  ])
  func `a rule is added as it was sent, listed and removed`(_ body: String) throws {
    let added = ask(.post, "/spam-rules", body)
    #expect(added.status == .created, "\(added.text)")
    let listed = try #require(try ask(.get, "/spam-rules").items().first)
    for member in try JSONParser().parse(body.utf8).members ?? [] {
      #expect(listed[member.key].map(SchemaValue.init) == SchemaValue(member.value), "\(member.key)")
    }
    #expect(listed.int("number") == 1 && listed["by"]?.string == "test (token test moderator)")
    #expect(ask(.delete, "/spam-rules/1").status == .noContent)
    #expect(ask(.delete, "/spam-rules/1").status == .notFound)
    #expect(try test.desk.spamRules().isEmpty)
  }

  @Test func `a rule of the API holds`() throws {
    _ = ask(.post, "/spam-rules", #"{"condition":"phrase","phrase":"cheap pills","action":"refuse"}"#)
    #expect(try !isKept("Ann", "Buy cheap PILLS now.") && isKept("Ann", "Buy nothing."))
  }

  @Test(arguments: [
    (#"{"condition":"phrase","action":"hold"}"#, "/phrase"), (#"{"condition":"links","action":"hold"}"#, "/amount"),
    (#"{"condition":"repeated","amount":2,"action":"hold"}"#, "/seconds"),
    (#"{"condition":"repeated","amount":0,"seconds":9,"action":"hold"}"#, "/amount"),
    (#"{"condition":"links","amount":1,"seconds":9,"action":"hold"}"#, "/seconds"),
    (#"{"condition":"links","amount":-1,"action":"hold"}"#, "/amount"),
    (#"{"condition":"phrase","phrase":" ","action":"hold"}"#, "/phrase"),
    (#"{"condition":"pattern","phrase":"x","action":"hold"}"#, "/condition"),
    (#"{"condition":"phrase","phrase":"x"}"#, "/action"),
  ])
  func `a rule that is not as it should be is refused at its field`(_ body: String, _ place: String) throws {
    #expect(try pointer(ask(.post, "/spam-rules", body)) == place)
    #expect(try test.desk.spamRules().isEmpty)
  }

  @Test func `comments of an article are closed, opened, and left to the site again`() throws {
    func isOpen(_ answer: Answer) throws -> Bool? { try answer.json()["isOpen"]?.bool }
    let path = "/articles/1/commenting"
    #expect(try ask(.get, path).json()["commenting"]?.string == "site" && isOpen(ask(.get, path)) == true)
    let closed = ask(.put, path, #"{"commenting":"closed"}"#)
    #expect(try closed.json()["commenting"]?.string == "closed" && isOpen(closed) == false)
    #expect(try test.api(.get, "/articles/1/comments").json()["isOpen"]?.bool == false)
    test.clock.advance(31 * 86_400)
    #expect(try isOpen(ask(.put, path, #"{"commenting":"open"}"#)) == true)
    #expect(try isOpen(ask(.put, path, #"{"commenting":"site"}"#)) == false)
    #expect(try test.desk.journal().items.filter { $0.action == "page.comments" }.count == 3)
    #expect(try pointer(ask(.put, path, #"{"commenting":"maybe"}"#)) == "/commenting")
    #expect(ask(.get, "/articles/99/commenting").status == .notFound)
    #expect(ask(.put, "/articles/99/commenting", #"{"commenting":"open"}"#).status == .notFound)
  }
}
