internal import Language
internal import Record

/// Times told from the day of writing or from the time spoken of: "yesterday", "last week", "next Friday", "this summer",
/// "that year", "the following day", "the quarter", "the day before".
///
/// Leaves "the last time", "this second", "next door".
extension TimeReader {
  /// The longest of them that begins at `place`.
  func deicticDate(at place: Int) -> TimeDraft? {
    if let offset = number(.deictic, at: place) { return deicticDay(offset, at: place) }
    return [directed(at: place), spokenOf(at: place), dayBeside(at: place)].compactMap { $0 }.max { $0.end < $1.end }
  }

  private func deicticDay(_ offset: Int, at place: Int) -> TimeDraft? {
    if self[place].plays(.nightly) {
      return TimeDraft(place..<place + 1, .time, .shift(.day, 0, .article), .deictic, clock: "TNI")
    }
    return TimeDraft(place..<place + 1, .date, .shift(.day, offset, .article), .deictic)
  }

  /// "last", "this" or "next" with what it points at.
  private func directed(at place: Int) -> TimeDraft? {
    let first = self[place].plays(.the) || self[place].plays(.possessive) ? place + 1 : place
    var next = first + 1
    let direction: PartialDate.Direction
    let origin: String
    if let found = value(.last, at: first) {
      (direction, origin) = (.last, found)
    } else if let found = value(.next, at: first) {
      (direction, origin) = (.next, found)
    } else if self[first].plays(.this), let found = value(.this, at: first) {
      if self[next].plays(.next) || self[next].plays(.last) {
        (direction, origin) = (self[next].plays(.next) ? .next : .last, "article")
        next += 1
      } else {
        (direction, origin) = (.this, found)
      }
    } else {
      return nil
    }
    if self[next].plays(.fiscal) { next += 1 }
    return pointed(direction, origin == "article" ? .article : .reference, at: next, from: place, told: first > place)
  }

  private func pointed(
    _ direction: PartialDate.Direction, _ origin: TimeMeaning.Origin, at target: Int, from place: Int, told: Bool
  ) -> TimeDraft? {
    let count = direction == .last ? -1 : direction == .next ? 1 : 0
    if let code = value(.unit, at: target), let unit = TimeUnit(rawValue: code), !self[target].plays(.plural) {
      guard !unit.isClock, unit != .millennium, !(unit == .day && (direction != .next || !told) && origin == .article)
      else { return nil }
      let isDay = unit == .day && direction == .next
      let draft = TimeDraft(
        place..<target + 1, .date, .shift(unit, count, isDay ? .reference : origin), isDay ? .discourse : .unit)
      return unit == .year ? withPart(draft, count) : draft
    }
    var date = PartialDate()
    date.direction = direction
    var family = TimeFamily.weekday
    var end = target + 1
    if let weekday = number(.weekday, at: target), !self[target].plays(.plural) {
      date.weekday = weekday
      date.isFromReference = origin == .reference
      if let full = calendarDate(at: target), case .date(let named) = full.meaning, named.day != nil {
        return TimeDraft(place..<full.end, .date, full.meaning, full.family)
      }
    } else if let month = number(.month, at: target), self[target].capital {
      date.month = month
      family = .month
      if let full = calendarDate(at: target), case .date(let named) = full.meaning,
        named.day != nil || named.year != nil
      {
        return nil
      }
    } else if let season = value(.season, at: target), !self[target].plays(.plural) {
      date.season = season
      family = .season
    } else if let holiday = phrase(.holiday, at: target) {
      date.holiday = holiday.phrase.value
      family = .holiday
      end = holiday.end
    } else {
      return nil
    }
    return TimeDraft(place..<end, .date, .date(date), family)
  }

  /// "this year's third quarter", "last year's first half".
  private func withPart(_ year: TimeDraft, _ offset: Int) -> TimeDraft {
    guard self[year.end].hash == Self.genitive, let part = partOfYearName(at: year.end + 1),
      case .date(var date) = part.meaning
    else { return year }
    date.yearOffset = offset
    return TimeDraft(year.lexemes.lowerBound..<part.end, .date, .date(date), part.family)
  }

  /// A quarter, half or season without a year of its own.
  private func partOfYearName(at place: Int) -> TimeDraft? {
    if let season = value(.season, at: place) {
      return TimeDraft(place..<place + 1, .date, .date(PartialDate(season: season)), .season)
    }
    guard let ordinal = ordinal(at: place), (1...4).contains(ordinal.number) else { return nil }
    let next = behindHyphen(ordinal.end)
    if value(.unit, at: next) == TimeUnit.quarter.rawValue {
      return TimeDraft(place..<next + 1, .date, .date(PartialDate(quarter: ordinal.number)), .quarter)
    }
    guard self[next].plays(.half), ordinal.number <= 2 else { return nil }
    return TimeDraft(place..<next + 1, .date, .date(PartialDate(half: ordinal.number)), .quarter)
  }

  /// "that year", "the same day", "the latest quarter", "the weekend".
  private func spokenOf(at place: Int) -> TimeDraft? {
    var next = place
    var isThat = false
    var isLatest = false
    if self[next].plays(.the) { next += 1 }
    while self[next].plays(.that), next < place + 3 {
      isThat = true
      next += 1
    }
    if self[next].plays(.latest) {
      isLatest = true
      next += 1
    }
    if next > place, self[next].plays(.more) { next += 1 }
    if self[next].plays(.fiscal) { next += 1 }
    guard next > place, let code = value(.unit, at: next), let unit = TimeUnit(rawValue: code),
      !self[next].plays(.plural), !unit.isClock
    else { return isLatest && self[next].plays(.period) ? latest(.quarter, place..<next + 1) : nil }
    if isLatest { return unit == .quarter ? latest(unit, place..<next + 1) : nil }
    if isThat {
      guard unit != .decade, unit != .century, unit != .millennium else { return nil }
      return TimeDraft(place..<next + 1, .date, .shift(unit, 0, .reference), .discourse)
    }
    guard [.week, .weekend, .month, .quarter, .year].contains(unit), !self[next + 1].isMark(0x2D),
      !self[next + 1].plays(.before), !self[next + 1].plays(.after), !self[next + 1].plays(.of),
      self[next + 1].hash != Self.genitive
    else { return nil }
    if unit == .year, self[next + 1].plays(.ended) {
      return TimeDraft(place..<next + 1, .duration, .fixed("P1Y"), .duration)
    }
    return TimeDraft(place..<next + 1, .date, .period(unit), .period)
  }

  private func latest(_ unit: TimeUnit, _ lexemes: Range<Int>) -> TimeDraft {
    TimeDraft(lexemes, .date, .period(unit), .period)
  }

  /// "the day before yesterday", "the day after tomorrow", and "the day before" where no clause follows.
  private func dayBeside(at place: Int) -> TimeDraft? {
    guard self[place].plays(.the), let code = value(.unit, at: place + 1), let unit = TimeUnit(rawValue: code),
      !unit.isClock, !self[place + 1].plays(.plural), self[place + 2].plays(.before) || self[place + 2].plays(.after)
    else { return nil }
    let sign = self[place + 2].plays(.before) ? -1 : 1
    if unit == .day, let offset = number(.deictic, at: place + 3), offset == sign {
      return TimeDraft(place..<place + 4, .date, .shift(.day, 2 * sign, .article), .deictic)
    }
    guard self[place + 3].kind != .word, self[place + 3].kind != .number else { return nil }
    return TimeDraft(place..<place + 3, .date, .shift(unit, sign, .reference), .discourse)
  }
}
