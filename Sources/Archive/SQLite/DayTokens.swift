internal import Record

/// Days as tokens of an index: a day has a token for itself, its month, year, decade and century, and a range of days is
/// covered by the fewest tokens that lie wholly inside it.
struct DayTokens {
  /// The letter that the tokens begin with: `a` for publication, `e` for what is told of.
  let letter: Character

  /// The tokens of a TIMEX3 value or a day: `2023-09-20`, `2023-09`, `2023`; none for values that are no calendar dates.
  ///
  /// Weeks, quarters and seasons count by their year.
  func tokens(of value: String) -> [String] {
    let bytes = Array(value.utf8.prefix(10))
    guard let year = Self.number(bytes, 0..<4) else { return [] }
    var tokens = ["\(letter)c\(Self.pad(year / 100, 2))", "\(letter)x\(Self.pad(year / 10, 3))", yearToken(year)]
    guard bytes.count >= 7, bytes[4] == 0x2D, let month = Self.number(bytes, 5..<7), (1...12).contains(month) else {
      return tokens
    }
    tokens.append(monthToken(year, month))
    if bytes.count == 10, bytes[7] == 0x2D, let day = Self.number(bytes, 8..<10) {
      tokens.append("\(letter)d\(Self.pad(year, 4))\(Self.pad(month, 2))\(Self.pad(day, 2))")
    }
    return tokens
  }

  /// The tokens of which a day in `from...through` has at least one, and no other day has any. nil is open.
  func cover(from: Day?, through: Day?) -> [String] {
    guard let first = from ?? Day(year: 1, month: 1, day: 1), let last = through ?? Day(year: 9999, month: 12, day: 31)
    else { return [] }
    var tokens: [String] = []
    var year = first.year
    while year <= last.year {
      if isInside(year, year + 99, first, last), year % 100 == 0 {
        tokens.append("\(letter)c\(Self.pad(year / 100, 2))")
        year += 100
      } else if isInside(year, year + 9, first, last), year % 10 == 0 {
        tokens.append("\(letter)x\(Self.pad(year / 10, 3))")
        year += 10
      } else {
        if isInside(year, year, first, last) {
          tokens.append(yearToken(year))
        } else {
          coverMonths(of: year, first, last, &tokens)
        }
        year += 1
      }
    }
    return tokens
  }

  private func coverMonths(of year: Int, _ first: Day, _ last: Day, _ tokens: inout [String]) {
    for month in 1...12 {
      guard let start = Day(year: year, month: month, day: 1),
        let end = Day(year: year, month: month, day: Day.length(of: month, in: year)), end >= first, start <= last
      else { continue }
      if start >= first, end <= last {
        tokens.append(monthToken(year, month))
      } else {
        for day in 1...end.day {
          guard let day = Day(year: year, month: month, day: day), day >= first, day <= last else { continue }
          tokens.append("\(letter)d" + day.iso.filter { $0 != "-" })
        }
      }
    }
  }

  private func isInside(_ from: Int, _ through: Int, _ first: Day, _ last: Day) -> Bool {
    (first.year < from || first.year == from && first.month == 1 && first.day == 1)
      && (last.year > through || last.year == through && last.month == 12 && last.day == 31)
  }

  private func yearToken(_ year: Int) -> String { "\(letter)y\(Self.pad(year, 4))" }

  private func monthToken(_ year: Int, _ month: Int) -> String {
    "\(letter)m\(Self.pad(year, 4))\(Self.pad(month, 2))"
  }

  private static func pad(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.upperBound <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[range] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
