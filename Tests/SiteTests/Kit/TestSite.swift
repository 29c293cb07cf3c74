import Archive
import Desk
import Facts
import HTTPTypes
import Intake
import Record
import Synchronization
import TestKit

@testable import Site

/// A whole site on temporary files: the pages of `Examples` as `dateline add` keeps them, a desk with cheap passwords, and a
/// clock that stands still until a test moves it. Requests go through the door without a socket.
struct TestSite {
  /// Where its files lie.
  let folder = TemporaryFolder()
  let archive: Archive
  let desk: DeskStore
  let site: Site
  let clock: TestClock

  /// The password of every account that `signIn` makes.
  static let password = "correct horse battery"
  /// When tests begin: 2024-03-20T12:00:00Z, a few days after the first page was published.
  static let start = 1_710_936_000

  /// A site that has kept `pages`.
  init(settings: SiteSettings = SiteSettings(), pages: [TestPage] = TestPage.examples) throws {
    let path = folder.path + "/news.db"
    let clock = TestClock(Self.start)
    archive = try Archive(path: path, makes: true)
    desk = try DeskStore(
      path: DeskStore.path(besideArchive: path), passwords: PasswordCost(passes: 1, memory: 64, lanes: 1))
    site = Site(archive: archive, desk: desk, settings: settings, pageSeconds: 0, clock: { clock.now })
    self.clock = clock
    try keep(pages)
  }

  /// Keeps more pages, as another process may while the site serves.
  func keep(_ pages: [TestPage]) throws {
    guard !pages.isEmpty else { return }
    let keptAt = Timestamp.rfc3339(clock.now)
    let keeper = try Keeper(archive, software: "test", keptAt: keptAt)
    for page in pages {
      try keeper.keep(
        Offering(page.capture, record: page.record, drawnBy: "test", keptAt: keptAt, workingFolder: "/"))
    }
    try keeper.commit()
  }

  /// Makes an account where there is none of this role, and signs in to it.
  func signIn(_ role: DeskRole, as name: String? = nil) throws -> TestSession {
    let name = name ?? role.rawValue
    if try desk.account(named: name) == nil {
      try desk.addAccount(name: name, role: role, password: Self.password, by: "test", now: clock.now)
    }
    let outcome = try desk.signIn(
      name: name, password: Self.password, sender: "test", userAgent: "Browser/1", now: clock.now)
    guard case .signedIn(let session) = outcome, let token = session.newToken else { throw NotIn() }
    return TestSession(name: name, number: session.session.number, token: token, csrf: session.csrf)
  }

  /// A token of the API.
  func token(_ role: DeskRole) throws -> String {
    try desk.addAPIToken(name: "test \(role.rawValue)", role: role, by: "test", now: clock.now).secret
  }

  struct NotIn: Error {}

  // MARK: Requests

  /// The answer to a request for `target`, a path with or without a query.
  func get(_ target: String, as session: TestSession? = nil, _ change: (inout Visit) -> Void = { _ in }) -> Answer {
    var visit = visit(.get, target, as: session)
    change(&visit)
    return answer(visit)
  }

  /// The answer to a form of a page of this site; it brings the session's token unless a field `csrf` stands in `fields`.
  func post(
    _ target: String, _ fields: [(String, String)] = [], as session: TestSession? = nil,
    _ change: (inout Visit) -> Void = { _ in }
  ) -> Answer {
    var visit = visit(.post, target, as: session)
    var fields = fields
    if let session, !fields.contains(where: { $0.0 == "csrf" }) { fields.append(("csrf", session.csrf)) }
    visit.setForm(fields)
    change(&visit)
    return answer(visit)
  }

  /// A request as a browser makes it on a page of this site, ready to be changed by a test.
  func visit(_ method: HTTPRequest.Method, _ target: String, as session: TestSession? = nil) -> Visit {
    let path = String(target.prefix { $0 != "?" && $0 != "#" })
    let query = target.drop { $0 != "?" }.dropFirst().prefix { $0 != "#" }
    var visit = Visit(
      method: method, path: path, query: FormFields(urlEncoded: query.utf8) ?? FormFields(), host: "127.0.0.1:8080",
      client: "192.0.2.7", now: clock.now)
    visit.fields[.userAgent] = "Browser/1"
    if method != .get {
      visit.fields[.origin] = "http://127.0.0.1:8080"
      visit.fields[.secFetchSite] = "same-origin"
    }
    if let session { visit.fields[.cookie] = "\(Site.sessionCookie)=\(session.token)" }
    return visit
  }

