import Archive
import Desk
import HTTPTypes
import Record
import Testing

@testable import Site

@Suite struct SignInPageTests {
  private let test: TestSite

  init() throws {
    test = try TestSite(pages: [])
    try test.desk.addAccount(
      name: "Ann", role: .editor, password: TestSite.password, by: "test", now: test.clock.now)
  }

  private func signIn(_ name: String, _ password: String, then: String? = nil) -> Answer {
    var fields = [("name", name), ("password", password)]
    if let then { fields.append(("then", then)) }
    return test.post("/desk/sign-in", fields)
  }

  @Test func `name and password open the desk, with a cookie that only the desk sees`() throws {
    let answer = signIn("ann", TestSite.password)
    #expect(answer.status == .seeOther && answer.location == "/desk")
    let cookie = try #require(answer.fields[.setCookie])
    #expect(cookie.contains("Path=/desk") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    let token = try #require(answer.sessionCookie)
    let page = test.get("/desk") { $0.fields[.cookie] = "\(Site.sessionCookie)=\(token)" }
    #expect(page.status == .ok && page.text.contains("Ann</a>, editor"))
  }

  @Test func `a wrong password, an unknown name and a disabled account get the same words`() throws {
    try test.desk.addAccount(name: "Bo", role: .editor, password: TestSite.password, by: "test", now: test.clock.now)
    try test.desk.setDisabled(true, account: "Bo", by: "test", now: test.clock.now)
    for (name, password) in [("Ann", "not the password"), ("Nobody", TestSite.password), ("Bo", TestSite.password)] {
      let answer = signIn(name, password)
      #expect(answer.status == .unprocessableContent && answer.sessionCookie == nil)
      #expect(answer.text.contains("No account has this name and password"))
      #expect(answer.text.contains("value=\"\(name)\"") && !answer.text.contains(password))
    }
  }

  @Test func `after too many tries it says how long to wait`() {
    for _ in 0..<5 { #expect(signIn("Ann", "guess").status == .unprocessableContent) }
    let answer = signIn("Ann", TestSite.password)
    #expect(answer.status == .tooManyRequests && answer.fields[.retryAfter] == "10")
    #expect(answer.text.contains("Wait 10 seconds"))
    test.clock.advance(11)
    #expect(signIn("Ann", TestSite.password).status == .seeOther)
  }

  @Test func `an empty field has its message`() {
    let answer = signIn("", "")
    #expect(answer.status == .unprocessableContent)
    #expect(answer.text.contains("Please enter your name") && answer.text.contains("Please enter your password"))
  }

  @Test func `one goes on only to pages of the desk`() {
    #expect(signIn("Ann", TestSite.password, then: "/desk/comments?state=spam").location == "/desk/comments?state=spam")
    for other in [
      "https://evil.example", "//evil.example", "/", "/deskx", "/desk/../article/1", "/desk//evil.example",
      "/desk/%2e%2e/x", "/desk\\evil", "/desk/a\nb", "javascript:alert(1)",
    ] {
      #expect(signIn("Ann", TestSite.password, then: other).location == "/desk", "\(other)")
      let page = test.get("/desk/sign-in?then=" + WebAddress.encoded(other))
      #expect(!page.text.contains("name=\"then\""), "\(other)")
    }
  }

  @Test func `signing out ends the session and takes the cookie away`() throws {
    let session = try test.signIn(.editor, as: "Ann")
    let answer = test.post("/desk/sign-out", as: session)
    #expect(answer.location == "/desk/sign-in?done=signed-out" && answer.sessionCookie == "")
    #expect(test.get("/desk", as: session).location == "/desk/sign-in?then=%2Fdesk")
    #expect(test.get("/desk/sign-in?done=signed-out").text.contains("You are signed out."))
  }

  @Test func `one sees and ends one's own sessions, and nobody else's`() throws {
    let (here, there) = (try test.signIn(.editor, as: "Ann"), try test.signIn(.editor, as: "Ann"))
    let others = try test.signIn(.moderator, as: "Mo")
    #expect(test.get("/desk/sessions", as: here).text.contains("/desk/sessions/\(there.number)/end"))
    #expect(test.post("/desk/sessions/\(others.number)/end", as: here).status == .notFound)
    #expect(test.get("/desk", as: others).status == .ok)
    #expect(test.post("/desk/sessions/\(there.number)/end", as: here).status == .seeOther)
    #expect(test.get("/desk", as: there).status == .seeOther)
    let again = try test.signIn(.editor, as: "Ann")
    #expect(test.post("/desk/sessions/end-others", as: here).status == .seeOther)
    #expect(test.get("/desk", as: again).status == .seeOther && test.get("/desk", as: here).status == .ok)
  }

  @Test func `a password is changed by who knows it, and ends every other session`() throws {
    let (here, there) = (try test.signIn(.editor, as: "Ann"), try test.signIn(.editor, as: "Ann"))
    func change(_ now: String, _ new: String, _ again: String) -> Answer {
      test.post("/desk/password", [("current", now), ("new", new), ("again", again)], as: here)
    }
    #expect(change("wrong password", "a new password", "a new password").text.contains("This is not your password"))
    #expect(change(TestSite.password, "a new password", "another").text.contains("not the same as the new password"))
    #expect(change(TestSite.password, "short", "short").text.contains("it has at least 10 characters"))
    #expect(test.get("/desk", as: there).status == .ok)
    let changed = change(TestSite.password, "  a new password ", "  a new password ")
    #expect(changed.location == "/desk/sessions?done=password")
    #expect(test.get("/desk", as: there).status == .seeOther && test.get("/desk", as: here).status == .seeOther)
    let token = try #require(changed.sessionCookie)
    #expect(test.get("/desk") { $0.fields[.cookie] = "\(Site.sessionCookie)=\(token)" }.status == .ok)
    #expect(signIn("Ann", "  a new password ").status == .seeOther)
    #expect(signIn("Ann", TestSite.password).status == .unprocessableContent)
  }
}
