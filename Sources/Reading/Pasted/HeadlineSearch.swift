internal import Record

/// Finds the headline of a pasted page: a line that stands there more than once, also at the end of a line that begins with
/// the masthead, or twice in one line; else the line above the text that reads most like one.
struct HeadlineSearch {
  /// The headline and what it was run together with.
  struct Found {
    /// The line it was taken from.
    var line: Int
    /// Its words in the page.
    var range: Range<Int>
    /// Other lines with the same words.
    var copies: [Int] = []
    /// What stood before it in its own line, or in a line that also ends with it.
    var before: Range<Int>?
    /// What stood behind it there.
    var behind: Range<Int>?
  }

  let lines: [PageLine]
  let utf8: UnsafeBufferPointer<UInt8>
  let names: PageNames
  /// The first line of the text.
  let bodyStart: Int

  /// How far above the text a headline is looked for.
  private static let reach = 60

  /// The headline, where there is one.
  func find() -> Found? {
    let low = max(0, bodyStart - Self.reach)
    let high = min(lines.count, bodyStart + 2)
    var best: (score: Float, found: Found)?
    for index in low..<high {
      if let found = twice(index) {
        let score = 6 - 0.06 * Float(abs(bodyStart - index))
        if score > best?.score ?? 1.5 { best = (score, found) }
      }
      guard isCandidate(lines[index]) else { continue }
      let found = copies(of: index, in: low..<high)
      let score = score(index, found)
      if score > best?.score ?? 1.5 { best = (score, found) }
    }
    return best.map { best in
      let found = best.found.before == nil ? parted(best.found) : best.found
      return found.behind == nil ? withoutTitleEnd(found) : found
    }
  }

  /// The headline of a line that holds it twice.
  private func twice(_ index: Int) -> Found? {
    let line = lines[index]
    guard line.words >= 8, line.words <= 100, line.stops < 3, index <= bodyStart else { return nil }
    guard let (first, end) = RepeatedWords.find(in: utf8, line.span.range) else { return nil }
    let title = words(first)
    guard title.split(separator: " ").count >= 3, Float(first.count * 2) > 0.5 * Float(line.span.count) else {
      return nil
    }
    var found = Found(line: index, range: first)
    if first.lowerBound > line.span.start { found.before = line.span.start..<first.lowerBound }
    if end < line.span.end { found.behind = end..<line.span.end }
    return found
  }

  private func isCandidate(_ line: PageLine) -> Bool {
    line.words >= 2 && line.words <= 45 && line.span.count <= 400 && line.letters >= 8
      && !isMasthead(line) && !isItem(line) && !isOutlet(line) && (line.cues.strong == 0 || line.words >= 7)
      && !isCounter(line)
  }

  private func isMasthead(_ line: PageLine) -> Bool {
    line.words <= 4 && Masthead.isSection(words(line.span.range)) || line.addresses > 0 || line.clocks > 0
      || line.months > 0 && line.numbers > 1 && line.words < 8
  }

  /// An item of a list: "* Shares fall as much as 17%".
  private func isItem(_ line: PageLine) -> Bool {
    (utf8[line.span.start] == 0x2A || utf8[line.span.start] == 0x2D) && utf8[line.span.start + 1] == 0x20
  }

  /// The publication's name in a line of its own, which may stand in the byline too.
  private func isOutlet(_ line: PageLine) -> Bool {
    guard line.words <= 5 else { return false }
    let text = words(line.span.range)
    return OutletName.couldBe(text) && names.isOutlet(text)
  }

  /// A label with a number: "Read: 2.411 times".
  private func isCounter(_ line: PageLine) -> Bool { line.numbers > 0 && line.words - Float(line.numbers) < 3 }

  private func score(_ index: Int, _ found: Found) -> Float {
    let line = lines[index]
    var score: Float = line.words >= 4 && line.words <= 25 ? 2 : 0.5
    score += line.endsSentence ? (line.words > 14 ? -1.5 : -0.5) : 0.7
    if line.endsColon || line.endsEllipsis { score -= 1 }
    if line.stops > 1 { score -= 1 }
    if line.bars > 0 { score -= 1 }
    if line.cues.strong != 0 { score -= 1.5 }
    if line.commas > 3 { score -= 0.5 }
    // Behind a paragraph of text stands a heading, and no headline.
    if index > bodyStart, lines[bodyStart].words >= 25 { score -= 2 }
    score -= 0.06 * Float(abs(bodyStart - index))
    if index > 0, index + 1 < bodyStart || index < bodyStart,
      !found.copies.isEmpty || found.before != nil || found.behind != nil
    {
      score += 2
    } else if !found.copies.isEmpty || found.before != nil || found.behind != nil {
      score += 1.5
    }
    if found.copies.count > 4 { score -= 2 }
    return score + 2 * topicality(line)
  }

