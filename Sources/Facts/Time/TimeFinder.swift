internal import Knowledge
internal import Language
internal import Record

/// Finds the words for times and tells what times they stand for. Loads its tables once; linear in the text; pure.
///
/// Source of types, values and modifiers: TimeML 1.2.1, TIMEX3.
struct TimeFinder: Sendable {
  private let lexicon = TimeLexicon()
  private let confidences: [TimeFamily: Double]

  /// A finder with the tables of English.
  init() {
    var confidences: [TimeFamily: Double] = [:]
    for row in KnowledgeFile("time-confidence.tsv").rows where row.count >= 2 {
      if let family = TimeFamily(rawValue: row[0]), let share = Double(row[1]) { confidences[family] = share }
    }
    self.confidences = confidences
  }

  /// The times of `article`, in text order, not overlapping.
  func times(in article: Article, _ analysis: Analysis) -> [TimeExpression] {
    let lexemes = TimeLexer(lexicon: lexicon).lexemes(of: article)
    let drafts = TimeReader(lexicon: lexicon, lexemes: lexemes, analysis: analysis).drafts()
    let frame = TimeFrame(article: article, lexemes: lexemes, drafts: drafts)
    let tenses = TenseReader(analysis: analysis, lexicon: lexicon, lexemes: lexemes, blocks: article.blocks)
    var resolver = TimeResolver(today: frame.today, namedYear: frame.namedYear, tenses: tenses, drafts: drafts)
    return zip(drafts, resolver.resolve()).map { draft, placed in
      let span = Span(Int(lexemes[draft.lexemes.lowerBound].start), Int(lexemes[draft.end - 1].end))
      return TimeExpression(
        span: span, kind: draft.kind, value: placed.text, mod: draft.mod, anchor: placed.anchor,
        confidence: placed.text == nil ? 0.3 : confidences[draft.family] ?? 0.5)
    }
  }
}
