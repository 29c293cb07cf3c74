internal import Record

extension RecordPage {
  /// For each part of a statement the bytes it came from and what stands there.
  func evidence(for statement: Statement, in article: Article) -> [Paragraph] {
    guard let payload else { return [] }
    let isUTF8 = record.capture?.charset?.lowercased() == "utf-8"
    var lines: [Paragraph] = []
    for (name, part) in [("source", statement.source), ("cue", statement.cue), ("content", statement.content)] {
      for range in part.flatMap({ article.payloadRanges(of: $0) }) {
        guard range.start >= 0, range.end <= payload.count, range.start < range.end else { continue }
        var line = Paragraph("\(name) bytes \(range.start)–\(range.end) ", .dim)
        line.add(Self.shown(payload[range.range], isUTF8: isUTF8))
        lines.append(line)
      }
    }
    return lines
  }

  private static let maxBytesShown = 400

  /// Bytes as text; where the page is not UTF-8, bytes above ASCII as `\xE9`. The middle of many is left out.
  private static func shown(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) -> String {
    guard bytes.count <= maxBytesShown else {
      let half = maxBytesShown / 2
      return shown(bytes.prefix(half), isUTF8: isUTF8) + " […] " + shown(bytes.suffix(half), isUTF8: isUTF8)
    }
    if isUTF8 { return String(decoding: bytes, as: UTF8.self) }
    return bytes.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "\\x" + String($0, radix: 16, uppercase: true) }.joined()
  }
}

extension Article {
  /// The byte ranges of the payload that the words at `span` came from, in text order. Ranges that follow each other closely,
  /// as when a tag stands in the sentence, are one.
  func payloadRanges(of span: Span) -> [Span] {
    var ranges: [Span] = []
    for run in sourceMap where run.text.overlaps(span) && run.kind != .inserted {
      var range = run.payload
      if run.kind == .verbatim {
        range.start += max(0, span.start - run.text.start)
        range.end -= max(0, run.text.end - span.end)
      }
      if let last = ranges.last, range.start >= last.end, range.start - last.end <= Self.tagBytes {
        ranges[ranges.count - 1].end = range.end
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }

  /// As long as a tag with an address in it may be.
  private static let tagBytes = 200
}
