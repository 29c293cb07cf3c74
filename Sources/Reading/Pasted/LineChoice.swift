internal import Record

/// Chooses the article's lines by the learned judgement, held back by words that give chrome away and by what stands around.
///
/// Against the judgement go short lines of forms and lists, teasers, and lines in which the page speaks to its reader; for it,
/// running text that goes on where the article's lines end, also under a heading.
struct LineChoice {
  let lines: [PageLine]
  let utf8: UnsafeBufferPointer<UInt8>

  /// From which probability on a line is taken for the article's.
  private static let cut = 0.47
  /// The same for running text that follows the article's.
  private static let nextCut = 0.08

  private static let voice = WordPhrases("page-voice.tsv")

  /// Which lines are the article's. `probabilities` are the model's.
  func textLines(_ probabilities: [Double]) -> [Bool] {
    var isText = lines.indices.map { index in
      let line = lines[index]
      if isChrome(line) || isTeaser(line) || speaksToReader(line) { return false }
      return probabilities[index] >= Self.cut || isSurelyText(line, probabilities[index])
    }
    for index in lines.indices.dropFirst() where !isText[index] && isRunningOn(index, probabilities[index]) {
      guard let before = lineBefore(index) else { continue }
      if isText[before], lines[before].isProse {
        isText[index] = true
      } else if isTitle(lines[before]), let text = lineBefore(before), isText[text], lines[text].isProse {
        isText[before] = true
        isText[index] = true
      }
    }
    takeOpening(&isText)
    return isText
  }

  /// Takes running text above the article's first lines that a heading parts from them, if it tells of the same.
  private func takeOpening(_ isText: inout [Bool]) {
    guard let first = lines.indices.first(where: { isText[$0] && lines[$0].isProse }) else { return }
    let topic = Set(lines[first..<min(lines.count, first + 25)].filter(\.isProse).flatMap(\.content))
    for index in (max(0, first - 3)..<first).reversed() where !isText[index] || lines[index].isProse {
      let line = lines[index]
      guard line.words >= 25, line.isProse, line.cues.strong == 0, line.bars == 0, line.addresses == 0,
        !speaksToReader(line),
        Set(line.content).intersection(topic).count >= Self.shared
      else { continue }
      isText[index] = true
      if first == index + 2, isTitle(lines[index + 1]), lines[index + 1].numbers == 0 { isText[index + 1] = true }
      return
    }
  }

  /// How many longer words an opening has in common with the text below.
  private static let shared = 3

  /// The line before `index`, up to two lines of chrome between them left out: an advert, a teaser.
  private func lineBefore(_ index: Int) -> Int? {
    for before in (max(0, index - 3)..<index).reversed() where !isInterruption(lines[before]) { return before }
    return nil
  }

  private func isInterruption(_ line: PageLine) -> Bool {
    let comment = UInt16(1) << UInt16(LineCues.Kind.comment.rawValue)
    let list = UInt16(1) << UInt16(LineCues.Kind.latest.rawValue)
    return isTeaser(line) || line.cues.strong & (comment | list) == 0 && (isChrome(line) || speaksToReader(line))
  }

  /// Short lines of forms, share bars and lists, whatever surrounds them.
  private func isChrome(_ line: PageLine) -> Bool {
    let kinds: [LineCues.Kind] = [.comment, .captcha, .latest, .share, .advert]
    let mask = kinds.reduce(UInt16(0)) { $0 | 1 << UInt16($1.rawValue) }
    return line.cues.strong & mask != 0 && Float(line.cues.words) * 3 >= line.words && line.words <= 12
  }

  private func isTeaser(_ line: PageLine) -> Bool { TeaserLine.matches(utf8, line) }

  /// Whether the page speaks in the line, not the article: "Thank you for signing up!". Leaves what somebody is quoted with.
  private func speaksToReader(_ line: PageLine) -> Bool {
    guard line.words <= 40, line.quotes == 0 else { return false }
    let words = WordScanner(utf8, line.span.range).map(\.hash)
    return words.indices.contains { Self.voice.length(at: $0, of: words) > 0 }
  }

  /// Long running text without a sign of chrome.
  private func isSurelyText(_ line: PageLine, _ probability: Double) -> Bool {
    probability >= 0.25 && line.words >= 25 && isPlainProse(line)
  }

  private func isRunningOn(_ index: Int, _ probability: Double) -> Bool {
    let line = lines[index]
    guard probability >= Self.nextCut, line.endsSentence, !isTeaser(line), !speaksToReader(line) else { return false }
    if line.startsQuote, line.quotes >= 2, line.words >= 5, line.cues.strong == 0, line.addresses == 0 { return true }
    return line.words >= 10 && line.small >= 3 && isPlainProse(line)
  }

  private func isPlainProse(_ line: PageLine) -> Bool {
    line.isProse && line.cues.strong == 0 && line.cues.weak == 0 && line.bars == 0 && line.addresses == 0
  }

  /// Whether the line may be a heading between paragraphs.
  private func isTitle(_ line: PageLine) -> Bool {
    line.words <= 10 && line.letters >= 4 && line.startsCapital && !line.endsSentence && !line.endsColon
      && !line.endsEllipsis && line.cues.strong == 0 && line.cues.weak == 0 && line.bars == 0 && line.stops == 0
      && line.addresses == 0
  }
}
