internal import Desk
internal import HTTPTypes

/// One thing that programs can ask of the site: the route and all that its description says, in one place, so that there is
/// no route without a description and no description without a route.
struct APIOperation: Sendable {
  /// A part of the path or a field of the query.
  struct Parameter: Sendable {
    var name: String
    var isInPath: Bool
    var schema: APISchema
    var isRequired: Bool

    /// A part of the path.
    static func path(_ name: String, _ form: APISchema.Form, _ about: String) -> Parameter {
      Parameter(name: name, isInPath: true, schema: APISchema(form, about), isRequired: true)
    }

    /// A field of the query, which may be left out.
    static func query(_ name: String, _ form: APISchema.Form, _ about: String) -> Parameter {
      Parameter(name: name, isInPath: false, schema: APISchema(form, about), isRequired: false)
    }

    /// The same where it must be there.
    var required: Parameter {
      var copy = self
      copy.isRequired = true
      return copy
    }
  }

  /// Where all addresses of the API begin. A form that would break programs gets another.
  static let root = "/api/v1"

  /// The method.
  var method: HTTPRequest.Method
  /// The path below the root.
  var path: String
  /// Who may come.
  var access: Route.Access
  /// The name that programs know it by.
  var id: String
  /// The group it stands in.
  var tag: String
  /// What it does, in a line.
  var summary: String
  /// What else there is to know.
  var about = ""
  var parameters: [Parameter] = []
  /// The name of the schema of the body that is taken.
  var body: String?
  /// The status when all went well, and the name of the schema of its body; nil for none.
  var success: HTTPResponse.Status = .ok
  var gives: String?
  /// What kind of body is given.
  var media = "application/json"
  /// Whether each answer is another, so that nobody may keep one.
  var isOnce = false
  /// The longest body that is taken, in bytes.
  var maxBodyBytes = 2 << 20
  /// Whether the answer is a list with a cursor.
  var isList = false
  /// What may go wrong beyond what always may.
  var errors: [HTTPResponse.Status] = []
  /// What answers.
  var handler: Route.Handler

  /// Whether pages of any other site may read it.
  var isOpen: Bool { method == .get && access == .everyone }

  /// All statuses that it may answer with besides `success`, least first.
  var failures: [HTTPResponse.Status] {
    var all: Set<Int> = [400, 405, 414, 429, 500, 503]
    if access != .everyone { all.formUnion([401, 403]) }
    // A browser that comes from another site is refused.
    if access == .everyone, method != .get { all.insert(403) }
    if parameters.contains(where: \.isInPath) { all.insert(404) }
    if method != .get { all.insert(413) }
    if body != nil { all.formUnion([415, 422]) }
    for error in errors { all.insert(error.code) }
    return OpenAPIDocument.failures.filter { all.contains($0.code) }
  }

  /// The parameters that every list takes.
  static let paging: [Parameter] = [
    .query("limit", .whole(1...100), "How many at most; 30 where it is left out."),
    .query("after", .text(1...100), "Where to go on: `next` of the answer before."),
  ]

  /// The route, whose handler sees only what the description allows.
  var route: Route {
    let pattern = Self.root + path
    let isKept = isOpen && !isOnce
    let checked: Route.Handler = { [parameters, body, handler] visit in
      try Self.check(visit, parameters)
      if body != nil, visit.mediaType != "application/json" { throw APIFault.mediaType }
      var answer = try handler(visit)
      if !isKept { answer.caching = .none }
      return answer
    }
    let most = body == nil ? 1 << 10 : maxBodyBytes
    switch (method, access) {
    case (.get, _): return .get(pattern, access, checked)
    case (_, .everyone): return .send(method, pattern, maxBodyBytes: most, checked)
    default: return .write(method, pattern, access, maxBodyBytes: most, checked)
    }
  }

  /// Throws where a field of the query is unknown, there twice, missing, or not of its form.
  private static func check(_ visit: Visit, _ parameters: [Parameter]) throws {
    let known = parameters.filter { !$0.isInPath }
    for field in visit.query.fields where !known.contains(where: { $0.name == field.name }) {
      throw APIFault.parameter(
        field.name,
        known.isEmpty
          ? "is not known here; no parameters are taken"
          : "is not known here; known are \(known.map(\.name).joined(separator: ", "))")
    }
    for parameter in known {
      let values = visit.query.all(parameter.name)
      guard values.count <= 1 else { throw APIFault.parameter(parameter.name, "stands there twice") }
      if let value = values.first {
        if let rule = parameter.schema.fault(inText: value) { throw APIFault.parameter(parameter.name, rule) }
      } else if parameter.isRequired {
        throw APIFault.parameter(parameter.name, "must be there")
      }
    }
    for parameter in parameters where parameter.isInPath {
      if let value = visit.parameters[parameter.name], parameter.schema.fault(inText: value) != nil {
        throw SiteError.notFound("There is nothing at this address: \(parameter.name) is none that could be.")
      }
    }
  }
}

/// What is wrong with a request to the API.
enum APIFault {
  /// A parameter of the query.
  static func parameter(_ name: String, _ rule: String) -> SiteError {
    var error = SiteError.badRequest("The parameter \(shown(name)) \(rule).")
    error.parameter = shown(name)
    return error
  }

  /// A field of the body, by its JSON pointer.
  static func field(_ pointer: String, _ rule: String) -> SiteError {
    said("\(pointer.isEmpty ? "The body" : shown(pointer)) \(rule).", at: shown(pointer))
  }

  /// A field of the body, in words that say which it is.
  static func said(_ words: String, at pointer: String) -> SiteError {
    var error = SiteError.unprocessable(words)
    error.pointer = pointer
    return error
  }

  /// Does `body`; where the desk finds fault with a field, says which of the request's it is: `pointers` has them by the
  /// desk's names.
  static func placed<T>(_ pointers: [String: String], _ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DeskError {
      guard case .invalid(let field, _) = error, let pointer = pointers[field], var shown = error.shown else {
        throw error
      }
      shown.pointer = pointer
      throw shown
    }
  }

  /// The body is of another kind than the one that is read.
  static let mediaType = SiteError(
    status: .unsupportedMediaType, code: "DL-SITE-415",
    message: "The body must be JSON. Send it with Content-Type: application/json.")

  /// Names come from who asks and may be as long as they like.
  private static func shown(_ name: String) -> String { name.count > 100 ? name.prefix(99) + "…" : name }
}
