/// A text as valid UTF-8 bytes, the form in which every stage works on it.
public struct Text: Sendable, Hashable {
  /// The bytes; always valid UTF-8.
  public let utf8: [UInt8]

  /// A text of these bytes, which must be valid UTF-8.
  public init(utf8: [UInt8]) {
    self.utf8 = utf8
  }

  /// A text of these characters.
  public init(_ string: String) {
    self.utf8 = Array(string.utf8)
  }

  /// The whole text as a string. Copies; not for hot loops.
  public var string: String { String(decoding: utf8, as: UTF8.self) }
  /// The number of UTF-8 bytes.
  public var count: Int { utf8.count }
  /// The span of the whole text.
  public var span: Span { Span(0, utf8.count) }

  /// The words at `span`. Copies.
  public subscript(span: Span) -> String {
    String(decoding: utf8[span.range], as: UTF8.self)
  }
}
