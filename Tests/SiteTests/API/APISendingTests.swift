import Archive
import Desk
import HTTPTypes
import Record
import Testing

@testable import Site

/// Comments that programs send.
@Suite struct APISendingTests {
  private let test: TestSite
  private let moderator: String

  init() throws {
    test = try Self.site()
    moderator = try test.token(.moderator)
  }

  private static func site(_ change: (inout SiteSettings) -> Void = { _ in }) throws -> TestSite {
    var settings = SiteSettings()
    settings.captcha.cost = 100
    settings.captcha.keyPrefix = "0"
    change(&settings)
    return try TestSite(settings: settings, pages: [.first])
  }

  private func solved(_ test: TestSite? = nil, page: Int = 1) throws -> String {
    try ProofSolver.solve((test ?? self.test).api(.get, "/articles/\(page)/captcha").body)
  }

  /// The body of a comment; what is nil is left out.
  private func body(_ text: String?, _ name: String?, _ captcha: String?, _ more: String = "") -> String {
    let members = [("text", text), ("name", name), ("captcha", captcha)].compactMap { member in
      member.1.map { "\"\(member.0)\":\"\($0)\"" }
    }
    return "{" + members.joined(separator: ",") + more + "}"
  }

  private func send(_ body: String, page: Int = 1, to test: TestSite? = nil) -> Answer {
    (test ?? self.test).api(.post, "/articles/\(page)/comments", json: body)
  }

  private func waiting() throws -> [Desk.Comment] { try test.desk.comments(in: .pending).items }

  @Test func `a challenge is new each time and kept by nobody`() throws {
    let (first, second) = (test.api(.get, "/articles/1/captcha"), test.api(.get, "/articles/1/captcha"))
    #expect(first.status == .ok && first.body != second.body)
    #expect(first.fields[.cacheControl] == "no-store" && first.fields[.eTag] == nil)
    #expect(try first.json()["parameters"]?["cost"]?.number == 100)
    #expect(test.api(.get, "/articles/99/captcha").status == .notFound)
  }

