internal import Record

/// Turns drafts into times: finds what they are counted from and which of several dates they point to.
///
/// Counts from the day of the article; where there is none, a year named in the text places days and months, and what
/// cannot be placed keeps an open value (`XXXX-09-20`) or none.
struct TimeResolver {
  /// What is known of an expression once it is placed.
  struct Placed {
    /// Its TIMEX3 value.
    var text: String?
    /// The stretch of the calendar it stands for.
    var calendar: CalendarValue?
    /// What it was counted from.
    var anchor: String?

    /// A placed stretch of the calendar.
    init(_ calendar: CalendarValue?, anchor: String? = nil) {
      self.calendar = calendar
      self.anchor = calendar == nil ? nil : anchor
      text = calendar?.text
    }

    /// A value that is no stretch of the calendar.
    init(text: String?, anchor: String? = nil) {
      self.text = text
      self.anchor = anchor
    }
  }

  /// The day of the article.
  let today: Day?
  /// The year that dates without one fall in where there is no day of the article.
  let namedYear: Int?
  let tenses: TenseReader
  let drafts: [TimeDraft]
  /// The last stretch of the calendar that was spoken of.
  var last: CalendarValue?
  /// The last single day that was spoken of, and the sentence and block it stands in.
  var lastDay: (day: Day, sentence: Int, block: Int)?
  /// The last quarter that was spoken of.
  var lastQuarter: CalendarValue?
  /// The year that was named last, and the sentence and block it stands in.
  var lastYear: (year: Int, sentence: Int, block: Int)?
  /// The year that a month or day was named with last.
  var lastFullYear: Int?

  /// A resolver of `drafts` in an article of `today`.
  init(today: Day?, namedYear: Int?, tenses: TenseReader, drafts: [TimeDraft]) {
    self.today = today
    self.namedYear = namedYear
    self.tenses = tenses
    self.drafts = drafts
  }

  /// All drafts, placed, in order.
  mutating func resolve() -> [Placed] {
    var result: [Placed] = []
    result.reserveCapacity(drafts.count)
    for index in drafts.indices {
      let placed = place(index)
      remember(placed, of: drafts[index])
      result.append(placed)
    }
    return result
  }

  /// Places one draft in the light of those before it.
  func place(_ index: Int) -> Placed {
    let draft = drafts[index]
    let placed: Placed
    switch draft.meaning {
    case .fixed(let value): return Placed(text: value)
    case .clock: placed = day(of: index)
    case .date(let date): placed = place(date, draft)
    case .range(let from, let to): return range(from, to, draft)
    case .shift(let unit, let count, let origin): placed = shifted(unit, count, origin, draft)
    case .vagueShift(let sign): return Placed(text: sign < 0 ? "PAST_REF" : "FUTURE_REF")
    case .period(let unit): placed = period(unit, draft)
    }
    guard let clock = draft.clock else { return placed }
    return timed(placed, clock)
  }

  private func timed(_ placed: Placed, _ clock: String) -> Placed {
    var result = placed
    result.text = placed.text.map { $0 + clock }
    return result
  }

  /// The day a bare clock time or part of the day falls on: one named beside it, the last one spoken of in its paragraph,
  /// the article's.
  private func day(of index: Int) -> Placed {
    let draft = drafts[index]
    let (sentence, block) = tenses.position(of: draft)
    if let lastDay, sentence >= 0, lastDay.sentence == sentence {
      return Placed(.day(lastDay.day), anchor: lastDay.day.iso)
    }
    if index + 1 < drafts.count, drafts[index + 1].lexemes.lowerBound <= draft.end + 2 {
      if case .clock = drafts[index + 1].meaning {
      } else if case .day(let day)? = place(index + 1).calendar {
        return Placed(.day(day), anchor: day.iso)
      }
    }
    if let lastDay, lastDay.block == block, draft.family == .clock {
      return Placed(.day(lastDay.day), anchor: lastDay.day.iso)
    }
    guard let today else { return Placed(text: nil) }
    return Placed(.day(today), anchor: today.iso)
  }

  private func range(_ from: PartialDate, _ to: PartialDate, _ draft: TimeDraft) -> Placed {
    let first = place(from, draft)
    var end = to
    if end.year == nil, from.year == nil, case .day(let day)? = first.calendar { end.year = day.year }
    if end.year == nil, case .month(let year, let month)? = first.calendar {
      end.year = (end.month ?? 12) < month ? year + 1 : year
    }
    let second = place(end, draft)
    guard let low = first.text, let high = second.text else { return first }
    return Placed(text: "\(low)/\(high)", anchor: first.anchor)
  }

  private func shifted(_ unit: TimeUnit, _ count: Int, _ origin: TimeMeaning.Origin, _ draft: TimeDraft) -> Placed {
    if unit == .year, case .quarter(let year, let quarter)? = lastQuarter,
      draft.family == .discourse || draft.family == .distance,
      abs(count) == 1
    {
      let before = year + count
      return (1...9999).contains(before)
        ? Placed(.quarter(before, quarter), anchor: lastQuarter?.text) : Placed(text: nil)
    }
    if origin == .article {
      guard let today else { return Placed(text: nil) }
      return Placed(CalendarValue.of(unit, around: today, shiftedBy: count), anchor: today.iso)
    }
    let spoken = unit == .day ? lastDay.map { CalendarValue.day($0.day) } : last
    guard let base = (spoken ?? today.map { .day($0) })?.firstDay else { return Placed(text: nil) }
    return Placed(
      CalendarValue.of(unit, around: base, shiftedBy: count), anchor: spoken?.text ?? today?.iso)
  }

  private func period(_ unit: TimeUnit, _ draft: TimeDraft) -> Placed {
    guard let today else { return Placed(unit == .year ? last?.year.map { .year($0) } : nil, anchor: last?.text) }
    if unit == .quarter {
      return Placed(lastQuarter ?? .of(.quarter, around: today, shiftedBy: -1), anchor: today.iso)
    }
    if unit == .weekend, today.weekday < 6, tenses.tense(of: draft).tense != .future {
      return Placed(.of(.weekend, around: today, shiftedBy: -1), anchor: today.iso)
    }
    return Placed(.of(unit, around: today), anchor: today.iso)
  }

  private mutating func remember(_ placed: Placed, of draft: TimeDraft) {
    guard let calendar = placed.calendar else { return }
    let position = tenses.position(of: draft)
    if case .day(let day) = calendar { lastDay = (day, position.sentence, position.block) }
    if case .date(let date) = draft.meaning, !date.beforeEra {
      if let year = date.year {
        lastYear = (year, position.sentence, position.block)
        if date.month != nil || date.season != nil { lastFullYear = year }
      } else if date.month == nil || today?.year == calendar.year {
        lastYear = nil
      }
    } else if case .shift(_, _, .article) = draft.meaning {
      lastYear = nil
    }
    if case .shift(.year, _, _) = draft.meaning, case .quarter = calendar { return }
    if draft.family == .discourse, case .day = calendar {} else if draft.family == .discourse { return }
    last = calendar
    if case .quarter = calendar { lastQuarter = calendar }
  }
}
