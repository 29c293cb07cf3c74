internal import Record

/// The rule for a holiday's day in any year.
///
/// Source of the Easter rule: the anonymous Gregorian computus of *Nature*, 20 April 1876.
enum Holiday {
  case fixed(month: Int, day: Int)
  /// The nth weekday of a month; the last where n is 0.
  case weekday(month: Int, nth: Int, weekday: Int)
  case easter(offset: Int)

  /// Reads a rule of `time-phrases.tsv`; nil where it is none.
  init?(_ rule: String) {
    if rule.hasPrefix("easter") {
      guard let offset = Int(rule.dropFirst(6)) else { return nil }
      self = .easter(offset: offset)
      return
    }
    let nth = rule.split(separator: "/")
    if nth.count == 3, let month = Int(nth[0]), let weekday = Int(nth[2]) {
      self = .weekday(month: month, nth: Int(nth[1]) ?? 0, weekday: weekday)
      return
    }
    let parts = rule.split(separator: "-")
    guard parts.count == 2, let month = Int(parts[0]), let day = Int(parts[1]) else { return nil }
    self = .fixed(month: month, day: day)
  }

  /// The holiday's day in `year`.
  func day(in year: Int) -> Day? {
    switch self {
    case .fixed(let month, let day): return Day(year: year, month: month, day: day)
    case .weekday(let month, let nth, let weekday):
      if nth == 0 {
        guard let last = Day(year: year, month: month, day: Day.length(of: month, in: year)) else { return nil }
        return last.adding(days: -((last.weekday - weekday + 7) % 7))
      }
      guard let first = Day(year: year, month: month, day: 1) else { return nil }
      return first.adding(days: (weekday - first.weekday + 7) % 7 + (nth - 1) * 7)
    case .easter(let offset): return Self.easterSunday(in: year)?.adding(days: offset)
    }
  }

  private static func easterSunday(in year: Int) -> Day? {
    let century = year / 100
    let golden = year % 19
    let solar = century - century / 4
    let correction = (century - (century - 17) / 25) / 3
    let epactBase = (solar - correction + 19 * golden + 15) % 30
    let epact = epactBase - (epactBase / 28) * (1 - (epactBase / 28) * (29 / (epactBase + 1)) * ((21 - golden) / 11))
    let weekday = (year + year / 4 + epact + 2 - solar) % 7
    let offset = epact - weekday
    let month = 3 + (offset + 40) / 44
    return Day(year: year, month: month, day: offset + 28 - 31 * (month / 4))
  }
}
