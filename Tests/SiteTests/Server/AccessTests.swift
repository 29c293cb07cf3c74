import Desk
import HTTPTypes
import Testing

@testable import Site

/// Who may come, and what a change must prove: for every route of the site, from its own table. A new route is in these
/// tests without anybody writing it down; one whose row says what cannot be is found.
@Suite struct AccessTests {
  private let test: TestSite
  private var door: Door { Door(site: test.site) }

  init() throws { test = try TestSite(pages: [.first]) }

  /// A request to a route, with something in every part of its path.
  private func visit(_ route: Route, as session: TestSession? = nil) -> Visit {
    var path = route.pattern
    while let open = path.firstIndex(of: "{"), let close = path.firstIndex(of: "}") {
      path.replaceSubrange(open...close, with: "1")
    }
    var visit = test.visit(route.method, path, as: session)
    for name in route.names { visit.parameters[name] = "1" }
    if route.method != .get { visit.setForm(session.map { [("csrf", $0.csrf)] } ?? []) }
    return visit
  }

  private func status(_ route: Route, _ visit: Visit) -> Int { door.answer(visit, on: route).status.code }

  @Test func `no two routes answer the same request`() {
    let rows = test.site.routes.map { "\($0.method.rawValue) \($0.pattern)" }
    #expect(Set(rows).count == rows.count)
    #expect(rows.count > 60)
  }

