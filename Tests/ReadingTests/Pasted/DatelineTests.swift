import Record
import Testing

@testable import Reading

@Suite struct DatelineTests {
  private func dateline(_ first: String, below: [String] = []) -> Article.Dateline? {
    PastedPage.read(["Valley Courier", "Council closes the old bridge"], first: first, below: below).dateline
  }

  @Test(arguments: [
    ("New Delhi, Jan 17 (PTI) ", "New Delhi"), ("MANILA, Philippines — ", "MANILA"),
    ("LONDON, Oct 3 (Reuters) - ", "LONDON"),
    ("WASHINGTON (AP) — ", "WASHINGTON"), ("KARACHI: ", "KARACHI"), ("BISMARCK, N.D. (AP) — ", "BISMARCK"),
    ("Lima, Oct. 3, 2022.- ", "Lima"), ("GENEVA (3 June 2025) – ", "GENEVA"), ("HAVANA, Cuba, Jun 3 (ACN) ", "HAVANA"),
    ("BRUSSELS, 03.06.2025 – ", "BRUSSELS"),
  ])
  func `agencies sign in several ways`(_ words: String, _ place: String) {
    #expect(dateline(words)?.place == place)
  }

  @Test(arguments: ["London is far (AP) but ", "Background: ", "NATO (the alliance) "])
  func `a sentence that begins with a name has no dateline`(_ words: String) {
    #expect(dateline(words) == nil)
  }

  @Test func `the copyright line gives the year that day and text leave out`() {
    #expect(dateline("BELGRADE, November 22. ", below: ["© 2023 Valley Courier"])?.date == "2023-11-22")
  }

  @Test func `a copyright long after the last year of the text gives none`() {
    let first = "BELGRADE, November 24. In May 2012 it began. "
    #expect(dateline(first, below: ["© 2023 Valley Courier"])?.date == "2012-11-24")
    #expect(dateline(first, below: ["© 2013 Valley Courier"])?.date == "2013-11-24")
  }

  @Test func `a copyright long after it counts where the day of the week fits that year alone`() {
    // The lede tells of a Tuesday. In 2023 November 22 was the day behind one, in 2012 a Thursday.
    let below = ["© 2015–2023 Valley Courier"]
    #expect(dateline("BELGRADE, November 22. In May 2012 it began. ", below: below)?.date == "2023-11-22")
    // November 20, 2012 was a Tuesday, too.
    #expect(dateline("BELGRADE, November 20. In May 2012 it began. ", below: below)?.date == "2012-11-20")
  }

  @Test func `a day in brackets or in numbers is the dateline's`() {
    #expect(dateline("GENEVA (3 June 2025) – ")?.date == "2025-06-03")
    #expect(dateline("Sarajevo, 3. 6. 2025. - ")?.date == "2025-06-03")
    #expect(dateline("GENEVA (a city) – ")?.date == nil)
  }

  @Test func `the weekday that the report names tells a later year`() {
    let below = ["© 2025 Valley Courier"]
    #expect(dateline("MOSCOW, June 3. In May 2023 it began. ", below: below)?.date == "2025-06-03")
    #expect(dateline("MOSCOW, June 4. In May 2024 it began. ", below: below)?.date == "2024-06-04")
  }

  @Test func `a year that would come is not the last one`() {
    let first = "ASTANA, November 3. It fell in August 2024. The work would begin in the spring of 2025. "
    #expect(dateline(first)?.date == "2024-11-03")
  }
}
