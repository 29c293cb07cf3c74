/// What a field of the desk may hold.
enum FieldRule {
  /// The value without blanks around it, where it is one line with something on it and not too long.
  static func line(_ value: String, _ field: String, longest: Int = 200) throws -> String {
    let line = trimmed(value)
    guard !FoldedText(line).isEmpty else { throw DeskError.invalid(field: field, rule: "it may not be empty") }
    return try optionalLine(line, field, longest: longest)
  }

  /// The same, where nothing may be on it.
  static func optionalLine(_ value: String, _ field: String, longest: Int = 200) throws -> String {
    let line = trimmed(value)
    guard line.utf8.count <= longest else {
      throw DeskError.invalid(field: field, rule: "it is longer than \(longest) bytes")
    }
    guard !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw DeskError.invalid(field: field, rule: "it may have no line breaks and no control characters")
    }
    return line
  }

  /// A text of many lines.
  static func text(_ value: String, _ field: String, longest: Int, mayBeEmpty: Bool = false) throws -> String {
    guard value.utf8.count <= longest else {
      throw DeskError.invalid(field: field, rule: "it is longer than \(longest) bytes")
    }
    guard !value.utf8.contains(0) else { throw DeskError.invalid(field: field, rule: "it may have no NUL") }
    guard mayBeEmpty || !FoldedText(value).isEmpty else {
      throw DeskError.invalid(field: field, rule: "it may not be empty")
    }
    return value
  }

  private static func trimmed(_ value: String) -> String {
    var line = value[...]
    while let first = line.first, first.isWhitespace { line.removeFirst() }
    while let last = line.last, last.isWhitespace { line.removeLast() }
    return String(line)
  }
}
