import Desk
import HTTPTypes
import Record
import TestKit
import Testing

@testable import Site

/// Accounts and tokens by the API: what a token may do with them, and above all what it may not.
@Suite struct APIPeopleTests {
  private let test: TestSite

  init() throws { test = try TestSite(pages: []) }

  /// A token that an editor made.
  private func token(of name: String, _ role: DeskRole = .editor) throws -> NewAPIToken {
    _ = try test.signIn(.editor, as: name)
    return try test.desk.addAPIToken(name: "\(name)'s", role: role, by: name, now: test.clock.now)
  }

  private func number(of name: String) throws -> Int { try #require(try test.desk.account(named: name)).number }

  private func pointer(_ answer: Answer) throws -> String? {
    #expect(answer.status == .unprocessableContent, "\(answer.text)")
    return try answer.json()["pointer"]?.string
  }

  @Test func `an account is added and listed, and its owner comes in`() throws {
    let ann = try token(of: "Ann").secret
    let added = test.api(
      .post, "/accounts", token: ann, json: #"{"name":"Mia","role":"moderator","password":"\#(TestSite.password)"}"#)
    #expect(added.status == .created, "\(added.text)")
    #expect(!added.text.contains(TestSite.password))
    let listed = test.api(.get, "/accounts", token: ann)
    #expect(try listed.items().map { $0["name"]?.string } == ["Ann", "Mia"])
    #expect(!listed.text.contains("argon2"))
    _ = try test.signIn(.moderator, as: "Mia")
    let entry = try #require(try test.desk.journal().items.first { $0.action == "account.add" })
    #expect(entry.subject == "Mia" && entry.who == "Ann (token Ann's)")
    let again = test.api(
      .post, "/accounts", token: ann, json: #"{"name":"mia","role":"moderator","password":"another password"}"#)
    #expect(again.status == .conflict)
  }

  @Test(arguments: [
    (#"{"role":"moderator","password":"a long password"}"#, "/name"),
    (#"{"name":" ","role":"moderator","password":"a long password"}"#, "/name"),
    (#"{"name":"Mia","role":"moderator","password":"short"}"#, "/password"),
    (#"{"name":"Mia","role":"moderator","password":"ééééééééé"}"#, "/password"),
    (#"{"name":"Mia","role":"owner","password":"a long password"}"#, "/role"),
    (#"{"name":"Mia","password":"a long password"}"#, "/role"),
  ])
  func `an account that is not as it should be is refused at its field`(_ body: String, _ place: String) throws {
    #expect(try pointer(test.api(.post, "/accounts", token: try test.token(.editor), json: body)) == place)
    #expect(try test.desk.accounts().isEmpty)
  }

  @Test func `no token makes an editor, in any way`() throws {
    let ann = try token(of: "Ann").secret
    let added = test.api(
      .post, "/accounts", token: ann, json: #"{"name":"Eve","role":"editor","password":"a long password"}"#)
    #expect(added.status == .forbidden)
    #expect(try test.desk.account(named: "Eve") == nil)
    _ = try test.signIn(.moderator, as: "Mia")
    let mia = try number(of: "Mia")
    for body in [#"{"role":"editor","isDisabled":false}"#, #"{"role":"editor","isDisabled":true}"#] {
      #expect(test.api(.put, "/accounts/\(mia)", token: ann, json: body).status == .forbidden)
    }
    _ = try test.signIn(.editor, as: "Bob")
    let bob = try number(of: "Bob")
    let off = test.api(.put, "/accounts/\(bob)", token: ann, json: #"{"role":"editor","isDisabled":true}"#)
    #expect(try off.json()["isDisabled"]?.bool == true)
    let on = test.api(.put, "/accounts/\(bob)", token: ann, json: #"{"role":"editor","isDisabled":false}"#)
    #expect(on.status == .forbidden)
    #expect(try test.desk.account(named: "Bob")?.isDisabled == true)
    #expect(try test.desk.account(named: "Mia")?.role == .moderator)
    // As a moderator he may come in again.
    let back = test.api(.put, "/accounts/\(bob)", token: ann, json: #"{"role":"moderator","isDisabled":false}"#)
    #expect(back.status == .ok)
    #expect(try test.desk.account(named: "Bob")?.role == .moderator)
  }

  @Test func `a token changes neither its own account nor that of the last editor`() throws {
    let ann = try token(of: "Ann").secret
    let path = "/accounts/\(try number(of: "Ann"))"
    let (down, off) = (#"{"role":"moderator","isDisabled":false}"#, #"{"role":"editor","isDisabled":true}"#)
    #expect(test.api(.put, path, token: ann, json: down).status == .conflict)
    // A token without an account has none of its own, and still leaves one editor.
    let other = try test.token(.editor)
    for body in [down, off] { #expect(test.api(.put, path, token: other, json: body).status == .conflict) }
    #expect(try test.desk.account(named: "Ann")?.role == .editor)
    let bob = try token(of: "Bob").secret
    #expect(test.api(.put, path, token: bob, json: down).status == .ok)
    // From its next request on her token does no more than she may.
    #expect(test.api(.get, "/accounts", token: ann).status == .forbidden)
    #expect(test.api(.get, "/comments", token: ann).status == .ok)
    #expect(test.api(.put, path, token: bob, json: #"{"role":"moderator","isDisabled":true}"#).status == .ok)
    #expect(test.api(.get, "/comments", token: ann).status == .unauthorized)
    #expect(test.api(.put, "/accounts/99", token: bob, json: down).status == .notFound)
    #expect(try pointer(test.api(.put, path, token: bob, json: #"{"role":"moderator"}"#)) == "/isDisabled")
  }

  @Test func `a token is made, works, is listed without its secret, and revoked`() throws {
    let ann = try token(of: "Ann")
    let made = test.api(.post, "/tokens", token: ann.secret, json: #"{"name":"queue","role":"moderator"}"#)
    #expect(made.status == .created && made.fields[.cacheControl] == "no-store", "\(made.text)")
    let secret = try #require(try made.json()["secret"]?.string)
    let token = try #require(try made.json()["token"])
    #expect(token["by"]?.string == "Ann" && token.int("madeBy") == ann.token.number)
    #expect(test.api(.get, "/comments", token: secret).status == .ok)
    #expect(test.api(.get, "/tokens", token: secret).status == .forbidden, "it is a moderator's")
    let listed = test.api(.get, "/tokens", token: ann.secret)
    #expect(try listed.items().map { $0.int("number") } == [token.int("number"), ann.token.number])
    #expect(!listed.text.contains("dl_") && !listed.text.contains(secret.dropFirst(3)))
    let path = "/tokens/\(try #require(token.int("number")))"
    #expect(test.api(.delete, path, token: ann.secret).status == .noContent)
    #expect(test.api(.delete, path, token: ann.secret).status == .noContent, "it is revoked already")
    #expect(test.api(.get, "/comments", token: secret).status == .unauthorized)
    #expect(test.api(.delete, "/tokens/99", token: ann.secret).status == .notFound)
    #expect(try pointer(test.api(.post, "/tokens", token: ann.secret, json: #"{"name":"x"}"#)) == "/role")
    #expect(
      try pointer(test.api(.post, "/tokens", token: ann.secret, json: #"{"name":" ","role":"editor"}"#)) == "/name")
  }

  @Test func `what a token made ends with it and with the rights of who stands behind it`() throws {
    let ann = try token(of: "Ann")
    let bob = try token(of: "Bob").secret
    func made(by secret: String) throws -> String {
      let made = test.api(.post, "/tokens", token: secret, json: #"{"name":"child","role":"editor"}"#)
      return try #require(try made.json()["secret"]?.string, "\(made.text)")
    }
    let child = try made(by: ann.secret)
    let last = try made(by: child)
    #expect(test.api(.get, "/tokens", token: last).status == .ok)
    let path = "/accounts/\(try number(of: "Ann"))"
    // Neither of them may touch the account that all three speak for.
    for secret in [child, last] {
      let answer = test.api(.put, path, token: secret, json: #"{"role":"editor","isDisabled":true}"#)
      #expect(answer.status == .conflict)
    }
    try test.desk.changeRole(of: "Ann", to: .moderator, by: "Bob", now: test.clock.now)
    #expect(test.api(.get, "/tokens", token: last).status == .forbidden)
    try test.desk.changeRole(of: "Ann", to: .editor, by: "Bob", now: test.clock.now)
    #expect(test.api(.delete, "/tokens/\(ann.token.number)", token: bob).status == .noContent)
    for secret in [ann.secret, child, last] {
      #expect(test.api(.get, "/tokens", token: secret).status == .unauthorized)
    }
    #expect(test.api(.get, "/tokens", token: bob).status == .ok)
  }

  @Test func `a token does not take itself back`() throws {
    let ann = try token(of: "Ann")
    let answer = test.api(.delete, "/tokens/\(ann.token.number)", token: ann.secret)
    #expect(answer.status == .conflict && answer.text.contains("the token that you ask with"))
    #expect(test.api(.get, "/tokens", token: ann.secret).status == .ok)
  }
}
