import Record
import TestKit
import Testing

@testable import Archive

@Suite struct DayTokensTests {
  private let tokens = DayTokens(letter: "e")

  @Test func `a day is covered by the tokens of its ranges, and by no other's`() {
    var dice = Dice(seed: 11)
    for _ in 0..<2_000 {
      // Ranges of all lengths, and days at and around their ends, where mistakes are.
      let first = Day(daysSince1970: dice.number(below: 60_000) - 30_000)
      let last = first.adding(days: dice.number(below: 1 << dice.number(below: 17)))
      let cover = tokens.cover(from: first, through: last)
      #expect(Set(cover).count == cover.count)
      var days = [first, last, first.adding(days: -1), last.adding(days: 1)]
      days += (0..<20).map { _ in first.adding(days: dice.number(below: 80_000) - 20_000) }
      days += (0..<20).map { _ in first.adding(days: dice.number(below: 800) - 200) }
      for day in days {
        let hits = Set(tokens.tokens(of: day.iso)).intersection(cover)
        #expect(hits.count == (day >= first && day <= last ? 1 : 0), "\(day.iso) in \(first.iso)...\(last.iso)")
      }
    }
  }

  @Test func `a cover is short whatever the range`() {
    var dice = Dice(seed: 12)
    for _ in 0..<500 {
      let first = Day(daysSince1970: dice.number(below: 400_000) - 300_000)
      let last = first.adding(days: dice.number(below: 200_000))
      #expect(tokens.cover(from: first, through: last).count <= 2 * (30 + 11 + 9 + 9) + 20)
    }
    #expect(tokens.cover(from: nil, through: nil).count < 120)
  }

  @Test func `open ranges and the wrong way round`() throws {
    let day = try #require(Day(iso: "2023-09-20"))
    let tokensOfDay = Set(tokens.tokens(of: day.iso))
    #expect(!tokensOfDay.isDisjoint(with: tokens.cover(from: nil, through: day)))
    #expect(!tokensOfDay.isDisjoint(with: tokens.cover(from: day, through: nil)))
    #expect(tokensOfDay.isDisjoint(with: tokens.cover(from: day.adding(days: 1), through: nil)))
    #expect(tokensOfDay.isDisjoint(with: tokens.cover(from: nil, through: day.adding(days: -1))))
    #expect(tokens.cover(from: day, through: day.adding(days: -1)).isEmpty)
    #expect(!Set(tokens.tokens(of: "0001-01-01")).isDisjoint(with: tokens.cover(from: nil, through: day)))
    #expect(!Set(tokens.tokens(of: "9999-12-31")).isDisjoint(with: tokens.cover(from: day, through: nil)))
  }

  @Test(arguments: [
    ("2023", ["ec20", "ex202", "ey2023"]), ("2023-09", ["ec20", "ex202", "ey2023", "em202309"]),
    ("2023-09-20", ["ec20", "ex202", "ey2023", "em202309", "ed20230920"]),
    ("2023-09-20T14:30", ["ec20", "ex202", "ey2023", "em202309", "ed20230920"]),
    ("2023-W12", ["ec20", "ex202", "ey2023"]), ("2023-Q3", ["ec20", "ex202", "ey2023"]),
    ("2023-SU", ["ec20", "ex202", "ey2023"]), ("2023-13", ["ec20", "ex202", "ey2023"]),
    ("P3D", []), ("PRESENT_REF", []), ("", []), ("202", []), ("XXXX-09-20", []),
  ])
  func `a value has the tokens of all that it lies in`(value: String, expected: [String]) {
    #expect(tokens.tokens(of: value) == expected)
  }
}
