internal import Record

/// The words of a record's facts, and the names of its entities, for exports that give them beside their spans.
struct FactWords {
  let text: Text
  private let offsets: ScalarOffsets
  private let entities: [String: Entity]

  init(_ record: PageRecord) {
    text = record.article?.text ?? Text(utf8: [])
    offsets = ScalarOffsets(text)
    entities = Dictionary(record.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The entity with an id.
  func entity(_ id: String?) -> Entity? { id.flatMap { entities[$0] } }

  /// The words of a part, " … " where other words break it.
  func words(_ spans: [Span]) -> String { spans.map { text[$0] }.joined(separator: " \u{2026} ") }

  /// The span in code points.
  func scalars(_ span: Span) -> (start: Int, end: Int) {
    (offsets.scalars(before: span.start), offsets.scalars(before: span.end))
  }

  /// The last `count` code points before the byte at `offset`.
  func prefix(before offset: Int, count: Int) -> String {
    var start = offset
    var left = count
    while start > 0, left > 0 {
      start -= 1
      if text.utf8[start] & 0xC0 != 0x80 { left -= 1 }
    }
    return text[Span(start, offset)]
  }

  /// The first `count` code points from the byte at `offset` on.
  func suffix(from offset: Int, count: Int) -> String {
    var end = offset
    var left = count
    while end < text.count {
      if text.utf8[end] & 0xC0 != 0x80 {
        if left == 0 { break }
        left -= 1
      }
      end += 1
    }
    return text[Span(offset, end)]
  }
}
