internal import Record

/// Finds the article in a page that was pasted as text: its markup is lost, lines stand for blocks, and what stood side by
/// side runs together.
///
/// Which lines are the article's is a learned judgement (`LineModel`), held back by words that give chrome away; headline,
/// masthead, credits and headings are found by rules. Linear in the page. Nothing is thrown: a page without an article gives
/// a draft without blocks and a kind that says so.
struct PastedReader {
  private let page: DecodedPayload
  private let utf8: UnsafeBufferPointer<UInt8>
  private let lines: [PageLine]
  private let tongue: Int?
  private let isText: [Bool]
  private let names: PageNames
  /// How often each word stands on the page.
  private let words: [UInt64: Int]

  /// The article of `page`, before repairs; `facts` is what is known of it beforehand.
  static func read(_ page: DecodedPayload, facts: Article) -> DraftArticle {
    page.utf8.withUnsafeBufferPointer { PastedReader(page, $0).draft(facts) }
  }

  private init(_ page: DecodedPayload, _ utf8: UnsafeBufferPointer<UInt8>) {
    self.page = page
    self.utf8 = utf8
    (lines, tongue) = PageLines.measure(utf8, of: page.utf8)
    isText = LineChoice(lines: lines, utf8: utf8).textLines(LineModel.trained.probabilities(lines))
    names = PageNames(lines, utf8)
    var words: [UInt64: Int] = [:]
    for word in WordScanner(utf8, 0..<utf8.count) { words[word.hash, default: 0] += 1 }
    self.words = words
  }

  private func draft(_ facts: Article) -> DraftArticle {
    var draft = DraftArticle()
    draft.facts = facts
    if let tongue { draft.facts.language = LanguageIdentifier.tongues[tongue].tag }
    guard let bodyStart = bodyStart() else {
      return withoutText(draft)
    }
    let headline = HeadlineSearch(lines: lines, utf8: utf8, names: names, bodyStart: bodyStart).find()
    let top = headline.map { min($0.line, $0.copies.min() ?? $0.line) } ?? bodyStart
    let credits = credits(headline, bodyStart)
    draft.facts.byline = credits.byline
    if draft.facts.published == nil { draft.facts.published = credits.published }
    draft.facts.modified = credits.modified
    if draft.facts.published == nil, var changed = credits.modified {
      // Published then or before: the nearest day that is known.
      changed.basis = .inferred
      draft.facts.published = changed
    }
    (draft.facts.outlet, draft.facts.section) =
      Nameplate(
        lines: lines, utf8: utf8, isText: isText, names: names, headline: headline, top: top, bodyStart: bodyStart
      ).read()
    draft.copyrightYear = names.copyright?.year
    var removed = RemovedLines(lines, utf8)
    let lastText = lines.indices.last { isText[$0] && lines[$0].words >= 5 }
    for index in lines.indices {
      if let headline, index == headlinePlace(headline) {
        if let before = headline.before { removed.add(words: before, as: .masthead) }
        removed.close()
        draft.blocks.append(headlineBlock(headline))
      } else if let headline, index == headline.line || headline.copies.contains(index) {
        continue
      } else if credits.lines.contains(index) || !isTaken(index, headline, bodyStart) {
        removed.add(index, isBeforeText: index < bodyStart)
      } else {
        removed.close()
        let tail = index == lastText ? TextTail.start(in: utf8, lines[index].span.range) : nil
        take(index, before: tail, standsAbove: standsAbove(index, headline, credits, bodyStart), into: &draft.blocks)
        if let tail { removed.add(words: tail..<lines[index].span.end, as: .other) }
      }
    }
    removed.close()
    draft.removed = removed.removed
    draft.facts.kind = PastedKind(lines: lines, utf8: utf8, isText: isText).kind(headline: headline?.range)
    mendNames(&draft.facts)
    if let outlet = draft.facts.outlet, draft.facts.byline.count > 1 {
      draft.facts.byline.removeAll { OutletName($0) == OutletName(outlet) }
    }
    return draft
  }

