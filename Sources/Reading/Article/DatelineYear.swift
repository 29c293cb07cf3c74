internal import Knowledge
internal import Record

/// Gives a dateline's day the year that its words leave out.
///
/// Where the day of publication or change is known, it is the year that brings the two nearest; else the first year
/// in which nothing that the text names lies after the day, years said to lie ahead ("by 2030", "would begin in the
/// spring of 2025") aside. The copyright line's year counts where the text names none, or one at most a year before:
/// a page kept longer says little, unless the day of the week that the lede names is that of the dateline, or the one
/// before it, in that year alone.
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
    guard let copyright, copyright.year > first.year else { return first }
    if copyright.year == first.year + 1 { return copyright }
    guard let weekday = firstWeekday(behind: found.span, in: article) else { return first }
    func fits(_ day: Day) -> Bool { [day.weekday, day.adding(days: -1).weekday].contains(weekday) }
    return fits(copyright) && !fits(first) ? copyright : first
  }

  private static let weekdays: [UInt64: Int] = {
    let rows = KnowledgeFile("weekday-words.tsv").rows.filter { $0.count == 2 }
    let pairs = rows.compactMap { row in
      WordPhrases.words(of: row[0]).first.flatMap { word in Int(row[1]).map { (word, $0) } }
    }
    return Dictionary(pairs) { first, _ in first }
  }()

  /// The first day of the week that is named in the 600 bytes behind `span`: 1 is Monday.
  private static func firstWeekday(behind span: Span, in article: Article) -> Int? {
    article.text.utf8.withUnsafeBufferPointer { utf8 in
      let range = span.end..<min(span.end + 600, utf8.count)
      return WordScanner(utf8, range).lazy.compactMap { weekdays[$0.hash] }.first
    }
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
