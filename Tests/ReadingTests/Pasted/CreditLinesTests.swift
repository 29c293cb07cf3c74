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
