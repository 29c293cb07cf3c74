internal import Record

/// The body of a request, as the schema of its operation has it.
struct APIBody {
  let value: JSONValue

  /// Reads the body of `visit` by the schema of this name. What is no JSON is a bad request; what is JSON of another form
  /// is told at the field; where the field is missing or empty, in the words of `whereEmpty` for its pointer.
  init(_ visit: Visit, _ schema: String, whereEmpty words: [String: String] = [:]) throws {
    do throws(JSONError) {
      value = try JSONParser(options: .init(maxDepth: 32)).parse(visit.body)
    } catch {
      throw SiteError.badRequest("The body is no JSON: \(error).")
    }
    let schemas = APISchemas.all
    do throws(SchemaFault) {
      try APISchema(.named(schema)).check(value, schemas)
    } catch {
      if let words = words[error.pointer] {
        let member = value[String(error.pointer.dropFirst())]
        if member == nil || member?.string?.isEmpty == true { throw APIFault.said(words, at: error.pointer) }
      }
      throw APIFault.field(error.pointer, error.rule)
    }
  }

  /// The text of a member.
  func text(_ name: String) -> String? { value[name]?.string }
  /// The whole number of a member.
  func whole(_ name: String) -> Int? { value[name]?.number.flatMap { Int(exactly: $0) } }
}
