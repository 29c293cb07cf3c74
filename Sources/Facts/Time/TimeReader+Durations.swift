internal import Language
internal import Record

/// Lengths of time: "eight months", "the past three years", "44-day", "half an hour", "several weeks", "years".
///
/// Leaves ages ("a 44-year-old man", "37 years old"), "a second man", "a quarter of".
extension TimeReader {
  /// The longest duration that begins at `place`.
  func durations(at place: Int) -> TimeDraft? {
    var mod: String?
    var next = place
    if let bound = phrase(.bound, at: next) {
      mod = bound.phrase.value
      next = bound.end
    } else if let bound = value(.bound, at: next), !self[next].plays(.vagueCount), !isPreposition(next) {
      mod = bound == "EXACT" ? nil : bound
      next += 1
    }
    let bounded = next
    if self[next].plays(.the) || self[next].plays(.this) || self[next].plays(.possessive) { next += 1 }
    var isDirected = false
    if self[next].plays(.last) || self[next].plays(.next) || (next > bounded && self[next].plays(.ordinal)) {
      isDirected = self[next].plays(.last) || self[next].plays(.next)
      next += 1
    }
    guard let counted = amount(at: next) else { return mod == nil ? bareUnits(at: next, from: place) : nil }
    return measured(counted, at: next, from: place, mod, isDirected)
  }

  private func measured(
    _ counted: (amount: TimeAmount, end: Int), at first: Int, from place: Int, _ mod: String?, _ isDirected: Bool
  ) -> TimeDraft? {
    var amount = counted.amount
    var mod = mod
    var next = counted.end
    if self[next].plays(.to) || self[next].plays(.or) || self[next].isMark(0x2D), let upper = self.amount(at: next + 1),
      self[first].kind == .number || number(.cardinal, at: first) != nil, !self[next + 1].plays(.one)
    {
      amount = amount.count == nil ? upper.amount : amount
      mod = mod ?? "APPROX"
      next = upper.end
    }
    if self[first].plays(.couple) || self[first + 1].plays(.couple) { mod = mod ?? "APPROX" }
    while self[next].plays(.more), next < counted.end + 3 { next += 1 }
    let unitPlace = behindHyphen(next)
    guard let code = value(.unit, at: unitPlace), let unit = TimeUnit(rawValue: code) else { return nil }
    var end = unitPlace + 1
    if self[end].plays(.and), self[end + 1].plays(.one), self[end + 2].plays(.half) {
      amount.half = true
      end += 3
    }
    guard isMeasure(first, unit, unitPlace, end) else { return nil }
    if behindHyphen(end) == end + 1, self[end + 1].plays(.long) { end += 2 }
    if self[first].plays(.vagueCount), lexicon.value(.vagueCount, at: self[first].entry) == "recent" {
      return TimeDraft(place..<end, .date, .fixed("PAST_REF"), .reference)
    }
    let family = amount.count == nil ? TimeFamily.vagueDuration : .duration
    return TimeDraft(place..<end, .duration, .fixed(unit.duration(amount)), family, mod: mod)
  }

  /// Whether "over" or "around" stands before a length as a preposition: "over the past three years".
  private func isPreposition(_ place: Int) -> Bool {
    let next = self[place + 1]
    return next.plays(.the) || next.plays(.this) || next.plays(.possessive) || next.plays(.last) || next.plays(.next)
  }

  /// Whether a count and a unit make a length: "a second", "one quarter of" do not.
  private func isMeasure(_ first: Int, _ unit: TimeUnit, _ unitPlace: Int, _ end: Int) -> Bool {
    let isOne = self[first].plays(.one) && unitPlace == first + 1
    if unit == .quarter, isOne || self[unitPlace + 1].plays(.of) || !self[unitPlace].plays(.plural) { return false }
    if unit == .second, !self[unitPlace].plays(.plural) { return self[unitPlace - 1].isMark(0x2D) }
    if unit == .weekend, isOne { return false }
    if isOne, unit == .day, self[end].kind == .word, self[end].plays(.of) || self[end].plays(.before) { return false }
    if !self[unitPlace].plays(.plural), !self[unitPlace - 1].isMark(0x2D), self[first].kind == .number,
      self[first].number > 99
    {
      return false
    }
    return !self[behindHyphen(end)].plays(.old)
  }

  /// "years", "weeks" that nobody counts: "for years", "recent weeks", "the coming months".
  private func bareUnits(at place: Int, from start: Int) -> TimeDraft? {
    guard let code = value(.unit, at: place), let unit = TimeUnit(rawValue: code), self[place].plays(.plural),
      unit != .second, unit != .quarter, unit != .weekend, !self[place].plays(.doubtful)
    else { return nil }
    return TimeDraft(
      start..<place + 1, .duration, .fixed(unit.duration(TimeAmount(count: nil))), .vagueDuration)
  }
}
