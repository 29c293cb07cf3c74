import Record
import Testing

@testable import Reading

@Suite struct CreditLinesTests {
  private func byline(_ lines: String...) -> [String] {
    PastedPage.read(["Valley Courier", "Council closes the old bridge"] + lines).byline
  }

  @Test func `an author stands beside day and comments`() {
    #expect(byline("25.01.2024, 15:10 | Author: Mehmet Kaya | Comments: 4") == ["Mehmet Kaya"])
  }

  @Test func `a byline goes over two lines`() {
    #expect(byline("By", "Hannah Ogden") == ["Hannah Ogden"])
    #expect(byline("Hannah Ogden", "Transport correspondent") == ["Hannah Ogden"])
    #expect(byline("Hannah Ogden", "12 May 2024") == ["Hannah Ogden"])
  }

  @Test func `an agency behind the name is no part of it`() {
    #expect(byline("By JOHN DOE Associated Press") == ["JOHN DOE"])
    #expect(byline("By ANN ROSS and BO LEE, Reporters") == ["ANN ROSS", "BO LEE"])
  }

  @Test func `a day between two lines of the headline is the day of publication`() {
    let headline = "Council closes the old bridge"
    let article = PastedPage.read(["VALLEY.orgRegion\(headline)", "Region", "04.11.2024, 08:50 Views: 1 204", headline])
    #expect(article.published?.value == "2024-11-04")
    #expect(article.published?.basis == .stated)
  }

  @Test func `where only a change is dated, publication is taken to be then`() {
    let article = PastedPage.read([
      "Valley Courier", "Council closes the old bridge", "Last Updated: 18.07.2023 - 10:24",
    ])
    #expect(article.modified?.value == "2023-07-18")
    #expect(article.published?.value == "2023-07-18")
    #expect(article.published?.basis == .inferred)
  }

  private func published(_ line: String) -> String? {
    PastedPage.read(["Valley Courier", "Council closes the old bridge", line]).published?.value
  }

  @Test func `an hour behind a day is no year`() {
    #expect(published("3 JUN, 14:20") == nil)
    #expect(published("3 JUN 25, 14:20") == "2025-06-03")
  }

  @Test func `days come first where clocks count to 24`() {
    #expect(published("03/06/2025 18:22") == "2025-06-03")
    #expect(published("03/06/2025 6:22 PM") == "2025-03-06")
  }

  @Test func `a weekday is no writer`() {
    #expect(byline("Published: 21:45 GMT, Tuesday, 3 June 2025") == [])
  }

  @Test func `a place above the day is no writer`() {
    #expect(byline("Lower Town", "12 May 2024") == [])
  }
}