  @Test func `what changes something asks for a proof that fits who may come`() {
    for route in test.site.routes {
      let row = "\(route.method.rawValue) \(route.pattern)"
      switch route.method {
      case .get, .head, .options: #expect(route.proof == .none, "\(row) reads, and asks for a proof")
      default:
        switch route.access {
        case .everyone:
          let isProgram = route.pattern.hasPrefix(APIOperation.root + "/")
          #expect(
            route.proof == (isProgram ? .json : .origin), "\(row) changes something for everybody without a proof")
        case .moderator, .editor: #expect(route.proof == .session, "\(row) does not ask for the session's token")
        case .moderatorToken, .editorToken: #expect(route.proof == .bearer, "\(row) is for programs")
        }
        #expect(route.maxBodyBytes > 0, "\(row) takes no body")
        #expect(route.maxBodyBytes <= 2 << 20, "\(row) takes more than any form or record")
      }
    }
  }

  @Test func `the desk is for who is signed in, and the API's tokens are of no use there`() {
    for route in test.site.routes {
      if route.pattern == "/desk" || route.pattern.hasPrefix("/desk/") {
        let isDoor = route.pattern == "/desk/sign-in"
        #expect([.moderator, .editor].contains(route.access) != isDoor, "\(route.pattern)")
      } else {
        #expect(![.moderator, .editor].contains(route.access), "\(route.pattern): the cookie is only sent under /desk")
      }
    }
  }

  @Test func `nobody comes where only others may`() throws {
    let moderator = try test.signIn(.moderator)
    for route in test.site.routes where route.access != .everyone {
      let row = "\(route.method.rawValue) \(route.pattern)"
      let stranger = door.answer(visit(route), on: route)
      let isPage = route.method == .get && route.pattern.hasPrefix("/desk")
      #expect(stranger.status.code == (isPage ? 303 : 401), "\(row) for a stranger")
      if isPage { #expect(stranger.location?.hasPrefix("/desk/sign-in?then=") == true, "\(row)") }
      var forged = visit(route)
      forged.fields[.cookie] = "\(Site.sessionCookie)=\(String(repeating: "0", count: 64))"
      forged.fields[.authorization] = "Bearer dl_\(String(repeating: "0", count: 64))"
      #expect([303, 401].contains(status(route, forged)), "\(row) with a token that never was")
      if route.access == .editor {
        #expect(status(route, visit(route, as: moderator)) == 403, "\(row) for a moderator")
      }
    }
  }

  @Test func `a session that ended, and an account that was disabled, open nothing`() throws {
    let ended = try test.signIn(.editor, as: "ended")
    try test.desk.endSession(ended.number, of: "ended", by: "test", now: test.clock.now)
    let disabled = try test.signIn(.editor, as: "disabled")
    try test.desk.setDisabled(true, account: "disabled", by: "test", now: test.clock.now)
    let demoted = try test.signIn(.editor, as: "demoted")
    try test.desk.changeRole(of: "demoted", to: .moderator, by: "test", now: test.clock.now)
    for route in test.site.routes where [.moderator, .editor].contains(route.access) {
      for session in [ended, disabled] {
        #expect([303, 401].contains(status(route, visit(route, as: session))), "\(route.pattern) as \(session.name)")
      }
      if route.access == .editor { #expect(status(route, visit(route, as: demoted)) == 403, "\(route.pattern)") }
    }
  }

  @Test func `a form without its session's token changes nothing, whatever it is`() throws {
    let (own, other) = (try test.signIn(.editor, as: "own"), try test.signIn(.editor, as: "other"))
    let before = try test.desk.journal(limit: 1).items.first?.number
    var count = 0
    for route in test.site.routes where route.proof == .session {
      count += 1
      let row = "\(route.method.rawValue) \(route.pattern)"
      for fields in [
        [], [("csrf", "")], [("csrf", "wrong")], [("csrf", other.csrf)], [("csrf", own.token)],
        [("csrf", String(own.csrf.dropLast()))], [("csrf", test.desk.csrfToken(for: "session"))],
      ] {
        var visit = visit(route, as: own)
        visit.setForm(fields)
        #expect(status(route, visit) == 403, "\(row) with \(fields)")
      }
      var inQuery = visit(route, as: own)
      inQuery.setForm([])
      inQuery.query = inQuery.query.setting("csrf", own.csrf)
      #expect(status(route, inQuery) == 403, "\(row) with the token in the address")
      var asText = visit(route, as: own)
      asText.fields[.contentType] = "text/plain"
      #expect(status(route, asText) == 403, "\(row) as plain text, which a form of another site may send")
    }
    #expect(count > 20)
    #expect(try test.desk.journal(limit: 1).items.first?.number == before)
  }

  @Test func `a form of another page changes nothing, whatever token it brings`() throws {
    let own = try test.signIn(.editor, as: "own")
    let before = try test.desk.journal(limit: 1).items.first?.number
    for route in test.site.routes where [.session, .origin].contains(route.proof) {
      let row = "\(route.method.rawValue) \(route.pattern)"
      for origin in [nil, "null", "http://evil.example", "https://127.0.0.1:8080", "http://127.0.0.1:8081", ""] {
        var visit = visit(route, as: own)
        visit.fields[.origin] = origin
        #expect(status(route, visit) == 403, "\(row) from \(origin ?? "nowhere")")
      }
      for site in ["cross-site", "same-site", "none"] {
        var visit = visit(route, as: own)
        visit.fields[.secFetchSite] = site
        #expect(status(route, visit) == 403, "\(row) fetched \(site)")
      }
    }
    #expect(try test.desk.journal(limit: 1).items.first?.number == before)
  }

  @Test func `what anybody's program may send, no page of another site can`() throws {
    let session = try test.signIn(.editor)
    var count = 0
    for route in test.site.routes where route.proof == .json {
      count += 1
      let row = "\(route.method.rawValue) \(route.pattern)"
      var program = visit(route)
      program.fields[.origin] = nil
      program.fields[.secFetchSite] = nil
      program.fields[.contentType] = "application/json"
      program.body = Array("{}".utf8)
      #expect(status(route, program) == 422, "\(row) comes to what it asks")
      // These are what a form can be sent as, and a body of no kind; none of them asks before.
      for type in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "", nil] {
        var form = program
        form.fields[.contentType] = type
        #expect(status(route, form) == 415, "\(row) as \(type ?? "nothing")")
      }
      for origin in ["null", "http://evil.example", "http://127.0.0.1:8081", ""] {
        var other = program
        other.fields[.origin] = origin
        #expect(status(route, other) == 403, "\(row) from \(origin)")
      }
      for site in ["cross-site", "same-site", "none"] {
        var other = program
        other.fields[.origin] = "http://127.0.0.1:8080"
        other.fields[.secFetchSite] = site
        #expect(status(route, other) == 403, "\(row) fetched \(site)")
      }
      // A browser that asks before hears that it may read, and no more.
      let asked = test.answer(test.visit(.options, visit(route).path))
      #expect(asked.fields[.accessControlAllowMethods].map { $0 == "GET, HEAD" } ?? true, "\(row)")
      #expect(asked.fields[.accessControlAllowHeaders]?.lowercased().contains("content-type") != true, "\(row)")
      // No cookie counts.
      var own = program
      own.fields[.cookie] = visit(route, as: session).fields[.cookie]
      #expect(door.answer(own, on: route).sessionCookie == nil && status(route, own) == 422, "\(row)")
    }
    #expect(count > 0)
  }

  @Test func `with its token a form comes to what it asks`() throws {
    for route in test.site.routes where route.proof == .session {
      // A session of its own: some of them end it.
      let session = try test.signIn(.editor, as: "editor")
      let code = status(route, visit(route, as: session))
      #expect(code != 401 && code != 403 && code < 500, "\(route.pattern): \(code)")
    }
  }

  @Test func `a token of the API opens its own routes, as far as its role goes`() throws {
    let (editor, moderator) = (try test.token(.editor), try test.token(.moderator))
    for route in test.site.routes where [.moderatorToken, .editorToken].contains(route.access) {
      let row = "\(route.method.rawValue) \(route.pattern)"
      func code(_ secret: String) -> Int {
        var visit = visit(route)
        visit.fields[.authorization] = "Bearer \(secret)"
        return status(route, visit)
      }
      #expect(![401, 403].contains(code(editor)), "\(row) for an editor's token")
      if route.access == .editorToken { #expect(code(moderator) == 403, "\(row) for a moderator's token") }
      // A cookie is no token: the browser would send it by itself.
      let session = try test.signIn(.editor)
      #expect(status(route, visit(route, as: session)) == 401, "\(row) with a cookie")
    }
  }

  @Test func `every page of the desk says that it is for one person and has no script of its own`() throws {
    let session = try test.signIn(.editor)
    for route in test.site.routes where route.method == .get && route.pattern.hasPrefix("/desk") {
      let answer = door.answer(visit(route, as: session), on: route)
      #expect(answer.fields[.cacheControl] == "no-store", "\(route.pattern)")
      let policy = answer.fields[.contentSecurityPolicy] ?? ""
      #expect(policy.contains("script-src 'self';") && policy.contains("frame-ancestors 'none'"), "\(route.pattern)")
      #expect(answer.fields[.xContentTypeOptions] == "nosniff")
      #expect(!answer.text.contains("<script>") && !answer.text.contains(" onclick="), "\(route.pattern)")
    }
  }
}
