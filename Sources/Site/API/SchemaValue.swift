internal import Record

/// JSON that is written now and then and need not be quick: schemas, the description of the API, a record that is cut.
indirect enum SchemaValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case whole(Int)
  case number(Double)
  case text(String)
  case list([SchemaValue])
  case object([Member])

  /// A key and its value.
  struct Member: Sendable, Hashable {
    var key: String
    var value: SchemaValue
  }

  /// The same as `value`.
  init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let value): self = Int(exactly: value).map(SchemaValue.whole) ?? .number(value)
    case .string(let text, _): self = .text(text)
    case .array(let values): self = .list(values.map(SchemaValue.init))
    case .object(let members):
      self = .object(members.map { Member(key: $0.key, value: SchemaValue($0.value)) })
    }
  }

  /// The value of `key`; setting nil takes the key away, a new key comes last.
  subscript(key: String) -> SchemaValue? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.first { $0.key == key }?.value
    }
    set {
      guard case .object(var members) = self else { return }
      let place = members.firstIndex { $0.key == key }
      if let newValue {
        if let place { members[place].value = newValue } else { members.append(Member(key: key, value: newValue)) }
      } else if let place {
        members.remove(at: place)
      }
      self = .object(members)
    }
  }

  /// The elements, where this is a list.
  var list: [SchemaValue]? { if case .list(let values) = self { values } else { nil } }
  /// The characters, where this is text.
  var text: String? { if case .text(let text) = self { text } else { nil } }
  /// The number, where this is a whole one.
  var whole: Int? { if case .whole(let value) = self { value } else { nil } }
  /// The members, where this is an object.
  var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The value as JSON.
  var bytes: [UInt8] {
    var json = JSONWriter()
    write(to: &json)
    return json.bytes
  }

  /// Writes the value.
  func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.raw("null".utf8)
    case .bool(let value): json.bool(value)
    case .whole(let value): json.number(value)
    case .number(let value): json.number(value, places: 6)
    case .text(let text): json.string(text)
    case .list(let values): json.array(values) { $1.write(to: &$0) }
    case .object(let members):
      var inside: [UInt8] = [0x7B]
      for member in members {
        if inside.count > 1 { inside.append(0x2C) }
        var key = JSONWriter()
        key.string(member.key)
        inside += key.bytes
        inside.append(0x3A)
        inside += member.value.bytes
      }
      inside.append(0x7D)
      json.raw(inside)
    }
  }
}

extension SchemaValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .whole(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: SchemaValue...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, SchemaValue)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }
}
