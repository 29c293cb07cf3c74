internal import Record

/// Times that come again: "every Monday", "each July", "Tuesday nights", "daily", "every two weeks".
extension TimeReader {
  /// The longest of them that begins at `place`.
  func sets(at place: Int) -> TimeDraft? {
    if let found = phrase(.set, at: place) {
      return TimeDraft(place..<found.end, .set, .fixed(found.phrase.value), .set)
    }
    if let weekday = number(.weekday, at: place), self[place].capital {
      let isEachPart = self[place + 1].plays(.dayPart) && self[place + 1].plays(.plural)
      guard self[place].plays(.plural) || isEachPart else { return nil }
      let part = isEachPart ? "T" + (value(.dayPart, at: place + 1) ?? "") : ""
      return TimeDraft(place..<(isEachPart ? place + 2 : place + 1), .set, .fixed("XXXX-WXX-\(weekday)\(part)"), .set)
    }
    guard self[place].plays(.every) else { return nil }
    return repeated(at: place + 1, from: place)
  }

  private func repeated(at place: Int, from start: Int) -> TimeDraft? {
    var first = place
    var count = 1
    if self[first].hash == Self.other {
      count = 2
      first += 1
    } else if let amount = amount(at: first), let number = amount.amount.count {
      count = number
      first = amount.end
    }
    let value: String
    if let code = self.value(.unit, at: first), let unit = TimeUnit(rawValue: code), unit != .second || count > 1 {
      value = unit.duration(TimeAmount(count: count))
    } else if let weekday = number(.weekday, at: first) {
      value = "XXXX-WXX-\(weekday)"
    } else if let month = number(.month, at: first) {
      value = "XXXX-\(CalendarValue.pad(month, 2))"
    } else if let season = self.value(.season, at: first) {
      value = "XXXX-\(season)"
    } else if let part = self.value(.dayPart, at: first) {
      value = "XXXX-XX-XXT\(part)"
    } else {
      return nil
    }
    return TimeDraft(start..<first + 1, .set, .fixed(value), .set)
  }
}
