import Desk
import HTTPTypes
import Record
import TestKit
import Testing

@testable import Site

extension TestSite {
  /// The answer to a request of a program, with a token and a JSON body where given.
  func api(
    _ method: HTTPRequest.Method = .get, _ target: String, token: String? = nil, json: String? = nil,
    type: String = "application/json"
  ) -> Answer {
    var visit = visit(method, "/api/v1" + target)
    visit.fields[.origin] = nil
    visit.fields[.secFetchSite] = nil
    if let token { visit.fields[.authorization] = "Bearer " + token }
    if let json {
      visit.fields[.contentType] = type
      visit.body = Array(json.utf8)
    }
    return answer(visit)
  }

  /// The operation that answers to a request.
  func operation(_ id: String) throws -> APIOperation { try #require(site.apiOperations.first { $0.id == id }) }
}

extension Answer {
  /// The body as JSON.
  func json() throws -> JSONValue { try JSONParser().parse(body) }
  /// The items of a list.
  func items() throws -> [JSONValue] { try #require(json()["items"]?.array) }
}

extension JSONValue {
  /// The whole number of a member.
  func int(_ key: String) -> Int? { self[key]?.number.flatMap { Int(exactly: $0) } }
}
