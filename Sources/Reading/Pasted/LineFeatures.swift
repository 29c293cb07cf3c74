internal import Record

/// What the line model looks at: the measures of a line, of its neighbours, and of the page around it.
///
/// The order of the features is that of the trained model; a change of either means training again.
struct LineFeatures {
  private let lines: [PageLine]
  /// Prose bytes before each line.
  private var proseBefore: [Float] = [0]
  private var distanceBack: [Int] = []
  private var distanceAhead: [Int] = []
  /// How often each line's words stand on the page.
  private var copies: [UInt64: Int] = [:]
  /// The lines of the largest stretch of prose.
  private var core = 0..<0
  /// The share of the page's prose in the stretch that each line belongs to.
  private var stretchShare: [Float] = []
  /// How many lines of prose have each longer word.
  private var topics: [UInt64: Int] = [:]
  /// Length and place of the run of short lines that a line belongs to.
  private var shortRun: [(length: Int, place: Int)] = []
  /// Lines since the last cue of a comment form, of lists of posts, of a share bar.
  private var sinceCue: [(comment: Int, list: Int, share: Int)] = []

  /// The features of a page of these lines. Linear in their number.
  init(_ lines: [PageLine]) {
    self.lines = lines
    lookForProse()
    lookForStretches()
    lookForRuns()
    for line in lines { copies[line.hash, default: 0] += 1 }
    for line in lines where line.isProse {
      for word in Set(line.content) { topics[word, default: 0] += 1 }
    }
  }

  /// The number of features of a line.
  static let count = 117

  /// The features of the line at `index`, appended to `row`.
  func append(_ index: Int, to row: inout [Float]) {
    let line = lines[index]
    own(line, &row)
    cues(line, &row)
    surroundings(index, &row)
    for offset in [-3, -2, -1, 1, 2, 3] { neighbour(index + offset, &row) }
  }

  private func own(_ line: PageLine, _ row: inout [Float]) {
    let words = max(line.words, 1)
    row.append(logarithm(Float(line.span.count)))
    row.append(line.words)
    row.append(Float(line.letters) / words)
    row.append(Float(line.letters) / Float(max(line.span.count, 1)))
    row.append(Float(line.small) / words)
    row.append(Float(line.small))
    row.append(Float(line.capitalized) / words)
    row.append(Float(line.shouted) / words)
    row.append(Float(line.numbers) / words)
    row.append(Float(line.months))
    row.append(Float(line.commas) / words)
    row.append(Float(line.stops))
    row.append(Float(line.stops) / words)
    row.append(Float(line.quotes))
    row.append(Float(line.bars))
    row.append(Float(line.seams))
    row.append(Float(line.addresses))
    row.append(Float(line.clocks))
    for flag in [
      line.endsSentence, line.endsColon, line.endsEllipsis, line.startsCapital, line.startsDigit, line.startsQuote,
      line.isProse,
    ] { row.append(flag ? 1 : 0) }
  }

  private func cues(_ line: PageLine, _ row: inout [Float]) {
    for kind in LineCues.Kind.allCases {
      let bit = UInt16(1) << UInt16(kind.rawValue)
      row.append(line.cues.strong & bit != 0 ? 2 : line.cues.weak & bit != 0 ? 1 : 0)
    }
    row.append(Float(line.cues.words) / max(line.words, 1))
  }

  private func surroundings(_ index: Int, _ row: inout [Float]) {
    let count = lines.count
    let all = max(proseBefore[count], 1)
    for reach in [2, 5, 10, 20] {
      let low = max(0, index - reach)
      let high = min(count, index + reach + 1)
      row.append(logarithm(proseBefore[high] - proseBefore[low]))
    }
    row.append(proseBefore[index] / all)
    row.append((all - proseBefore[index + 1]) / all)
    row.append(Float(min(distanceBack[index], 50)))
    row.append(Float(min(distanceAhead[index], 50)))
    row.append(Float(min(copies[lines[index].hash] ?? 1, 10)))
    row.append(Float(index) / Float(max(count, 1)))
    row.append(logarithm(Float(count)))
    row.append(logarithm(all))
    row.append(all / Float(max(1, lines[count - 1].span.end)))
    row.append(core.contains(index) ? 1 : 0)
    row.append(Float(max(-50, min(50, index - core.lowerBound))))
    row.append(Float(max(-50, min(50, index - core.upperBound))))
    row.append(Float(core.count))
    row.append(stretchShare[index])
    row.append(Float(min(shortRun[index].length, 50)))
    row.append(Float(min(shortRun[index].place, 50)))
    row.append(Float(min(sinceCue[index].comment, 100)))
    row.append(Float(min(sinceCue[index].list, 100)))
    row.append(Float(min(sinceCue[index].share, 100)))
    row.append(topicality(lines[index]))
  }

