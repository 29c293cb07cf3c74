internal import Record

/// Which year, week or day a date means that leaves it open.
extension TimeResolver {
  /// Places a date named in part.
  func place(_ date: PartialDate, _ draft: TimeDraft) -> Placed {
    if date.beforeEra { return Placed(text: beforeEra(date)) }
    if let century = date.century { return Placed(.century(century)) }
    if let decade = date.decade { return Placed(.decade(decade < 10 ? nearestDecade(decade) : decade)) }
    if let year = year(named: date) { return Placed(calendar(date, year: year.year), anchor: year.anchor) }
    guard let today else { return withoutToday(date) }
    let reading = date.direction == nil ? tenses.tense(of: draft) : (.unknown, false)
    if let weekday = date.weekday, date.day == nil {
      if date.isFromReference, let spoken = lastDay?.day {
        return Placed(.day(nearest(weekday, date.direction, reading.tense, spoken)), anchor: spoken.iso)
      }
      return Placed(.day(nearest(weekday, date.direction, reading.tense, today)), anchor: today.iso)
    }
    let year = chosenYear(date, reading, draft, today)
    return Placed(calendar(date, year: year), anchor: today.iso)
  }

  private func beforeEra(_ date: PartialDate) -> String {
    if let century = date.century { return "BC" + CalendarValue.pad(century, 2) }
    return "BC" + CalendarValue.pad(date.year ?? 0, 4)
  }

  /// The decade so written that began last: "the nineties" read in 2023 are 199.
  private func nearestDecade(_ digit: Int) -> Int {
    let now = (today?.year ?? namedYear ?? 2000) / 10
    return now - ((now - digit) % 10 + 10) % 10
  }

  private func year(named date: PartialDate) -> (year: Int, anchor: String?)? {
    if date.yearSpokenOf {
      guard let year = last?.year ?? today?.year else { return nil }
      return (year + (date.yearOffset ?? 0), last?.text)
    }
    if let offset = date.yearOffset { return today.map { ($0.year + offset, $0.iso) } }
    return date.year.map { ($0, nil) }
  }

  /// The date in a year that is known.
  private func calendar(_ date: PartialDate, year: Int) -> CalendarValue? {
    guard (1...9999).contains(year) else { return nil }
    if let holiday = date.holiday { return Holiday(holiday)?.day(in: year).map { .day($0) } }
    if let season = date.season { return .season(year, season) }
    if let quarter = date.quarter { return .quarter(year, quarter) }
    if let half = date.half { return .half(year, half) }
    guard let month = date.month else { return .year(year) }
    guard let day = date.day else { return .month(year, month) }
    guard let first = Day(year: year, month: month, day: day) else { return .month(year, month) }
    if let other = date.otherMonth, let second = Day(year: year, month: other, day: month), let today,
      abs(second.daysSince1970 - today.daysSince1970) < abs(first.daysSince1970 - today.daysSince1970)
    {
      return .day(second)
    }
    return .day(first)
  }

  /// A date without a year in an article without a day.
  private func withoutToday(_ date: PartialDate) -> Placed {
    if let year = lastFullYear ?? namedYear, date.weekday == nil || date.day != nil {
      return Placed(calendar(date, year: year), anchor: CalendarValue.year(year).text)
    }
    if let month = date.month {
      let day = date.day.map { "-" + CalendarValue.pad($0, 2) } ?? ""
      return Placed(text: "XXXX-\(CalendarValue.pad(month, 2))\(day)")
    }
    if let weekday = date.weekday { return Placed(text: "XXXX-WXX-\(weekday)") }
    if let season = date.season { return Placed(text: "XXXX-\(season)") }
    if let quarter = date.quarter { return Placed(text: "XXXX-Q\(quarter)") }
    if let half = date.half { return Placed(text: "XXXX-H\(half)") }
    return Placed(text: nil)
  }

