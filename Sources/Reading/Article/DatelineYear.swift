internal import Record

/// Gives a dateline's day the year that its words leave out.
///
/// Where the day of publication is known, it is the year that brings the two nearest; else the first year in which nothing
/// that the text names lies after the day, years said to lie ahead ("by 2030") aside. Where the text names no year, none.
struct DatelineYear {
  private static let ahead = WordPhrases("ahead-words.tsv")

  /// The whole day of a dateline.
  static func day(of found: DatelineFinder.Found, in article: Article) -> Day? {
    guard let partial = found.day else { return nil }
    if let year = partial.year { return Day(year: year, month: partial.month, day: partial.day) }
    if let published = article.published.flatMap({ Day(iso: $0.value) }) {
      let candidates = (-1...1).compactMap { Day(year: published.year + $0, month: partial.month, day: partial.day) }
      return candidates.min { distance($0, published) < distance($1, published) }
    }
    guard let last = lastNamed(in: article, language: article.language) else { return nil }
    guard let day = Day(year: last.year, month: partial.month, day: partial.day) else { return nil }
    let isLater = last.month > partial.month || last.month == partial.month && last.day > partial.day
    return isLater ? Day(year: last.year + 1, month: partial.month, day: partial.day) ?? day : day
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
          if before.count > 3 { before.removeFirst() }
        }
        guard word.digits == 4, word.letters <= 9, let year = year(utf8, word), !isAhead(before) else { continue }
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

  private static func isAhead(_ before: [WordScanner.Word]) -> Bool {
    before.suffix(2).contains { ahead.length(at: 0, of: [$0.hash]) > 0 }
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
