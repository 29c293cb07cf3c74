internal import Desk
internal import HTTPTypes

extension Site {
  /// A page of the desk: its navigation, what was just done or went wrong, and what `body` writes.
  func deskPage(
    _ visit: Visit, _ title: String, problem: String? = nil, status: HTTPResponse.Status = .ok,
    _ body: (inout HTMLWriter) -> Void
  ) throws -> Answer {
    let page = Frame(title: "\(title) – Desk", isPrivate: true, kind: "desk").page(try frame(now: visit.now)) { html in
      if let session = visit.session { DeskNavigation.write(session, visit.path, to: &html) }
      html.element("h1", text: title)
      if let problem {
        html.raw("<p class=\"problem whole\" role=\"alert\">")
        html.text(problem)
        html.raw("</p>")
      } else if status == .ok, let done = visit.query["done"].flatMap(DeskDone.init(rawValue:)) {
        html.raw("<p class=\"thanks\" role=\"status\">")
        html.raw(done.words)
        html.raw("</p>")
      }
      body(&html)
    }
    return .html(page, status, caching: .none)
  }
}

extension Visit {
  /// Who is signed in; the door lets nobody else to a page of the desk.
  func signedIn() throws -> ActiveSession {
    guard let session else { throw SiteError.unauthorized }
    return session
  }

  /// The name of who is signed in.
  func who() throws -> String { try signedIn().account.name }

  /// Where a list goes on.
  var cursor: Int? { query["after"].flatMap { Int($0) } }

  /// A field as it was typed, blanks around it too: a password.
  func typed(_ name: String) -> String { form.all(name).first ?? "" }
}

/// The links between the desk's pages, as far as one's role goes.
private enum DeskNavigation {
  private static let pages: [(path: String, name: StaticString, role: DeskRole)] = [
    ("/desk", "Overview", .moderator), ("/desk/comments", "Comments", .moderator), ("/desk/bans", "Bans", .moderator),
    ("/desk/rules", "Spam rules", .moderator), ("/desk/articles", "Articles", .moderator),
    ("/desk/posts", "Posts", .editor), ("/desk/sections", "Sections", .editor), ("/desk/outlets", "Outlets", .editor),
    ("/desk/sources", "Sources", .editor), ("/desk/accounts", "Accounts", .editor), ("/desk/tokens", "Tokens", .editor),
    ("/desk/journal", "Journal", .editor),
  ]

  static func write(_ session: ActiveSession, _ path: String, to html: inout HTMLWriter) {
    html.raw("<nav class=\"desk-nav\" aria-label=\"Desk\"><ul>")
    for page in pages where session.account.role.includes(page.role) {
      html.raw("<li><a")
      html.attribute("href", page.path)
      if path == page.path || page.path != "/desk" && path.hasPrefix(page.path + "/") {
        html.raw(" aria-current=\"page\"")
      }
      html.raw(">")
      html.raw(page.name)
      html.raw("</a></li>")
    }
    html.raw(
      "</ul><form class=\"desk-me\" method=\"post\" action=\"/desk/sign-out\"><input type=\"hidden\" name=\"csrf\"")
    html.attribute("value", session.csrf)
    html.raw("><span><a href=\"/desk/sessions\">")
    html.text(session.account.name)
    html.raw("</a>, ")
    html.text(session.account.role.rawValue)
    html.raw("</span> <button>Sign out</button></form></nav>")
  }
}
