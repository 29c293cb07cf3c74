internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// All that programs can ask for and send.
  var apiOperations: [APIOperation] {
    articleOperations + sendingOperations + statementOperations + directoryOperations + commentOperations
      + commentingOperations + ruleOperations + postOperations + correctionOperations + settingOperations
      + sourceOperations + accountOperations + tokenOperations + [descriptionOperation]
  }

  /// The routes of the API, and for those that pages of other sites may read, what browsers ask before.
  var apiRoutes: [Route] {
    let operations = apiOperations
    return operations.map(\.route)
      + operations.filter(\.isOpen).map { open in
        Self.preflight(
          APIOperation.root + open.path, operations.filter { $0.path == open.path && $0.method != .get }.map(\.method))
      }
  }

  /// Tells browsers that pages of other sites may read, and only that.
  private static func preflight(_ pattern: String, _ others: [HTTPRequest.Method]) -> Route {
    Route(method: .options, pattern: pattern, access: .everyone, proof: .none, maxBodyBytes: 0) { _ in
      var answer = Answer.empty
      answer.fields[.allow] = (["GET", "HEAD", "OPTIONS"] + others.map(\.rawValue)).joined(separator: ", ")
      answer.openToOtherSites()
      answer.fields[.accessControlAllowMethods] = "GET, HEAD"
      answer.fields[.accessControlAllowHeaders] = "If-None-Match"
      answer.fields[.accessControlMaxAge] = "86400"
      return answer
    }
  }

  private var descriptionOperation: APIOperation {
    APIOperation(
      method: .get, path: "/openapi.json", access: .everyone, id: "getDescription", tag: "Description",
      summary: "This description.", gives: OpenAPIDocument.schemaName
    ) { _ in
      self.shared.value("api description", for: 3600, now: 0) {
        Answer(type: "application/json", body: OpenAPIDocument(self).bytes)
      }
    }
  }
}

extension Answer {
  /// Lets scripts of pages of other sites read it: there is nothing in it that not everybody may read.
  mutating func openToOtherSites() {
    fields[.accessControlAllowOrigin] = "*"
    fields[.accessControlExposeHeaders] = "ETag, Link, Retry-After"
    fields[.apiCrossOriginResourcePolicy] = "cross-origin"
  }

  /// A list with where it goes on, in the body and as a link.
  static func list<Item>(
    _ items: [Item], next: String?, _ visit: Visit, _ write: (inout JSONWriter, Item) -> Void,
    beside: (inout JSONWriter) -> Void = { _ in }
  ) -> Answer {
    var answer = Answer.json { json in
      beside(&json)
      json.key("items")
      json.array(items, write)
      json.string("next", next)
    }
    if let next {
      answer.fields[.link] = "<\(visit.apiPath)\(visit.query.setting("after", next).query)>; rel=\"next\""
    }
    return answer
  }
}

extension Answer {
  /// A list whose items are numbered in the order they come: the first `limit` of `found`, and behind which of them it goes on
  /// where there are more.
  static func list<Item>(
    _ found: some Collection<Item>, limit: Int, by number: (Item) -> Int, _ visit: Visit,
    _ write: (inout JSONWriter, Item) -> Void
  ) -> Answer {
    let items = Array(found.prefix(limit))
    return list(items, next: found.count > limit ? items.last.map { String(number($0)) } : nil, visit, write)
  }
}

extension Visit {
  /// The path with nothing in it that would end a link.
  fileprivate var apiPath: String {
    path.utf8.reduce(into: "") { out, byte in
      let isPlain = byte > 0x20 && byte < 0x7F && byte != 0x3C && byte != 0x3E && byte != 0x22
      out += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }

  /// How many are asked for.
  func limit(_ settings: SiteSettings) -> Int {
    query["limit"].flatMap { Int($0) } ?? min(max(settings.pageLength, 1), 100)
  }

  /// The number behind which a list goes on.
  func afterNumber() throws -> Int? {
    guard let after = query["after"] else { return nil }
    guard let number = Int(after), number >= 0, String(number) == after else {
      throw APIFault.parameter("after", "is no cursor of this list; take it from next of the answer before")
    }
    return number
  }

  /// Who a token speaks for, as the journal has it.
  var writer: String { token.map { "\($0.by) (token \($0.name))" } ?? "API" }
}

extension Route {
  /// Whether pages of other sites may read what it answers, errors too.
  var isOpenToOtherSites: Bool {
    access == .everyone && (method == .get || method == .options) && pattern.hasPrefix(APIOperation.root + "/")
  }
}

extension HTTPField.Name {
  static let apiCrossOriginResourcePolicy = Self("Cross-Origin-Resource-Policy")!
  static let link = Self("Link")!
}
