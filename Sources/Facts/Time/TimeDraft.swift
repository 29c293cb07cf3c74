internal import Record

/// A day, month or part of a year as far as the words name it; what they leave open is found from the context.
struct PartialDate: Sendable, Equatable {
  /// Which of several the words point to: "last May", "this summer", "next Friday".
  enum Direction: Sendable, Equatable { case last, this, next }

  var year: Int?
  /// A year told from the article's: -1 in "June last year".
  var yearOffset: Int?
  /// Whether the year is told from the time spoken of last: "October of that year".
  var yearSpokenOf = false
  var month: Int?
  var day: Int?
  /// ISO 8601 weekday, 1 to 7.
  var weekday: Int?
  /// `SP`, `SU`, `FA`, `WI`.
  var season: String?
  var quarter: Int?
  var half: Int?
  /// A year's number without its last digit; below 10 where the century is left open ("the nineties" is 9).
  var decade: Int?
  var century: Int?
  /// A holiday's rule, as in `time-phrases.tsv`.
  var holiday: String?
  /// "last", "this" or "next" before it.
  var direction: Direction?
  /// Whether "last" and "next" are told from the day spoken of: "the previous Friday".
  var isFromReference = false
  /// Both readings of "03/04/2022": the month may be the second number.
  var otherMonth: Int?
  /// Whether it stands before our era.
  var beforeEra = false
}

/// What the words of a time expression say, before it is known when they were written.
enum TimeMeaning: Sendable, Equatable {
  /// What a shift or period is counted from.
  enum Origin: Sendable, Equatable { case article, reference }

  /// A date named outright.
  case date(PartialDate)
  /// From one date to another, or two days of one month.
  case range(PartialDate, PartialDate)
  /// So many units from the origin: "yesterday", "last week", "two years ago", "three days later".
  case shift(TimeUnit, Int, Origin)
  /// Units that nobody counted, before (-1) or after (+1): "several years ago".
  case vagueShift(Int)
  /// The unit spoken of: "the quarter", "the weekend".
  case period(TimeUnit)
  /// A part of the day or a clock time on the day spoken of.
  case clock
  /// A value that needs no context.
  case fixed(String)
}

/// The kinds of rule, each with a measured share of right answers in `time-confidence.tsv`.
enum TimeFamily: String, Sendable, CaseIterable {
  case fullDate, monthDay, month, year, weekday, deictic, unit, distance, discourse, period, quarter, season, decade
  case clock, dayPart, duration, vagueDuration, set, reference, holiday, range
}

/// A time expression as read from the words alone.
struct TimeDraft: Sendable {
  /// Its lexemes.
  var lexemes: Range<Int>
  /// TIMEX3 `type`.
  var kind: TimeExpression.Kind
  /// What it says.
  var meaning: TimeMeaning
  /// What follows the day in its value: `TMO`, `T14:30`.
  var clock: String?
  /// TIMEX3 `mod`.
  var mod: String?
  /// The rule that read it.
  var family: TimeFamily

  /// A draft without clock or modifier.
  init(
    _ lexemes: Range<Int>, _ kind: TimeExpression.Kind, _ meaning: TimeMeaning, _ family: TimeFamily,
    clock: String? = nil, mod: String? = nil
  ) {
    self.lexemes = lexemes
    self.kind = kind
    self.meaning = meaning
    self.family = family
    self.clock = clock
    self.mod = mod
  }

  /// Where it ends.
  var end: Int { lexemes.upperBound }
}
