import GRDB
import Testing

@testable import Desk

@Suite struct SessionTests {
  @Test func `a token has 256 bits, is new at each sign-in, and only its digest is kept`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    let (first, token) = try sample.enter("Ann", now: 1000)
    let (second, other) = try sample.enter("Ann", now: 1001)
    #expect(token.utf8.count == 64 && other != token && first.csrf != second.csrf)
    #expect(first.session.userAgent == "Browser/1" && first.account.name == "Ann")
    try sample.desk.close()
    let bytes = try String(decoding: bytesOfFile(sample.path), as: UTF8.self)
    #expect(bytes.contains(DeskStore.digest(token)) && !bytes.contains(token) && !bytes.contains(first.csrf))
  }

  @Test(arguments: ["", "x", String(repeating: "0", count: 64), "' OR 1=1 --"])
  func `a token that was not given out opens nothing`(token: String) throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    _ = try sample.enter("Ann", now: 1000)
    #expect(try sample.desk.session(token: token, now: 1001) == nil)
  }

  @Test func `a session ends when it is not used, and after its greatest age`() throws {
    var policy = SessionPolicy()
    (policy.idle, policy.absolute) = (1000, 5000)
    let sample = try DeskSample(sessions: policy)
    try sample.add("Ann")
    let (_, idle) = try sample.enter("Ann", now: 10_000)
    #expect(try sample.desk.session(token: idle, now: 10_999) != nil)
    #expect(try sample.desk.session(token: idle, now: 11_998) != nil)
    #expect(try sample.desk.session(token: idle, now: 12_998) == nil)
    let (_, used) = try sample.enter("Ann", now: 20_000)
    for now in stride(from: 20_500, to: 25_000, by: 500) {
      #expect(try sample.desk.session(token: used, now: now) != nil)
    }
    #expect(try sample.desk.session(token: used, now: 25_000) == nil)
    #expect(try sample.desk.sessions(of: "Ann", now: 25_000).isEmpty)
  }

  @Test func `a token is changed after an hour, and the old one works for a minute after the new one was seen`() throws
  {
    let sample = try DeskSample()
    try sample.add("Ann")
    let (session, old) = try sample.enter("Ann", now: 10_000)
    #expect(try sample.desk.session(token: old, now: 13_599)?.newToken == nil)
    let changed = try #require(try sample.desk.session(token: old, now: 13_600))
    let new = try #require(changed.newToken)
    #expect(new != old && changed.session.number == session.session.number && changed.csrf == session.csrf)
    // A request that was under way with the old one.
    let late = try #require(try sample.desk.session(token: old, now: 13_601))
    #expect(late.newToken == nil)
    #expect(try sample.desk.session(token: new, now: 13_610) != nil)
    #expect(try sample.desk.session(token: old, now: 13_669) != nil)
    #expect(try sample.desk.session(token: old, now: 13_670) == nil)
    #expect(try sample.desk.session(token: new, now: 13_671)?.newToken == nil)
  }

  @Test func `a new token that never arrived is replaced, and opens nothing then`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    let (_, old) = try sample.enter("Ann", now: 10_000)
    let lost = try #require(try sample.desk.session(token: old, now: 13_600)?.newToken)
    let newer = try #require(try sample.desk.session(token: old, now: 14_000)?.newToken)
    #expect(try sample.desk.session(token: newer, now: 14_001) != nil)
    #expect(try sample.desk.session(token: lost, now: 14_001) == nil)
    #expect(try sample.desk.session(token: old, now: 14_100) == nil)
  }

  @Test func `requests at the moment of change get one new token between them`() async throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    let (_, old) = try sample.enter("Ann", now: 10_000)
    let answers = await withTaskGroup(of: ActiveSession?.self) { group in
      for _ in 0..<20 { group.addTask { try? sample.desk.session(token: old, now: 13_600) } }
      return await group.reduce(into: [ActiveSession?]()) { $0.append($1) }
    }
    #expect(!answers.contains(nil))
    #expect(Set(answers.compactMap { $0?.newToken }).count == 1)
  }

  @Test func `sessions are listed, ended one by one, and all but one`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    try sample.add("Bob")
    let tokens = try (0..<4).map { try sample.enter("Ann", now: 1000 + $0).token }
    let (bobs, bobsToken) = try sample.enter("Bob", now: 1000)
    let list = try sample.desk.sessions(of: "ANN", now: 1010)
    #expect(list.map(\.createdAt) == [1003, 1002, 1001, 1000])
    try sample.desk.endSession(list[0].number, of: "Ann", by: "Ann", now: 1011)
    #expect(try sample.desk.session(token: tokens[3], now: 1012) == nil)
    #expect(throws: DeskError.unknown(kind: "session", name: "\(bobs.session.number)")) {
      try sample.desk.endSession(bobs.session.number, of: "Ann", by: "Ann", now: 1011)
    }
    #expect(try sample.desk.endSessions(of: "Ann", except: list[1].number, by: "Ann", now: 1013) == 2)
    #expect(try tokens.map { try sample.desk.session(token: $0, now: 1014) != nil } == [false, false, true, false])
    #expect(try sample.desk.session(token: bobsToken, now: 1014) != nil)
    #expect(try sample.desk.endSessions(of: "Ann", by: "Ann", now: 1015) == 1)
    #expect(try sample.desk.sessions(of: "Ann", now: 1016).isEmpty)
  }

  @Test func `a CSRF token is good for its own session only`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    let (first, token) = try sample.enter("Ann", now: 1000)
    let (second, _) = try sample.enter("Ann", now: 1000)
    #expect(try sample.desk.session(token: token, now: 1001)?.csrf == first.csrf)
    #expect(first.accepts(csrf: first.csrf))
    for wrong in ["", String(first.csrf.dropLast()), first.csrf + "0", second.csrf, first.csrf.uppercased()] {
      #expect(!first.accepts(csrf: wrong))
    }
    let visitors = sample.desk.csrfToken(for: "visitor 1")
    #expect(sample.desk.isCSRFToken(visitors, for: "visitor 1"))
    #expect(!sample.desk.isCSRFToken(visitors, for: "visitor 2") && !sample.desk.isCSRFToken("", for: "visitor 1"))
  }

  @Test func `a long user agent is cut`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    _ = try sample.desk.signIn(
      name: "Ann", password: DeskSample.password, sender: "s", userAgent: String(repeating: "é", count: 5000), now: 1)
    #expect(try sample.desk.sessions(of: "Ann", now: 2).map(\.userAgent.unicodeScalars.count) == [200])
  }

  @Test func `using a session writes at most once a minute`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    let (_, token) = try sample.enter("Ann", now: 1000)
    for now in 1000..<1130 { _ = try sample.desk.session(token: token, now: now) }
    #expect(try sample.desk.sessions(of: "Ann", now: 1130).map(\.lastUsedAt) == [1120])
  }

  @Test func `sessions that are over are removed at the next sign-in`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    for now in [0, 1, 2] { _ = try sample.enter("Ann", now: now) }
    _ = try sample.enter("Ann", now: 100_000)
    let rows = try sample.desk.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM session") }
    #expect(rows == 1)
  }
}
