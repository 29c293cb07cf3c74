internal import Language
internal import Record

/// Times so far off from another: "two years ago", "a day earlier", "three days later", "a week from now", "year-ago".
extension TimeReader {
  /// The distance that begins at `place`.
  func distances(at place: Int) -> TimeDraft? {
    if let draft = yearAgo(at: place) { return draft }
    var next = place
    var mod: String?
    if let bound = phrase(.bound, at: next) {
      mod = bound.phrase.value
      next = bound.end
    } else if let bound = value(.bound, at: next) {
      mod = bound == "EXACT" ? nil : bound
      next += 1
    }
    guard let amount = amount(at: next) else { return nil }
    next = amount.end
    if self[next].plays(.more) { next += 1 }
    guard let code = value(.unit, at: next), let unit = TimeUnit(rawValue: code) else { return nil }
    next += 1
    var count = amount.amount
    if self[next].plays(.and), self[next + 1].plays(.one), self[next + 2].plays(.half) {
      count.half = true
      next += 3
    }
    if self[next].plays(.or), self[next + 1].hash == Self.so {
      mod = "APPROX"
      next += 2
    }
    guard let direction = direction(at: next) else { return nil }
    let lexemes = place..<direction.end
    guard !unit.isClock else {
      return TimeDraft(lexemes, .duration, .fixed(unit.duration(count)), .distance, mod: mod)
    }
    guard let number = count.count else {
      return TimeDraft(lexemes, .date, .vagueShift(direction.sign), .distance, mod: mod)
    }
    let family = direction.origin == .article ? TimeFamily.distance : .discourse
    let years: [TimeUnit: Int] = [.decade: 10, .century: 100, .millennium: 1000]
    if let factor = years[unit], number < 10 {
      return TimeDraft(
        lexemes, .date, .shift(.year, direction.sign * number * factor, direction.origin), family, mod: mod)
    }
    return TimeDraft(
      lexemes, .date, .shift(unit, direction.sign * min(number, 1_000_000), direction.origin), family, mod: mod)
  }

  private func direction(at place: Int) -> (sign: Int, origin: TimeMeaning.Origin, end: Int)? {
    let word = self[place]
    if word.plays(.ago) { return (-1, .article, place + 1) }
    if word.plays(.earlier) { return (-1, .reference, place + 1) }
    if word.plays(.later) { return (1, .reference, place + 1) }
    if word.plays(.hence) { return (1, .article, place + 1) }
    if word.plays(.from), self[place + 1].plays(.now) { return (1, .article, place + 2) }
    if word.plays(.from), number(.deictic, at: place + 1) == 0 { return (1, .article, place + 2) }
    guard word.plays(.before) || word.plays(.after), self[place + 1].kind != .word, self[place + 1].kind != .number
    else { return nil }
    return (word.plays(.before) ? -1 : 1, .reference, place + 1)
  }

  /// "year-ago", "year-earlier", alone or before "quarter" and "period".
  private func yearAgo(at place: Int) -> TimeDraft? {
    let first = self[place].plays(.the) ? place + 1 : place
    guard let code = value(.unit, at: first), let unit = TimeUnit(rawValue: code), unit == .year,
      !self[first].plays(.plural), behindHyphen(first + 1) == first + 2,
      self[first + 2].plays(.ago) || self[first + 2].plays(.earlier)
    else { return nil }
    let hasNoun = value(.unit, at: first + 3) == TimeUnit.quarter.rawValue || self[first + 3].plays(.period)
    return TimeDraft(place..<first + (hasNoun ? 4 : 3), .date, .shift(.year, -1, .reference), .discourse)
  }

  static let so = WordHash.of("so")
}
