internal import Record

/// Finds the span that a word lies in, among spans that seldom lie in one another.
struct SpanIndex {
  private let spans: [(span: Span, name: String)]

  /// How many spans that begin before a word are looked at: contents within contents are not nested deeper.
  private static let depth = 8

  init(_ spans: [(span: Span, name: String)]) {
    self.spans = spans.sorted { $0.span < $1.span }
  }

  /// The name of the shortest span that overlaps `word`; nil where there is none.
  func name(over word: Span) -> String? {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].span.start < word.end { low = middle + 1 } else { high = middle }
    }
    let near = spans[max(0, low - Self.depth)..<low].filter { $0.span.overlaps(word) }
    return near.min { $0.span.count < $1.span.count }?.name
  }
}
