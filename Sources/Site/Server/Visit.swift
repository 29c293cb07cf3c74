internal import Desk
internal import HTTPTypes

/// A request with all that a handler needs of it. Its body was read whole, within the limit of its route.
struct Visit: Sendable {
  /// The method. `HEAD` comes as a `GET` whose answer is cut off.
  var method: HTTPRequest.Method
  /// The path as it came, percent escapes and all.
  var path: String
  /// The parts of the path that the route's pattern names, decoded.
  var parameters: [String: String] = [:]
  /// The fields of the query.
  var query = FormFields()
  /// The header fields.
  var fields = HTTPFields()
  /// The body.
  var body: [UInt8] = []
  /// The host and port that were asked.
  var host: String?
  /// The address of who asks: of the client, or what a proxy that is trusted says of it.
  var client: String
  /// When it came, in seconds since 1970.
  var now: Int
  /// Who is signed in at the desk.
  var session: ActiveSession?
  /// Whom a token of the API speaks for.
  var token: APIToken?

  /// The fields of the form in the body; empty where it is none.
  var form: FormFields {
    guard mediaType == "application/x-www-form-urlencoded" else { return FormFields() }
    return FormFields(urlEncoded: body) ?? FormFields()
  }

  /// The media type of the body without its parameters, in small letters.
  var mediaType: String? {
    fields[.contentType].map { $0.prefix { $0 != ";" }.lowercased().filter { $0 != " " } }
  }

  /// The number that a part of the path is.
  func number(_ name: String) throws -> Int {
    guard let text = parameters[name], let number = Int(text), number > 0, String(number) == text else {
      throw SiteError.notFound()
    }
    return number
  }

  /// The value of a cookie.
  func cookie(_ name: String) -> String? {
    for field in fields[values: .cookie] {
      for part in field.split(separator: ";") {
        let pair = part.drop { $0 == " " }
        if pair.hasPrefix(name + "=") { return String(pair.dropFirst(name.count + 1)) }
      }
    }
    return nil
  }

  /// The path with its query.
  var target: String { path + query.query }
}
