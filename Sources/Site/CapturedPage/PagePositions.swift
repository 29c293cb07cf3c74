internal import Reading
internal import Record

/// Finds the bytes that a span of an article's text came from, in the payload or in its UTF-8 form.
struct PagePositions {
  /// The decoded payload, where the text's bytes are not those of the page one by one.
  let decoded: DecodedPayload?
  /// Whether places in `decoded.utf8` are asked for, rather than places in the payload.
  let areOfDecoded: Bool
  /// The page's length.
  let count: Int

  private static let longestSpace = 24

  /// Places in a payload that is UTF-8.
  init(utf8 count: Int) {
    (decoded, areOfDecoded, self.count) = (nil, false, count)
  }

  /// Places in a payload of another charset, or in its UTF-8 form.
  init(_ decoded: DecodedPayload, payloadCount: Int, areOfDecoded: Bool) {
    self.decoded = decoded
    self.areOfDecoded = areOfDecoded
    count = areOfDecoded ? decoded.utf8.count : payloadCount
  }

  /// The bytes of the runs that `span` touches, a run at a time. Of a run that is not verbatim the whole source is given.
  func ranges(of span: Span, _ sourceMap: [SourceRun]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var (low, high) = (0, sourceMap.count)
    while low < high {
      let middle = (low + high) / 2
      if sourceMap[middle].text.end <= span.start { low = middle + 1 } else { high = middle }
    }
    while low < sourceMap.count, sourceMap[low].text.start < span.end {
      let run = sourceMap[low]
      low += 1
      // A space may stand for a long stretch that is not shown, such as a formula for screen readers.
      let isGap = run.kind == .inserted || run.kind == .space && run.payload.count > Self.longestSpace
      guard !isGap, run.text.overlaps(span) else { continue }
      let from = max(run.text.start, span.start) - run.text.start
      let to = min(run.text.end, span.end) - run.text.start
      let range = run.kind == .verbatim ? part(of: run, from: from, to: to) : whole(run)
      let lower = min(max(range.lower, 0), count)
      let upper = min(max(range.upper, 0), count)
      if lower < upper { result.append(lower..<upper) }
    }
    return result
  }

  private func whole(_ run: SourceRun) -> (lower: Int, upper: Int) {
    guard areOfDecoded else { return (run.payload.start, run.payload.end) }
    return (decodedOffset(run.payload.start), decodedOffset(run.payload.end))
  }

  private func part(of run: SourceRun, from: Int, to: Int) -> (lower: Int, upper: Int) {
    guard let decoded else { return (run.payload.start + from, run.payload.start + to) }
    let start = decodedOffset(run.payload.start)
    if areOfDecoded { return (start + from, start + to) }
    let lower = from == 0 ? run.payload.start : payloadOffset(start + from, decoded)
    let upper = to == run.text.count ? run.payload.end : payloadOffset(start + to, decoded)
    return (lower, upper)
  }

  private func payloadOffset(_ offset: Int, _ decoded: DecodedPayload) -> Int {
    decoded.payloadOffset(min(max(offset, 0), decoded.utf8.count))
  }

  /// The first offset of the decoded page whose byte came from `payload` or from behind it: by bisection, offsets only grow.
  private func decodedOffset(_ payload: Int) -> Int {
    guard let decoded else { return payload }
    var (low, high) = (0, decoded.utf8.count)
    while low < high {
      let middle = (low + high) / 2
      if decoded.payloadOffset(middle) < payload { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
