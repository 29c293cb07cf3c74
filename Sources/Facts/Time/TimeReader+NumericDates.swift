internal import Record

/// Dates in digits: "2023-09-20", "20.09.2023", "9/20/2023".
extension TimeReader {
  /// Where the first two numbers may both be months, both readings are kept, and the nearer one is taken later.
  func numericDate(at place: Int) -> TimeDraft? {
    let mark = self[place + 1]
    guard self[place].kind == .number, mark.kind == .mark, mark.glued, self[place + 3].isMark(mark.mark),
      mark.mark == 0x2D || mark.mark == 0x2E || mark.mark == 0x2F,
      (place + 2...place + 4).allSatisfy({ self[$0].glued }), self[place + 2].kind == .number,
      self[place + 4].kind == .number,
      !(self[place].glued && self[place - 1].kind != .boundary && !isOpening(place - 1)),
      !(self[place + 5].glued && self[place + 5].kind == .number)
    else { return nil }
    let numbers = [Int(self[place].number), Int(self[place + 2].number), Int(self[place + 4].number)]
    var date = PartialDate()
    if self[place].digits == 4 {
      (date.year, date.month, date.day) = (numbers[0], numbers[1], numbers[2])
    } else {
      guard self[place + 4].digits == 4 || self[place + 4].digits == 2, self[place].digits <= 2 else { return nil }
      let year = self[place + 4].digits == 4 ? numbers[2] : (numbers[2] < 40 ? 2000 : 1900) + numbers[2]
      if self[place + 4].digits == 2, mark.mark == 0x2E || mark.mark == 0x2D { return nil }
      date.year = year
      let isDayFirst = mark.mark == 0x2E || numbers[0] > 12
      (date.month, date.day) = isDayFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
      if mark.mark != 0x2E, numbers[0] <= 12, numbers[1] <= 12, numbers[0] != numbers[1] {
        date.otherMonth = numbers[1]
      }
    }
    guard let month = date.month, let day = date.day, (1...12).contains(month), (1...31).contains(day),
      let year = date.year, (1000...2199).contains(year)
    else { return nil }
    return TimeDraft(place..<place + 5, .date, .date(date), .fullDate)
  }

  private func isOpening(_ place: Int) -> Bool { [0x28, 0x5B, 0x22, 0x27].contains(self[place].mark) }
}
