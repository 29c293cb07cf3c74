internal import Record

/// Which bytes of a page get which marks: stretches in page order that do not overlap, each with the marks it stands in.
///
/// Made in time that grows with the marks and the runs they touch, times the logarithm of their number.
struct MarkPlan: Sendable {
  /// A stretch of the page.
  struct Stretch: Sendable, Hashable {
    var range: Range<Int>
    /// The marks it stands in, the outermost first, as indices of `marks`.
    var marks: [Int]
    /// Further marks that begin here, too many to stand around the words.
    var anchors: [Int] = []
  }

  /// As many marks as may lie on the same words; of further ones only the beginning is marked. Holds the page's length down.
  static let maxDepth = 8

  let marks: [WordMark]
  let stretches: [Stretch]

  /// A plan without marks.
  static let none = MarkPlan(marks: [], stretches: [])

  private init(marks: [WordMark], stretches: [Stretch]) {
    self.marks = marks
    self.stretches = stretches
  }

  /// The plan of `marks` by the runs of `sourceMap`; spans and runs that lie outside the page are left out or cut.
  init(_ marks: [WordMark], sourceMap: [SourceRun], places: PagePositions) {
    self.marks = marks
    var pieces: [(range: Range<Int>, mark: Int)] = []
    for (index, mark) in marks.enumerated() {
      var ranges = mark.spans.flatMap { places.ranges(of: $0, sourceMap) }
      ranges.sort { $0.lowerBound < $1.lowerBound }
      var last: Range<Int>?
      for range in ranges {
        if let before = last, range.lowerBound <= before.upperBound {
          last = before.lowerBound..<max(before.upperBound, range.upperBound)
        } else {
          if let last { pieces.append((last, index)) }
          last = range
        }
      }
      if let last { pieces.append((last, index)) }
    }
    stretches = Self.flattened(pieces)
  }

  /// Parts the pieces at each other's ends.
  private static func flattened(_ pieces: [(range: Range<Int>, mark: Int)]) -> [Stretch] {
    let pieces = pieces.sorted {
      if $0.range.lowerBound != $1.range.lowerBound { return $0.range.lowerBound < $1.range.lowerBound }
      return $0.range.upperBound != $1.range.upperBound
        ? $0.range.upperBound > $1.range.upperBound : $0.mark < $1.mark
    }
    var result: [Stretch] = []
    var active: [(range: Range<Int>, mark: Int)] = []
    var next = 0
    var place = 0
    while next < pieces.count || !active.isEmpty {
      if active.isEmpty { place = max(place, pieces[next].range.lowerBound) }
      var starting: [Int] = []
      while next < pieces.count, pieces[next].range.lowerBound <= place {
        if active.count < maxDepth { active.append(pieces[next]) } else { starting.append(pieces[next].mark) }
        next += 1
      }
      var end = active.map(\.range.upperBound).min() ?? place
      if next < pieces.count { end = min(end, pieces[next].range.lowerBound) }
      if end > place { result.append(Stretch(range: place..<end, marks: active.map(\.mark), anchors: starting)) }
      place = max(place, end)
      active.removeAll { $0.range.upperBound <= place }
    }
    return result
  }
}
