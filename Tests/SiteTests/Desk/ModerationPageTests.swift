import Archive
import Desk
import HTTPTypes
import Record
import Testing

@testable import Site

@Suite struct ModerationPageTests {
  private let test: TestSite
  private let moderator: TestSession
  private let page: PageReference

  init() throws {
    test = try TestSite(pages: [.first])
    moderator = try test.signIn(.moderator, as: "Mo")
    page = PageReference(number: 1, key: ArticleView.key(try test.site.article("1").address))
  }

  @discardableResult
  private func comment(_ name: String, _ text: String, sender: String = "s1") throws -> Desk.Comment {
    var policy = CommentPolicy()
    policy.rates = []
    let draft = CommentDraft(page: page, name: name, text: text, email: "reader@mail.example", sender: sender)
    guard case .kept(let comment) = try test.desk.submit(draft, policy: policy, publishedAt: nil, now: test.clock.now)
    else { throw NotKept() }
    return comment
  }
  private struct NotKept: Error {}

  private func decide(_ number: Int, _ wanted: String) -> Answer {
    test.post("/desk/comments/\(number)", [("do", wanted), ("from", "pending")], as: moderator)
  }

  @Test func `the queue shows what waits, why, and under which article, and never an e-mail address`() throws {
    try test.desk.addSpamRule(.phrase("cheap"), .hold, by: "test", now: test.clock.now)
    try comment("<b>Reader</b>", "Buy <i>cheap</i> things")
    let html = test.get("/desk/comments", as: moderator).text
    #expect(html.contains("&lt;b&gt;Reader&lt;/b&gt;") && html.contains("has “cheap”"))
    #expect(html.contains("Estonian Foreign Ministry") && html.contains("/article/1#comment-1"))
    #expect(!html.contains("<i>") && !html.contains("reader@mail.example"))
    for value in ["approved", "rejected", "spam", "ban-sender", "ban-name"] {
      #expect(html.contains("name=\"do\" value=\"\(value)\""))
    }
  }

  @Test func `each button does what it says, and goes back to its queue`() throws {
    for (wanted, state) in [("approved", CommentState.approved), ("rejected", .rejected), ("spam", .spam)] {
      let number = try comment("R", wanted).number
      #expect(decide(number, wanted).location == "/desk/comments?state=pending&done=\(wanted)")
      #expect(try test.desk.comment(number)?.state == state && test.desk.comment(number)?.moderatedBy == "Mo")
    }
    #expect(test.get("/article/1/\(slug)").text.contains("approved"))
    #expect(test.get("/desk/comments?state=spam", as: moderator).text.contains("action=\"/desk/comments/3\""))
    #expect(test.get("/desk/comments/1", as: moderator).text.contains("Decisions"))
    #expect(decide(1, "publish").status == .badRequest && decide(99, "approved").status == .notFound)
  }

  private var slug: String {
    (try? test.site.article("1")).flatMap {
      SiteAddress.article(1, $0.record.article?.headline).split(separator: "/").last.map(String.init)
    } ?? ""
  }

  @Test func `a ban turns away the next comment of the sender or the name`() throws {
    #expect(decide(try comment("A", "one", sender: "bad").number, "ban-sender").status == .seeOther)
    #expect(throws: NotKept.self) { try comment("B", "two", sender: "bad") }
    #expect(decide(try comment("Rude Name", "three").number, "ban-name").status == .seeOther)
    #expect(throws: NotKept.self) { try comment("rude name", "four", sender: "s9") }
    #expect(try test.desk.comment(1)?.state == .rejected && test.desk.comment(2)?.state == .rejected)
    let html = test.get("/desk/bans", as: moderator).text
    #expect(html.contains("Rude Name") && html.contains("/desk/bans/1/lift"))
    #expect(test.post("/desk/bans/1/lift", as: moderator).location == "/desk/bans?done=lifted")
    try comment("B", "five", sender: "bad")
  }

  @Test func `the comments of an article are opened and closed`() throws {
    let path = "/desk/articles/1/comments"
    #expect(test.get(path, as: moderator).text.contains("takes comments now"))
    #expect(test.post(path, [("commenting", "closed")], as: moderator).location == path + "?done=commenting")
    #expect(test.get(path, as: moderator).text.contains("takes no comments now"))
    #expect(test.get("/article/1/\(slug)").text.contains("No more comments are taken here."))
    #expect(test.post(path, [("commenting", "site")], as: moderator).status == .seeOther)
    #expect(try test.desk.commenting(of: page.key) == nil)
    #expect(test.post(path, [("commenting", "ajar")], as: moderator).status == .unprocessableContent)
    #expect(test.get("/desk/articles/99/comments", as: moderator).status == .notFound)
  }

  @Test func `bans and rules are added by form, with messages at their fields`() throws {
    #expect(
      test.post("/desk/bans", [("kind", "word"), ("value", "casino"), ("days", "3")], as: moderator).status == .seeOther
    )
    #expect(try test.desk.bans(now: test.clock.now).first?.expiresAt == test.clock.now + 3 * 86_400)
    #expect(test.post("/desk/bans", [("kind", "word")], as: moderator).text.contains("id=\"value-problem\""))
    let days = test.post("/desk/bans", [("value", "x<y"), ("days", "many")], as: moderator)
    #expect(days.text.contains("id=\"days-problem\"") && days.text.contains("value=\"x&lt;y\""))
    for (fields, condition) in [
      ([("condition", "links"), ("amount", "2")], SpamRule.Condition.links(over: 2)),
      ([("condition", "quick"), ("seconds", "5")], .quickerThan(seconds: 5)),
      ([("condition", "repeated"), ("amount", "1"), ("seconds", "60")], .repeated(times: 1, seconds: 60)),
      ([("condition", "phrase"), ("phrase", "buy now")], .phrase("buy now")),
    ] {
      #expect(test.post("/desk/rules", fields + [("action", "refuse")], as: moderator).status == .seeOther)
      #expect(try test.desk.spamRules().last?.condition == condition)
    }
    let wrong = test.post(
      "/desk/rules", [("condition", "repeated"), ("amount", "-1"), ("seconds", "x")], as: moderator)
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("id=\"seconds-problem\""))
    #expect(test.post("/desk/rules/1/remove", as: moderator).location == "/desk/rules?done=rule-removed")
    #expect(try test.desk.spamRules().count == 3)
  }
}
