import Testing

@testable import Desk

@Suite struct JournalTests {
  @Test func `every change at the desk is in the journal, with who and when`() throws {
    let sample = try DeskSample()
    try fillDesk(sample)
    let entries = try sample.desk.journal().items.reversed()
    #expect(
      entries.map(\.action) == [
        "account.add", "session.begin", "apiToken.add", "page.comments", "spamRule.add", "ban.add", "comment.approved",
        "section.save", "outlet.rights", "post.add", "post.publish", "fact.add",
      ])
    #expect(entries.map(\.who) == ["command line"] + Array(repeating: "Ann", count: 11))
    #expect(entries.map(\.at) == [1000, 1000, 1002, 1004, 1005, 1006, 1008, 1009, 1010, 1011, 1012, 1013])
    #expect(entries.map(\.number) == Array(1...12))
  }

  @Test func `what was refused is not in it`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    _ = try? sample.add("Ann")
    try? sample.desk.changeRole(of: "Eve", to: .editor, by: "Ann", now: 1)
    try sample.desk.changeRole(of: "Ann", to: .editor, by: "Ann", now: 1)
    _ = try? sample.desk.publishPost(9, by: "Ann", now: 1)
    #expect(try sample.desk.journal().items.map(\.action) == ["account.add"])
  }

  @Test func `neither passwords nor tokens nor readers' addresses get into it`() throws {
    let sample = try DeskSample()
    try fillDesk(sample)
    try sample.desk.ban(.email, "reader@x.example", by: "Ann", now: 2000)
    try sample.desk.ban(.sender, "hash-of-sender", by: "Ann", now: 2000)
    let made = try sample.desk.addAPIToken(name: "x", role: .editor, by: "Ann", now: 2000)
    let text = "\(try sample.desk.journal().items)"
    for secret in ["reader@x.example", "hash-of-sender", made.secret, DeskSample.password, "r@x.example"] {
      #expect(!text.contains(secret))
    }
  }

  @Test func `it is walked from the newest back`() throws {
    let sample = try DeskSample()
    for number in 1...5 { try sample.desk.setOutlet("\(number)", rights: nil, by: "Ann", now: number) }
    let part = try sample.desk.journal(limit: 2)
    #expect(part.items.map(\.subject) == ["5", "4"] && part.next == 4)
    #expect(try sample.desk.journal(after: 4, limit: 9).items.map(\.subject) == ["3", "2", "1"])
    #expect(try sample.desk.journal(after: 1).next == nil)
  }

  @Test func `an account that many guess at is noted once`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    for now in 1000..<1100 { _ = try sample.signIn("Ann", "wrong", from: "b\(now)", now: now) }
    #expect(try sample.desk.journal().items.filter { $0.action == "signIn.slowed" }.map(\.subject) == ["Ann"])
  }
}
