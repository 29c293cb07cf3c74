internal import Language
internal import Record

/// Dates of every kind with what may stand around them: "the end of May", "early next year", "Monday evening",
/// "later this week", "earlier in the day".
extension TimeReader {
  /// The longest date phrase that begins at `place`.
  func dates(at place: Int) -> TimeDraft? {
    [plainDate(at: place).map(withDayPart), positioned(at: place), earlierOrLater(at: place)]
      .compactMap { $0 }.max { $0.end < $1.end }
  }

  /// A date with nothing around it.
  func plainDate(at place: Int) -> TimeDraft? {
    var best: TimeDraft?
    let readings = [
      numericDate(at: place), calendarDate(at: place), deicticDate(at: place), partOfYear(at: place),
      yearDate(at: place), holidayDate(at: place), yearEnd(at: place),
    ]
    for case let draft? in readings where draft.end > best?.end ?? place { best = draft }
    return best
  }

  /// "Christmas Day", "Thanksgiving 2019".
  private func holidayDate(at place: Int) -> TimeDraft? {
    guard self[place].capital, let holiday = phrase(.holiday, at: place) else { return nil }
    var date = PartialDate()
    date.holiday = holiday.phrase.value
    let end = yearTail(behind: holiday.end, &date, comma: true)
    return TimeDraft(place..<end, .date, .date(date), .holiday)
  }

  /// "year-end", "month-end".
  private func yearEnd(at place: Int) -> TimeDraft? {
    guard let code = value(.unit, at: place), let unit = TimeUnit(rawValue: code), unit == .year || unit == .month,
      !self[place].plays(.plural)
    else { return nil }
    let next = self[place + 1].hash == Self.genitive ? place + 2 : behindHyphen(place + 1)
    guard value(.position, at: next) == "END" else { return nil }
    guard unit == .year else { return TimeDraft(place..<next + 1, .date, .period(unit), .period, mod: "END") }
    return TimeDraft(
      place..<next + 1, .date, .date(PartialDate(month: 12, day: 31, direction: .this)), .period)
  }

  /// A date with the part of the day behind it: "Monday evening", "yesterday morning", "Sept. 20 at night" not.
  private func withDayPart(_ draft: TimeDraft) -> TimeDraft {
    guard isDay(draft), draft.clock == nil, let part = value(.dayPart, at: draft.end), !self[draft.end].plays(.plural)
    else { return draft }
    var result = draft
    result.lexemes = draft.lexemes.lowerBound..<draft.end + 1
    result.kind = .time
    result.clock = "T" + part
    return result
  }

  /// Whether a draft stands for a single day.
  func isDay(_ draft: TimeDraft) -> Bool {
    switch draft.meaning {
    case .date(let date): date.day != nil || date.weekday != nil || date.holiday != nil
    case .shift(let unit, _, _): unit == .day
    default: false
    }
  }

  /// A date behind "early", "mid-", "late", "the end of".
  private func positioned(at place: Int) -> TimeDraft? {
    let first = self[place].plays(.the) || self[place].plays(.one) ? place + 1 : place
    guard let position = value(.position, at: first) else { return nil }
    var next = behindHyphen(first + 1)
    if let second = value(.position, at: next), second != "END" || position == "START" || position == "MID" {
      next += 1
    }
    if self[next].plays(.dayPart) { return nil }
    if self[next].plays(.of) || self[next].plays(.in) { next += 1 }
    let isOf = self[next - 1].plays(.of)
    guard var draft = plainDate(at: next).map(withDayPart) ?? unitAlone(at: next, isOf) else { return nil }
    if case .range = draft.meaning { return nil }
    draft.lexemes = place..<draft.end
    draft.mod = position
    return draft
  }

  /// "month" of "end of month", "the year" of "the end of the year" read as a period.
  private func unitAlone(at place: Int, _ isOf: Bool) -> TimeDraft? {
    let next = self[place].plays(.the) ? place + 1 : place
    guard isOf, let code = value(.unit, at: next), let unit = TimeUnit(rawValue: code), !self[next].plays(.plural),
      [.week, .month, .year, .quarter, .decade, .century].contains(unit)
    else { return nil }
    return TimeDraft(place..<next + 1, .date, .period(unit), .period)
  }

  /// "earlier this month", "later Thursday", "later in the day", "earlier that day".
  private func earlierOrLater(at place: Int) -> TimeDraft? {
    guard self[place].plays(.earlier) || self[place].plays(.later) else { return nil }
    var next = place + 1
    if self[next].plays(.in) || self[next].plays(.on) { next += 1 }
    if let code = value(.unit, at: next + 1), self[next].plays(.the), code == "D" {
      return TimeDraft(place..<next + 2, .date, .shift(.day, 0, .reference), .discourse)
    }
    guard next == place + 1 || self[next].plays(.the), var draft = plainDate(at: next).map(withDayPart) else {
      return nil
    }
    draft.lexemes = place..<draft.end
    draft.mod = self[place].plays(.earlier) ? "START" : "END"
    return draft
  }
}