  /// Mends the names as the text will be mended: they are words of the page too.
  private func mendNames(_ facts: inout Article) {
    let language = facts.language
    func mended(_ words: String) -> String { TextRepairs.mended(words, language: language) }
    facts.outlet = facts.outlet.map(mended)
    facts.section = facts.section.map(mended)
    facts.byline = facts.byline.map(mended)
  }

  /// The first line of the first stretch of the article's running text.
  private func bodyStart() -> Int? {
    lines.indices.first { isText[$0] && lines[$0].isProse }
      ?? lines.indices.first { isText[$0] && lines[$0].words >= 5 }
  }

  private func isTaken(_ index: Int, _ headline: HeadlineSearch.Found?, _ bodyStart: Int) -> Bool {
    if let headline, index < headlinePlace(headline) { return false }
    if isText[index] { return headline != nil || index >= bodyStart }
    return isCaption(index) || isStandfirst(index, headline, bodyStart)
  }

  // MARK: Headline

  /// The first line that holds the headline.
  private func headlinePlace(_ headline: HeadlineSearch.Found) -> Int {
    guard headline.before != nil else { return headline.line }
    return min(headline.line, headline.copies.min() ?? headline.line)
  }

  /// The headline, the masthead taken off it and the lines that repeat it.
  private func headlineBlock(_ headline: HeadlineSearch.Found) -> DraftBlock {
    var range = headline.range
    if let before = headline.before { range = before.upperBound..<(before.upperBound + range.count) }
    var (text, repairs) = PastedText.traced(utf8, range)
    if let before = headline.before {
      repairs.insert(
        Repair(kind: "runTogether", span: Span(0, 0), was: String(decoding: utf8[before], as: UTF8.self)), at: 0)
    }
    let line = lines[headline.line].span.range
    if let behind = headline.behind, line.contains(behind.lowerBound), line.contains(range.lowerBound) {
      let was = String(decoding: utf8[range.upperBound..<line.upperBound], as: UTF8.self)
      repairs.append(Repair(kind: "runTogether", span: Span(text.count, text.count), was: was))
    }
    let place = headlinePlace(headline)
    for copy in ([headline.line] + headline.copies).sorted() where copy > place {
      let was = "\n" + String(decoding: utf8[lines[copy].span.range], as: UTF8.self)
      repairs.append(Repair(kind: "repeatedHeadline", span: Span(text.count, text.count), was: was))
    }
    text = text.trimmed()
    return DraftBlock(kind: .headline, section: .top, text: text, repairs: repairs)
  }

  private func credits(_ headline: HeadlineSearch.Found?, _ bodyStart: Int) -> CreditLines.Found {
    let language = tongue.map { LanguageIdentifier.tongues[$0].tag }
    let reader = CreditLines(lines: lines, utf8: utf8, page: page, language: language, outlets: names)
    let start =
      headline.map { max($0.line, $0.copies.filter { $0 <= bodyStart }.max() ?? 0) + 1 } ?? max(0, bodyStart - 12)
    let last = lines.indices.last { isText[$0] && lines[$0].isProse } ?? bodyStart
    var found = reader.read(start..<max(start, min(lines.count, max(bodyStart, start) + 3)))
    if found.published == nil || found.byline.isEmpty, let headline {
      let above = reader.read(max(0, headlinePlace(headline) - 8)..<headlinePlace(headline))
      // Where the headline stands several times, between the first and the last.
      let between = headlinePlace(headline) + 1 < start ? reader.read(headlinePlace(headline) + 1..<start) : .init()
      let below = reader.read(min(last + 1, lines.count)..<min(last + 4, lines.count))
      for other in [between, above, below] {
        if found.published == nil { found.published = other.published }
        if found.modified == nil { found.modified = other.modified }
        if found.byline.isEmpty { found.byline = other.byline }
      }
    }
    return found
  }

  // MARK: Blocks

