/// The form of a value that the API takes or gives: what the description says of it, and what bodies and answers are held
/// against.
struct APISchema: Sendable, Hashable {
  /// What kind of value.
  indirect enum Form: Sendable, Hashable {
    /// The schema of this name.
    case named(String)
    /// These members and no others.
    case object([Member])
    /// A list of at least and at most so many.
    case list(APISchema, ClosedRange<Int>)
    /// Text of so many characters.
    case text(ClosedRange<Int>)
    /// One of these words.
    case choice([String])
    /// A day, `YYYY-MM-DD`.
    case day
    /// A moment, RFC 3339.
    case moment
    /// A whole number.
    case whole(ClosedRange<Int>)
    /// A number.
    case number(ClosedRange<Int>)
    /// True or false.
    case flag
    /// Two numbers: a half-open range of characters.
    case span
    /// This, or null.
    case nullable(APISchema)
  }

  /// A member of an object.
  struct Member: Sendable, Hashable {
    var name: String
    var schema: APISchema
    var isRequired: Bool

    /// A member that must be there.
    init(_ name: String, _ form: Form, _ about: String = "") {
      self.name = name
      schema = APISchema(form, about)
      isRequired = true
    }

    /// The same where it may be left out.
    var optional: Member {
      var copy = self
      copy.isRequired = false
      return copy
    }
  }

  /// What kind of value.
  var form: Form
  /// What it means.
  var about: String

  /// A form, and what it means.
  init(_ form: Form, _ about: String = "") {
    self.form = form
    self.about = about
  }

  /// As JSON Schema has it.
  var json: SchemaValue {
    var json = bare
    if !about.isEmpty { json["description"] = .text(about) }
    return json
  }

  private var bare: SchemaValue {
    switch form {
    case .named(let name): return ["$ref": .text("#/components/schemas/" + name)]
    case .object(let members):
      return [
        "type": "object", "additionalProperties": false,
        "required": .list(members.filter(\.isRequired).map { .text($0.name) }),
        "properties": .object(members.map { .init(key: $0.name, value: $0.schema.json) }),
      ]
    case .list(let item, let count):
      var json: SchemaValue = ["type": "array", "items": item.json]
      if count.lowerBound > 0 { json["minItems"] = .whole(count.lowerBound) }
      if count.upperBound < Int.max { json["maxItems"] = .whole(count.upperBound) }
      return json
    case .text(let length):
      var json: SchemaValue = ["type": "string"]
      if length.lowerBound > 0 { json["minLength"] = .whole(length.lowerBound) }
      if length.upperBound < Int.max { json["maxLength"] = .whole(length.upperBound) }
      return json
    case .choice(let words): return ["type": "string", "enum": .list(words.map(SchemaValue.text))]
    case .day: return ["type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"]
    case .moment: return ["type": "string", "format": "date-time"]
    case .whole(let range):
      var json: SchemaValue = ["type": "integer", "minimum": .whole(range.lowerBound)]
      if range.upperBound < Int.max { json["maximum"] = .whole(range.upperBound) }
      return json
    case .number(let range):
      return ["type": "number", "minimum": .whole(range.lowerBound), "maximum": .whole(range.upperBound)]
    case .flag: return ["type": "boolean"]
    case .span:
      return [
        "type": "array", "prefixItems": [["type": "integer", "minimum": 0], ["type": "integer", "minimum": 0]],
        "items": false, "minItems": 2, "maxItems": 2,
      ]
    case .nullable(let schema): return ["anyOf": [schema.json, ["type": "null"]]]
    }
  }
}

extension APISchema.Form {
  /// Text of any length.
  static let anyText = Self.text(0...Int.max)
  /// Text with something in it.
  static let words = Self.text(1...Int.max)
  /// A number that counts from 1.
  static let count = Self.whole(1...(1 << 53))
  /// A number from 0.
  static let amount = Self.whole(0...(1 << 53))
  /// Any number of what has this name.
  static func list(of name: String) -> Self { .list(APISchema(.named(name)), 0...Int.max) }
}