  /// The answer to `visit` on the route that its path takes, as the router would choose it.
  func answer(_ visit: Visit) -> Answer {
    let door = Door(site: site)
    var best: (route: Route, parameters: [String: String], literals: Int)?
    for route in site.routes where route.method == visit.method {
      guard let found = route.match(visit.path), best.map({ $0.literals < found.literals }) ?? true else { continue }
      best = (route, found.parameters, found.literals)
    }
    guard let best else { return door.lost(visit) }
    var visit = visit
    visit.parameters = best.parameters
    return door.answer(visit, on: best.route)
  }
}

/// A sign-in at the desk, with all that its browser knows.
struct TestSession: Sendable {
  var name: String
  var number: Int
  /// The cookie.
  var token: String
  /// What its forms carry.
  var csrf: String
}

/// A clock that a test moves.
final class TestClock: Sendable {
  private let seconds: Mutex<Int>
  init(_ start: Int) { seconds = Mutex(start) }
  var now: Int { seconds.withLock { $0 } }
  func advance(_ by: Int) { seconds.withLock { $0 += by } }
}

/// A page and what was drawn from it.
struct TestPage: Sendable {
  var capture: Capture
  var record: PageRecord

  private static let recorder = Recorder()

  /// A pasted page.
  init(_ text: [UInt8], path: String) {
    capture = Capture(
      source: path, time: "2024-03-15T08:00:00Z", payload: text, digest: Digest.sha256(text), form: .pageText,
      mediaType: "text/plain")
    record = Self.recorder.record(of: capture)
  }

  /// An article with just this text.
  init(text: String, headline: String, path: String) {
    self.init(Array("\(headline)\n\n\(text)\n".utf8), path: path)
  }

  /// The bundled pages; `first` is the one that stands in README. They are read once for all tests.
  static let first = example("first")
  static let examples = [
    first, example("thames-strike-tags"), example("kaspiy-translated-seam"), example("meridian-hard-wrapped"),
  ]

  private static func example(_ name: String) -> TestPage {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
    return TestPage(SharedData.bytes(at: "\(root)/Examples/\(name)/page.txt"), path: "/pages/\(name).txt")
  }
}

extension Answer {
  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }
  /// Where it leads.
  var location: String? { fields[.location] }
  /// The session's token that it sets; empty where it takes it away.
  var sessionCookie: String? {
    fields[values: .setCookie].last { $0.hasPrefix(Site.sessionCookie + "=") }.map {
      String($0.dropFirst(Site.sessionCookie.count + 1).prefix { $0 != ";" })
    }
  }
}

extension Visit {
  /// Puts a form into the body.
  mutating func setForm(_ fields: [(String, String)]) {
    self.fields[.contentType] = "application/x-www-form-urlencoded"
    body = Array(
      fields.map { WebAddress.encoded($0.0) + "=" + WebAddress.encoded($0.1) }.joined(separator: "&").utf8)
  }
}

extension Route {
  /// The parameters of a path that it takes, and how many of its parts are literal; nil where it does not take it.
  func match(_ path: String) -> (parameters: [String: String], literals: Int)? {
    let parts = path.split(separator: "/")
    let pieces = pattern.split(separator: "/")
    guard parts.count == pieces.count else { return nil }
    var parameters: [String: String] = [:]
    var literals = 0
    for (part, piece) in zip(parts, pieces) {
      guard piece.contains("{") else {
        guard piece == part else { return nil }
        literals += 1
        continue
      }
      // A part may have letters before and behind its name.
      let before = piece.prefix { $0 != "{" }
      let behind = piece.drop { $0 != "}" }.dropFirst()
      let name = piece.dropFirst(before.count + 1).dropLast(behind.count + 1)
      guard part.hasPrefix(before), part.hasSuffix(behind), part.count > before.count + behind.count,
        let value = WebAddress.decoded(part.dropFirst(before.count).dropLast(behind.count).utf8, plusIsSpace: false)
      else { return nil }
      parameters[String(name)] = String(decoding: value, as: UTF8.self)
    }
    return (parameters, literals)
  }
}
