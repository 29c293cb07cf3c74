internal import Archive
internal import Desk
internal import HTTPTypes
internal import Logging
internal import Record

extension Site {
  /// The cookie of a session. The prefix would have browsers insist on a secure connection, which one's own machine has not.
  static let sessionCookie = "dateline-session"

  /// Whether people reach the site over TLS.
  var isSecure: Bool { settings.publicAddress?.hasPrefix("https://") ?? false }

  /// The origins that forms may come from: the public one, and where none is set, the one that was asked.
  func origins(_ visit: Visit) -> [String] {
    if let address = settings.publicAddress { return [address.lowercased()] }
    return visit.host.map { ["http://\($0.lowercased())"] } ?? []
  }

  /// The answer to something that was thrown: a page, or a problem (RFC 9457) where a program asked. What is no `SiteError`
  /// is told to the log, and nothing of it to who asked.
  func answer(to error: any Error, _ visit: Visit) -> Answer {
    let shown = shown(error, visit)
    var answer = visit.path.hasPrefix("/api/") ? problem(shown) : errorPage(shown, visit)
    answer.caching = .none
    if let seconds = shown.retryAfterSeconds { answer.fields[.retryAfter] = String(seconds) }
    if shown.status == .unauthorized, visit.path.hasPrefix("/api/") {
      answer.fields[.wwwAuthenticate] = "Bearer realm=\"dateline\""
    }
    return answer
  }

  private func shown(_ error: any Error, _ visit: Visit) -> SiteError {
    switch error {
    case let error as SiteError: return error
    case let error as DeskError:
      if let shown = error.shown { return shown }
    case let error as ArchiveError:
      switch error {
      case .badCursor, .tooBroad, .unknownArticle:
        return SiteError(status: .badRequest, code: error.problem.code, message: error.problem.message)
      case .locked: return .busy
      default: break
      }
    default: break
    }
    log.error("a request failed", metadata: ["path": "\(visit.path)", "error": "\(error)"])
    return .failed
  }

  private func problem(_ error: SiteError) -> Answer {
    var answer = Answer.json(error.status) { json in
      json.string("type", "about:blank")
      json.string("title", error.status.reasonPhrase)
      json.key("status")
      json.number(error.status.code)
      json.string("detail", error.message)
      json.string("code", error.code)
      json.string("parameter", error.parameter)
      json.string("pointer", error.pointer)
      if let seconds = error.retryAfterSeconds {
        json.key("retryAfterSeconds")
        json.number(seconds)
      }
    }
    answer.fields[.contentType] = "application/problem+json"
    return answer
  }

  private func errorPage(_ error: SiteError, _ visit: Visit) -> Answer {
    if error.status == .unauthorized, visit.path.hasPrefix("/desk"), visit.method == .get {
      return .redirect("/desk/sign-in?then=" + WebAddress.encoded(visit.path))
    }
    let frame =
      (try? self.frame(now: visit.now))
      ?? SiteFrame(
        title: settings.title, motto: settings.motto, language: settings.language, today: "", sections: [],
        publicAddress: settings.publicAddress)
    let title = error.status.reasonPhrase
    let page = Frame(title: title, isPrivate: true, kind: "error").page(frame) { html in
      html.element("h1", text: title)
      html.element("p", text: error.message)
      html.raw("<p class=\"note\">")
      html.text(error.code)
      html.raw("</p><p><a href=\"/\">To the front page</a></p>")
    }
    return .html(page, error.status)
  }
}

extension DeskError {
  /// What people are told of it; nil where it is our fault.
  var shown: SiteError? {
    let problem = self.problem
    let status: HTTPResponse.Status
    switch self {
    case .unknown: status = .notFound
    case .taken, .outdated, .wrongState: status = .conflict
    case .invalid: status = .unprocessableContent
    case .locked: return .busy
    default: return nil
    }
    return SiteError(status: status, code: problem.code, message: problem.message)
  }
}

extension Visit {
  /// The token in the Authorization header.
  var bearer: String? {
    guard let field = fields[.authorization], field.prefix(7).lowercased() == "bearer " else { return nil }
    return String(field.dropFirst(7).drop { $0 == " " })
  }
}

extension Answer {
  /// Sets the cookie of a session, or takes it away where `token` is nil.
  mutating func setSession(_ token: String?, isSecure: Bool) {
    let ending = token == nil ? "; Max-Age=0" : ""
    fields.append(
      HTTPField(
        name: .setCookie,
        value:
          "\(Site.sessionCookie)=\(token ?? ""); Path=/desk; HttpOnly; SameSite=Strict\(isSecure ? "; Secure" : "")\(ending)"
      ))
  }
}
