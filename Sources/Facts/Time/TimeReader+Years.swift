internal import Language
internal import Record

/// Years, fiscal years, decades and centuries: "1990", "fiscal 1989", "the year 2000", "the early 1990s", "the 20th century".
///
/// Leaves numbers that count or name something else: "1,990 people", "Room 2020", "$2000", "resolution 1701".
extension TimeReader {
  /// The longest of them that begins at `place`.
  func yearDate(at place: Int) -> TimeDraft? {
    let first = self[place].plays(.the) ? place + 1 : place
    if let draft = century(at: first, from: place) ?? decade(at: first, from: place) { return draft }
    if self[first].plays(.fiscal) || value(.unit, at: first) == "Y" && !self[first].plays(.plural) {
      var next = first + 1
      if self[first].plays(.fiscal), value(.unit, at: next) == "Y" { next += 1 }
      if let year = year(at: next), !isCounted(year.end, year.year) {
        return TimeDraft(place..<year.end, .date, .date(PartialDate(year: year.year)), .year)
      }
    }
    if first > place, let year = year(at: first), self[year.end].plays(.period) {
      return TimeDraft(place..<year.end + 1, .date, .date(PartialDate(year: year.year)), .year)
    }
    return eraYear(at: place) ?? bareYear(at: place)
  }

  private func eraYear(at place: Int) -> TimeDraft? {
    guard self[place].kind == .number, self[place].digits <= 4, let era = value(.era, at: place + 1),
      !self[place + 1].glued, self[place].number >= 1
    else { return nil }
    var date = PartialDate(year: Int(self[place].number))
    date.beforeEra = era == "BC"
    return TimeDraft(place..<place + 2, .date, .date(date), .year)
  }

  private func bareYear(at place: Int) -> TimeDraft? {
    guard let year = year(at: place), isYear(place, year.year, end: year.end) else { return nil }
    return TimeDraft(place..<year.end, .date, .date(PartialDate(year: year.year)), .year)
  }

  /// Whether a number that could be a year is one.
  private func isYear(_ place: Int, _ year: Int, end: Int) -> Bool {
    let before = self[place - 1]
    let next = self[end]
    if self[place].glued, before.kind == .word || before.kind == .number { return false }
    if before.kind == .mark, [0x23, 0x24, 0x26, 0x2B, 0x40, 0x5F, 0x3D].contains(before.mark) { return false }
    if self[place].glued, before.kind == .mark, [0x2C, 0x2E, 0x2D, 0x3A, 0x2F].contains(before.mark) {
      // "2020-2022" is a range; "A/RES-2020" and "0.2020" are not dates.
      let isBehindYear =
        self[place - 2].kind == .number && self[place - 2].digits == 4
        && !(self[place - 2].glued && self[place - 3].isMark(0x2D))
      if !isBehindYear, !self[place - 2].plays(.position) { return false }
    }
    if next.glued, next.kind == .mark, [0x25, 0x40, 0x5F, 0x3D].contains(next.mark) { return false }
    if next.glued, next.kind == .mark, [0x2C, 0x2E, 0x3A].contains(next.mark), self[end + 1].glued,
      self[end + 1].kind == .number
    {
      return false
    }
    if before.plays(.numbered) || isPound(before) || next.plays(.money) || next.plays(.scale) { return false }
    if next.plays(.unit), next.plays(.plural) { return false }
    if self[place].isMark(0x27) || self[place].kind == .word {
      return self[place].kind == .word || before.plays(.dateContext)
    }
    if before.plays(.dateContext) || before.plays(.the) { return (1000...2199).contains(year) }
    guard (1900...2050).contains(year) else { return false }
    let tag = tag(at: end)
    return
      !(next.kind == .word && !next.capital && (tag == .nns || isPlural(end) && tag == .unknown) && !next.plays(.unit))
  }

  /// Whether a word ends like a plural.
  private func isPlural(_ place: Int) -> Bool {
    let lexeme = self[place]
    let text = analysis.text.utf8
    let end = Int(lexeme.end)
    return lexeme.end - lexeme.start > 3 && end <= text.count && text[end - 1] == 0x73 && text[end - 2] != 0x73
  }

  private func isPound(_ lexeme: TimeLexeme) -> Bool {
    let text = analysis.text.utf8
    let start = Int(lexeme.start)
    return lexeme.kind == .word && start < text.count && (text[start] == 0xC2 || text[start] == 0xE2)
  }

  /// "1990s", "1990's", "the '80s", "the nineties", "the nineteen nineties".
  private func decade(at first: Int, from place: Int) -> TimeDraft? {
    let number = self[first]
    if number.kind == .number, number.number % 10 == 0, self[first + 1].glued,
      self[first + 1].plays(.decadeSuffix) || self[first + 1].hash == Self.genitive
    {
      let isPlural = self[first + 1].plays(.decadeSuffix) || first > place || self[first - 1].plays(.position)
      if number.digits == 4, isPlural, !number.grouped, (1000...2190).contains(number.number) {
        return TimeDraft(place..<first + 2, .date, .date(PartialDate(decade: Int(number.number) / 10)), .decade)
      }
      let isTold = first > place || self[first - 1].plays(.position)
      if number.digits == 2, isTold, self[first + 1].plays(.decadeSuffix) {
        return TimeDraft(place..<first + 2, .date, .date(PartialDate(decade: Int(number.number) / 10)), .decade)
      }
    }
    if number.isMark(0x27), self[first + 1].kind == .number, self[first + 1].digits == 2,
      self[first + 1].number % 10 == 0, self[first + 2].plays(.decadeSuffix), self[first + 2].glued
    {
      return TimeDraft(
        place..<first + 3, .date, .date(PartialDate(decade: Int(self[first + 1].number) / 10)), .decade)
    }
    if let century = self.number(.cardinal, at: first), (15...19).contains(century),
      let tens = self.number(.decadeWord, at: first + 1)
    {
      return TimeDraft(place..<first + 2, .date, .date(PartialDate(decade: century * 10 + tens / 10)), .decade)
    }
    if let tens = self.number(.decadeWord, at: first), first > place, !self[first - 2].plays(.possessive) {
      return TimeDraft(place..<first + 1, .date, .date(PartialDate(decade: tens / 10)), .decade)
    }
    return nil
  }

  /// "20th century", "the nineteenth-century".
  private func century(at first: Int, from place: Int) -> TimeDraft? {
    guard let ordinal = ordinal(at: first), (1...30).contains(ordinal.number) else { return nil }
    let unit = behindHyphen(ordinal.end)
    guard value(.unit, at: unit) == TimeUnit.century.rawValue, !self[unit].plays(.plural) else { return nil }
    var date = PartialDate(century: ordinal.number - 1)
    var end = unit + 1
    if value(.era, at: end) != nil {
      date.beforeEra = value(.era, at: end) == "BC"
      end += 1
    }
    return TimeDraft(place..<end, .date, .date(date), .decade)
  }
}
