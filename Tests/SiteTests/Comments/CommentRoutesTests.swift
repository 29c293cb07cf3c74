import Archive
import Desk
import HTTPTypes
import Record
import Testing

@testable import Site

/// The way of a comment through the door.
@Suite struct CommentRoutesTests {
  private let test: TestSite
  private let path = "/article/1/comments"

  init() throws {
    var settings = SiteSettings()
    settings.captcha.cost = 100
    settings.captcha.keyPrefix = "0"
    test = try TestSite(settings: settings, pages: [.first])
  }

  private func solved(_ page: Int = 1) throws -> String {
    try ProofSolver.solve(test.get("/captcha/challenge?page=\(page)").body)
  }

  private func waiting() throws -> [Desk.Comment] { try test.desk.comments(in: .pending).items }

  @Test func `an empty form comes back with a message at each field, and a code for who has no script`() throws {
    let answer = test.post(path)
    #expect(answer.status == .unprocessableContent)
    for message in ["Please enter your comment", "Please enter your name here", "CAPTCHA required"] {
      #expect(answer.text.contains(message))
    }
    #expect(answer.text.contains("/image.png") && answer.text.contains("/audio.wav"))
    #expect(try waiting().isEmpty)
  }

  @Test func `what was typed stays, as text`() {
    let text = test.post(path, [("name", "A <b>& \"C\""), ("comment", "</textarea><script>x</script>")]).text
    #expect(text.contains("value=\"A &lt;b&gt;&amp; &quot;C&quot;\""))
    #expect(text.contains("&lt;/textarea&gt;&lt;script&gt;") && !text.contains("<script>x"))
  }

  @Test func `a whole comment waits, and appears once it is approved`() throws {
    let answer = test.post(path, [("name", "Mari"), ("comment", "Well said."), ("altcha", try solved())])
    #expect(answer.status == .seeOther && answer.location == "/article/1?comment=waits#comments")
    let comment = try #require(try waiting().first)
    #expect(comment.name == "Mari" && comment.sender?.contains("192.0.2") == false)
    let article = try #require(test.get("/article/1").location)
    #expect(!test.get(article).text.contains("Well said."))
    try test.desk.moderate(comment.number, to: .approved, by: "mod", now: test.clock.now)
    #expect(test.get(article).text.contains("Well said."))
  }

  @Test func `one solution is good for one comment`() throws {
    let solution = try solved()
    _ = test.post(path, [("name", "A"), ("comment", "One."), ("altcha", solution)])
    let second = test.post(path, [("name", "A"), ("comment", "Two."), ("altcha", solution)])
    #expect(second.status == .unprocessableContent && second.text.contains("used already"))
    #expect(try waiting().count == 1)
  }

  @Test func `a solution for another article, an old one and a made-up one are refused`() throws {
    let other = try solved(2)
    let old = try solved()
    for (name, altcha) in [("other", other), ("made up", "e30="), ("empty", "")] {
      let answer = test.post(path, [("name", "A"), ("comment", "B."), ("altcha", altcha)])
      #expect(answer.status == .unprocessableContent, "\(name)")
    }
    test.clock.advance(601)
    #expect(test.post(path, [("name", "A"), ("comment", "B."), ("altcha", old)]).text.contains("has expired"))
    #expect(try waiting().isEmpty)
  }

  @Test func `three wrong codes spend a code`() throws {
    let form = CommentForm.purpose(of: 1)
    var random = SystemRandomNumberGenerator()
    let token = test.site.captcha.codeForm(form: form, now: test.clock.now, random: &random)
    let keys = CaptchaKeys(key: test.desk.key(for: "captcha"))
    let right = String(
      decoding: try #require(CodeToken(text: token, keys: keys)).digits(keys: keys), as: UTF8.self)
    let wrong = right == "00000000" ? "00000001" : "00000000"
    func send(_ code: String) -> Answer {
      test.post(path, [("name", "A"), ("comment", "B."), ("captcha", code), ("captcha-token", token)])
    }
    for _ in 1...3 { #expect(send(wrong).text.contains("not the digits shown")) }
    #expect(send(right).text.contains("used already"))
    #expect(try waiting().isEmpty)
  }

  @Test func `comments close some days after the site first shows an article, and a moderator may open them`() throws {
    let article = try #require(test.get("/article/1").location)
    #expect(test.get(article).text.contains("comment-form"))
    test.clock.advance(31 * 86_400)
    #expect(!test.get(article).text.contains("comment-form"))
    let late = test.post(path, [("name", "A"), ("comment", "B."), ("altcha", try solved())])
    #expect(late.status == .unprocessableContent && late.text.contains("No more comments"))
    let key = ArticleView.key(try #require(try test.archive.store.latest(of: 1, evidence: false)).address)
    try test.desk.setCommenting(.open, of: PageReference(number: 1, key: key), by: "mod", now: test.clock.now)
    #expect(test.get(article).text.contains("comment-form"))
  }

  @Test func `too many comments from one address are refused for a while`() throws {
    var statuses: [HTTPResponse.Status] = []
    for number in 1...7 {
      statuses.append(
        test.post(path, [("name", "A"), ("comment", "No. \(number)"), ("altcha", try solved())]).status)
    }
    #expect(statuses.filter { $0 == .seeOther }.count == test.site.settings.comments.perTenMinutes)
    #expect(statuses.last == .tooManyRequests)
  }
}
