internal import Record

/// The lines of a pasted page, measured with the small words of its language.
enum PageLines {
  /// The lines of `page`, whose bytes `utf8` are, and the language as an index into the known ones. Linear.
  static func measure(_ utf8: UnsafeBufferPointer<UInt8>, of page: [UInt8]) -> (lines: [PageLine], tongue: Int?) {
    let tongue = LanguageIdentifier().identify(utf8, 0..<utf8.count)
    let small = tongue.map { LanguageIdentifier.tongues[$0].weights } ?? [:]
    return (unwrapped(Array(TextLines(page)), utf8).map { PageLine(utf8, $0, small: small) }, tongue)
  }

  /// The lines, with those put together again that were broken at a column: most lines nearly as long as the longest,
  /// and going on in the next. A line that holds a line end is such a paragraph. Items of a list begin anew, and a
  /// menu or a row of credits does not go on.
  private static func unwrapped(_ lines: [Span], _ utf8: UnsafeBufferPointer<UInt8>) -> [Span] {
    guard let column = wrapColumn(lines, utf8) else { return lines }
    var result: [Span] = []
    var isOpen = false
    for line in lines {
      if isOpen, let last = result.last, isNext(last.end, line.start, utf8), !isItem(line, utf8) {
        result[result.count - 1].end = line.end
      } else {
        result.append(line)
      }
      isOpen =
        line.count * 10 > column * 7 && line.count <= column && Columns.ranges(utf8, line.range).count < 3
    }
    return result
  }

  /// Whether the line begins with the mark of a list's item.
  private static func isItem(_ line: Span, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    line.count > 2 && (utf8[line.start] == 0x2A || utf8[line.start] == 0x2D) && utf8[line.start + 1] == 0x20
  }

  /// The column at which the page was wrapped; nil where it was not.
  private static func wrapColumn(_ lines: [Span], _ utf8: UnsafeBufferPointer<UInt8>) -> Int? {
    let long = lines.filter { $0.count > 40 }
    guard long.count >= 8, let longest = long.map(\.count).max(), longest <= 100 else { return nil }
    let full = zip(lines, lines.dropFirst()).filter { line, next in
      line.count * 10 > longest * 7 && isNext(line.end, next.start, utf8)
    }
    let goingOn = full.count { line, next in
      let last = utf8[line.end - 1]
      return last != 0x2E && last != 0x21 && last != 0x3F && last != 0x3A
        && !(utf8[next.start] == 0x2A || utf8[next.start] == 0x2D)
    }
    return goingOn * 2 > long.count ? longest : nil
  }

  /// Whether one line end and no empty line stands between the two offsets.
  private static func isNext(_ end: Int, _ start: Int, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var ends = 0
    for byte in utf8[end..<start] where byte == 0x0A { ends += 1 }
    return ends <= 1
  }
}
