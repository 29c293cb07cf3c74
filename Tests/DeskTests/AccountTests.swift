import GRDB
import Record
import Testing

@testable import Desk

@Suite struct AccountTests {
  @Test func `an account is found by its name without case, and listed by name`() throws {
    let sample = try DeskSample()
    try sample.add("Zoë")
    try sample.add("Ann Lee", .moderator)
    #expect(try sample.desk.account(named: "ANN  lee")?.role == .moderator)
    // The same letters, composed and decomposed.
    #expect(try sample.desk.account(named: "Zoe\u{308}")?.name == "Zoë")
    #expect(try sample.desk.account(named: "Ann") == nil)
    #expect(try sample.desk.accounts().map(\.name) == ["Ann Lee", "Zoë"])
  }

  @Test func `a name is given once`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    #expect(throws: DeskError.taken(kind: "account", name: "aNN")) { try sample.add("aNN") }
    #expect(try sample.desk.accounts().count == 1)
  }

  @Test(arguments: ["", "  ", "a\nb", "\u{200B}", String(repeating: "a", count: 65)])
  func `a name must be one line with something on it`(name: String) throws {
    let sample = try DeskSample()
    let error = #expect(throws: DeskError.self) { try sample.add(name) }
    #expect(error?.problem.code == "DL-DESK-010")
  }

  @Test func `a password has a least and a greatest length`() throws {
    let sample = try DeskSample()
    for password in ["", "ninechars", String(repeating: "x", count: 1025)] {
      #expect(throws: DeskError.self) {
        try sample.desk.addAccount(name: "a", role: .editor, password: password, by: "me", now: 1)
      }
    }
    for (number, password) in ["ten chars!", String(repeating: "x", count: 1024)].enumerated() {
      try sample.desk.addAccount(name: "a\(number)", role: .editor, password: password, by: "me", now: 1)
    }
    #expect(try sample.desk.accounts().count == 2)
  }

  @Test func `a hash carries its parameters and is made anew at sign-in where they changed`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    func hash() throws -> String? {
      try sample.desk.read { db in try String.fetchOne(db, sql: "SELECT hash FROM account") }
    }
    let first = try #require(try hash())
    #expect(first.hasPrefix("$argon2id$v=19$m=64,t=1,p=1$"))
    _ = try sample.enter("Ann", now: 2000)
    #expect(try hash() == first)
    let dearer = try DeskStore(path: sample.path, passwords: PasswordCost(passes: 2, memory: 128, lanes: 1))
    let outcome = try dearer.signIn(
      name: "Ann", password: DeskSample.password, sender: "here", userAgent: "", now: 3000)
    guard case .signedIn = outcome else {
      Issue.record("an old hash must go on working")
      return
    }
    #expect(try hash()?.hasPrefix("$argon2id$v=19$m=128,t=2,p=1$") == true)
    _ = try sample.enter("Ann", now: 4000)
  }

  @Test func `the same password has another hash for each account`() throws {
    let sample = try DeskSample()
    try sample.add("a")
    try sample.add("b")
    let hashes = try sample.desk.read { db in try String.fetchSet(db, sql: "SELECT hash FROM account") }
    #expect(hashes.count == 2)
  }

  @Test func `a changed password ends sessions and the old one`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    let (_, token) = try sample.enter("Ann", now: 2000)
    try sample.desk.changePassword(of: "ann", to: "another password", by: "Ann", now: 2100)
    #expect(try sample.desk.session(token: token, now: 2101) == nil)
    #expect(try sample.signIn("Ann", now: 2102) == .refused)
    guard case .signedIn = try sample.signIn("Ann", "another password", now: 2103) else {
      Issue.record("the new password must work")
      return
    }
    #expect(try sample.desk.account(named: "Ann")?.passwordChangedAt == 2100)
  }

  @Test func `a disabled account is out at once and cannot come in until it is enabled`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    let (_, token) = try sample.enter("Ann", now: 2000)
    try sample.desk.setDisabled(true, account: "Ann", by: "Bob", now: 2001)
    #expect(try sample.desk.session(token: token, now: 2002) == nil)
    #expect(try sample.signIn("Ann", now: 2003) == .refused)
    try sample.desk.setDisabled(false, account: "Ann", by: "Bob", now: 2004)
    #expect(try sample.desk.session(token: token, now: 2005) == nil)
    _ = try sample.enter("Ann", now: 2006)
  }

  @Test func `a changed role holds from the next request`() throws {
    let sample = try DeskSample()
    try sample.add("Ann")
    let (_, token) = try sample.enter("Ann", now: 2000)
    try sample.desk.changeRole(of: "Ann", to: .moderator, by: "Bob", now: 2001)
    #expect(try sample.desk.session(token: token, now: 2002)?.account.role == .moderator)
  }

  @Test func `what is not there is named`() throws {
    let sample = try DeskSample()
    let unknown = DeskError.unknown(kind: "account", name: "Eve")
    #expect(throws: unknown) { try sample.desk.changeRole(of: "Eve", to: .editor, by: "me", now: 1) }
    #expect(throws: unknown) { try sample.desk.changePassword(of: "Eve", to: "long enough it is", by: "me", now: 1) }
    #expect(throws: unknown) { try sample.desk.setDisabled(true, account: "Eve", by: "me", now: 1) }
    #expect(throws: unknown) { try sample.desk.endSessions(of: "Eve", by: "me", now: 1) }
  }

  @Test func `an editor may what a moderator may, and not the other way round`() {
    #expect(DeskRole.editor.includes(.moderator) && DeskRole.editor.includes(.editor))
    #expect(DeskRole.moderator.includes(.moderator) && !DeskRole.moderator.includes(.editor))
  }
}