  /// The weekday meant: the last one up to today, or with a word for the future the first one from today.
  private func nearest(_ weekday: Int, _ direction: PartialDate.Direction?, _ tense: TenseReader.Tense, _ today: Day)
    -> Day
  {
    let back = (today.weekday - weekday + 7) % 7
    let ahead = (weekday - today.weekday + 7) % 7
    switch direction {
    case .last: return today.adding(days: back == 0 ? -7 : -back)
    case .next: return today.adding(days: ahead == 0 ? 7 : ahead)
    case .this: return today.adding(days: weekday - today.weekday)
    case nil: return today.adding(days: tense == .future ? ahead : -back)
    }
  }

  /// The year of a month, season, quarter or holiday that is named without one.
  ///
  /// A verb right beside it decides; one farther off makes the years that agree with it six times as near.
  private func chosenYear(
    _ date: PartialDate, _ reading: (tense: TenseReader.Tense, isClose: Bool), _ draft: TimeDraft, _ today: Day
  ) -> Int {
    switch date.direction {
    case .this: return today.year
    case .last: return isBefore(date, today.year, today) ? today.year : today.year - 1
    case .next: return isAfter(date, today.year, today) ? today.year : today.year + 1
    case nil: break
    }
    if let weekday = date.weekday, let year = year(of: date, on: weekday, near: today.year) { return year }
    if reading.tense == .past, let year = toldYear(draft, today) { return year }
    let isReached = !isAfter(date, today.year, today)
    let isOver = isBefore(date, today.year, today)
    if date.quarter != nil { return isReached || reading.tense == .future ? today.year : today.year - 1 }
    switch (reading.tense, reading.isClose || date.season != nil) {
    case (.future, true): return isOver ? today.year + 1 : today.year
    case (.past, true): return isReached ? today.year : today.year - 1
    case (_, true) where date.season != nil: return isReached ? today.year : today.year - 1
    default: break
    }
    let years = today.year - 1...today.year + 1
    return years.min {
      distance(date, $0, today, reading.tense) < distance(date, $1, today, reading.tense)
    } ?? today.year
  }

  /// The nearest year in which the date falls on a weekday.
  private func year(of date: PartialDate, on weekday: Int, near year: Int) -> Int? {
    [year, year - 1, year + 1].first { candidate in
      if case .day(let day)? = self.calendar(date, year: candidate) { return day.weekday == weekday }
      return false
    }
  }

  /// The year that this sentence or the one before it in the paragraph told outright, where a story of old is told.
  private func toldYear(_ draft: TimeDraft, _ today: Day) -> Int? {
    let position = tenses.position(of: draft)
    guard let lastYear, lastYear.block == position.block, position.sentence - lastYear.sentence <= 1,
      lastYear.year < today.year - 1
    else { return nil }
    return lastYear.year
  }

  private func isBefore(_ date: PartialDate, _ year: Int, _ today: Day) -> Bool {
    switch calendar(date, year: year) {
    case .day(let day)?: day < today
    case .month(_, let month)?: month < today.month
    case .quarter(_, let quarter)?: quarter < (today.month + 2) / 3
    case .season(_, let season)?: Self.lastMonth[season, default: 12] < today.month
    default: false
    }
  }

  private func isAfter(_ date: PartialDate, _ year: Int, _ today: Day) -> Bool {
    switch calendar(date, year: year) {
    case .day(let day)?: day > today
    case .month(_, let month)?: month > today.month
    case .quarter(_, let quarter)?: quarter > (today.month + 2) / 3
    case .season(_, let season)?: Self.firstMonth[season, default: 1] > today.month
    default: false
    }
  }

  private static let firstMonth = ["SP": 3, "SU": 6, "FA": 9, "WI": 12]
  private static let lastMonth = ["SP": 5, "SU": 8, "FA": 11, "WI": 13]

  /// The days between a date in `year` and today, six times as many where the date does not agree with the tense.
  private func distance(_ date: PartialDate, _ year: Int, _ today: Day, _ tense: TenseReader.Tense) -> Int {
    guard let day = calendar(date, year: year)?.firstDay else { return .max }
    let ahead = day.daysSince1970 - today.daysSince1970
    let isThisMonth = date.day == nil && day.month == today.month && day.year == today.year
    let agrees = isThisMonth || (tense == .future ? ahead >= 0 : tense == .past ? ahead <= 0 : true)
    return abs(ahead) * (agrees ? 1 : 6)
  }
}
