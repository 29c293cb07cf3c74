import Language
import Record
import TestKit
import Testing

@testable import Facts

@Suite struct TimeRobustnessTests {
  /// Texts made to upset the rules: numbers without end, marks without words, half a date at the end.
  static let hostile = [
    "", "-", "'", "2020-", "'98", "the", "the end of", "99999999999999999999 years ago", "January 99999999999",
    "1:", "a.m.", "5 p.", "12/12/", "last", "the last of the", "every", "in the", "2 1/", "１２ May", "May\u{301} 5",
    "0 years ago", "0000-00-00", "31.02.2020", "9999 years later", "99 centuries ago", "year-", "mid-", "’", "1,,2,000",
  ]

  @Test(arguments: hostile)
  func `strange text gives sound spans`(_ line: String) {
    for text in [line, "\(line) \(line)", "On Monday \(line).", "\(line)\u{A0}2020"] {
      let (article, times) = TimeFixture.times([text], on: "2023-09-20")
      var end = 0
      for time in times {
        #expect(time.span.start >= end && time.span.end <= article.text.count && !time.span.isEmpty)
        end = time.span.end
      }
    }
  }

  @Test func `dates at the edges of the calendar do not overflow`() {
    for day in ["0001-01-01", "9999-12-31"] {
      let lines = [
        "Two centuries ago, last year, next month, 900000 weeks ago, next week, tomorrow, yesterday, in the 90s."
      ]
      let (_, times) = TimeFixture.times(lines, on: day)
      #expect(!times.isEmpty)
    }
  }

  @Test func `the same text gives the same times`() {
    let lines = ["On Monday at 5 p.m. the two-year truce of 2020-2022 ended, a year after the fall of 2021."]
    let first = TimeFixture.times(lines, on: "2023-09-20").times
    #expect(!first.isEmpty)
    #expect(TimeFixture.times(lines, on: "2023-09-20").times == first)
  }

  @Test func `twice the text takes about twice the time`() {
    for seed in ["the end of the last two years and ", "Monday ", "2020-", "at noon, ", "a few years later, that day "]
    {
      let analysis = { (count: Int) -> Double in
        let article = Article.of(String(repeating: seed, count: count))
        let analyzed = TimeFixture.analyzer.analyze(article)
        return ProcessorTime.least { _ = TimeFixture.finder.times(in: article, analyzed) }
      }
      let (small, large) = (analysis(2_000), analysis(8_000))
      #expect(large < small * 12 + 0.05, "\(seed): \(small) s, then \(large) s")
    }
  }
}
