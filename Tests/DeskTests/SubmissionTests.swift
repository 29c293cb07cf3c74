import Glibc
import Testing

@testable import Desk

@Suite struct SubmissionTests {
  private let sample: DeskSample
  private var desk: DeskStore { sample.desk }

  init() throws { sample = try DeskSample() }

  private func open() -> CommentPolicy {
    var policy = CommentPolicy()
    policy.holdsAll = false
    policy.rates = []
    return policy
  }

  private func send(
    _ text: String = "A fair point.", name: String = "Reader", email: String? = nil, parent: Int? = nil,
    on page: PageReference = page, sender: String = "s", seconds: Int? = nil, policy: CommentPolicy? = nil,
    publishedAt: Int? = nil, now: Int = 1000
  ) throws -> CommentOutcome {
    try desk.submit(
      CommentDraft(
        page: page, parent: parent, name: name, text: text, email: email, sender: sender, secondsToWrite: seconds),
      policy: policy ?? open(), publishedAt: publishedAt, now: now)
  }

  private func kept(_ outcome: CommentOutcome) throws -> Desk.Comment {
    guard case .kept(let comment) = outcome else { throw NotKept(outcome: outcome) }
    return comment
  }
  private struct NotKept: Error { var outcome: CommentOutcome }

  @Test func `a comment waits, is approved, and stands on its page`() throws {
    let comment = try kept(
      try send("  Two\nlines <b>  ", name: " Ann ", email: " a@b.example ", policy: CommentPolicy(), now: 1234))
    #expect(comment.state == .pending && comment.reasons == [])
    #expect(comment.name == "Ann" && comment.text == "  Two\nlines <b>  " && comment.email == "a@b.example")
    #expect(try desk.comment(comment.number) == comment)
    #expect(try desk.threads(of: page.key).isEmpty)
    let approved = try desk.moderate(comment.number, to: .approved, by: "Bob", now: 2000)
    #expect(approved.moderatedBy == "Bob" && approved.moderatedAt == 2000)
    #expect(try desk.threads(of: page.key) == [CommentThread(comment: approved, replies: [])])
    #expect(try desk.threads(of: "news.example/b").isEmpty)
  }

  @Test func `where nothing is held it stands there at once`() throws {
    let comment = try kept(try send())
    #expect(comment.state == .approved)
    #expect(try desk.threads(of: page.key).map(\.comment) == [comment])
  }

