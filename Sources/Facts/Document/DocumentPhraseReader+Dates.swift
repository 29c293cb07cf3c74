internal import Language
internal import Record

/// The date told with a document: "the 2020 agreements", "dated November 9, 2020", "agreements at the highest level for 2020-2022".
extension DocumentPhraseReader {
  /// The date inside the phrase or linked to it right behind.
  func date(in range: Range<Int>, behind place: Int, in sentence: Range<Int>) -> String? {
    for token in range {
      if let value = time(overlapping: analysis.tokens[token].span).flatMap(Self.day) { return value }
    }
    var next = place
    var isLinked = false
    while next < min(sentence.upperBound, place + 7) {
      let token = analysis.tokens[next]
      if let time = time(overlapping: token.span) {
        let isExplicit = !token.shape.isDisjoint(with: [.number, .capitalized])
        return isLinked || next == place && isExplicit ? Self.day(time) : nil
      }
      guard lexicon.plays(.link, token.word) || [.in, .dt, .jj, .jjs, .nn].contains(token.tag) else { return nil }
      isLinked = lexicon.plays(.link, token.word)
      next += 1
    }
    return nil
  }

  /// The time that shares a byte with `span`.
  func time(overlapping span: Span) -> TimeExpression? {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
    }
    return low < times.count && times[low].span.overlaps(span) ? times[low] : nil
  }

  /// A time's calendar value without clock and part of the day; nil where it has none.
  private static func day(_ time: TimeExpression) -> String? {
    guard time.kind == .date || time.kind == .time, let value = time.value, let first = value.utf8.first,
      (0x30...0x39).contains(first)
    else { return nil }
    return String(value.prefix { $0 != "T" })
  }
}
