internal import Record

/// Counts and years, in digits and in words.
extension TimeReader {
  /// A count: "3", "2 1/2", "1.5", "twenty-four", "two hundred", "a dozen", "a couple of", "a few", "several".
  ///
  /// A bare "a" counts as one; whether that is meant is the caller's to know.
  func amount(at place: Int) -> (amount: TimeAmount, end: Int)? {
    let first = self[place]
    if first.kind == .number { return digits(at: place) }
    if first.plays(.half), self[place + 1].plays(.one) {
      return (TimeAmount(count: 0, half: true), place + 2)
    }
    if first.plays(.one) || first.plays(.another) {
      let next = self[place + 1]
      if next.plays(.couple) { return (TimeAmount(count: 2), self[place + 2].plays(.of) ? place + 3 : place + 2) }
      if let scale = number(.scale, at: place + 1) { return (TimeAmount(count: scale), place + 2) }
      if next.plays(.vagueCount) { return (TimeAmount(count: nil), place + 2) }
      return (TimeAmount(count: 1), place + 1)
    }
    if first.plays(.couple), self[place + 1].plays(.of) { return (TimeAmount(count: 2), place + 2) }
    if first.plays(.vagueCount) { return (TimeAmount(count: nil), place + 1) }
    return spelled(at: place)
  }

  private func digits(at place: Int) -> (amount: TimeAmount, end: Int) {
    var result = TimeAmount(count: Int(self[place].number))
    var end = place + 1
    if self[end].isMark(0x2E), self[end].glued, self[end + 1].kind == .number, self[end + 1].glued {
      result.half = self[end + 1].number == 5
      end += 2
    } else if self[end].kind == .number, self[end].number == 1, self[end + 1].isMark(0x2F), self[end + 2].number == 2 {
      result.half = true
      end += 3
    } else if self[end].kind == .word, self[end].plays(.half), self[end].glued {
      result.half = true
      end += 1
    }
    return multiplied(result, end)
  }

  /// "twenty four", "two hundred", "three thousand five hundred".
  private func spelled(at place: Int) -> (amount: TimeAmount, end: Int)? {
    var end = place
    var total = 0
    if let tens = number(.tens, at: end) {
      total = tens
      end += 1
      let next = behindHyphen(end)
      if let ones = number(.cardinal, at: next), (1...9).contains(ones) {
        total += ones
        end = next + 1
      }
    } else if let ones = number(.cardinal, at: end) {
      total = ones
      end += 1
    } else {
      return nil
    }
    return multiplied(TimeAmount(count: total), end)
  }

  private func multiplied(_ amount: TimeAmount, _ end: Int) -> (amount: TimeAmount, end: Int) {
    var result = amount
    var end = end
    if let count = amount.count, count < 10_000, let scale = number(.scale, at: end) {
      result.count = count * scale
      end += 1
    }
    if self[end].plays(.and), self[end + 1].plays(.one), self[end + 2].plays(.half) {
      result.half = true
      end += 3
    }
    return (result, end)
  }

  /// A year in digits or words: "1998", "'98", "nineteen ninety-six", "two thousand and five".
  func year(at place: Int) -> (year: Int, end: Int)? {
    let first = self[place]
    if first.kind == .number, first.digits == 4, !first.grouped, (1000...2199).contains(first.number) {
      let next = self[place + 1]
      if next.glued, next.kind == .word, next.hash != Self.genitive { return nil }
      return (Int(first.number), place + 1)
    }
    if first.isMark(0x27), self[place + 1].kind == .number, self[place + 1].digits == 2, self[place + 1].glued,
      !(self[place + 2].glued && self[place + 2].kind == .word)
    {
      let short = Int(self[place + 1].number)
      return (short < 40 ? 2000 + short : 1900 + short, place + 2)
    }
    return spelledYear(at: place)
  }

  private func spelledYear(at place: Int) -> (year: Int, end: Int)? {
    if number(.cardinal, at: place) == 2, number(.scale, at: place + 1) == 1000 {
      let next = self[place + 2].plays(.and) ? place + 3 : place + 2
      if let ones = number(.cardinal, at: next), (1...19).contains(ones) { return (2000 + ones, next + 1) }
      return (2000, place + 2)
    }
    guard let century = number(.cardinal, at: place) ?? number(.tens, at: place), (15...20).contains(century) else {
      return nil
    }
    let next = behindHyphen(place + 1)
    if let teens = number(.cardinal, at: next), (10...19).contains(teens) { return (century * 100 + teens, next + 1) }
    guard let tens = number(.tens, at: next) else { return nil }
    let last = behindHyphen(next + 1)
    if let ones = number(.cardinal, at: last), (1...9).contains(ones) {
      return (century * 100 + tens + ones, last + 1)
    }
    return (century * 100 + tens, next + 1)
  }

  /// The day of a month: "20", "20th", "eighth".
  func dayOfMonth(at place: Int) -> (day: Int, end: Int)? {
    if let ordinal = ordinal(at: place), (1...31).contains(ordinal.number) { return (ordinal.number, ordinal.end) }
    let first = self[place]
    guard first.kind == .number, first.digits <= 2, (1...31).contains(first.number) else { return nil }
    let next = self[place + 1]
    if next.glued, next.kind == .mark, self[place + 2].glued, self[place + 2].kind == .number,
      [0x3A, 0x2E, 0x2F, 0x2C].contains(next.mark)
    {
      return nil
    }
    if next.isMark(0x25) || (next.glued && next.kind == .word && next.hash != Self.genitive) { return nil }
    return (Int(first.number), place + 1)
  }

  /// "third", "twenty-first", "20th".
  func ordinal(at place: Int) -> (number: Int, end: Int)? {
    if let ordinal = number(.ordinal, at: place) { return (ordinal, place + 1) }
    if self[place].kind == .number, self[place].digits <= 3, self[place + 1].plays(.ordinalSuffix),
      self[place + 1].glued
    {
      return (Int(self[place].number), place + 2)
    }
    if let tens = number(.tens, at: place), tens <= 30 {
      let next = behindHyphen(place + 1)
      if let ones = number(.ordinal, at: next), ones <= 9 { return (tens + ones, next + 1) }
    }
    return nil
  }
}
