internal import HTTPTypes

/// Why there is no other answer. Its words are shown to people: nothing of the program's inside is in them.
struct SiteError: Error, Sendable, Hashable {
  /// The status.
  var status: HTTPResponse.Status
  /// A code that can be looked up and counted: `DL-SITE-404`.
  var code: String
  /// What is wrong, where, and what to do next.
  var message: String
  /// After how many seconds to try again.
  var retryAfterSeconds: Int?
  /// The parameter of the query that is meant, for programs.
  var parameter: String?
  /// The field of a JSON body that is meant, as a JSON pointer.
  var pointer: String?

  /// There is nothing at the address.
  static func notFound(_ what: String = "There is no page at this address.") -> SiteError {
    SiteError(status: .notFound, code: "DL-SITE-404", message: what)
  }

  /// There was something at the address.
  static func gone(_ what: String) -> SiteError {
    SiteError(status: .gone, code: "DL-SITE-410", message: what)
  }

  /// What was asked cannot be understood.
  static func badRequest(_ what: String) -> SiteError {
    SiteError(status: .badRequest, code: "DL-SITE-400", message: what)
  }

  /// A form that can be understood but not taken.
  static func unprocessable(_ what: String) -> SiteError {
    SiteError(status: .unprocessableContent, code: "DL-SITE-422", message: what)
  }

  /// Nobody is signed in who may do that.
  static let unauthorized = SiteError(
    status: .unauthorized, code: "DL-SITE-401", message: "Sign in, or send a token, and try again.")

  /// Who is signed in may not do that.
  static func forbidden(_ what: String = "Your account may not do this.") -> SiteError {
    SiteError(status: .forbidden, code: "DL-SITE-403", message: what)
  }

  /// The address takes other methods, which the Allow field names.
  static let methodNotAllowed = SiteError(
    status: .methodNotAllowed, code: "DL-SITE-405",
    message: "This address does not take this method. The Allow field names those that it takes.")

  /// Two people changed the same thing.
  static func conflict(_ what: String) -> SiteError {
    SiteError(status: .conflict, code: "DL-SITE-409", message: what)
  }

  /// The body is longer than its route takes.
  static func tooLarge(limit: Int) -> SiteError {
    SiteError(
      status: .contentTooLarge, code: "DL-SITE-413",
      message: "What was sent is longer than the \(limit) bytes that are taken here. Send less.")
  }

  /// The path and query are longer than is taken.
  static func addressTooLong(limit: Int) -> SiteError {
    SiteError(
      status: .uriTooLong, code: "DL-SITE-414",
      message: "This address is longer than the \(limit) bytes that are taken here. Ask for less at once.")
  }

  /// Too much was asked in too short a time.
  static func tooMany(retryAfterSeconds seconds: Int) -> SiteError {
    SiteError(
      status: .tooManyRequests, code: "DL-SITE-429",
      message: "That was too much in too short a time. Try again in \(seconds) seconds.", retryAfterSeconds: seconds)
  }

  /// Something of ours failed: told to the log, not to the reader.
  static let failed = SiteError(
    status: .internalServerError, code: "DL-SITE-500",
    message: "Something failed on our side and was written down. Try again in a moment.")

  /// The archive or the desk is held by another process for longer than one waits.
  static let busy = SiteError(
    status: .serviceUnavailable, code: "DL-SITE-503",
    message: "The archive is busy. Try again in a few seconds.", retryAfterSeconds: 5)
}
