internal import Record

/// Gives a dateline's day the year that its words leave out.
///
/// Where the day of publication or change is known, it is the year that brings the two nearest; else the first year
/// in which nothing that the text names lies after the day, years said to lie ahead ("by 2030", "would begin in the
/// spring of 2025") aside. The copyright line's year counts where the text names none, or one at most a year before:
/// a page kept longer says little.
///
/// A weekday told in the first paragraphs ("on Tuesday") speaks for a later year in which the day falls on it.
struct DatelineYear {
  private static let ahead = WordPhrases("ahead-words.tsv")
  private static let future = WordPhrases("future-words.tsv")
  /// How many words before a year are looked at for one that tells of the future.
  private static let reach = 12

  /// The whole day of a dateline.
  static func day(of found: DatelineFinder.Found, in article: Article, copyrightYear: Int? = nil) -> Day? {
    guard let partial = found.day else { return nil }
    if let year = partial.year { return Day(year: year, month: partial.month, day: partial.day) }
    if let published = (article.published ?? article.modified).flatMap({ Day(iso: $0.value) }) {
      let candidates = (-1...1).compactMap { Day(year: published.year + $0, month: partial.month, day: partial.day) }
      return candidates.min { distance($0, published) < distance($1, published) }
    }
    let copyright = copyrightYear.flatMap { Day(year: $0, month: partial.month, day: partial.day) }
    guard let last = lastNamed(in: article, language: article.language) else { return copyright }
    guard let day = Day(year: last.year, month: partial.month, day: partial.day) else { return nil }
    let isLater = last.month > partial.month || last.month == partial.month && last.day > partial.day
    let first = isLater ? Day(year: last.year + 1, month: partial.month, day: partial.day) ?? day : day
    if let fitting = fitting(first, copyright, in: article) { return fitting }
    return copyright.flatMap { (first.year...first.year + 1).contains($0.year) ? $0 : nil } ?? first
  }

  /// The day in a later year that falls on the weekday that the report's first paragraphs name, where neither it nor
  /// the day before does in the first year: the copyright line's year, in which the day before may do too, else the next one.
  private static func fitting(_ first: Day, _ copyright: Day?, in article: Article) -> Day? {
    guard let weekday = Weekdays.first(in: article) else { return nil }
    // Where only the first year's own day fits, it wins over the copyright line.
    if first.weekday == weekday, let copyright, copyright.weekday != weekday { return first }
    guard !isNear(first, weekday) else { return nil }
    if let copyright { return copyright.year > first.year && isNear(copyright, weekday) ? copyright : nil }
    let next = Day(year: first.year + 1, month: first.month, day: first.day)
    return next.flatMap { $0.weekday == weekday ? $0 : nil }
  }

  private static func isNear(_ day: Day, _ weekday: Int) -> Bool {
    day.weekday == weekday || day.adding(days: -1).weekday == weekday
  }

  private static func distance(_ a: Day, _ b: Day) -> Int { abs(a.daysSince1970 - b.daysSince1970) }

  /// The latest year the text names, with the month and day it names with it, 0 where it names none.
  private static func lastNamed(in article: Article, language: String?) -> (year: Int, month: Int, day: Int)? {
    article.text.utf8.withUnsafeBufferPointer { utf8 in
      var last: (year: Int, month: Int, day: Int)?
      var before: [WordScanner.Word] = []
      for word in WordScanner(utf8, 0..<utf8.count) {
        defer {
          before.append(word)
          if before.count > reach { before.removeFirst() }
        }
        guard word.digits == 4, word.letters <= 9, let year = year(utf8, word), !isAhead(utf8, before, word) else {
          continue
        }
        let named = (year: year, month: month(before, language), day: day(utf8, before, language))
        if let old = last, (old.year, old.month, old.day) >= (named.year, named.month, named.day) { continue }
        last = named
      }
      return last
    }
  }

  /// The last year that a word such as "2023" or "2020-2022" names.
  private static func year(_ utf8: UnsafeBufferPointer<UInt8>, _ word: WordScanner.Word) -> Int? {
    guard let year = Int(String(decoding: utf8[word.start..<word.end].suffix(4), as: UTF8.self)) else { return nil }
    return (1900...2100).contains(year) ? year : nil
  }

  /// Whether the words before a year say that it lies ahead: one right before it, or a word of the future in its sentence.
  private static func isAhead(
    _ utf8: UnsafeBufferPointer<UInt8>, _ before: [WordScanner.Word], _ year: WordScanner.Word
  ) -> Bool {
    if before.suffix(2).contains(where: { ahead.length(at: 0, of: [$0.hash]) > 0 }) { return true }
    var next = year.start
    for word in before.reversed() {
      if endsSentence(utf8, word.end..<next) { return false }
      if future.length(at: 0, of: [word.hash]) > 0 { return true }
      next = word.start
    }
    return false
  }

  private static func endsSentence(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    utf8[range].contains { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F || $0 == 0x3B || $0 == 0x0A }
  }

  private static func month(_ before: [WordScanner.Word], _ language: String?) -> Int {
    before.suffix(2).reversed().lazy.compactMap { word in
      word.letters >= 3 ? Months.number(word.hash, language: language) : nil
    }.first ?? 0
  }

  private static func day(_ utf8: UnsafeBufferPointer<UInt8>, _ before: [WordScanner.Word], _ language: String?) -> Int
  {
    guard month(before, language) > 0 else { return 0 }
    let number = before.suffix(3).first { $0.digits > 0 && $0.digits <= 2 && $0.letters <= 4 }
    return number.flatMap { Int(String(decoding: utf8[$0.start..<$0.end].prefix($0.digits), as: UTF8.self)) } ?? 0
  }
}
