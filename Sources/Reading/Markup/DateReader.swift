internal import Record

/// Finds days written in a short text: `2023-09-20T10:00:00+04:00`, `20.9.2023`, `September 20, 2023`, `20 de setiembre de
/// 2023`, `2023年9月20日`. A day without its year, and a month without its day, are left alone. Linear in the text.
struct DateReader: Sendable {
  /// How a date of three numbers is to be read where both ways give a day.
  enum Order: Sendable { case dayFirst, monthFirst }

  /// A day and where it stands.
  struct Found: Sendable, Hashable {
    var day: Day
    /// The UTF-8 offsets in the text.
    var range: Range<Int>
  }

  private enum Token {
    case number(value: Int, digits: Int)
    case word
    case mark(UInt8)
  }

  private let bytes: [UInt8]
  private let order: Order
  private var tokens: [(token: Token, range: Range<Int>)] = []

  private init(_ text: some Collection<UInt8>, _ order: Order) {
    bytes = Array(text)
    self.order = order
    cut()
  }

  /// The days in `text`, in order.
  static func days(in text: some Collection<UInt8>, order: Order = .dayFirst) -> [Found] {
    let reader = DateReader(text, order)
    var result: [Found] = []
    var index = 0
    while index < reader.tokens.count {
      if let (day, end) = reader.day(at: index) {
        result.append(
          Found(day: day, range: reader.tokens[index].range.lowerBound..<reader.tokens[end - 1].range.upperBound))
        index = end
      } else {
        index += 1
      }
    }
    return result
  }

  private mutating func cut() {
    var index = 0
    while index < bytes.count {
      let start = index
      let byte = bytes[index]
      if byte &- 0x30 < 10 {
        var value = 0
        while index < bytes.count, bytes[index] &- 0x30 < 10 {
          value = min(value * 10 + Int(bytes[index] &- 0x30), 1_000_000_000)
          index += 1
        }
        tokens.append((.number(value: value, digits: index - start), start..<index))
      } else if Self.isLetter(byte) {
        while index < bytes.count, Self.isLetter(bytes[index]) { index += 1 }
        tokens.append((.word, start..<index))
      } else {
        index += 1
        if byte > 0x20 { tokens.append((.mark(byte), start..<index)) }
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }

  /// The day that begins at a token, and the token behind it.
  private func day(at index: Int) -> (Day, Int)? {
    switch tokens[index].token {
    case .number(let value, 4): yearFirst(value, index)
    case .number(let value, 8): compact(value).map { ($0, index + 1) }
    case .number(let value, 1...2): numeric(value, index) ?? dayThenMonth(value, index)
    case .word: monthThenDay(index)
    default: nil
    }
  }

  private func compact(_ value: Int) -> Day? {
    guard (1990...2100).contains(value / 10_000) else { return nil }
    return Day(year: value / 10_000, month: value / 100 % 100, day: value % 100)
  }

  private func yearFirst(_ year: Int, _ index: Int) -> (Day, Int)? {
    guard (1900...2100).contains(year) else { return nil }
    var next = index + 1
    if let month = month(at: skip(next, 2)) {
      let place = skip(skip(next, 2) + 1, 1)
      guard let day = small(place), let found = Day(year: year, month: month, day: day) else { return nil }
      return (found, place + 1)
    }
    guard isSeparator(next), let month = small(next + 1) else { return nil }
    next += 2
    guard isSeparator(next), let day = small(next + 1), let found = Day(year: year, month: month, day: day)
    else { return nil }
    return (found, next + 2)
  }

  /// `20.9.2023`, `9/20/2023`, `20-09-23`.
  private func numeric(_ first: Int, _ index: Int) -> (Day, Int)? {
    guard let mark = mark(index + 1), mark == 0x2E || mark == 0x2F || mark == 0x2D, let second = small(index + 2),
      self.mark(index + 3) == mark, case .number(let last, let digits)? = token(index + 4), digits == 4 || digits == 2
    else { return nil }
    let year = digits == 4 ? last : 2000 + last
    guard (1950...2100).contains(year), digits == 4 || mark == 0x2E || mark == 0x2F else { return nil }
    if index > 0, self.mark(index - 1) == mark { return nil }
    let monthFirst = order == .monthFirst && mark != 0x2E
    let day = monthFirst ? Day(year: year, month: first, day: second) : Day(year: year, month: second, day: first)
    return (day ?? Day(year: year, month: monthFirst ? second : first, day: monthFirst ? first : second)).map {
      ($0, index + 5)
    }
  }

  private func dayThenMonth(_ day: Int, _ index: Int) -> (Day, Int)? {
    let place = month(at: index + 1) != nil ? index + 1 : skip(index + 1, 2)
    guard let month = month(at: place) else { return nil }
    let yearPlace = skip(place + 1, 2)
    // "3 JUN, 14:20" has an hour, and no year.
    guard case .number(let year, let digits)? = token(yearPlace), digits == 4 || digits == 2, isYear(year, digits),
      digits == 4 || mark(yearPlace + 1) != 0x3A,
      let found = Day(year: digits == 4 ? year : 2000 + year, month: month, day: day)
    else { return nil }
    return (found, yearPlace + 1)
  }

  private func monthThenDay(_ index: Int) -> (Day, Int)? {
    guard let month = month(at: index) else { return nil }
    let place = skip(index + 1, 1)
    guard let day = small(place) else { return nil }
    let yearPlace = skip(place + 1, 2)
    guard case .number(let year, 4)? = token(yearPlace), isYear(year, 4),
      let found = Day(year: year, month: month, day: day)
    else { return nil }
    return (found, yearPlace + 1)
  }

  private func isYear(_ value: Int, _ digits: Int) -> Bool {
    digits == 4 ? (1900...2100).contains(value) : (10...40).contains(value)
  }
}

// MARK: Tokens

extension DateReader {
  private func token(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index].token : nil }

  private func mark(_ index: Int) -> UInt8? {
    if case .mark(let byte)? = token(index) { byte } else { nil }
  }

  private func small(_ index: Int) -> Int? {
    if case .number(let value, 1...2)? = token(index) { value } else { nil }
  }

  private func month(at index: Int) -> Int? {
    guard case .word? = token(index), tokens[index].range.count > 1 else { return nil }
    return MonthNames.shared.number(of: bytes[tokens[index].range])
  }

  /// `-`, `/`, `.`, or a sign for year or month such as 年, 월.
  private func isSeparator(_ index: Int) -> Bool {
    switch token(index) {
    case .mark(let byte)?: byte == 0x2D || byte == 0x2F || byte == 0x2E
    case .word?: tokens[index].range.count == 3 && bytes[tokens[index].range.lowerBound] >= 0xE3
    default: false
    }
  }

  /// The token behind up to `count` small words and marks (`de`, `of`, `,`, `.`, `th`) that stand between the parts of a date.
  private func skip(_ index: Int, _ count: Int) -> Int {
    var index = index
    for _ in 0..<count {
      switch token(index) {
      case .mark(let byte)? where byte == 0x2E || byte == 0x2C || byte == 0x2D || byte == 0x27: index += 1
      case .word? where tokens[index].range.count <= 3 && month(at: index) == nil: index += 1
      default: return index
      }
    }
    return index
  }
}
