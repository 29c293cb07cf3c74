/// A JSON value that was read from bytes.
///
/// A string knows where it stands in those bytes, so that what was read from it can be shown to stand there. Members keep
/// their order, and a key may come twice, as it was written.
public enum JSONValue: Sendable, Hashable {
  /// One `"key": value` of an object.
  public struct Member: Sendable, Hashable {
    /// The key, escapes undone.
    public var key: String
    /// Its value.
    public var value: JSONValue

    /// A member of an object.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  case null
  case bool(Bool)
  case number(Double)
  /// The characters, escapes undone, and the bytes between the quotation marks as half-open offsets into the input.
  case string(String, at: Span)
  case array([JSONValue])
  case object([Member])

  /// The value of `key`, the last one where it comes twice; nil where there is none or this is no object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The characters, where this is a string.
  public var string: String? {
    if case .string(let value, _) = self { value } else { nil }
  }

  /// The bytes between the quotation marks, where this is a string.
  public var stringSpan: Span? {
    if case .string(_, let span) = self { span } else { nil }
  }

  /// The number, where this is one.
  public var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The truth value, where this is one.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements, where this is an array.
  public var array: [JSONValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  /// The members in the order they were written, where this is an object.
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }
}

/// Why bytes are not JSON, and where.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The rule that was broken.
  public enum Reason: Sendable, Hashable {
    /// The bytes end inside a value.
    case endsEarly
    /// Something else was due here: "a value", "a comma or ]", ….
    case expected(String)
    /// A raw control character inside a string.
    case controlCharacter
    /// A backslash and something that is no escape.
    case escape
    /// Nested deeper than this.
    case tooDeep(limit: Int)
    /// Something follows the value.
    case trailing
  }

  /// The rule that was broken.
  public var reason: Reason
  /// The byte where it was.
  public var offset: Int

  /// A broken rule at a byte.
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// The rule and the place in plain words: "expected a comma or ] at byte 17".
  public var description: String {
    let words =
      switch reason {
      case .endsEarly: "the JSON ends early"
      case .expected(let what): "expected \(what)"
      case .controlCharacter: "a raw control character stands in a string"
      case .escape: "a backslash is not followed by an escape that JSON has"
      case .tooDeep(let limit): "nested deeper than \(limit) levels"
      case .trailing: "something follows the JSON value"
      }
    return "\(words) at byte \(offset)"
  }
}
