internal import Record

/// The lines of a text that hold more than white space, trimmed, in order.
struct TextLines: Sequence, IteratorProtocol {
  private let utf8: [UInt8]
  private var position = 0

  /// The lines of `utf8`, ended by line feeds, carriage returns or both.
  init(_ utf8: [UInt8]) {
    self.utf8 = utf8
  }

  mutating func next() -> Span? {
    while position < utf8.count {
      var start = position
      var end = start
      while end < utf8.count, utf8[end] != 0x0A, utf8[end] != 0x0D { end += 1 }
      position = end + 1
      while start < end, Self.isSpace(at: start, utf8) { start += 1 }
      while end > start, Self.isSpace(at: end - 1, utf8) { end -= 1 }
      if start < end { return Span(start, end) }
    }
    return nil
  }

  private static func isSpace(at offset: Int, _ utf8: [UInt8]) -> Bool {
    utf8[offset] == 0x20 || (0x09...0x0D).contains(utf8[offset])
  }
}
