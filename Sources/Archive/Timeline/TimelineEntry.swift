public import Record

/// A day that an article tells of, with the words around it.
public struct TimelineEntry: Sendable {
  /// The article.
  public let article: StoredArticle
  /// Where it tells of the day.
  public let time: TimeExpression
  /// The day, month or year: the value of TIMEX3.
  public let value: String
  /// The words that name it.
  public let words: String
  /// The sentence they stand in.
  public let sentence: String
  /// The sentence's span in the article's text.
  public let span: Span

  /// The days of the calendar that `article` tells of.
  public static func entries(of article: StoredArticle) -> [TimelineEntry] {
    guard let text = article.record.article?.text else { return [] }
    return article.record.times.compactMap { time in
      guard let value = time.value, value.utf8.prefix(4).allSatisfy({ (0x30...0x39).contains($0) }),
        value.utf8.count >= 4
      else { return nil }
      let span = sentence(around: time.span, text)
      return TimelineEntry(
        article: article, time: time, value: value, words: text[time.span], sentence: text[span], span: span)
    }
  }

  /// The words up to the sentence's ends, or the line's, at most 240 bytes to each side.
  private static func sentence(around span: Span, _ text: Text) -> Span {
    func isEnd(_ index: Int) -> Bool {
      let byte = text.utf8[index]
      guard byte != 0x0A else { return true }
      return [0x2E, 0x21, 0x3F].contains(byte) && index + 1 < text.count && text.utf8[index + 1] == 0x20
    }
    var start = span.start
    while start > 0, span.start - start < 240, !isEnd(start - 1) { start -= 1 }
    while start < span.start, text.utf8[start] & 0xC0 == 0x80 || text.utf8[start] == 0x20 { start += 1 }
    var end = span.end
    while end < text.count, end - span.end < 240, !isEnd(end) { end += 1 }
    if end < text.count, text.utf8[end] != 0x0A { end += 1 }
    while end < text.count, text.utf8[end] & 0xC0 == 0x80 { end += 1 }
    return Span(start, end)
  }
}
