internal import Desk
internal import Record

/// Finds the words that an editor marked in a text: the one they were marked in, or another version or reading of the page.
enum MarkedPlace {
  /// The spans at which the words of `part` stand in `text`: its own where they still say the same, else those nearest to
  /// where they would be `shift` bytes on, in text order and at most `reach` bytes away. Nil where they don't stand there.
  static func spans(of part: MarkedPart, in text: Text, shiftedBy shift: Int = 0, reach: Int = .max) -> [Span]? {
    if part.spans.isEmpty { return [] }
    if stands(part, in: text) { return part.spans }
    guard let pieces = pieces(part) else { return nil }
    var spans: [Span] = []
    var end = 0
    for (piece, span) in zip(pieces, part.spans) {
      let wanted = span.start + shift
      let places = occurrences(of: piece, in: text.utf8, from: end)
      guard let start = places.min(by: { abs($0 - wanted) < abs($1 - wanted) }), abs(start - wanted) <= reach else {
        return nil
      }
      end = start + piece.count
      spans.append(Span(start, end))
    }
    return spans
  }

  /// The words at spans, joined as a marked part has them.
  static func part(_ spans: [Span], in text: Text) -> MarkedPart {
    MarkedPart(spans: spans, words: spans.map { text[$0] }.joined(separator: " "))
  }

  /// Where `words` stand, overlapping places among them.
  static func occurrences(of words: some Collection<UInt8>, in text: [UInt8], from start: Int = 0) -> [Int] {
    let words = Array(words)
    guard let first = words.first, text.count - start >= words.count else { return [] }
    var places: [Int] = []
    for place in start...(text.count - words.count) where text[place] == first {
      if text[place..<(place + words.count)].elementsEqual(words) { places.append(place) }
    }
    return places
  }

  /// Whether the words stand at the part's own spans.
  private static func stands(_ part: MarkedPart, in text: Text) -> Bool {
    let isInside = part.spans.allSatisfy { span in
      span.start >= 0 && span.start < span.end && span.end <= text.count && isBoundary(span.start, text)
        && isBoundary(span.end, text)
    }
    return isInside && (part.words.isEmpty || part.spans.map { text[$0] }.joined(separator: " ") == part.words)
  }

  private static func isBoundary(_ offset: Int, _ text: Text) -> Bool {
    offset == text.count || text.utf8[offset] & 0xC0 != 0x80
  }

  /// The words of each span: they are as long as it is, one blank between them.
  private static func pieces(_ part: MarkedPart) -> [ArraySlice<UInt8>]? {
    let words = Array(part.words.utf8)
    guard part.spans.allSatisfy({ $0.count > 0 }),
      words.count == part.spans.reduce(part.spans.count - 1, { $0 + $1.count })
    else { return nil }
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    for span in part.spans {
      pieces.append(words[start..<(start + span.count)])
      start += span.count + 1
    }
    return pieces
  }
}
