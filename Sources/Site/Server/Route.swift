internal import HTTPTypes

/// One thing the site answers to. The table of all routes is what the router, the description of the API and the tests of
/// access are made from.
struct Route: Sendable {
  /// Who may come.
  enum Access: String, Sendable, Hashable, CaseIterable {
    /// Anybody.
    case everyone
    /// Who is signed in at the desk, as moderator or editor.
    case moderator
    /// Who is signed in as editor.
    case editor
    /// A program with a token of the API whose role is moderator or editor.
    case moderatorToken
    /// A program with a token of the API whose role is editor.
    case editorToken
  }

  /// What a request must bring that changes something.
  enum Proof: String, Sendable, Hashable {
    /// Nothing is changed.
    case none
    /// The form comes from a page of this site (Origin), and a CAPTCHA or rate stands before the change.
    case origin
    /// The form comes from a page of this site and brings the token of the session.
    case session
    /// A token in the Authorization header, which no browser sends by itself.
    case bearer
    /// The body is JSON, which a page of another site may not send without asking first, and it is told that it may only
    /// read; a browser that names another site as where it comes from is refused besides. No cookie counts, and a CAPTCHA
    /// stands before the change.
    case json
  }

  /// A handler: gives the answer, or throws `SiteError`.
  typealias Handler = @Sendable (Visit) throws -> Answer

  /// The method.
  var method: HTTPRequest.Method
  /// The path, with names in braces for its parts: `/article/{id}`.
  var pattern: String
  /// Who may come.
  var access: Access
  /// What proves that the change is wanted.
  var proof: Proof
  /// The longest body that is taken, in bytes.
  var maxBodyBytes: Int
  /// What answers.
  var handler: Handler
  /// Whether everybody gets the same answer, so that it may be kept for some seconds.
  var isSameForAll = false

  /// A route on which something is read.
  static func get(_ pattern: String, _ access: Access = .everyone, _ handler: @escaping Handler) -> Route {
    Route(method: .get, pattern: pattern, access: access, proof: .none, maxBodyBytes: 0, handler: handler)
  }

  /// A route whose answer is the same for everybody, and takes work.
  static func page(_ pattern: String, _ handler: @escaping Handler) -> Route {
    var route = get(pattern, .everyone, handler)
    route.isSameForAll = true
    return route
  }

  /// A route on which a form changes something.
  static func post(
    _ pattern: String, _ access: Access, maxBodyBytes: Int = 64 << 10, _ handler: @escaping Handler
  ) -> Route {
    Route(
      method: .post, pattern: pattern, access: access, proof: access == .everyone ? .origin : .session,
      maxBodyBytes: maxBodyBytes, handler: handler)
  }

  /// A route of the API by which anybody's program changes something.
  static func send(
    _ method: HTTPRequest.Method, _ pattern: String, maxBodyBytes: Int, _ handler: @escaping Handler
  ) -> Route {
    Route(
      method: method, pattern: pattern, access: .everyone, proof: .json, maxBodyBytes: maxBodyBytes, handler: handler)
  }

  /// A route of the API by which a program with a token changes something.
  static func write(
    _ method: HTTPRequest.Method, _ pattern: String, _ access: Access, maxBodyBytes: Int = 1 << 20,
    _ handler: @escaping Handler
  ) -> Route {
    Route(
      method: method, pattern: pattern, access: access, proof: .bearer, maxBodyBytes: maxBodyBytes, handler: handler)
  }
}
