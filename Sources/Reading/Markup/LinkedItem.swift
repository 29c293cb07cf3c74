internal import Record

/// An object of a page's JSON-LD that has a type.
struct LinkedItem {
  /// Its types, without an address before them.
  var types: [String]
  var value: JSONValue
  /// How many objects it stands in.
  var depth: Int
  /// Where the JSON begins in the decoded page.
  var base: Int

  /// Whether it is a text that somebody published.
  var isArticle: Bool {
    types.contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" || $0 == "Review" }
  }

  /// The typed objects in `value`, outer ones first, in the order they are written.
  static func items(of value: JSONValue, base: Int) -> [LinkedItem] {
    var result: [LinkedItem] = []
    var open: [(value: JSONValue, depth: Int)] = [(value, 0)]
    while let (next, depth) = open.popLast() {
      if let elements = next.array {
        open += elements.reversed().map { ($0, depth) }
      } else if let members = next.members {
        let types = Self.types(of: next)
        if !types.isEmpty { result.append(LinkedItem(types: types, value: next, depth: depth, base: base)) }
        for member in members.reversed() where member.value.array != nil || member.value.members != nil {
          open.append((member.value, member.key == "@graph" ? depth : depth + 1))
        }
      }
    }
    return result
  }

  /// The text of `key`: a string, an object's name, or the first of an array of either.
  func text(_ key: String) -> (words: String, span: Span)? { Self.text(of: value[key]) }

  /// The texts of `key`, where it may be one or an array, of strings or of objects with a name.
  func texts(_ key: String) -> [String] {
    let values = value[key].map { $0.array ?? [$0] } ?? []
    return values.compactMap { Self.text(of: $0)?.words }
  }

  private static func text(of value: JSONValue?) -> (words: String, span: Span)? {
    var value = value
    for _ in 0..<3 {
      guard let current = value else { return nil }
      if case .string(let words, let span) = current {
        let plain = TextWords.squeezed(words)
        return plain.isEmpty ? nil : (plain, span)
      }
      value = current.array?.first ?? current["name"] ?? current["@value"]
    }
    return nil
  }

  private static func types(of value: JSONValue) -> [String] {
    guard let type = value["@type"] else { return [] }
    return (type.array ?? [type]).compactMap { $0.string.map { String($0.split(separator: "/").last ?? "") } }
  }
}