  /// Whether the line stands between headline and text and tells in a sentence what the article is about.
  private func isStandfirst(_ index: Int, _ headline: HeadlineSearch.Found?, _ bodyStart: Int) -> Bool {
    guard let headline, index > headline.line, index < bodyStart else { return false }
    let line = lines[index]
    return line.words >= 8 && line.words <= 70 && line.small >= 2 && line.cues.strong == 0 && line.bars == 0
      && index <= headline.line + 3
  }

  private func standsAbove(
    _ index: Int, _ headline: HeadlineSearch.Found?, _ credits: CreditLines.Found, _ bodyStart: Int
  ) -> Bool {
    guard let headline else { return false }
    if index < bodyStart, lines[index].words >= 5 { return true }
    guard index <= headlinePlace(headline) + 2 + headline.copies.count, lines[index].words <= 60 else { return false }
    return (index + 1...index + 3).contains { credits.lines.contains($0) }
  }

  private func isCaption(_ index: Int) -> Bool {
    let line = lines[index]
    let bit = UInt16(1) << UInt16(LineCues.Kind.credit.rawValue)
    guard line.cues.strong & bit != 0, line.words >= 4, line.words <= 60 else { return false }
    let near = max(0, index - 3)...min(lines.count - 1, index + 3)
    return near.contains { $0 < index && isText[$0] } && near.contains { $0 > index && isText[$0] }
  }

  private func take(_ index: Int, before tail: Int?, standsAbove: Bool, into blocks: inout [DraftBlock]) {
    var line = lines[index]
    if let tail { line.span.end = tail }
    let small = tongue.map { LanguageIdentifier.tongues[$0].weights } ?? [:]
    let section: Block.Section = blocks.last { $0.section != .aside }?.section == .background ? .background : .main
    if standsAbove {
      add(line.span.range, .standfirst, .top, &blocks)
    } else if isCaption(index) {
      add(line.span.range, .caption, .aside, &blocks)
    } else if let cut = SeamHeading(utf8: utf8, small: small, words: words).cut(in: line.span) {
      let title = line.span.start..<cut
      let isBackground = BackgroundHeading.opens(utf8, title, text: cut..<line.span.end)
      add(title, .heading, isBackground ? .background : section, &blocks)
      add(cut..<line.span.end, .paragraph, isBackground ? .background : section, &blocks)
      if blocks.count >= 2 { blocks[blocks.count - 1].partedBy = "runTogether" }
    } else if isHeading(index) {
      let next = lines[index + 1].span.range
      let isBackground = BackgroundHeading.opens(utf8, line.span.range, text: next)
      add(line.span.range, .heading, isBackground ? .background : section, &blocks)
    } else {
      add(line.span.range, isItem(line) ? .listItem : .paragraph, section, &blocks)
    }
  }

  private func add(_ range: Range<Int>, _ kind: Block.Kind, _ section: Block.Section, _ blocks: inout [DraftBlock]) {
    let (text, repairs) = PastedText.traced(utf8, range)
    blocks.append(DraftBlock(kind: kind, section: section, text: text, repairs: repairs))
  }

  private func isHeading(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.words <= 14, !line.endsSentence || utf8[line.span.end - 1] == 0x3F, !line.startsQuote, line.stops == 0,
      line.bars == 0, index + 1 < lines.count, isText[index + 1], !isItem(line)
    else { return false }
    return lines[index + 1].words >= 15 || lines[index + 1].isProse
  }

  private func isItem(_ line: PageLine) -> Bool {
    let first = utf8[line.span.start]
    return (first == 0x2D || first == 0x2A) && line.span.count > 2 && utf8[line.span.start + 1] == 0x20
      || line.span.count > 4 && first == 0xE2 && utf8[line.span.start + 1] == 0x80 && utf8[line.span.start + 2] == 0xA2
  }

  /// A page with no line of the article: all of it is left out.
  private func withoutText(_ draft: DraftArticle) -> DraftArticle {
    var draft = draft
    var removed = RemovedLines(lines, utf8)
    for index in lines.indices { removed.add(index, isBeforeText: true) }
    removed.close()
    draft.removed = removed.removed
    draft.facts.kind = PastedKind(lines: lines, utf8: utf8, isText: isText).kind(headline: nil)
    return draft
  }
}