  private func neighbour(_ index: Int, _ row: inout [Float]) {
    guard lines.indices.contains(index) else {
      for _ in 0..<9 { row.append(-1) }
      return
    }
    let line = lines[index]
    row.append(logarithm(Float(line.span.count)))
    row.append(Float(line.small) / max(line.words, 1))
    row.append(Float(line.capitalized) / max(line.words, 1))
    row.append(line.endsSentence ? 1 : 0)
    row.append(line.isProse ? 1 : 0)
    row.append(line.cues.strong != 0 ? Float(line.cues.kind?.rawValue ?? 0) : -1)
    row.append(Float(line.stops))
    row.append(Float(min(copies[line.hash] ?? 1, 10)))
    row.append(topicality(line))
  }

  /// The share of a line's longer words that other lines of prose have too.
  private func topicality(_ line: PageLine) -> Float {
    guard !line.content.isEmpty else { return -1 }
    let least = line.isProse ? 2 : 1
    let shared = line.content.reduce(into: 0) { if (topics[$1] ?? 0) >= least { $0 += 1 } }
    return Float(shared) / Float(line.content.count)
  }

  private mutating func lookForProse() {
    var last = -1000
    for (index, line) in lines.enumerated() {
      proseBefore.append((proseBefore.last ?? 0) + (line.isProse ? Float(line.span.count) : 0))
      distanceBack.append(index - last)
      if line.isProse { last = index }
    }
    distanceAhead = [Int](repeating: 1000, count: lines.count)
    var next = lines.count + 1000
    for index in lines.indices.reversed() {
      distanceAhead[index] = next - index
      if lines[index].isProse { next = index }
    }
  }

  /// Stretches of prose: lines of prose with at most three others, of 400 bytes together, between two of them.
  private mutating func lookForStretches() {
    stretchShare = [Float](repeating: 0, count: lines.count)
    let all = max(proseBefore[lines.count], 1)
    var start: Int?
    var end = 0
    var most: Float = 0
    func close(_ self: inout LineFeatures) {
      guard let from = start else { return }
      let bytes = self.proseBefore[end] - self.proseBefore[from]
      for index in from..<end { self.stretchShare[index] = bytes / all }
      if bytes > most {
        most = bytes
        self.core = from..<end
      }
    }
    for (index, line) in lines.enumerated() where line.isProse {
      if start != nil {
        let between = lines[index].span.start - lines[end - 1].span.end
        if index - end > 3 || between > 400 {
          close(&self)
          start = index
        }
      } else {
        start = index
      }
      end = index + 1
    }
    close(&self)
  }

  private mutating func lookForRuns() {
    shortRun = [(length: Int, place: Int)](repeating: (0, 0), count: lines.count)
    var since = (comment: 1000, list: 1000, share: 1000)
    var start = 0
    for index in 0...lines.count {
      if index < lines.count {
        let strong = lines[index].cues.strong
        func has(_ kinds: LineCues.Kind...) -> Bool { kinds.contains { strong & (1 << UInt16($0.rawValue)) != 0 } }
        since = (since.comment + 1, since.list + 1, since.share + 1)
        if has(.comment, .captcha) { since.comment = 0 }
        if has(.latest, .related) { since.list = 0 }
        if has(.share, .subscribe) { since.share = 0 }
        sinceCue.append(since)
      }
      if index < lines.count, lines[index].words <= 6, !lines[index].isProse { continue }
      for place in start..<index { shortRun[place] = (index - start, place - start) }
      start = index + 1
    }
  }

  /// The natural logarithm of 1 + `value`, to a thousandth, from the exponent and a short series: the same on every machine.
  private func logarithm(_ value: Float) -> Float {
    let x = max(value, 0) + 1
    let fraction = x.significand - 1
    let series = fraction * (1 - fraction * (0.5 - fraction * (1.0 / 3 - fraction * (0.25 - fraction * 0.1))))
    return Float(x.exponent) * 0.693_147_2 + series
  }
}
