import Record
import Testing

@testable import Reading

@Suite struct DateReaderTests {
  private func days(_ text: String, _ order: DateReader.Order = .dayFirst) -> [String] {
    DateReader.days(in: text.utf8, order: order).map(\.day.iso)
  }

  @Test(arguments: [
    "2023-09-20T10:00:00+04:00", "2023/9/20", "20230920", "20.9.2023", "20/09/2023", "20 September 2023",
    "Wed, 20 Sep 2023 10:00 GMT", "September 20, 2023", "Sept. 20th, 2023", "20. September 2023",
    "20 de septiembre de 2023", "20 сентября 2023 г.", "2023年9月20日", "2023. szeptember 20.", "20 WRZEŚNIA 2023",
    "Published: 20 septembre 2023 à 10h",
  ])
  func `a day is read as it is written`(text: String) {
    #expect(days(text) == ["2023-09-20"])
  }

  @Test(arguments: [
    "September 2023", "20 September", "31.2.2023", "1.2.3.2023", "10:20:2023", "call 2023 9 20", "v1.10.2", "",
  ])
  func `what is no whole day is left alone`(text: String) {
    #expect(days(text) == [])
  }

  @Test func `three numbers are read in the page's order, unless only one gives a day`() {
    #expect(days("04/05/2023", .dayFirst) == ["2023-05-04"])
    #expect(days("04/05/2023", .monthFirst) == ["2023-04-05"])
    #expect(days("04/25/2023", .dayFirst) == ["2023-04-25"])
    #expect(days("04.05.2023", .monthFirst) == ["2023-05-04"])
  }

  @Test func `several days come in order with their places`() {
    let text = "Posted 1 May 2020, updated 3 May 2020"
    let found = DateReader.days(in: text.utf8)
    #expect(found.map(\.day.iso) == ["2020-05-01", "2020-05-03"])
    #expect(found.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == ["1 May 2020", "3 May 2020"])
  }
}
