internal import Language
internal import Record

/// Vague references ("now", "recently", "the past", "the near future"), and what looks like a time but is none.
extension TimeReader {
  static let other = WordHash.of("other")

  /// The fixed phrase that begins at `place`.
  func references(at place: Int) -> TimeDraft? {
    guard let found = phrase(.refer, .span, at: place) else { return nil }
    if self[found.end].isMark(0x2D), self[found.end + 1].glued { return nil }
    let isSpan = found.phrase.role == .span
    return TimeDraft(
      place..<found.end, isSpan ? .duration : .date, .fixed(found.phrase.value), isSpan ? .vagueDuration : .reference)
  }

  /// The place behind words at `place` that are no time although they hold time words: "as soon as", "a 44-year-old".
  func skipped(at place: Int) -> Int? {
    if let never = phrase(.never, at: place) { return never.end }
    return age(at: place)
  }

  /// "44-year-old", "37 years old", "six-year olds".
  private func age(at place: Int) -> Int? {
    guard let amount = amount(at: place) else { return nil }
    let unit = behindHyphen(amount.end)
    guard self[unit].plays(.unit) else { return nil }
    let old = behindHyphen(unit + 1)
    return self[old].plays(.old) ? old + 1 : nil
  }
}
