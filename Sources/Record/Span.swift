/// A half-open range of UTF-8 offsets into a text, usually `article.text`.
///
/// Both ends lie on the boundary of a Unicode scalar. In JSON the same range is given in scalars ("code points").
public struct Span: Sendable, Hashable, Comparable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset behind the last byte; never below `start`.
  public var end: Int

  /// The span from `start` up to, not including, `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The number of UTF-8 bytes.
  public var count: Int { end - start }
  /// Whether nothing is in it.
  public var isEmpty: Bool { end <= start }
  /// The same as a range of offsets.
  public var range: Range<Int> { start..<end }

  /// Whether `offset` is inside.
  public func contains(_ offset: Int) -> Bool { offset >= start && offset < end }
  /// Whether all of `other` is inside.
  public func contains(_ other: Span) -> Bool { other.start >= start && other.end <= end }
  /// Whether the two share a byte.
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  /// By start, the shorter first where two begin alike.
  public static func < (a: Span, b: Span) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }
}
