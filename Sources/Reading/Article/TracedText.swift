internal import Record

/// A text under construction that knows, for each of its bytes, where in the decoded page it came from.
///
/// Offsets into the page are UTF-8 offsets of the decoded page (`DecodedPayload.utf8`); they are turned into payload bytes
/// once, when the article is put together. Every way of changing the text keeps two promises: the runs cover it without
/// gap or overlap, and a verbatim run has the very bytes of its source.
struct TracedText: Sendable, Equatable {
  /// A stretch of the text with one origin.
  struct Run: Sendable, Equatable {
    /// Its length in the text; never 0.
    var count: Int
    /// Where it came from; as long as `count` when verbatim, empty when inserted.
    var source: Range<Int>
    /// How the source became the text.
    var kind: SourceRun.Kind
  }

  /// A change to be made: what stands at `range` becomes `replacement`.
  struct Edit: Sendable, Equatable {
    var range: Range<Int>
    var replacement: [UInt8]
    /// The name of the repair, such as `doubledQuote`.
    var kind: String
  }

  /// The text; valid UTF-8 as long as whole scalars are put in.
  private(set) var utf8: [UInt8] = []
  /// Its origins, in order; their counts add up to `utf8.count`.
  private(set) var runs: [Run] = []

  /// An empty text.
  init() {}

  var isEmpty: Bool { utf8.isEmpty }
  var count: Int { utf8.count }
  var string: String { String(decoding: utf8, as: UTF8.self) }

  /// Adds bytes of the page as they stand.
  mutating func append(verbatim source: Range<Int>, of page: UnsafeBufferPointer<UInt8>) {
    guard !source.isEmpty else { return }
    utf8.append(contentsOf: UnsafeBufferPointer(rebasing: page[source]))
    add(Run(count: source.count, source: source, kind: .verbatim))
  }

  /// Adds `bytes` that stand for other bytes of the page: a decoded reference, one space for a run of white space.
  mutating func append(_ bytes: some Collection<UInt8>, for source: Range<Int>, as kind: SourceRun.Kind) {
    guard !bytes.isEmpty else { return }
    utf8.append(contentsOf: bytes)
    add(Run(count: bytes.count, source: source, kind: kind))
  }

  /// Adds bytes that the page does not have. `position` is where in the page they belong.
  mutating func append(inserted bytes: some Collection<UInt8>, at position: Int) {
    append(bytes, for: position..<position, as: .inserted)
  }

  /// Adds another traced text.
  mutating func append(_ other: TracedText) {
    utf8.append(contentsOf: other.utf8)
    for run in other.runs { add(run) }
  }

  /// The part at `range`, with its origins. A reference or repair that is cut keeps its whole source in both parts.
  func slice(_ range: Range<Int>) -> TracedText {
    var result = TracedText()
    guard !range.isEmpty else { return result }
    result.utf8 = Array(utf8[range])
    var start = 0
    for run in runs {
      let end = start + run.count
      let low = max(start, range.lowerBound)
      let high = min(end, range.upperBound)
      if low < high { result.add(Self.cut(run, from: low - start, to: high - start)) }
      if end >= range.upperBound { break }
      start = end
    }
    return result
  }

  /// The text with white space taken off both ends.
  func trimmed() -> TracedText {
    var low = 0
    var high = utf8.count
    while low < high, Self.isSpace(utf8[low]) { low += 1 }
    while high > low, Self.isSpace(utf8[high - 1]) { high -= 1 }
    return low == 0 && high == utf8.count ? self : slice(low..<high)
  }

  /// The text with `edits` made, which must be in order and must not overlap; and the repairs, in offsets of the new text.
  /// Linear in the text and the number of edits.
  func applying(_ edits: [Edit]) -> (text: TracedText, repairs: [Repair]) {
    guard !edits.isEmpty else { return (self, []) }
    var result = TracedText()
    var repairs: [Repair] = []
    var runIndex = 0
    var runStart = 0
    /// Copies `range` into the result, or, when it is replaced, gives the page bytes it came from.
    func walk(_ range: Range<Int>, _ body: (Run) -> Void) {
      var position = range.lowerBound
      while position < range.upperBound {
        while runStart + runs[runIndex].count <= position {
          runStart += runs[runIndex].count
          runIndex += 1
        }
        let run = runs[runIndex]
        let high = min(runStart + run.count, range.upperBound)
        body(Self.cut(run, from: position - runStart, to: high - runStart))
        position = high
      }
    }
    func copy(_ range: Range<Int>) {
      guard !range.isEmpty else { return }
      result.utf8.append(contentsOf: utf8[range])
      walk(range) { result.add($0) }
    }
    var position = 0
    for edit in edits {
      precondition(edit.range.lowerBound >= position, "edits overlap or are out of order")
      copy(position..<edit.range.lowerBound)
      var source: Range<Int>?
      walk(edit.range) { run in
        guard let old = source else {
          source = run.source
          return
        }
        source = min(old.lowerBound, run.source.lowerBound)..<max(old.upperBound, run.source.upperBound)
      }
      let start = result.count
      if !edit.replacement.isEmpty {
        let place = source ?? result.runs.last.map { $0.source.upperBound..<$0.source.upperBound } ?? 0..<0
        result.append(edit.replacement, for: place, as: source == nil ? .inserted : .repaired)
      }
      let was = String(decoding: utf8[edit.range], as: UTF8.self)
      repairs.append(Repair(kind: edit.kind, span: Span(start, result.count), was: was))
      position = edit.range.upperBound
    }
    copy(position..<utf8.count)
    return (result, repairs)
  }

  private mutating func add(_ run: Run) {
    if let last = runs.last, last.kind == run.kind, last.source.upperBound == run.source.lowerBound,
      run.kind == .verbatim || run.kind == .inserted
    {
      runs[runs.count - 1].count += run.count
      runs[runs.count - 1].source = last.source.lowerBound..<run.source.upperBound
    } else {
      runs.append(run)
    }
  }

  private static func cut(_ run: Run, from low: Int, to high: Int) -> Run {
    guard run.kind == .verbatim else { return Run(count: high - low, source: run.source, kind: run.kind) }
    return Run(count: high - low, source: run.source.lowerBound + low..<run.source.lowerBound + high, kind: .verbatim)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
