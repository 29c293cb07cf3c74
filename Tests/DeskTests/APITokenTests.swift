import Testing

@testable import Desk

@Suite struct APITokenTests {
  @Test func `a token's secret is shown once, works, and only its digest is kept`() throws {
    let sample = try DeskSample()
    let made = try sample.desk.addAPIToken(name: "importer", role: .editor, by: "command line", now: 1000)
    #expect(made.secret.hasPrefix("dl_") && made.secret.utf8.count == 67)
    let found = try #require(try sample.desk.apiToken(secret: made.secret, now: 1005))
    #expect(found.name == "importer" && found.role == .editor && found.lastUsedAt == 1005)
    _ = try sample.desk.apiToken(secret: made.secret, now: 1020)
    #expect(try sample.desk.apiTokens().map(\.lastUsedAt) == [1005])
    _ = try sample.desk.apiToken(secret: made.secret, now: 1065)
    #expect(try sample.desk.apiTokens().map(\.lastUsedAt) == [1065])
    try sample.desk.close()
    #expect(try !String(decoding: bytesOfFile(sample.path), as: UTF8.self).contains(made.secret.dropFirst(3)))
  }

  @Test func `a token that was taken back opens nothing, nor does one that never was`() throws {
    let sample = try DeskSample()
    let made = try sample.desk.addAPIToken(name: "importer", role: .editor, by: "command line", now: 1000)
    try sample.desk.revokeAPIToken(made.token.number, by: "Ann", now: 1001)
    #expect(try sample.desk.apiToken(secret: made.secret, now: 1002) == nil)
    #expect(try sample.desk.apiToken(secret: "dl_", now: 1002) == nil)
    #expect(try sample.desk.apiToken(secret: "", now: 1002) == nil)
    #expect(try sample.desk.apiTokens().map(\.revokedAt) == [1001])
    #expect(throws: DeskError.unknown(kind: "API token", name: "99")) {
      try sample.desk.revokeAPIToken(99, by: "Ann", now: 1)
    }
  }

  @Test func `a token never does more than its maker may now`() throws {
    let sample = try DeskSample()
    try sample.add("Ann", .editor)
    let made = try sample.desk.addAPIToken(name: "importer", role: .editor, by: "Ann", now: 1000)
    #expect(try sample.desk.apiToken(secret: made.secret, now: 1001)?.role == .editor)
    try sample.desk.changeRole(of: "Ann", to: .moderator, by: "Bob", now: 1002)
    #expect(try sample.desk.apiToken(secret: made.secret, now: 1003)?.role == .moderator)
    try sample.desk.setDisabled(true, account: "Ann", by: "Bob", now: 1004)
    #expect(try sample.desk.apiToken(secret: made.secret, now: 1005) == nil)
    // A session's token is none of the API, nor the other way round.
    #expect(try sample.desk.session(token: made.secret, now: 1005) == nil)
  }

  @Test func `a moderator's token stays a moderator's`() throws {
    let sample = try DeskSample()
    try sample.add("Ann", .editor)
    let made = try sample.desk.addAPIToken(name: "queue", role: .moderator, by: "Ann", now: 1000)
    #expect(try sample.desk.apiToken(secret: made.secret, now: 1001)?.role == .moderator)
  }

  @Test func `a token that a token made speaks for the same person, does no more and ends with it`() throws {
    let sample = try DeskSample()
    try sample.add("Ann", .editor)
    let first = try sample.desk.addAPIToken(name: "first", role: .editor, by: "Ann", now: 1000)
    let second = try sample.desk.addAPIToken(
      name: "second", role: .editor, by: "Ann (token first)", maker: first.token, now: 1001)
    let third = try sample.desk.addAPIToken(
      name: "third", role: .moderator, by: "Ann (token second)", maker: second.token, now: 1002)
    let other = try sample.desk.addAPIToken(name: "other", role: .editor, by: "Ann", now: 1003)
    #expect(third.token.by == "Ann" && third.token.account == first.token.account && third.token.madeBy == 2)
    #expect(first.token.madeBy == nil && first.token.account != nil)
    try sample.desk.changeRole(of: "Ann", to: .moderator, by: "Bob", now: 1004)
    #expect(try sample.desk.apiToken(secret: second.secret, now: 1005)?.role == .moderator)
    try sample.desk.setDisabled(true, account: "Ann", by: "Bob", now: 1006)
    #expect(try sample.desk.apiToken(secret: third.secret, now: 1007) == nil)
    try sample.desk.setDisabled(false, account: "Ann", by: "Bob", now: 1008)
    #expect(try sample.desk.apiToken(secret: third.secret, now: 1009) != nil)
    try sample.desk.revokeAPIToken(1, by: "Bob", now: 1010)
    for made in [first, second, third] {
      #expect(try sample.desk.apiToken(secret: made.secret, now: 1011) == nil, "\(made.token.name)")
    }
    #expect(try sample.desk.apiToken(secret: other.secret, now: 1011) != nil)
    let journal = try sample.desk.journal(limit: 3).items
    #expect(journal.map(\.action) == ["apiToken.revoke", "apiToken.revoke", "apiToken.revoke"])
    #expect(journal.map(\.subject) == ["3", "2", "1"] && journal.map(\.who).allSatisfy { $0 == "Bob" })
  }

  @Test func `a token makes none that may do more, and none once it was taken back`() throws {
    let sample = try DeskSample()
    let small = try sample.desk.addAPIToken(name: "small", role: .moderator, by: "command line", now: 1000)
    #expect(throws: DeskError.invalid(field: "role", rule: "it is more than the token that asks may do")) {
      try sample.desk.addAPIToken(name: "big", role: .editor, by: "x", maker: small.token, now: 1001)
    }
    try sample.desk.revokeAPIToken(1, by: "Bob", now: 1002)
    #expect(
      throws: DeskError.wrongState(kind: "API token", name: "1", state: "revoked", doing: "making another one")
    ) {
      try sample.desk.addAPIToken(name: "late", role: .moderator, by: "x", maker: small.token, now: 1003)
    }
    #expect(try sample.desk.apiTokens().count == 1)
  }
}
