internal import Record

/// A stretch of the calendar that has a TIMEX3 value: a day, a week, a month, …, a century.
enum CalendarValue: Sendable, Equatable {
  case day(Day)
  /// An ISO 8601 week of a week-year.
  case week(Int, Int)
  /// The weekend of an ISO 8601 week.
  case weekend(Int, Int)
  case month(Int, Int)
  case quarter(Int, Int)
  case half(Int, Int)
  /// `SP`, `SU`, `FA`, `WI` of a year.
  case season(Int, String)
  case year(Int)
  /// A year's number without its last digit.
  case decade(Int)
  /// A year's number without its last two digits.
  case century(Int)

  /// Its TIMEX3 value.
  var text: String {
    switch self {
    case .day(let day): day.iso
    case .week(let year, let week): "\(Self.pad(year, 4))-W\(Self.pad(week, 2))"
    case .weekend(let year, let week): "\(Self.pad(year, 4))-W\(Self.pad(week, 2))-WE"
    case .month(let year, let month): "\(Self.pad(year, 4))-\(Self.pad(month, 2))"
    case .quarter(let year, let quarter): "\(Self.pad(year, 4))-Q\(quarter)"
    case .half(let year, let half): "\(Self.pad(year, 4))-H\(half)"
    case .season(let year, let season): "\(Self.pad(year, 4))-\(season)"
    case .year(let year): Self.pad(year, 4)
    case .decade(let decade): Self.pad(decade, 3)
    case .century(let century): Self.pad(century, 2)
    }
  }

  /// A day in it: the day itself, or its first day; for a season the first day of its middle month.
  var firstDay: Day? {
    switch self {
    case .day(let day): day
    case .week(let year, let week): Self.monday(of: week, in: year)
    case .weekend(let year, let week): Self.monday(of: week, in: year)?.adding(days: 5)
    case .month(let year, let month): Day(year: year, month: month, day: 1)
    case .quarter(let year, let quarter): Day(year: year, month: quarter * 3 - 2, day: 1)
    case .half(let year, let half): Day(year: year, month: half * 6 - 5, day: 1)
    case .season(let year, let season):
      Day(year: year, month: ["SP": 4, "SU": 7, "FA": 10, "WI": 1][season] ?? 1, day: 1)
    case .year(let year): Day(year: year, month: 1, day: 1)
    case .decade(let decade): Day(year: max(1, decade * 10), month: 1, day: 1)
    case .century(let century): Day(year: max(1, century * 100), month: 1, day: 1)
    }
  }

  /// The year it lies in.
  var year: Int? { firstDay?.year }

  /// The value that `unit` has around `day`, `count` units later.
  static func of(_ unit: TimeUnit, around day: Day, shiftedBy count: Int = 0) -> CalendarValue? {
    guard abs(count) <= 3_000_000 else { return nil }
    switch unit {
    case .second, .minute, .hour: return nil
    case .day: return sound(day.adding(days: count)).map { .day($0) }
    case .week, .fortnight, .weekend:
      guard let shifted = sound(day.adding(days: count * (unit == .fortnight ? 14 : 7))) else { return nil }
      let (year, week) = isoWeek(of: shifted)
      return unit == .weekend ? .weekend(year, week) : .week(year, week)
    case .month:
      let months = day.year * 12 + day.month - 1 + count
      return soundYear(floorDiv(months, 12)).map { .month($0, months - $0 * 12 + 1) }
    case .quarter:
      let quarters = day.year * 4 + (day.month - 1) / 3 + count
      return soundYear(floorDiv(quarters, 4)).map { .quarter($0, quarters - $0 * 4 + 1) }
    case .year: return soundYear(day.year + count).map { .year($0) }
    case .decade: return soundYear((day.year / 10 + count) * 10).map { .decade($0 / 10) }
    case .century: return soundYear((day.year / 100 + count) * 100).map { .century($0 / 100) }
    case .millennium: return nil
    }
  }

  /// The ISO 8601 week-year and week of a day.
  static func isoWeek(of day: Day) -> (year: Int, week: Int) {
    let thursday = day.adding(days: 4 - day.weekday)
    let first = Day(year: min(max(thursday.year, 1), 9999), month: 1, day: 1) ?? thursday
    return (thursday.year, (thursday.daysSince1970 - first.daysSince1970) / 7 + 1)
  }

  private static func monday(of week: Int, in year: Int) -> Day? {
    guard let fourth = Day(year: year, month: 1, day: 4) else { return nil }
    return sound(fourth.adding(days: 1 - fourth.weekday + (week - 1) * 7))
  }

  private static func sound(_ day: Day) -> Day? { soundYear(day.year).map { _ in day } }
  private static func soundYear(_ year: Int) -> Int? { (1...9999).contains(year) ? year : nil }
  private static func floorDiv(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }

  /// A number with zeros before it.
  static func pad(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
