internal import Record

/// From one date to another, joined by a dash: "2020-2022", "1990-91", "June 12-13", "12-13 June 2023", "May-June 2020".
///
/// "From 2020 to 2022" and "between 2 and 4 August" are left to the dates on both sides.
extension TimeReader {
  /// The range that begins at `place`.
  func ranges(at place: Int) -> TimeDraft? {
    years(at: place) ?? daysBehindMonth(at: place) ?? daysBeforeMonth(at: place) ?? months(at: place)
  }

  private func dash(_ place: Int) -> Int? { self[place].isMark(0x2D) ? place + 1 : nil }

  private func years(at place: Int) -> TimeDraft? {
    guard let from = year(at: place), self[place].kind == .number, (1000...2199).contains(from.year),
      !(self[place].glued && self[place - 1].kind != .boundary && self[place - 1].kind != .mark),
      !(self[place - 1].isMark(0x2D) && self[place - 2].kind == .number),
      let next = dash(from.end)
    else { return nil }
    var last = 0
    let upper = self[next]
    if let to = year(at: next), upper.kind == .number {
      last = to.year
    } else if upper.kind == .number, upper.digits == 2, upper.glued, self[next - 1].glued {
      last = from.year / 100 * 100 + Int(upper.number)
    }
    guard last > from.year, last - from.year < 300, !self[next + 1].isMark(0x2D) else { return nil }
    return TimeDraft(
      place..<next + 1, .date, .range(PartialDate(year: from.year), PartialDate(year: last)), .range)
  }

  private func daysBehindMonth(at place: Int) -> TimeDraft? {
    guard let month = number(.month, at: place), self[place].capital, let from = dayOfMonth(at: behindStop(place + 1)),
      let next = dash(from.end), let to = dayOfMonth(at: next), to.day > from.day
    else { return nil }
    return days(from.day, to.day, month, place, to.end)
  }

  private func daysBeforeMonth(at place: Int) -> TimeDraft? {
    guard let from = dayOfMonth(at: place), let next = dash(from.end), let to = dayOfMonth(at: next), to.day > from.day,
      let month = number(.month, at: to.end), self[to.end].capital
    else { return nil }
    return days(from.day, to.day, month, place, behindStop(to.end + 1))
  }

  private func days(_ from: Int, _ to: Int, _ month: Int, _ place: Int, _ behind: Int) -> TimeDraft {
    var first = PartialDate(month: month, day: from)
    let end = yearTail(behind: behind, &first, comma: true)
    var last = first
    last.day = to
    return TimeDraft(place..<end, .date, .range(first, last), .range)
  }

  private func months(at place: Int) -> TimeDraft? {
    guard let from = number(.month, at: place), self[place].capital, let next = dash(behindStop(place + 1)),
      let to = number(.month, at: next), self[next].capital, to != from
    else { return nil }
    var first = PartialDate(month: from)
    let end = yearTail(behind: behindStop(next + 1), &first, comma: true)
    var last = first
    last.month = to
    if let year = first.year, to < from { first.year = year - 1 }
    return TimeDraft(place..<end, .date, .range(first, last), .range)
  }
}
