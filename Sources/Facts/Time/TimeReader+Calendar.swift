internal import Language
internal import Record

/// Days and months by name: "Friday, November 9, 2020", "10 October", "May of that year", "Sept. 30", "Monday".
///
/// Leaves modal "may", "march" the verb, and short weekday names that nothing shows to be one ("the Sun").
extension TimeReader {
  static let genitive = WordHash.of("'s")

  /// The longest date by name that begins at `place`.
  func calendarDate(at place: Int) -> TimeDraft? {
    if let weekday = number(.weekday, at: place) { return weekdayDate(weekday, at: place) }
    if let draft = monthFirst(at: place) { return draft }
    return dayFirst(at: place)
  }

  private func weekdayDate(_ weekday: Int, at place: Int) -> TimeDraft? {
    guard !self[place].plays(.plural) else { return nil }
    var end = behindStop(place + 1)
    let next = behindComma(end)
    if let rest = monthFirst(at: next) ?? dayFirst(at: next), case .date(var date) = rest.meaning, date.day != nil {
      date.weekday = weekday
      return TimeDraft(place..<rest.end, .date, .date(date), rest.family)
    }
    if self[next].plays(.the), let day = ordinal(at: next + 1), (1...31).contains(day.number),
      !self[day.end].plays(.unit), self[day.end].kind != .word || self[day.end].plays(.of)
    {
      end = day.end
    }
    if self[place].plays(.abbreviation), !isShownToBeDate(place) { return nil }
    guard self[place].capital else { return nil }
    return TimeDraft(place..<end, .date, .date(PartialDate(weekday: weekday)), .weekday)
  }

  /// "September 20, 2023", "Nov. 6", "May 2023", "October".
  private func monthFirst(at place: Int) -> TimeDraft? {
    guard let month = number(.month, at: place) else { return nil }
    var date = PartialDate(month: month)
    let behindName = behindStop(place + 1)
    let dayPlace = behindHyphenOrThe(behindName)
    if let day = dayOfMonth(at: dayPlace), !isCounted(day.end, Int(self[dayPlace].number)) {
      date.day = day.day
      let end = yearTail(behind: day.end, &date, comma: true)
      return TimeDraft(place..<end, .date, .date(date), date.year == nil ? .monthDay : .fullDate)
    }
    let end = yearTail(behind: behindName, &date, comma: true)
    guard end > behindName || isMonth(place) else { return nil }
    return TimeDraft(place..<end, .date, .date(date), date.year == nil ? .month : .fullDate)
  }

  /// "10 October 2020", "the 3rd of August", "2" of "2 and 4 August".
  private func dayFirst(at place: Int) -> TimeDraft? {
    let first = self[place].plays(.the) ? place + 1 : place
    guard let day = dayOfMonth(at: first) else { return nil }
    var date = PartialDate(day: day.day)
    let monthPlace = self[day.end].plays(.of) ? day.end + 1 : behindHyphen(day.end)
    if let month = number(.month, at: monthPlace) {
      guard self[monthPlace].capital || !self[monthPlace].plays(.doubtful) else { return nil }
      date.month = month
      let behindName = behindStop(monthPlace + 1)
      let end = yearTail(behind: behindHyphen(behindName), &date, comma: true)
      return TimeDraft(
        place..<(date.year == nil ? behindName : end), .date, .date(date), date.year == nil ? .monthDay : .fullDate)
    }
    guard self[first].kind == .number, self[day.end].plays(.and) || self[day.end].plays(.to),
      let other = dayOfMonth(at: day.end + 1), other.day > day.day, let month = number(.month, at: other.end),
      self[other.end].capital
    else { return nil }
    date.month = month
    _ = yearTail(behind: behindStop(other.end + 1), &date, comma: true)
    return TimeDraft(place..<day.end, .date, .date(date), date.year == nil ? .monthDay : .fullDate)
  }

  /// Reads the year behind a month or day into `date`, and gives the place behind it, or `place` where there is none.
  func yearTail(behind place: Int, _ date: inout PartialDate, comma: Bool) -> Int {
    var next = comma ? behindComma(place) : place
    if self[next].plays(.of) { next += 1 }
    if let year = year(at: next), !isCounted(year.end, year.year) {
      date.year = year.year
      return year.end
    }
    if self[next].plays(.the) { next += 1 }
    guard let unit = value(.unit, at: next + 1), unit == TimeUnit.year.rawValue, !self[next + 1].plays(.plural) else {
      return place
    }
    if self[next].plays(.that) || value(.last, at: next) == "reference" || value(.next, at: next) == "reference" {
      date.yearSpokenOf = true
      if self[next].plays(.last) { date.yearOffset = -1 }
      if self[next].plays(.next) { date.yearOffset = 1 }
    } else if self[next].plays(.last) {
      date.yearOffset = -1
    } else if self[next].plays(.this) {
      date.yearOffset = 0
    } else if self[next].plays(.next) {
      date.yearOffset = 1
    } else {
      return place
    }
    return next + 2
  }

  /// Whether what stands behind a number shows that it counts things: "2,000 people", "May 20 percent".
  func isCounted(_ place: Int, _ number: Int) -> Bool {
    self[place].isMark(0x25) || self[place].plays(.money)
      || (self[place].plays(.unit) && number <= 31 && self[place].plays(.plural))
      || (self[place].plays(.scale))
  }

  private func behindHyphenOrThe(_ place: Int) -> Int {
    self[place].plays(.the) && ordinal(at: place + 1) != nil ? place + 1 : place
  }

  /// Whether a month's name stands for the month: its tag says so, or what stands before it.
  private func isMonth(_ place: Int) -> Bool {
    guard self[place].capital else { return false }
    guard self[place].plays(.doubtful) || self[place].plays(.abbreviation) else { return true }
    if self[place].plays(.abbreviation) { return self[place + 1].isMark(0x2E) && self[place + 1].glued }
    if isShownToBeDate(place) { return true }
    let tag = tag(at: place)
    return tag == .unknown ? self[place - 1].kind == .word : tag.isProper && self[place + 1].kind != .word
  }

  /// Whether a word before or a number behind shows that a doubtful word is a date.
  func isShownToBeDate(_ place: Int) -> Bool {
    let before = self[place - 1]
    if before.kind == .word,
      before.plays(.dateContext) || before.plays(.last) || before.plays(.next) || before.plays(.this)
        || before.plays(.position) || before.plays(.every) || before.plays(.month) || before.plays(.weekday)
    {
      return true
    }
    if before.isMark(0x2D), before.glued, self[place - 2].plays(.position) || self[place - 2].plays(.month) {
      return true
    }
    let next = behindStop(place + 1)
    return self[behindComma(next)].plays(.month) || (self[next].isMark(0x2C) && self[next + 1].kind == .number)
  }
}
