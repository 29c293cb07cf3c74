/// Writes the text of a page with the marks of a plan around its words. Text must be given in page order.
struct MarkPainter {
  private let plan: MarkPlan
  private var next = 0
  /// Marks that begin at white space, to be put before the words behind it; and how many stretches have given theirs.
  private var waiting: [Int] = []
  private var anchored = 0
  /// The ids that were written.
  private var placed: Set<String> = []

  /// The ids of marks none of whose words was in the text that was written, each once.
  var missing: [String] {
    var seen = placed
    return plan.marks.map(\.id).filter { seen.insert($0).inserted }
  }

  /// The style of the marks; they stay readable on any page, in forced colours and on paper.
  static let style = """
    mark[class^=dateline-]{color:#000!important;background:#fff1a8!important;padding:0 .1em;border-radius:.15em;\
    scroll-margin:20vh 0}\
    mark.dateline-source,mark.dateline-party{background:#cfe6ff!important}\
    mark.dateline-cue{background:#ffd9c2!important}\
    mark[class^=dateline-]:target{outline:3px solid #b3261e!important;outline-offset:2px}
    """

  init(_ plan: MarkPlan) {
    self.plan = plan
  }

  /// Writes the text at `range`, each stretch by `write`, with marks between. No mark is put inside a character reference
  /// where `hasReferences`, nor around white space alone.
  mutating func paint(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, hasReferences: Bool, into output: inout [UInt8],
    write: (Range<Int>, inout [UInt8]) -> Void
  ) {
    var place = range.lowerBound
    while next < plan.stretches.count, plan.stretches[next].range.upperBound <= place { next += 1 }
    var index = next
    while index < plan.stretches.count, plan.stretches[index].range.lowerBound < range.upperBound {
      let stretch = plan.stretches[index]
      index += 1
      var start = max(stretch.range.lowerBound, place)
      var end = min(stretch.range.upperBound, range.upperBound)
      if hasReferences {
        start = Self.reference(around: start, bytes, range)?.lowerBound ?? start
        end = Self.reference(around: end, bytes, range)?.upperBound ?? end
        start = max(start, place)
      }
      if index > anchored {
        anchored = index
        waiting += stretch.anchors
      }
      guard start < end, bytes[start..<end].contains(where: { !MarkupScanner.isSpace($0) }) else { continue }
      write(place..<start, &output)
      for mark in waiting {
        open(mark, into: &output)
        output.append(contentsOf: "</mark>".utf8)
      }
      waiting.removeAll(keepingCapacity: true)
      for mark in stretch.marks { open(mark, into: &output) }
      write(start..<end, &output)
      for _ in stretch.marks { output.append(contentsOf: "</mark>".utf8) }
      place = end
    }
    write(place..<range.upperBound, &output)
  }

  private mutating func open(_ index: Int, into output: inout [UInt8]) {
    let mark = plan.marks[index]
    output.append(contentsOf: "<mark class=\"dateline-".utf8)
    output.append(contentsOf: mark.role.rawValue.utf8)
    if placed.insert(mark.id).inserted {
      output.append(contentsOf: "\" id=\"".utf8)
      output.append(contentsOf: mark.id.utf8)
    }
    output.append(contentsOf: "\" data-mark=\"".utf8)
    output.append(contentsOf: mark.id.utf8)
    output.append(contentsOf: "\">".utf8)
  }

  /// The character reference that `place` is inside of, if it is: `&` and letters or digits up to `;`.
  private static func reference(
    around place: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Range<Int>? {
    var start = place - 1
    while start >= range.lowerBound, place - start <= 32, isReferenceByte(bytes[start]) { start -= 1 }
    guard start >= range.lowerBound, bytes[start] == 0x26, place > start, place < range.upperBound else { return nil }
    var end = place
    while end < range.upperBound, end - place <= 32, isReferenceByte(bytes[end]) { end += 1 }
    return end < range.upperBound && bytes[end] == 0x3B && end > start + 1 ? start..<(end + 1) : nil
  }

  private static func isReferenceByte(_ byte: UInt8) -> Bool {
    MarkupScanner.isLetter(byte) || byte &- 0x30 < 10 || byte == 0x23
  }
}
