internal import Record

/// When an article was written, as far as it can be known.
struct TimeFrame: Sendable, Equatable {
  /// The day of its dateline, else of its publication or last change, else the dateline's month and day in the latest
  /// year that the text names.
  let today: Day?
  /// The latest year that the text names.
  let namedYear: Int?

  /// The frame of an article whose times were read as `drafts`.
  init(article: Article, lexemes: [TimeLexeme], drafts: [TimeDraft]) {
    var named: Int?
    var dayless: Int?
    for draft in drafts {
      let date: PartialDate
      switch draft.meaning {
      case .date(let found): date = found
      case .range(_, let found): date = found
      default: continue
      }
      guard let year = date.year, !date.beforeEra else { continue }
      if date.month != nil { named = max(named ?? 0, year) } else { dayless = max(dayless ?? 0, year) }
    }
    namedYear = named ?? dayless
    if let stated = article.dateline?.date.flatMap({ Day(iso: $0) })
      ?? (article.published ?? article.modified).flatMap({ Day(iso: $0.value) })
    {
      today = stated
      return
    }
    guard let span = article.dateline?.span, let year = namedYear,
      let draft = drafts.first(where: { span.contains(Int(lexemes[$0.lexemes.lowerBound].start)) }),
      case .date(let date) = draft.meaning, let month = date.month, let day = date.day
    else {
      today = nil
      return
    }
    today = Day(year: date.year ?? year, month: month, day: day)
  }
}
