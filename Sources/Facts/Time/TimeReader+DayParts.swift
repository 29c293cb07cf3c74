internal import Language
internal import Record

/// Parts of a day: "the morning of 3 August", "this evening", "last night", "in the afternoon", "overnight".
///
/// Leaves a bare "night" or "morning" that nothing ties to a day, and "evenings".
extension TimeReader {
  /// The longest of them that begins at `place`.
  func dayParts(at place: Int) -> TimeDraft? {
    var next = self[place].plays(.the) ? place + 1 : place
    var shift = 0
    var origin: TimeMeaning.Origin?
    var mod: String?
    if self[next].plays(.earlier) || self[next].plays(.later) {
      mod = self[next].plays(.earlier) ? "START" : "END"
      next += 1
    }
    if let found = value(.last, at: next) {
      (shift, origin) = (-1, found == "article" ? .article : .reference)
      next += 1
    } else if let found = value(.next, at: next) {
      (shift, origin) = (1, .reference)
      _ = found
      next += 1
    } else if self[next].plays(.this) {
      origin = .article
      next += 1
    } else if self[next].plays(.that) {
      origin = .reference
      next += 1
    }
    if let position = value(.position, at: next) {
      mod = position
      next = behindHyphen(next + 1)
    }
    guard let part = value(.dayPart, at: next), !self[next].plays(.plural) else { return nil }
    let end = next + 1
    let clock = "T" + part
    if self[end].plays(.of), let date = dayOrRange(at: end + 1) {
      var draft = date
      draft.lexemes = place..<date.end
      draft.kind = .time
      draft.clock = clock
      draft.mod = mod
      return draft
    }
    if let origin {
      guard mod == nil || origin == .article else { return nil }
      return TimeDraft(place..<end, .time, .shift(.day, shift, origin), .dayPart, clock: clock, mod: mod)
    }
    guard isTold(next, from: place, mod) else { return nil }
    return TimeDraft(place..<end, .time, .clock, .dayPart, clock: clock, mod: mod)
  }

  private func dayOrRange(at place: Int) -> TimeDraft? {
    if let range = ranges(at: place), case .range(let from, _) = range.meaning, from.day != nil {
      return TimeDraft(range.lexemes, .time, .date(from), .range)
    }
    return plainDate(at: place).flatMap { isDay($0) ? $0 : nil }
  }

  /// Whether a part of the day alone tells a time: "overnight", "in the afternoon", "at night" not.
  private func isTold(_ part: Int, from place: Int, _ mod: String?) -> Bool {
    if part == place { return self[part].hash == Self.overnight && self[part + 1].kind != .word }
    let before = self[place - 1]
    let isSentenceStart = before.kind != .word
    guard self[place].plays(.the) else { return mod != nil && part > place }
    return before.plays(.in) || before.plays(.during) || before.plays(.dateContext) || (isSentenceStart && mod != nil)
  }

  private static let overnight = WordHash.of("overnight")
}
