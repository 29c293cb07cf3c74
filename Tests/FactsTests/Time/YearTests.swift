import Record
import Testing

@Suite struct YearTests {
  @Test func `a number is a year where nothing shows that it counts`() {
    expectTimes("Armenian control lasted from ⟦1994|1994⟧ to ⟦2020|2020⟧.")
    expectTimes("A violation of the ⟦2020|2020⟧ peace agreements.")
    expectTimes("It grew out of the ⟦1996|nineteen ninety-six⟧ accord.")
  }

  @Test func `counts, names and sums are no years`() {
    expectTimes("Some 1,990 people and 2000 troops left.")
    expectTimes("Resolution 1701 was read in Room 2020.")
    expectTimes("It cost $2000 and weighed 1950 tons, 1995% more.")
    expectTimes("The A/RES-2020 file.")
  }

  @Test func `a dash between years makes a range`() {
    expectTimes("the set of trilateral agreements for ⟦2020/2022|2020-2022⟧")
    expectTimes("the war of ⟦1992/1994|1992–94⟧")
    expectTimes("Call 555-2020-2022-11 or ask him.")
  }

  @Test func `decades and centuries are cut years`() {
    expectTimes("In ⟦199|the early 1990s⟧ hundreds of thousands fled; ⟦198|the '80s⟧ were calm.")
    expectTimes("A church of ⟦11|the 12th century⟧.")
    expectTimes("a man in his nineties")
  }

  @Test func `seasons, quarters and halves belong to a year`() {
    expectTimes("In ⟦2020-FA|the fall of 2020⟧ a round of fighting ended.")
    expectTimes("Exports fell in ⟦2022-Q3|the third quarter of 2022⟧ and ⟦2022-H1|the first half of 2022⟧.")
    expectTimes("Elections are due in ⟦2024-SP|the spring⟧.", on: "2023-06-15")
    expectTimes("Prices fall when springs dry up; a quarter of them did.")
  }

  @Test func `the end, the middle and the beginning are modifiers`() {
    let (_, times) = TimeFixture.times(
      ["At the end of May and in mid-July he spoke early next year."], on: "2023-09-20")
    #expect(times.map(\.mod) == ["END", "MID", "START"])
    #expect(times.map(\.value) == ["2023-05", "2023-07", "2024"])
  }
}
