internal import Record

/// A day as datelines state it, perhaps without its year: "September 20", "Sept. 3, 2024", "3 May", "20 сентября", "3.5.2024".
struct PartialDay: Sendable, Hashable {
  /// Absent where the words state none.
  var year: Int?
  var month: Int
  var day: Int
  /// The words' UTF-8 offsets.
  var range: Range<Int>

  private struct Number {
    var value: Int
    var range: Range<Int>
  }

  /// The day that begins at `offset`, looked at no further than `end`.
  static func read(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int, before end: Int, language: String?)
    -> PartialDay?
  {
    guard offset < end else { return nil }
    let words = Array(WordScanner(utf8, offset..<end).prefix(5))
    guard let first = words.first, first.start == offset else { return nil }
    if let month = Months.number(first.hash, language: language), first.digits == 0, words.count > 1,
      let day = number(utf8, words[1]), near(utf8, first.end, words[1].start)
    {
      return PartialDay(year: nil, month: month, day: day.value, range: offset..<day.range.upperBound)
        .withYear(utf8, words.dropFirst(2).first)
    }
    if let whole = numeric(utf8, words) { return whole }
    guard let day = number(utf8, first) else { return nil }
    let skipped = words.count > 2 && words[1].letters <= 2 && Months.number(words[1].hash) == nil ? 2 : 1
    guard words.count > skipped, let month = Months.number(words[skipped].hash, language: language),
      near(utf8, first.end, words[1].start)
    else { return nil }
    return PartialDay(year: nil, month: month, day: day.value, range: offset..<words[skipped].end)
      .withYear(utf8, words.dropFirst(skipped + 1).first)
  }

  /// "03.06.2025", "3. 6. 2025": the day first, then the month.
  private static func numeric(_ utf8: UnsafeBufferPointer<UInt8>, _ words: [WordScanner.Word]) -> PartialDay? {
    guard words.count > 2, let day = number(utf8, words[0]), let month = number(utf8, words[1]), month.value <= 12,
      utf8[words[0].end] == 0x2E || utf8[words[0].end] == 0x2F, utf8[words[1].end] == utf8[words[0].end],
      near(utf8, words[0].end + 1, words[1].start), near(utf8, words[1].end + 1, words[2].start),
      words[2].digits == 4, words[2].letters == 4,
      let year = Int(String(decoding: utf8[words[2].start..<words[2].end], as: UTF8.self)), (1900...2100).contains(year)
    else { return nil }
    return PartialDay(year: year, month: month.value, day: day.value, range: words[0].start..<words[2].end)
  }

  /// Whether a word names a month.
  static func isMonth(_ word: WordScanner.Word, _ language: String?) -> Bool {
    word.letters >= 3 && Months.number(word.hash, language: language) != nil
  }

  private func withYear(_ utf8: UnsafeBufferPointer<UInt8>, _ word: WordScanner.Word?) -> PartialDay? {
    guard (1...31).contains(day) else { return nil }
    guard let word, word.digits == 4, word.letters == 4, Self.near(utf8, range.upperBound, word.start),
      let year = Int(String(decoding: utf8[word.start..<word.end], as: UTF8.self)), (1900...2100).contains(year)
    else { return self }
    return PartialDay(year: year, month: month, day: day, range: range.lowerBound..<word.end)
  }

  /// A number of one or two digits, with "th" and its like behind it.
  private static func number(_ utf8: UnsafeBufferPointer<UInt8>, _ word: WordScanner.Word) -> Number? {
    guard word.digits == 1 || word.digits == 2, word.letters - word.digits == 0 || word.letters - word.digits == 2
    else { return nil }
    var value = 0
    for byte in utf8[word.start..<word.end].prefix(word.digits) {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return (1...31).contains(value) ? Number(value: value, range: word.start..<word.end) : nil
  }

  /// Whether only blanks, a comma and a stop stand between two offsets.
  private static func near(_ utf8: UnsafeBufferPointer<UInt8>, _ end: Int, _ start: Int) -> Bool {
    start - end <= 3 && utf8[end..<start].allSatisfy { $0 == 0x20 || $0 == 0x2E || $0 == 0x2C }
  }
}
