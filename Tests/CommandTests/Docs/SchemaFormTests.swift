import Record
import Testing

/// The schema says what the sources say.
@Suite struct SchemaFormTests {
  private let schema: JSONValue

  init() throws {
    schema = try JSONParser().parse(Array(try Checkout.text("docs/record.schema.json").utf8))
  }

  private func property(_ definition: String, _ name: String) -> JSONValue? {
    schema["$defs"]?[definition]?["properties"]?[name]
  }

  private func values(_ definition: String, _ name: String) -> [String] {
    (property(definition, name)?["enum"]?.array ?? []).compactMap(\.string)
  }

  private func names<T: CaseIterable & RawRepresentable>(_ type: T.Type) -> [String] where T.RawValue == String {
    type.allCases.map(\.rawValue)
  }

  @Test func `values are those of the types`() {
    #expect(values("article", "kind") == names(Article.Kind.self))
    #expect(values("moment", "basis") == names(Article.Moment.Basis.self))
    #expect(values("block", "kind") == names(Block.Kind.self))
    #expect(values("block", "section") == names(Block.Section.self))
    #expect(values("removed", "kind") == names(Removed.Kind.self))
    #expect(values("statement", "kind") == names(Statement.Kind.self))
    #expect(values("time", "type") == names(TimeExpression.Kind.self))
    #expect(values("place", "role") == names(Toponym.Role.self))
    #expect(values("mention", "form") == names(Entity.Mention.Form.self))
    #expect(values("document", "kind") == names(Document.Kind.self))
    let kinds = schema["$defs"]?["entityKind"]?["enum"]?.array?.compactMap(\.string)
    #expect(kinds == names(Entity.Kind.self))
    let runs = schema["$defs"]?["sourceRun"]?["prefixItems"]?.array?.last?["enum"]?.array?.compactMap(\.string)
    #expect(runs == names(SourceRun.Kind.self))
    #expect(schema["properties"]?["dateline"]?["const"]?.number == Double(PageRecord.version))
  }

  @Test func `stances and modifiers are those of the word lists`() throws {
    func column(_ file: String, _ number: Int, _ roles: Set<Substring>? = nil) throws -> Set<String> {
      let rows = try Checkout.text("Sources/KnowledgeFiles/data/" + file).split(separator: "\n")
        .filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
      return Set(rows.filter { $0.count > number && roles?.contains($0[1]) ?? true }.map { String($0[number]) })
    }
    #expect(Set(values("statement", "stance")) == (try column("attribution-cues.tsv", 2)))
    let modifiers = try column("time-words.tsv", 2, ["bound", "position"])
      .union(try column("time-phrases.tsv", 2, ["bound"])).subtracting(["EXACT"])
    #expect(modifiers.count > 5)
    #expect(modifiers.isSubset(of: values("time", "mod")))
  }

  @Test func `kinds of repair and places of evidence are those of the sources`() throws {
    var repairs: Set<String> = []
    var places: Set<String> = []
    for file in Checkout.files(in: "Sources/Reading", suffix: ".swift") {
      let source = try Checkout.text(file)
      repairs.formUnion(source.matches(of: #/(?:kind: |partedBy = )"([A-Za-z]+)"/#).map { String($0.output.1) })
      places.formUnion(source.matches(of: #/place: "([A-Za-z]+)"/#).map { String($0.output.1) })
    }
    #expect(repairs == Set(values("repair", "kind")))
    #expect(places == Set(values("evidence", "place")))
  }

  @Test func `every object is closed, requires keys it has, and describes all of them`() throws {
    var objects = 0
    var open = [schema]
    while let value = open.popLast() {
      switch value {
      case .array(let values): open += values
      case .object(let members):
        open += members.map(\.value)
        guard value["type"]?.string == "object", let properties = value["properties"]?.members else { continue }
        objects += 1
        #expect(value["additionalProperties"] == .bool(false))
        let keys = properties.map(\.key)
        let required = value["required"]?.array?.compactMap(\.string) ?? []
        #expect(Set(required).isSubset(of: keys))
        for property in properties { #expect(isDescribed(property.value), "\(property.key) of \(keys)") }
      default: continue
      }
    }
    #expect(objects > 15)
  }

  private func isDescribed(_ property: JSONValue) -> Bool {
    if property["description"]?.string?.isEmpty == false { return true }
    guard let name = property["$ref"]?.string?.split(separator: "/").last else { return false }
    return schema["$defs"]?[String(name)]?["description"]?.string?.isEmpty == false
  }
}