  /// The share of the line's longer words that stand in the next lines of the text.
  private func topicality(_ line: PageLine) -> Float {
    guard !line.content.isEmpty else { return 0 }
    var wanted = Set(line.content)
    let all = Float(wanted.count)
    for index in bodyStart..<min(bodyStart + 25, lines.count) where lines[index].hash != line.hash {
      for word in lines[index].content { wanted.remove(word) }
      if wanted.isEmpty { break }
    }
    return 1 - Float(wanted.count) / all
  }

  /// The lines near the line that say the same, and what stands around its words where another line holds more.
  private func copies(of index: Int, in range: Range<Int>) -> Found {
    let line = lines[index]
    var found = Found(line: index, range: line.span.range)
    for other in range where other != index {
      if lines[other].hash == line.hash, lines[other].words == line.words {
        found.copies.append(other)
        continue
      }
      guard lines[other].span.count > line.span.count, lines[other].span.count < line.span.count + 140, line.words >= 3,
        !lines[other].isProse || lines[other].seams > 0
      else { continue }
      let theirs = lines[other].span
      if equal(theirs.end - line.span.count, line.span) {
        found.before = theirs.start..<(theirs.end - line.span.count)
        found.copies.append(other)
      } else if equal(theirs.start, line.span) {
        found.behind = (theirs.start + line.span.count)..<theirs.end
        found.copies.append(other)
      }
    }
    return found
  }

  private func equal(_ start: Int, _ span: Span) -> Bool {
    zip(utf8[start..<(start + span.count)], utf8[span.range]).allSatisfy { $0 == $1 }
  }

  /// Takes the masthead off a headline that stands only once: a domain name or a known section before a seam.
  private func parted(_ found: Found) -> Found {
    var found = found
    let text = String(decoding: utf8[found.range], as: UTF8.self)
    guard let cut = mastheadEnd(in: text) else { return found }
    let offset = text[..<cut].utf8.count
    found.before = found.range.lowerBound..<(found.range.lowerBound + offset)
    found.range = (found.range.lowerBound + offset)..<found.range.upperBound
    return found
  }

  /// Takes the outlet off a headline that stands only as the page's title: what is behind a bar, or behind a dash and called
  /// so elsewhere on the page.
  private func withoutTitleEnd(_ found: Found) -> Found {
    var found = found
    let end = found.range.upperBound
    while let (mark, isBar) = lastMark(found.range) {
      let tail = words(mark.upperBound..<found.range.upperBound).trimmingSeparators()
      let head = words(found.range.lowerBound..<mark.lowerBound)
      guard head.split(separator: " ").count >= 3, tail.split(separator: " ").count <= 5, OutletName.couldBe(tail),
        isBar || names.knows(tail) || found.behind != nil && Masthead.isSection(tail)
      else { break }
      found.range = found.range.lowerBound..<mark.lowerBound
      found.behind = mark.lowerBound..<end
    }
    return found
  }

  /// The last bar, or dash between spaces, with the spaces around it.
  private func lastMark(_ range: Range<Int>) -> (Range<Int>, isBar: Bool)? {
    var index = range.upperBound - 1
    while index > range.lowerBound + 1 {
      if utf8[index] == 0x20 {
        let isBar = utf8[index - 1] == 0x7C
        if (isBar || utf8[index - 1] == 0x2D) && utf8[index - 2] == 0x20 { return ((index - 2)..<(index + 1), isBar) }
        if index - 4 >= range.lowerBound, utf8[index - 4] == 0x20, utf8[index - 3] == 0xE2, utf8[index - 2] == 0x80,
          utf8[index - 1] == 0x93 || utf8[index - 1] == 0x94
        {
          return ((index - 4)..<(index + 1), false)
        }
      }
      index -= 1
    }
    return nil
  }

  private func mastheadEnd(in text: String) -> String.Index? {
    let seams = Masthead.seams(in: text)
    for seam in seams.prefix(6).reversed() where text[seam...].split(separator: " ").count >= 3 {
      let parts = Masthead.parts(of: String(text[..<seam]))
      if let last = parts.last, Masthead.isSection(last), text[..<seam].count <= 80 { return seam }
    }
    if let end = Masthead.domainEnd(in: text), end < text.endIndex, text[end] != " " { return end }
    return nil
  }

  private func words(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }
}
