internal import Language
internal import Record

/// Seasons, quarters and halves: "the fall of 2020", "third-quarter", "Q3 2022", "this year's first half", "next spring".
///
/// Leaves "fall" and "spring" where nothing shows that a season is meant, and "a quarter of".
extension TimeReader {
  /// The longest of them that begins at `place`.
  func partOfYear(at place: Int) -> TimeDraft? {
    var date = PartialDate()
    var first = self[place].plays(.the) ? place + 1 : place
    if let year = year(at: first), !self[year.end].isMark(0x2C) {
      date.year = year.year
      first = year.end
    }
    guard let part = quarter(at: first, &date) ?? half(at: first, &date) ?? season(at: first, &date) else { return nil }
    var end = part
    if date.year == nil {
      end = yearTail(behind: part, &date, comma: false)
      if end == part { end = fiscalTail(behind: part, &date) }
    }
    let isSeason = date.season != nil
    if isSeason, date.year == nil, date.yearOffset == nil, !isSeasonShown(first, from: place) { return nil }
    if date.half != nil, date.year == nil, date.yearOffset == nil, !date.yearSpokenOf { return nil }
    return TimeDraft(place..<end, .date, .date(date), isSeason ? .season : .quarter)
  }

  private func quarter(at place: Int, _ date: inout PartialDate) -> Int? {
    if self[place].hash == Self.letterQ || self[place].hash == Self.letterH, self[place].end - self[place].start == 1,
      self[place + 1].kind == .number, self[place + 1].glued, (1...4).contains(self[place + 1].number),
      self[place + 1].digits == 1, self[place].capital
    {
      if self[place].hash == Self.letterQ {
        date.quarter = Int(self[place + 1].number)
      } else {
        guard self[place + 1].number <= 2 else { return nil }
        date.half = Int(self[place + 1].number)
      }
      return place + 2
    }
    guard let ordinal = ordinal(at: place), (1...4).contains(ordinal.number) else { return nil }
    var unit = behindHyphen(ordinal.end)
    if self[unit].plays(.fiscal) { unit += 1 }
    guard value(.unit, at: unit) == TimeUnit.quarter.rawValue, !self[unit].plays(.plural) else { return nil }
    date.quarter = ordinal.number
    return unit + 1
  }

  private func half(at place: Int, _ date: inout PartialDate) -> Int? {
    let isLast = value(.last, at: place) == "article"
    let count = isLast ? 2 : ordinal(at: place)?.number
    guard let count, count <= 2 else { return nil }
    let next = behindHyphen(isLast ? place + 1 : ordinal(at: place)?.end ?? place)
    guard self[next].plays(.half) else { return nil }
    date.half = count
    return next + 1
  }

  private func season(at place: Int, _ date: inout PartialDate) -> Int? {
    guard let season = value(.season, at: place), !self[place].plays(.plural) else { return nil }
    date.season = season
    return place + 1
  }

  /// "of fiscal 1990", "of the year": the year a quarter or half belongs to.
  private func fiscalTail(behind place: Int, _ date: inout PartialDate) -> Int {
    var next = self[place].plays(.of) ? place + 1 : place
    let isOf = next > place
    if self[next].plays(.the) { next += 1 }
    if self[next].plays(.fiscal) {
      if let year = year(at: value(.unit, at: next + 1) == "Y" ? next + 2 : next + 1) {
        date.year = year.year
        return year.end
      }
      next += 1
    }
    guard isOf, value(.unit, at: next) == "Y", !self[next].plays(.plural) else { return place }
    date.yearOffset = 0
    return next + 1
  }

  /// Whether words around a season's name show that a season is meant: "in the spring", not "the spring of his watch".
  private func isSeasonShown(_ place: Int, from start: Int) -> Bool {
    let tag = tag(at: place)
    if tag.isVerb || self[place + 1].plays(.of) || self[place + 1].isMark(0x2D) { return false }
    let before = self[start - 1]
    guard before.plays(.in) || before.plays(.during) || before.plays(.dateContext) else { return false }
    return start < place ? !before.plays(.dateContext) || before.plays(.in) || before.plays(.during) : before.plays(.in)
  }

  static let letterQ = WordHash.of("q")
  static let letterH = WordHash.of("h")
}
