/// The part a word plays in telling a time; no more than 64, a bit each. The names are those of column `role` in the table `time-words.tsv`.
enum TimeRole: UInt8, Sendable, CaseIterable {
  case month, weekday, cardinal, tens, scale, ordinal, ordinalSuffix, unit, season, dayPart, clock, deictic, nightly
  case last, next, this, that, latest, the, possessive, one, of, `in`, on, from, and, or, to
  case before, after, ago, now, earlier, later, hence, during, position, bound, vagueCount, couple, half, more, another
  case every, meridiem, meridiemLetter, m, oclock, zone, fiscal, era, old, long, period, decadeWord
  case decadeSuffix, money, numbered, dateContext, plural, abbreviation, doubtful, future, ended

  /// Its bit in `TimeLexeme.roles`.
  var bit: UInt64 { 1 << UInt64(rawValue) }
}

/// A unit that times are counted in; the raw value is its code in `time-words.tsv`.
enum TimeUnit: String, Sendable {
  case second = "S"
  case minute = "MIN"
  case hour = "H"
  case day = "D"
  case week = "W"
  case fortnight = "FN"
  case weekend = "WE"
  case month = "M"
  case quarter = "Q"
  case year = "Y"
  case decade = "DE"
  case century = "CE"
  case millennium = "MI"

  /// Whether it is shorter than a day.
  var isClock: Bool { self == .second || self == .minute || self == .hour }

  /// The TIMEX3 duration of `amount` units, `X` where nobody counts them: `P3D`, `PT2H`, `PXY`.
  func duration(_ amount: TimeAmount) -> String {
    switch self {
    case .second: "PT\(amount.text())S"
    case .minute: amount.half ? "PT\(amount.text(whole: true))M30S" : "PT\(amount.text())M"
    case .hour: amount.half ? Self.mixed("PT", amount, "H", "30M") : "PT\(amount.text())H"
    case .day: amount.half ? Self.mixed("P", amount, "D", "T12H") : "P\(amount.text())D"
    case .week: "P\(amount.text())W"
    case .fortnight: "P\(amount.text(times: 2))W"
    case .weekend: amount.count == 1 ? "P2D" : "P\(amount.text())WE"
    case .month: "P\(amount.text())M"
    case .quarter: "P\(amount.text())Q"
    case .year: amount.half ? Self.mixed("P", amount, "Y", "6M") : "P\(amount.text())Y"
    case .decade: amount.count == nil ? "PXDE" : "P\(amount.text(times: 10))Y"
    case .century: amount.count == nil ? "PXCE" : "P\(amount.text(times: 100))Y"
    case .millennium: amount.count == nil ? "PXMI" : "P\(amount.text(times: 1000))Y"
    }
  }

  /// A whole number of units and a half one, which is left out of a duration where the number is 0.
  private static func mixed(_ lead: String, _ amount: TimeAmount, _ letter: String, _ half: String) -> String {
    let whole = amount.count == 0 ? "" : amount.text(whole: true) + letter
    return half.hasPrefix("T") ? lead + whole + half : (lead + whole + half)
  }
}

/// How many units: a count and perhaps a half, or nobody's count ("several").
struct TimeAmount: Sendable, Equatable {
  /// The whole units; nil where they are not counted.
  var count: Int?
  /// Whether half a unit is added.
  var half = false

  /// The number as TIMEX3 writes it, multiplied; a half is `.5` unless only whole units are wanted.
  func text(times factor: Int = 1, whole: Bool = false) -> String {
    guard let count else { return "X" }
    let product = count.multipliedReportingOverflow(by: factor)
    guard !product.overflow else { return "X" }
    guard half, !whole else { return String(product.partialValue) }
    return factor == 1 ? "\(count).5" : String(product.partialValue + factor / 2)
  }
}
