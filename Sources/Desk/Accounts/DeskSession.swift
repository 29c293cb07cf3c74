/// A sign-in that goes on: one browser of one person.
public struct DeskSession: Sendable, Hashable {
  /// Counts from 1; names the session in lists, and is of no use for signing in.
  public var number: Int
  /// Whose it is.
  public var account: String
  /// When they signed in, in seconds since 1970.
  public var createdAt: Int
  /// When it was last used, to the minute.
  public var lastUsedAt: Int
  /// The browser's own words for itself, cut to 200 characters; hostile text.
  public var userAgent: String
}

/// Who stands behind a request.
public struct ActiveSession: Sendable, Hashable {
  /// The session.
  public var session: DeskSession
  /// The account as it is now.
  public var account: Account
  /// What every form of this session must carry.
  public var csrf: String
  /// The session's new token, where it was just changed: send it as the cookie. The old one works for a short grace.
  public var newToken: String?
}

/// What became of a try to sign in.
public enum SignInOutcome: Sendable, Hashable {
  /// In; `newToken` of the session is its first token.
  case signedIn(ActiveSession)
  /// The name is unknown, the password is wrong, or the account is disabled: which of them is not told.
  case refused
  /// Too many wrong tries: nothing was looked at. Another try is looked at after so many seconds.
  case wait(seconds: Int)
}

extension ActiveSession {
  /// Whether a form carries this session's token; compared in constant time.
  public func accepts(csrf token: String) -> Bool { ConstantTime.areEqual(Array(token.utf8), Array(csrf.utf8)) }
}
