internal import Record

/// The record's own schema, `docs/record.schema.json`, as parts of the description of the API.
enum RecordSchema {
  /// The file as it is; null where it is not linked in.
  static let file: SchemaValue = {
    let bytes = SiteFile.bytes(of: "record.schema.json") ?? []
    do throws(JSONError) { return SchemaValue(try JSONParser().parse(bytes)) } catch { return .null }
  }()

  /// A definition of the file.
  static func definition(_ name: String) -> SchemaValue? { file["$defs"]?[name] }

  /// What parts of it are called here.
  static func name(_ definition: String) -> String { "Record." + definition }

  /// The schema of a record alone.
  static var record: SchemaValue {
    var record = moved(file)
    for key in ["$schema", "$id", "$defs"] { record[key] = nil }
    record["title"] = "A record"
    return record
  }

  /// The schema of an article: the record's, and what the site knows beside it.
  static var article: SchemaValue {
    var article = record
    article["title"] = "An article with its record"
    article["description"] =
      "The record as `dateline read --format json` has it, with the corrections of editors applied. Statements and entities that an editor added are called c1, c2, …."
    article["properties"]?["page"] = APISchema(.named("ArticlePage")).json
    article["properties"]?["corrections"] = APISchema(.list(of: "Correction")).json
    article["properties"]?["notes"] = APISchema(.list(of: "Note")).json
    article["required"] = ["dateline", "id", "page", "corrections"]
    return article
  }

  /// Its definitions by the names they have here.
  static var definitions: [SchemaValue.Member] {
    (file["$defs"]?.members ?? []).map { member in
      var value = moved(member.value)
      // Editors add statements and parties, whose ids begin with another letter.
      switch member.key {
      case "statementId": value["pattern"] = "^[sc][0-9]+$"
      case "entityId": value["pattern"] = "^[ec][0-9]+$"
      default: break
      }
      return .init(key: name(member.key), value: value)
    }
  }

  /// The same with references to where the definitions are now.
  private static func moved(_ value: SchemaValue) -> SchemaValue {
    switch value {
    case .list(let values): return .list(values.map(moved))
    case .object(let members):
      return .object(
        members.map { member in
          guard member.key == "$ref", let target = member.value.text, target.hasPrefix("#/$defs/") else {
            return .init(key: member.key, value: moved(member.value))
          }
          return .init(key: "$ref", value: .text("#/components/schemas/" + name(String(target.dropFirst(8)))))
        })
    default: return value
    }
  }
}
