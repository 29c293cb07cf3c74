import Record
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (-86_400, "1969-12-31T00:00:00Z"),
    (-86_401, "1969-12-30T23:59:59Z"), (951_825_600, "2000-02-29T12:00:00Z"), (1_695_218_701, "2023-09-20T14:05:01Z"),
    (1_709_251_199, "2024-02-29T23:59:59Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
    (-62_135_596_800, "0001-01-01T00:00:00Z"),
  ])
  func `a moment is written in UTC`(seconds: Int, text: String) {
    #expect(Timestamp.rfc3339(seconds) == text)
    #expect(Timestamp.day(seconds).iso == text.prefix(10))
    #expect(Timestamp.clock(seconds) == text.dropFirst(11).prefix(8))
  }

  @Test func `a day ends with its last second, before 1970 too`() {
    for day in [-400, -1, 0, 1, 19_000] {
      #expect(Timestamp.day(day * 86_400) == Day(daysSince1970: day))
      #expect(Timestamp.day(day * 86_400 + 86_399) == Day(daysSince1970: day))
      #expect(Timestamp.day(day * 86_400 - 1) == Day(daysSince1970: day - 1))
    }
  }
}