  @Test func `a comment waits, and appears once it is approved`() throws {
    let sent = send(body("Well said.\\r\\nIndeed. ", " Mari", try solved(), #","email":"m@example.org""#))
    #expect(sent.status == .created, "\(sent.text)")
    #expect(sent.fields[.cacheControl] == "no-store" && sent.fields[.accessControlAllowOrigin] == nil)
    #expect(try sent.json()["state"]?.string == "pending" && sent.sessionCookie == nil)
    let comment = try #require(try waiting().first)
    #expect(try sent.json().int("number") == comment.number)
    #expect(comment.name == "Mari" && comment.text == "Well said.\nIndeed." && comment.email == "m@example.org")
    #expect(comment.sender?.contains("192.0.2") == false)
    #expect(try test.api(.get, "/articles/1/comments").items().isEmpty)
    let approved = test.api(
      .put, "/comments/\(comment.number)/state", token: moderator, json: #"{"state":"approved"}"#)
    #expect(approved.status == .ok)
    let shown = test.api(.get, "/articles/1/comments")
    #expect(try shown.items().first?["comment"]?["text"]?.string == "Well said.\nIndeed.")
    #expect(!shown.text.contains("example.org"))
    let answer = send(body("I agree.", "Ben", try solved(), #","parent":\#(comment.number)"#))
    #expect(answer.status == .created, "\(answer.text)")
    #expect(try waiting().first?.parent == comment.number)
  }

  @Test func `where moderators need not see it first, it is shown at once`() throws {
    let test = try Self.site { $0.comments.areModerated = false }
    let sent = send(body("At once.", "Mari", try solved(test)), to: test)
    #expect(try sent.json()["state"]?.string == "approved")
    #expect(try test.api(.get, "/articles/1/comments").items().count == 1)
  }

  @Test func `one solution is good for one comment, whichever way it comes`() throws {
    let solution = try solved()
    #expect(send(body("One.", "A", solution)).status == .created)
    let second = send(body("Two.", "A", solution))
    #expect(second.status == .unprocessableContent)
    #expect(try second.json()["pointer"]?.string == "/captcha")
    #expect(second.text.contains("used already"))
    let form = test.post("/article/1/comments", [("name", "A"), ("comment", "Three."), ("altcha", solution)])
    #expect(form.status == .unprocessableContent && form.text.contains("used already"))
    #expect(try waiting().count == 1)
    // The challenge of the page's form is one for the article, too.
    let other = try ProofSolver.solve(test.get("/captcha/challenge?page=1").body)
    #expect(send(body("Four.", "A", other)).status == .created)
  }

  @Test(arguments: [
    (nil, nil, nil, "/text", "Please enter your comment"), ("", "A", "x", "/text", "Please enter your comment"),
    (" \\n", "A", "x", "/text", "Please enter your comment"), ("T", nil, nil, "/name", "Please enter your name here"),
    ("T", "", nil, "/name", "Please enter your name here"), ("T", " ", "x", "/name", "Please enter your name here"),
    ("T", "A", nil, "/captcha", "CAPTCHA required"), ("T", "A", "", "/captcha", "CAPTCHA required"),
    ("T", "A", "e30=", "/captcha", "The CAPTCHA was not solved. Solve it once more"),
  ])
  func `what is missing is told at its field in the words of the form`(
    _ text: String?, _ name: String?, _ captcha: String?, _ pointer: String, _ words: String
  ) throws {
    let answer = send(body(text, name, captcha))
    #expect(answer.status == .unprocessableContent, "\(answer.text)")
    #expect(answer.fields[.contentType] == "application/problem+json")
    #expect(try answer.json()["pointer"]?.string == pointer)
    #expect(try answer.json()["detail"]?.string == words)
    #expect(try waiting().isEmpty)
  }

  @Test func `what is not as it should be is told at its field`() throws {
    for (more, pointer) in [
      (#","email":"nobody""#, "/email"), (#","parent":"1""#, "/parent"), (#","parent":77"#, "/parent"),
      (#","altcha":"x""#, "/altcha"),
    ] {
      let answer = send(body("T", "A", try solved(), more))
      #expect(answer.status == .unprocessableContent, "\(more)")
      #expect(try answer.json()["pointer"]?.string == pointer, "\(answer.text)")
    }
    let control = send(body("T", #"A\u0007B"#, try solved()))
    #expect(try control.json()["pointer"]?.string == "/name", "\(control.text)")
    let long = send(body(String(repeating: "a", count: 8_001), "A", try solved()))
    #expect(try long.json()["pointer"]?.string == "/text" && long.text.contains("8000 bytes"))
    #expect(send("[1]").status == .unprocessableContent && send("{").status == .badRequest)
    #expect(try waiting().isEmpty)
  }

  @Test func `a solution for another article, and one that is too old, are refused`() throws {
    let other = try ProofSolver.solve(test.get("/captcha/challenge?page=2").body)
    #expect(try send(body("T", "A", other)).json()["pointer"]?.string == "/captcha")
    let old = try solved()
    test.clock.advance(601)
    #expect(send(body("T", "A", old)).text.contains("has expired"))
    #expect(try waiting().isEmpty)
  }

  @Test func `bans, rates and closing hold here as they do for the form`() throws {
    try test.desk.ban(.name, "Eve", by: "mod", now: test.clock.now)
    let banned = send(body("T", "eve", try solved()))
    #expect(banned.status == .unprocessableContent && banned.text.contains("not taken here"))
    #expect(try banned.json()["pointer"]?.string == "")
    var last = banned
    for number in 1...6 { last = send(body("No. \(number)", "A", try solved())) }
    #expect(try waiting().count == test.site.settings.comments.perTenMinutes)
    #expect(last.status == .tooManyRequests && last.fields[.retryAfter] != nil)
    // The form counts in the same rate.
    let form = test.post("/article/1/comments", [("name", "A"), ("comment", "B."), ("altcha", try solved())])
    #expect(form.status == .tooManyRequests)
    test.clock.advance(31 * 86_400)
    let late = send(body("T", "A", try solved()))
    #expect(late.status == .conflict && late.text.contains("No more comments are taken here."))
  }

  @Test func `what is not there, and what was withdrawn, takes none`() throws {
    #expect(send(body("T", "A", try solved()), page: 99).status == .notFound)
    let editor = try test.token(.editor)
    _ = test.api(.post, "/posts", token: editor, json: #"{"section":"world","headline":"H","markdown":"Some text."}"#)
    let published = test.api(.post, "/posts/1/publish", token: editor, json: "{}")
    let page = try #require(try published.json().int("page"))
    let solution = try solved(page: page)
    _ = test.api(.post, "/posts/1/withdraw", token: editor, json: #"{"reason":"Wrong."}"#)
    #expect(send(body("T", "A", solution), page: page).status == .gone)
    #expect(test.api(.get, "/articles/\(page)/captcha").status == .gone)
    #expect(try waiting().isEmpty)
  }
}
