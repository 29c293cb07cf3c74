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
}
