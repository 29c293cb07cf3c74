/// Which elements of two sequences stand for each other, in order: what is common is matched, what is left changed.
///
/// Elements that stand just once on both sides are anchors (patience difference); what lies between two anchors is matched
/// by the shortest edit (Myers), or not at all where that has more than `maxEdits` steps. So the time is linear in the
/// length, with a factor that is bounded, whatever the input. No recursion.
///
/// Source: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986); patience difference after Bram Cohen.
struct SequenceAlignment {
  /// Elements that stand behind one another on both sides.
  struct Run: Hashable {
    var old: Int
    var new: Int
    var count: Int
  }

  /// A stretch between two runs, on both sides; one of the two may be empty.
  struct Gap: Hashable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// What is matched, in order, as long as it can be.
  private(set) var runs: [Run] = []
  private let old: [Int]
  private let new: [Int]

  /// Steps of an edit between two anchors beyond which it is one replacement: a page's rewritten paragraph has fewer.
  private static let maxEdits = 200
  /// How often anchors are looked for within anchors.
  private static let maxDepth = 8

  /// The alignment of two sequences.
  init(_ old: [Int], _ new: [Int]) {
    self.old = old
    self.new = new
    align()
  }

  /// What is not matched, in order.
  var gaps: [Gap] {
    var gaps: [Gap] = []
    var (oldEnd, newEnd) = (0, 0)
    for run in runs + [Run(old: old.count, new: new.count, count: 0)] {
      if run.old > oldEnd || run.new > newEnd { gaps.append(Gap(old: oldEnd..<run.old, new: newEnd..<run.new)) }
      (oldEnd, newEnd) = (run.old + run.count, run.new + run.count)
    }
    return gaps
  }

  private mutating func align() {
    var found: [Run] = []
    var open: [(gap: Gap, depth: Int)] = [(Gap(old: 0..<old.count, new: 0..<new.count), 0)]
    while let (whole, depth) = open.popLast() {
      let gap = trim(whole, &found)
      if gap.old.isEmpty || gap.new.isEmpty { continue }
      let anchors = depth < Self.maxDepth ? anchors(in: gap) : []
      guard !anchors.isEmpty else {
        found += shortestEdit(in: gap)
        continue
      }
      var rest = gap
      for anchor in anchors {
        found.append(Run(old: anchor.old, new: anchor.new, count: 1))
        open.append(
          (Gap(old: rest.old.lowerBound..<anchor.old, new: rest.new.lowerBound..<anchor.new), depth + 1))
        rest = Gap(old: anchor.old + 1..<gap.old.upperBound, new: anchor.new + 1..<gap.new.upperBound)
      }
      open.append((rest, depth + 1))
    }
    for run in found.sorted(by: { $0.old < $1.old }) where run.count > 0 {
      if let last = runs.last, last.old + last.count == run.old, last.new + last.count == run.new {
        runs[runs.count - 1].count += run.count
      } else {
        runs.append(run)
      }
    }
  }

  /// The gap without what is equal at its ends, which goes to `found`.
  private func trim(_ gap: Gap, _ found: inout [Run]) -> Gap {
    var (oldStart, newStart, oldEnd, newEnd) = (
      gap.old.lowerBound, gap.new.lowerBound, gap.old.upperBound, gap.new.upperBound
    )
    while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
      oldStart += 1
      newStart += 1
    }
    while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    found.append(Run(old: gap.old.lowerBound, new: gap.new.lowerBound, count: oldStart - gap.old.lowerBound))
    found.append(Run(old: oldEnd, new: newEnd, count: gap.old.upperBound - oldEnd))
    return Gap(old: oldStart..<oldEnd, new: newStart..<newEnd)
  }

  /// The elements that stand once on both sides of a gap, as many of them as are in the same order.
  private func anchors(in gap: Gap) -> [(old: Int, new: Int)] {
    var counts: [Int: (old: Int, new: Int, oldIndex: Int)] = [:]
    for index in gap.old { counts[old[index], default: (0, 0, index)].old += 1 }
    for index in gap.new { counts[new[index]]?.new += 1 }
    var pairs: [(old: Int, new: Int)] = []
    for index in gap.new {
      if let count = counts[new[index]], count.old == 1, count.new == 1 { pairs.append((count.oldIndex, index)) }
    }
    return Self.longestRise(pairs)
  }

  /// The longest part of `pairs`, which rise by `new`, that rises by `old` too.
  private static func longestRise(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
    var tails: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].old < pairs[index].old { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = tails[low - 1] }
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var rise: [(old: Int, new: Int)] = []
    var next = tails.last ?? -1
    while next >= 0 {
      rise.append(pairs[next])
      next = before[next]
    }
    return rise.reversed()
  }

  /// The runs of the shortest edit of a gap; none where it has more than `maxEdits` steps.
  private func shortestEdit(in gap: Gap) -> [Run] {
    let (oldCount, newCount) = (gap.old.count, gap.new.count)
    let limit = min(oldCount + newCount, Self.maxEdits)
    let zero = limit + 1
    var furthest = [Int](repeating: 0, count: 2 * limit + 3)
    /// `furthest` as it was before each step, from diagonal -step to step.
    var trace: [[Int]] = []
    for step in 0...limit {
      trace.append(Array(furthest[zero - step - 1...zero + step + 1]))
      for diagonal in stride(from: -step, through: step, by: 2) {
        let isDown =
          diagonal == -step || (diagonal != step && furthest[zero + diagonal - 1] < furthest[zero + diagonal + 1])
        var x = isDown ? furthest[zero + diagonal + 1] : furthest[zero + diagonal - 1] + 1
        while x < oldCount, x - diagonal < newCount,
          old[gap.old.lowerBound + x] == new[gap.new.lowerBound + x - diagonal]
        {
          x += 1
        }
        furthest[zero + diagonal] = x
        if x == oldCount, x - diagonal == newCount { return Self.runs(of: trace, in: gap) }
      }
    }
    return []
  }

  /// The diagonal moves of the path that `trace` ends in.
  private static func runs(of trace: [[Int]], in gap: Gap) -> [Run] {
    var runs: [Run] = []
    var (x, y) = (gap.old.count, gap.new.count)
    for step in trace.indices.reversed() {
      let furthest = trace[step]
      let zero = step + 1
      let diagonal = x - y
      let isDown =
        diagonal == -step || (diagonal != step && furthest[zero + diagonal - 1] < furthest[zero + diagonal + 1])
      let from = step == 0 ? 0 : isDown ? diagonal + 1 : diagonal - 1
      let startX = step == 0 ? 0 : furthest[zero + from] + (isDown ? 0 : 1)
      if x > startX {
        runs.append(
          Run(old: gap.old.lowerBound + startX, new: gap.new.lowerBound + startX - diagonal, count: x - startX))
      }
      x = step == 0 ? 0 : furthest[zero + from]
      y = x - from
    }
    return runs.reversed()
  }
}