  @Test(arguments: [("", "text"), ("  ", "text"), ("\u{200B}", "text"), ("name", ""), ("name", " \n\u{2060} ")])
  func `a name and a text are required`(name: String, text: String) throws {
    let error = #expect(throws: DeskError.self) { try send(text, name: name) }
    guard case .invalid = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `limits are bytes, and what reaches them is kept`() throws {
    var policy = open()
    (policy.longestName, policy.longestText) = (6, 10)
    _ = try kept(try send("ééééé", name: "ééé", policy: policy))
    #expect(throws: DeskError.invalid(field: "comment", rule: "it is longer than 10 bytes")) {
      try send("éééééa", name: "ééé", policy: policy)
    }
    #expect(throws: DeskError.invalid(field: "name", rule: "it is longer than 6 bytes")) {
      try send("text", name: "éééa", policy: policy)
    }
    #expect(throws: DeskError.self) { try send("nul\u{0}", policy: policy) }
  }

  @Test func `an answer goes under what it answers, one level deep, on the same page`() throws {
    let first = try kept(try send("first"))
    let second = try kept(try send("second"))
    let answer = try kept(try send("answer", parent: first.number))
    #expect(
      try desk.threads(of: page.key) == [
        CommentThread(comment: first, replies: [answer]), CommentThread(comment: second, replies: []),
      ])
    #expect(try send(parent: answer.number) == .refused(.noParent))
    #expect(try send(parent: 99) == .refused(.noParent))
    #expect(try send(parent: first.number, on: PageReference(number: 8, key: "x")) == .refused(.noParent))
    try desk.moderate(first.number, to: .rejected, by: "Bob", now: 2000)
    #expect(try send(parent: first.number) == .refused(.noParent))
    // What was answered to it goes with it, and the count says what is shown.
    #expect(try desk.threads(of: page.key).map(\.comment.number) == [second.number])
    #expect(try desk.commentCounts(of: [page.key, "x", page.key]) == [page.key: 1])
  }

  @Test func `counts of many pages come at once`() throws {
    for number in 0..<3 { _ = try send(on: PageReference(number: number, key: "p\(number)")) }
    _ = try send(on: PageReference(number: 1, key: "p1"))
    let counts = try desk.commentCounts(of: (0..<1200).map { "p\($0)" })
    #expect(counts == ["p0": 1, "p1": 2, "p2": 1])
    #expect(try desk.commentCounts(of: []) == [:])
  }

  @Test func `a page closes by itself, by hand, or with the site; opened by hand it stays open`() throws {
    var policy = open()
    policy.closesAfterDays = 14
    let last = 5000 + 14 * 86_400 - 1
    _ = try kept(try send(policy: policy, publishedAt: 5000, now: last))
    #expect(try send(policy: policy, publishedAt: 5000, now: last + 1) == .refused(.closed))
    _ = try kept(try send(policy: policy, publishedAt: nil, now: last + 1))
    try desk.setCommenting(.open, of: page, by: "Bob", now: 1)
    _ = try kept(try send(policy: policy, publishedAt: 5000, now: last + 1))
    try desk.setCommenting(.closed, of: page, by: "Bob", now: 2)
    #expect(try send(policy: policy, publishedAt: 5000, now: 6000) == .refused(.closed))
    #expect(try desk.commenting(of: page.key) == .closed)
    try desk.setCommenting(nil, of: page, by: "Bob", now: 3)
    #expect(try desk.commenting(of: page.key) == nil)
    #expect(try desk.isOpen(page.key, policy: policy, publishedAt: 5000, now: 6000))
    policy.isOpen = false
    #expect(try send(policy: policy, publishedAt: 5000, now: 6000) == .refused(.closed))
  }

  @Test func `two thousand posts from one address are taken at the stated rate`() throws {
    var policy = open()
    policy.rates = [.init(count: 2, seconds: 60), .init(count: 30, seconds: 86_400)]
    var times: [Int] = []
    for now in stride(from: 100_000, to: 105_000, by: 25) {
      for _ in 0..<10 {
        if case .kept = try send("\(now)", policy: policy, now: now) { times.append(now) }
      }
    }
    #expect(times.count == 30)
    for (early, late) in zip(times, times.dropFirst(2)) { #expect(late - early >= 60) }
    #expect(try send(policy: policy, now: 105_000) == .refused(.tooMany(seconds: 100_000 + 86_400 - 105_000)))
    _ = try kept(try send(sender: "another", policy: policy, now: 105_000))
    #expect(try desk.commentCount(from: "s", since: 0) == 30)
    #expect(try desk.commentCount(from: "s", since: times[28]) <= 2)
  }

  @Test func `posts at the same moment pass no rate that they would not pass one by one`() throws {
    var policy = open()
    policy.rates = [.init(count: 2, seconds: 60)]
    let fixed = policy
    let other = try sample.again()
    let outcomes = onThreads(9) { number -> CommentOutcome? in
      guard number > 0 else {
        // All others get as far as the write, and wait for it.
        _ = try other.write { _ in usleep(400_000) }
        return nil
      }
      usleep(50_000)
      return try self.send("\(number)", policy: fixed)
    }
    let kept = outcomes.filter { if case .some(.kept) = $0 { true } else { false } }
    let refused = outcomes.filter { if case .some(.refused(.tooMany)) = $0 { true } else { false } }
    #expect(kept.count == 2 && refused.count == 6)
  }

  @Test func `the queue is bounded`() throws {
    var policy = open()
    (policy.holdsAll, policy.longestQueue) = (true, 3)
    for number in 0..<3 { _ = try kept(try send("\(number)", sender: "\(number)", policy: policy)) }
    #expect(try send(sender: "9", policy: policy) == .refused(.queueFull))
    try desk.moderate(1, to: .spam, by: "Bob", now: 1)
    _ = try kept(try send(sender: "9", policy: policy))
  }

  @Test func `a ban turns away by sender, name, address or word, and nothing near it`() throws {
    try desk.ban(.sender, "bad", by: "Bob", now: 1)
    try desk.ban(.name, "Troll King", by: "Bob", now: 1)
    try desk.ban(.email, "T@x.example", by: "Bob", now: 1)
    try desk.ban(.word, "casino", by: "Bob", now: 1)
    #expect(try send(sender: "bad") == .refused(.rule(CommentReason(kind: .bannedSender))))
    #expect(try send(name: "troll  KING") == .refused(.rule(CommentReason(kind: .bannedName))))
    #expect(try send(email: "t@X.example") == .refused(.rule(CommentReason(kind: .bannedEmail))))
    let word = CommentReason(kind: .bannedWord, detail: "casino")
    #expect(try send("The best Ca\u{200B}sino!") == .refused(.rule(word)))
    #expect(try send(name: "Casino Joe") == .refused(.rule(word)))
    _ = try kept(try send("casinos", name: "Troll Kingdom", email: "tt@x.example", sender: "badly"))
  }

  @Test func `a ban ends by its time or by hand`() throws {
    let ban = try desk.ban(.name, "Troll", until: 2000, by: "Bob", now: 1)
    #expect(try send(name: "Troll", now: 1999) == .refused(.rule(CommentReason(kind: .bannedName))))
    _ = try kept(try send(name: "Troll", now: 2000))
    #expect(try desk.bans(now: 1999) == [ban] && desk.bans(now: 2000) == [])
    let again = try desk.ban(.name, "TROLL", note: "came back", by: "Ann", now: 2001)
    #expect(again.number == ban.number && again.expiresAt == nil)
    try desk.liftBan(again.number, by: "Ann", now: 2002)
    _ = try kept(try send(name: "Troll", now: 2003))
    #expect(throws: DeskError.unknown(kind: "ban", name: "\(ban.number)")) {
      try desk.liftBan(ban.number, by: "Ann", now: 2004)
    }
    #expect(throws: DeskError.self) { try desk.ban(.name, "x", until: 5, by: "Ann", now: 6) }
    #expect(throws: DeskError.self) { try desk.ban(.word, " \u{200B}", by: "Ann", now: 6) }
  }

  @Test func `rules hold, each saying why`() throws {
    try desk.addSpamRule(.phrase("cheap pills"), .hold, by: "Bob", now: 1)
    try desk.addSpamRule(.links(over: 1), .hold, by: "Bob", now: 1)
    try desk.addSpamRule(.quickerThan(seconds: 5), .hold, by: "Bob", now: 1)
    let text = "Cheap pills: http://a.example http://b.example"
    let comment = try kept(try send(text, seconds: 2))
    #expect(comment.state == .pending)
    #expect(
      comment.reasons == [
        CommentReason(kind: .phrase, detail: "cheap pills"), CommentReason(kind: .links, detail: "2"),
        CommentReason(kind: .quick, detail: "2"),
      ])
    #expect(try desk.comment(comment.number)?.reasons == comment.reasons)
    #expect(try kept(try send("Cheap red pills: http://a.example", seconds: 5)).state == .approved)
    #expect(try kept(try send("No time is known", seconds: nil)).state == .approved)
  }

  @Test func `a rule refuses, and the first that does is named`() throws {
    try desk.addSpamRule(.phrase("pills"), .hold, by: "Bob", now: 1)
    try desk.addSpamRule(.links(over: 0), .refuse, by: "Bob", now: 1)
    let refused = CommentOutcome.refused(.rule(CommentReason(kind: .links, detail: "1")))
    #expect(try send("pills at www.a.example") == refused)
    #expect(try kept(try send("pills")).state == .pending)
    #expect(try desk.commentCounts() == [.pending: 1])
  }

  @Test func `the same text again and again is held, whoever sends it and wherever`() throws {
    try desk.addSpamRule(.repeated(times: 2, seconds: 3600), .hold, by: "Bob", now: 1)
    let texts = ["Visit my page", "visit  MY page", "Visit my\u{200B} page", "Visit our page"]
    let states = try texts.enumerated().map { number, text in
      try kept(
        try send(text, on: PageReference(number: number, key: "p\(number)"), sender: "s\(number)", now: 1000 + number)
      )
      .state
    }
    #expect(states == [.approved, .approved, .pending, .approved])
    #expect(try kept(try send("Visit my page", now: 1001 + 3600)).state == .approved)
  }

  @Test func `rules are listed and removed, and take only what makes sense`() throws {
    let rule = try desk.addSpamRule(.repeated(times: 2, seconds: 60), .refuse, by: "Bob", now: 5)
    let other = try desk.addSpamRule(.links(over: 0), .hold, by: "Bob", now: 6)
    #expect(try desk.spamRules() == [rule, other])
    try desk.removeSpamRule(rule.number, by: "Bob", now: 7)
    #expect(try desk.spamRules() == [other])
    #expect(throws: DeskError.unknown(kind: "spam rule", name: "\(rule.number)")) {
      try desk.removeSpamRule(rule.number, by: "Bob", now: 8)
    }
    for condition: SpamRule.Condition in [
      .phrase(""), .phrase("two\nlines"), .links(over: -1), .quickerThan(seconds: 0), .repeated(times: 0, seconds: 1),
      .repeated(times: 1, seconds: Int.max),
    ] {
      #expect(throws: DeskError.self) { try desk.addSpamRule(condition, .hold, by: "Bob", now: 1) }
    }
  }

  @Test func `a draft is data, not SQL or a pattern`() throws {
    let hostile = "'); DROP TABLE comment; -- %_*? \u{202E} <script>"
    let comment = try kept(try send(hostile, name: hostile, on: PageReference(number: 1, key: hostile)))
    #expect(comment.name == hostile && comment.text == hostile)
    #expect(try desk.threads(of: hostile).count == 1)
    #expect(try desk.threads(of: "%").isEmpty)
  }
}
