public import Record

/// Holds an article's source map against the bytes of the page it was read from.
public struct SourceCheck: Sendable {
  /// What is wrong with a run, or with the map between two runs.
  public enum Fault: Sendable, Hashable, CustomStringConvertible {
    /// The text from here on is in no run, or in two.
    case uncovered(at: Int)
    /// The run names bytes that the payload does not have.
    case outside(SourceRun)
    /// The bytes of a verbatim run are not the text.
    case different(SourceRun)

    /// The fault in plain words, with its place.
    public var description: String {
      switch self {
      case .uncovered(let offset): "byte \(offset) of the text is not in just one run of the source map"
      case .outside(let run): "the run at byte \(run.text.start) of the text names bytes that the page does not have"
      case .different(let run):
        "the text from byte \(run.text.start) to \(run.text.end) is not what stands in bytes \(run.payload.start) to "
          + "\(run.payload.end) of the page"
      }
    }
  }

  /// The faults of `article`, as it was read from `capture`: none where runs cover the text without gap or overlap, each
  /// names bytes of the payload, and the decoded bytes of each verbatim run are its text. Linear, but for a search a run.
  public static func faults(of article: Article, in capture: Capture) -> [Fault] {
    let page = DecodedPayload(
      capture.payload, servedCharset: capture.servedCharset, isMarkup: capture.form == .html)
    var faults: [Fault] = []
    var end = 0
    for run in article.sourceMap {
      if run.text.start != end { faults.append(.uncovered(at: min(end, run.text.start))) }
      end = run.text.end
      let isInside =
        run.text.start < run.text.end && run.text.end <= article.text.count && run.payload.start >= 0
        && run.payload.start <= run.payload.end && run.payload.end <= capture.payload.count
      if !isInside {
        faults.append(.outside(run))
      } else if run.kind == .verbatim {
        let start = page.offset(ofPayload: run.payload.start)
        let stop = start + run.text.count
        let isSame =
          stop <= page.utf8.count && page.utf8[start..<stop].elementsEqual(article.text.utf8[run.text.range])
          && page.payloadOffset(stop) == run.payload.end
        if !isSame { faults.append(.different(run)) }
      }
    }
    if end != article.text.count { faults.append(.uncovered(at: end)) }
    return faults
  }
}

extension DecodedPayload {
  /// The first offset of `utf8` whose byte came from `payload` or from behind it. By bisection: offsets only grow.
  fileprivate func offset(ofPayload payload: Int) -> Int {
    var (low, high) = (0, utf8.count)
    while low < high {
      let middle = (low + high) / 2
      if payloadOffset(middle) < payload { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
