internal import Record

/// Puts an article together from what a reader took from the page: mends the blocks, joins them to one text, traces that
/// text to the payload, and moves headline, standfirst and moments into place. Linear in the page.
struct ArticleAssembly {
  /// The page that the draft's offsets refer to.
  let page: DecodedPayload

  /// The article of `draft`, with text, blocks, source map, repairs and what was left out.
  func article(of draft: DraftArticle) -> Article {
    var article = draft.facts
    article.removed = draft.removed
    var repairs = TextRepairs(language: draft.facts.language)
    var whole = TracedText()
    var made: [Repair] = []
    var blocks: [Block] = []
    for block in draft.blocks {
      var mended = RepairedText(block.text, repairs: block.repairs)
      repairs.mend(&mended)
      guard !mended.text.isEmpty else {
        made += mended.repairs.map { Repair(kind: $0.kind, span: Span(whole.count, whole.count), was: "\n" + $0.was) }
        continue
      }
      if !blocks.isEmpty {
        let end = whole.runs.last?.source.upperBound ?? 0
        whole.append(inserted: [0x0A], at: end)
        if let kind = block.partedBy {
          made.append(Repair(kind: kind, span: Span(whole.count - 1, whole.count), was: ""))
        }
      }
      let start = whole.count
      whole.append(mended.text)
      made += mended.repairs.map {
        Repair(kind: $0.kind, span: Span(start + $0.span.start, start + $0.span.end), was: $0.was)
      }
      blocks.append(Block(kind: block.kind, section: block.section, span: Span(start, whole.count)))
    }
    article.text = Text(utf8: whole.utf8)
    article.blocks = blocks
    article.repairs = made
    article.sourceMap = sourceMap(of: whole)
    takeHeadline(&article)
    tellLanguage(&article)
    takeDateline(&article, copyrightYear: draft.copyrightYear)
    return article
  }

  /// The article of a text that is kept as it is: its lines are its blocks.
  func article(keeping facts: Article) -> Article {
    var article = facts
    var traced = TracedText()
    page.utf8.withUnsafeBufferPointer { traced.append(verbatim: 0..<$0.count, of: $0) }
    article.text = Text(utf8: page.utf8)
    article.sourceMap = sourceMap(of: traced)
    article.blocks = TextLines(page.utf8).map { Block(kind: .paragraph, section: .main, span: $0) }
    tellLanguage(&article)
    takeDateline(&article, copyrightYear: nil)
    return article
  }

  private func sourceMap(of text: TracedText) -> [SourceRun] {
    var start = 0
    return text.runs.map { run in
      defer { start += run.count }
      let low = page.payloadOffset(run.source.lowerBound)
      let high = run.source.isEmpty ? low : page.payloadOffset(run.source.upperBound)
      return SourceRun(text: Span(start, start + run.count), payload: Span(low, high), kind: run.kind)
    }
  }

  /// Takes headline and standfirst from the blocks where metadata gave none.
  private func takeHeadline(_ article: inout Article) {
    func words(_ kind: Block.Kind) -> String? {
      article.blocks.first { $0.kind == kind && $0.section == .top }.map { article.text[$0.span] }
    }
    if article.headline == nil { article.headline = words(.headline) }
    if article.standfirst == nil { article.standfirst = words(.standfirst) }
  }

  /// The language of the text itself, where it can be told; else what the page says stays.
  private func tellLanguage(_ article: inout Article) {
    let text = article.text
    let tongue = text.utf8.withUnsafeBufferPointer { LanguageIdentifier().identify($0, 0..<$0.count) }
    guard let tongue else { return }
    let tag = LanguageIdentifier.tongues[tongue].tag
    if article.language?.hasPrefix(tag) != true { article.language = tag }
  }

  /// Takes the dateline, and from it the day of publication where the page states none.
  private func takeDateline(_ article: inout Article, copyrightYear: Int?) {
    guard let found = DatelineFinder.find(in: article) else { return }
    let day = DatelineYear.day(of: found, in: article, copyrightYear: copyrightYear)
    let place = article.text[Span(found.place.lowerBound, found.place.upperBound)]
    article.dateline = .init(place: place, date: day?.iso, span: found.span)
    guard article.published == nil, let day,
      let words = found.day.map({ Span($0.range.lowerBound, $0.range.upperBound) })
    else { return }
    article.published = .init(
      value: day.iso, basis: .inferred, evidence: Evidence(place: "text", span: words, words: article.text[words]))
  }
}
