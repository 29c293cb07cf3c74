internal import Record

/// Where a value is not as its schema has it, and what it should be.
struct SchemaFault: Error, Sendable, Hashable {
  /// The place as a JSON pointer (RFC 6901); empty for the whole.
  var pointer: String
  /// What it should be.
  var rule: String
}

extension APISchema {
  /// Holds `value` against this schema; throws the first fault. `schemas` has those that go by a name.
  func check(_ value: JSONValue, at pointer: String = "", _ schemas: [String: APISchema]) throws(SchemaFault) {
    func fault(_ rule: String) -> SchemaFault { SchemaFault(pointer: pointer, rule: rule) }
    switch form {
    case .named(let name):
      // Names that are not ours are those of the record's own schema.
      if let schema = schemas[name] { try schema.check(value, at: pointer, schemas) }
    case .object(let members):
      guard let found = value.members else { throw fault("must be an object") }
      var seen: Set<String> = []
      for member in found {
        let place = pointer + "/" + Self.escaped(member.key)
        guard let known = members.first(where: { $0.name == member.key }) else {
          throw SchemaFault(
            pointer: place, rule: "is not known here; known are \(members.map(\.name).joined(separator: ", "))")
        }
        guard seen.insert(member.key).inserted else { throw SchemaFault(pointer: place, rule: "stands there twice") }
        try known.schema.check(member.value, at: place, schemas)
      }
      if let missing = members.first(where: { $0.isRequired && !seen.contains($0.name) }) {
        throw SchemaFault(pointer: pointer + "/" + missing.name, rule: "must be there")
      }
    case .list(let item, let count):
      guard let items = value.array else { throw fault("must be a list") }
      guard count.contains(items.count) else {
        throw fault("must have \(count.lowerBound) to \(count.upperBound) items")
      }
      for (index, element) in items.enumerated() { try item.check(element, at: "\(pointer)/\(index)", schemas) }
    case .text(let length):
      guard let text = value.string else { throw fault("must be a string") }
      let count = text.unicodeScalars.count
      guard count >= length.lowerBound else {
        throw fault(length.lowerBound == 1 ? "may not be empty" : "must have at least \(length.lowerBound) characters")
      }
      guard count <= length.upperBound else { throw fault("may have at most \(length.upperBound) characters") }
    case .choice(let words):
      guard let text = value.string, words.contains(text) else {
        throw fault("must be one of \(words.joined(separator: ", "))")
      }
    case .day:
      guard let text = value.string, Day(iso: text)?.iso == text else { throw fault("must be a day, YYYY-MM-DD") }
    case .moment:
      guard let text = value.string, InstantText.seconds(text) != nil else {
        throw fault("must be a moment with its zone after RFC 3339, such as 2024-03-20T12:00:00Z")
      }
    case .whole(let range):
      guard let number = value.number, let whole = Int(exactly: number), range.contains(whole) else {
        throw fault(Self.rule(range))
      }
    case .number(let range):
      guard let number = value.number, Double(range.lowerBound) <= number, number <= Double(range.upperBound) else {
        throw fault("must be a number from \(range.lowerBound) to \(range.upperBound)")
      }
    case .flag: guard value.bool != nil else { throw fault("must be true or false") }
    case .span:
      guard let ends = value.array, ends.count == 2,
        ends.allSatisfy({ $0.number.flatMap { Int(exactly: $0) }.map { (0...(1 << 53)).contains($0) } ?? false })
      else { throw fault("must be two whole numbers: where it begins and where it ends") }
    case .nullable(let schema): if value != .null { try schema.check(value, at: pointer, schemas) }
    }
  }

  /// What is wrong with the text of a parameter; nil where it is as it should be.
  func fault(inText text: String) -> String? {
    switch form {
    case .whole(let range):
      guard let whole = Int(text), String(whole) == text, range.contains(whole) else { return Self.rule(range) }
      return nil
    case .flag: return text == "true" || text == "false" ? nil : "must be true or false"
    default:
      do throws(SchemaFault) {
        try check(.string(text, at: Span(0, 0)), [:])
        return nil
      } catch {
        return error.rule
      }
    }
  }

  private static func rule(_ range: ClosedRange<Int>) -> String {
    range.upperBound >= 1 << 53
      ? "must be a whole number from \(range.lowerBound) on"
      : "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
  }

  private static func escaped(_ key: String) -> String {
    key.reduce(into: "") { out, character in
      switch character {
      case "~": out += "~0"
      case "/": out += "~1"
      default: out.append(character)
      }
    }
  }
}

/// Moments as programs write them.
enum InstantText {
  /// Seconds since 1970 of RFC 3339 text with a zone; nil where it is none.
  static func seconds(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let day = Day(iso: text), bytes[10] == 0x54 || bytes[10] == 0x74 || bytes[10] == 0x20,
      bytes[13] == 0x3A, bytes[16] == 0x3A, let hour = two(bytes, 11), let minute = two(bytes, 14),
      let second = two(bytes, 17), hour < 24, minute < 60, second <= 60
    else { return nil }
    var index = 19
    if bytes[index] == 0x2E {
      index += 1
      let first = index
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
      guard index > first else { return nil }
    }
    guard index < bytes.count else { return nil }
    let moment = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second
    if bytes[index] == 0x5A || bytes[index] == 0x7A { return index == bytes.count - 1 ? moment : nil }
    guard bytes[index] == 0x2B || bytes[index] == 0x2D, bytes.count == index + 6, bytes[index + 3] == 0x3A,
      let hours = two(bytes, index + 1), let minutes = two(bytes, index + 4), hours < 24, minutes < 60
    else { return nil }
    return moment - (bytes[index] == 0x2B ? 1 : -1) * (hours * 3600 + minutes * 60)
  }

  private static func two(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index + 1 < bytes.count, (0x30...0x39).contains(bytes[index]), (0x30...0x39).contains(bytes[index + 1]) else {
      return nil
    }
    return Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30)
  }
}
