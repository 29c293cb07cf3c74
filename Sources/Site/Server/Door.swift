internal import Archive
internal import Desk
internal import HTTPTypes

/// What every request passes on its way to a handler, and every answer on its way back: rate, access, proof that a change
/// is wanted, errors as pages or problems, ETag, header fields.
struct Door: Sendable {
  let site: Site

  /// The answer to `visit` on `route`.
  func answer(_ visit: Visit, on route: Route) -> Answer {
    var answer: Answer
    do {
      try site.rates.admit(visit)
      let visit = try admitted(visit, to: route)
      answer = try answered(visit, on: route)
      if let token = visit.session?.newToken { answer.setSession(token, isSecure: site.isSecure) }
    } catch {
      answer = site.answer(to: error, visit)
    }
    if route.isOpenToOtherSites { answer.openToOtherSites() }
    return finished(answer, visit)
  }

  /// What the route's handler answers, or answered a moment ago to somebody else.
  private func answered(_ visit: Visit, on route: Route) throws -> Answer {
    if route.isSameForAll {
      return try site.pages.answer(for: visit.target, now: visit.now) { try route.handler(visit) }
    }
    // Whatever is changed, the pages may show: also where the change fails halfway. What takes long to find out is changed by
    // editors alone.
    defer {
      if route.method != .get {
        if route.access != .everyone { site.shared.forget() }
        site.pages.empty()
      }
    }
    return try route.handler(visit)
  }

  /// The answer to a request that no route takes; `allowed` are the methods that routes take at its address.
  func lost(_ visit: Visit, allowed: [HTTPRequest.Method] = []) -> Answer {
    guard !allowed.isEmpty, !allowed.contains(visit.method) else { return refused(visit, SiteError.notFound()) }
    var answer = refused(visit, SiteError.methodNotAllowed)
    answer.fields[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
    return answer
  }

  /// The answer to a request that is refused before it comes to its handler.
  func refused(_ visit: Visit, _ error: SiteError) -> Answer { finished(site.answer(to: error, visit), visit) }

  /// The visit with who is signed in, where the route asks for that and it may go on.
  private func admitted(_ visit: Visit, to route: Route) throws -> Visit {
    var visit = visit
    switch route.access {
    case .everyone: break
    case .moderator, .editor:
      guard let token = visit.cookie(Site.sessionCookie),
        let session = try site.desk.session(token: token, now: visit.now)
      else { throw SiteError.unauthorized }
      guard session.account.role.includes(route.access == .editor ? .editor : .moderator) else {
        throw SiteError.forbidden()
      }
      visit.session = session
    case .moderatorToken, .editorToken:
      guard let secret = visit.bearer, let token = try site.desk.apiToken(secret: secret, now: visit.now) else {
        throw SiteError.unauthorized
      }
      guard token.role.includes(route.access == .editorToken ? .editor : .moderator) else {
        throw SiteError.forbidden()
      }
      visit.token = token
    }
    switch route.proof {
    case .none, .bearer: break
    case .origin: try checkOrigin(visit)
    case .json:
      // A program does not say where it comes from; a browser does.
      if visit.fields[.origin] != nil || visit.fields[.secFetchSite] != nil { try checkOrigin(visit) }
      guard visit.mediaType == "application/json" else { throw APIFault.mediaType }
    case .session:
      try checkOrigin(visit)
      guard let session = visit.session, let token = visit.form["csrf"],
        session.accepts(csrf: token)
      else { throw SiteError.forbidden("The form has expired. Open the page again and send it once more.") }
    }
    return visit
  }

  /// A browser says from which page a form comes. Neither another site's nor an unknown one may change anything here.
  private func checkOrigin(_ visit: Visit) throws {
    let refusal = SiteError.forbidden(
      "The form does not come from a page of this site. Open the page here and try again.")
    if let fetched = visit.fields[.secFetchSite], fetched != "same-origin" { throw refusal }
    guard let origin = visit.fields[.origin], site.origins(visit).contains(origin.lowercased()) else { throw refusal }
  }

  private func finished(_ answer: Answer, _ visit: Visit) -> Answer {
    var answer = answer
    for (name, value) in Self.everywhere where answer.fields[name] == nil { answer.fields[name] = value }
    if site.isSecure, answer.fields[.strictTransportSecurity] == nil {
      answer.fields[.strictTransportSecurity] = "max-age=31536000"
    }
    switch answer.caching {
    case .none: answer.fields[.cacheControl] = "no-store"
    case .revalidated: answer.fields[.cacheControl] = "no-cache"
    case .seconds(let seconds): answer.fields[.cacheControl] = "max-age=\(seconds)"
    case .immutable: answer.fields[.cacheControl] = "public, max-age=31536000, immutable"
    }
    if answer.caching != .none, answer.status == .ok, visit.method == .get {
      let tag = EntityTag.of(answer.body)
      answer.fields[.eTag] = tag
      if EntityTag.matches(visit.fields[.ifNoneMatch], tag) {
        answer.status = .notModified
        answer.body = []
        answer.fields[.contentType] = nil
      }
    }
    return answer
  }

  /// What every answer says: no script but ours, nothing from elsewhere, no frame around a page.
  private static let everywhere: [(HTTPField.Name, String)] = [
    (
      .contentSecurityPolicy,
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; "
        + "worker-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    (.xContentTypeOptions, "nosniff"),
    (.referrerPolicy, "strict-origin-when-cross-origin"),
    (.permissionsPolicy, "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
    (.crossOriginOpenerPolicy, "same-origin"),
    (.crossOriginResourcePolicy, "same-origin"),
    (.xFrameOptions, "DENY"),
  ]
}

extension HTTPField.Name {
  static let permissionsPolicy = Self("Permissions-Policy")!
  static let crossOriginOpenerPolicy = Self("Cross-Origin-Opener-Policy")!
  static let referrerPolicy = Self("Referrer-Policy")!
  static let xFrameOptions = Self("X-Frame-Options")!
  static let secFetchSite = Self("Sec-Fetch-Site")!
  static let forwardedFor = Self("X-Forwarded-For")!
  static let forwardedProto = Self("X-Forwarded-Proto")!
}

/// Marks what a body is, so that who has it already need not have it sent again.
enum EntityTag {
  /// The tag of a body: weak, since a proxy may compress it.
  static func of(_ body: [UInt8]) -> String {
    // FNV-1a over words of eight bytes: quick, and no secret depends on it.
    var (hash, tail): (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0)
    body.withUnsafeBytes { bytes in
      let words = bytes.count / 8
      for index in 0..<words {
        hash = (hash ^ bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)) &* 0x0000_0100_0000_01B3
        hash ^= hash >> 29
      }
      for byte in bytes[(words * 8)...] { tail = tail << 8 | UInt64(byte) }
    }
    hash = (hash ^ tail) &* 0x0000_0100_0000_01B3
    return "W/\"\(String(hash, radix: 36))-\(String(body.count, radix: 36))\""
  }

  /// Whether one of the tags of `If-None-Match` is `tag`, by the weak comparison.
  ///
  /// Source: RFC 9110, section 13.1.2.
  static func matches(_ field: String?, _ tag: String) -> Bool {
    guard let field else { return false }
    func bare(_ tag: Substring) -> Substring {
      let trimmed = tag.drop { $0 == " " }
      return trimmed.hasPrefix("W/") ? trimmed.dropFirst(2) : trimmed
    }
    return field.split(separator: ",").contains { part in
      let own = bare(part)
      return own == "*" || own.prefix { $0 != " " } == bare(Substring(tag))
    }
  }
}
