internal import Language
internal import Record

/// Clock times, alone or with a day behind them: "10:35 a.m.", "noon Saturday", "5 p.m. EST Nov. 9", "1330 GMT".
extension TimeReader {
  /// The longest clock phrase that begins at `place`.
  func clocks(at place: Int) -> TimeDraft? {
    var first = place
    var mod: String?
    if let bound = value(.bound, at: place) {
      first = place + 1
      mod = bound == "EXACT" ? nil : bound
    }
    guard let clock = clock(at: first) else { return nil }
    var end = clock.end
    var value = clock.value
    if let zone = self.value(.zone, at: end), self[end].capital {
      value += zone
      end += 1
    } else if let zone = phrase(.zone, at: end) {
      let utc = zone.phrase.value == "Z" ? "Z" : ""
      return TimeDraft(place..<zone.end, .time, .clock, .clock, clock: value + utc, mod: mod)
    }
    var next = behindComma(end)
    if self[next].plays(.on) { next += 1 }
    if let date = plainDate(at: next), isDay(date), date.clock == nil {
      var draft = date
      draft.lexemes = place..<date.end
      draft.kind = .time
      draft.clock = value
      draft.mod = mod
      return draft
    }
    return TimeDraft(place..<end, .time, .clock, .clock, clock: value, mod: mod)
  }

  /// A clock time with its value: `T14:30`.
  private func clock(at place: Int) -> (value: String, end: Int)? {
    if let word = value(.clock, at: place) { return ("T" + word, place + 1) }
    let hour = self[place]
    guard hour.kind == .number, !hour.grouped,
      !(hour.glued && self[place - 1].kind != .mark && self[place - 1].kind != .boundary)
    else { return nil }
    if hour.glued, self[place - 1].kind == .mark, ![0x28, 0x22, 0x27, 0x2D].contains(self[place - 1].mark) {
      return nil
    }
    if hour.digits == 4 { return military(at: place) }
    guard hour.digits <= 2, hour.number <= 24 else { return nil }
    var minute: Int?
    var end = place + 1
    let separator = self[end]
    if separator.isMark(0x3A) || separator.isMark(0x2E), separator.glued, self[end + 1].kind == .number,
      self[end + 1].glued, self[end + 1].digits == 2, self[end + 1].number < 60
    {
      minute = Int(self[end + 1].number)
      end += 2
      if self[end].isMark(0x3A), self[end].glued, self[end + 1].digits == 2, self[end + 1].glued { end += 2 }
    }
    if let meridiem = meridiem(at: end) {
      guard (1...12).contains(hour.number) else { return nil }
      let base = Int(hour.number) % 12 + (meridiem.isAfternoon ? 12 : 0)
      return (Self.text(base, minute ?? 0), meridiem.end)
    }
    if self[end].plays(.oclock), minute == nil, self[end + 1].isMark(0x27), self[end + 2].plays(.oclock) {
      return (Self.text(Int(hour.number), 0), end + 3)
    }
    guard let minute, separator.mark == 0x3A, hour.number < 24 || minute == 0 else { return nil }
    return (Self.text(Int(hour.number), minute), end)
  }

  /// "1330 GMT", "1330 hours".
  private func military(at place: Int) -> (value: String, end: Int)? {
    let number = Int(self[place].number)
    guard number / 100 <= 24, number % 100 < 60 else { return nil }
    let next = self[place + 1]
    if value(.unit, at: place + 1) == TimeUnit.hour.rawValue {
      return (Self.text(number / 100, number % 100), place + 2)
    }
    guard next.plays(.zone), next.capital else { return nil }
    return (Self.text(number / 100, number % 100), place + 1)
  }

  /// "am", "p.m.", "a.m".
  private func meridiem(at place: Int) -> (isAfternoon: Bool, end: Int)? {
    if let word = value(.meridiem, at: place) { return (word == "PM", place + 1) }
    guard let letter = value(.meridiemLetter, at: place), self[place + 1].isMark(0x2E), self[place + 1].glued,
      self[place + 2].plays(.m), self[place + 2].glued
    else { return nil }
    let hasStop = self[place + 3].isMark(0x2E) && self[place + 3].glued
    return (letter == "PM", hasStop ? place + 4 : place + 3)
  }

  private static func text(_ hour: Int, _ minute: Int) -> String {
    "T\(CalendarValue.pad(hour, 2)):\(CalendarValue.pad(minute, 2))"
  }
}
