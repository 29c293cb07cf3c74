import GRDB
import TestKit
import Testing

@testable import Desk

@Suite struct ModerationTests {
  private let sample: DeskSample
  private var desk: DeskStore { sample.desk }

  init() throws {
    sample = try DeskSample()
    var policy = CommentPolicy()
    policy.rates = []
    for number in 1...7 {
      _ = try sample.desk.submit(
        CommentDraft(
          page: page, name: "r\(number)", text: "t\(number)", email: "r@x.example", sender: "sender\(number)"),
        policy: policy, publishedAt: nil, now: 1000 * number)
    }
  }

  @Test func `the queue is walked by cursor from either end`() throws {
    var numbers: [Int] = []
    var cursor: Int?
    repeat {
      let part = try desk.comments(in: .pending, after: cursor, limit: 3)
      numbers += part.items.map(\.number)
      cursor = part.next
    } while cursor != nil
    #expect(numbers == Array(1...7))
    let last = try desk.comments(in: .pending, newestFirst: true, limit: 7)
    #expect(last.items.map(\.number) == Array((1...7).reversed()) && last.next == nil)
    let first = try desk.comments(in: .pending, newestFirst: true, limit: 5)
    #expect(first.next == 3)
    #expect(try desk.comments(in: .pending, newestFirst: true, after: 3, limit: 5).items.map(\.number) == [2, 1])
    #expect(try desk.comments(in: .approved).items.isEmpty)
    #expect(try desk.comments(in: .pending, limit: -4).items.count == 1)
  }

  @Test func `a walk is not thrown off by what is decided meanwhile`() throws {
    let part = try desk.comments(in: .pending, limit: 3)
    for comment in part.items { try desk.moderate(comment.number, to: .approved, by: "Bob", now: 9000) }
    #expect(try desk.comments(in: .pending, after: part.next, limit: 9).items.map(\.number) == [4, 5, 6, 7])
  }

  @Test func `decisions are kept in order, and the same one twice is one`() throws {
    try desk.moderate(1, to: .spam, by: "Bob", now: 9000)
    try desk.moderate(1, to: .spam, by: "Eve", now: 9001)
    try desk.moderate(1, to: .approved, by: "Ann", now: 9002)
    #expect(
      try desk.moderations(of: 1) == [
        Moderation(comment: 1, from: .pending, to: .spam, by: "Bob", at: 9000),
        Moderation(comment: 1, from: .spam, to: .approved, by: "Ann", at: 9002),
      ])
    #expect(try desk.moderations(of: 2).isEmpty)
    #expect(try desk.commentCounts() == [.approved: 1, .pending: 6])
    #expect(throws: DeskError.unknown(kind: "comment", name: "99")) {
      try desk.moderate(99, to: .approved, by: "Bob", now: 1)
    }
  }

  @Test func `senders are forgotten before a time, for good, and nothing else is`() throws {
    try desk.ban(.sender, "sender1", by: "Bob", now: 2000)
    try desk.ban(.name, "r1", by: "Bob", now: 2000)
    #expect(try desk.forgetSenders(before: 4000) == 3)
    #expect(
      try (1...7).map { try desk.comment($0)?.sender } == [nil, nil, nil, "sender4", "sender5", "sender6", "sender7"])
    #expect(try desk.comment(1)?.email == "r@x.example")
    #expect(try desk.bans(now: 9000).map(\.kind) == [.name])
    #expect(try desk.forgetSenders(before: 4000) == 0)
    try desk.close()
    let bytes = try String(decoding: bytesOfFile(sample.path), as: UTF8.self)
    #expect(!bytes.contains("sender1") && !bytes.contains("sender3") && bytes.contains("sender4"))
  }

  @Test func `an address becomes a hash that only this desk can make`() throws {
    let other = try DeskStore(path: sample.folder.path + "/other.db", passwords: DeskSample.cost)
    let hash = desk.senderHash(of: "192.0.2.1")
    #expect(hash == desk.senderHash(of: "192.0.2.1") && hash != desk.senderHash(of: "192.0.2.2"))
    #expect(hash != other.senderHash(of: "192.0.2.1") && hash.utf8.count == 32)
    #expect(try sample.again().senderHash(of: "192.0.2.1") == hash)
  }

  @Test func `the log of decisions cannot be changed, not even by SQL`() throws {
    try desk.moderate(1, to: .spam, by: "Bob", now: 9000)
    for table in ["moderation", "journal"] {
      for sql in ["UPDATE \(table) SET at = 1", "DELETE FROM \(table)"] {
        #expect(throws: DatabaseError.self) { try desk.pool.write { db in try db.execute(sql: sql) } }
      }
    }
    #expect(try desk.moderations(of: 1).count == 1)
  }
}
