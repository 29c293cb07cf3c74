import Testing

@Suite struct CalendarDateTests {
  @Test func `a date with its year needs no context`() {
    expectTimes("It was signed on ⟦DATE 2020-11-09|November 9, 2020⟧ in Moscow.", on: nil)
    expectTimes("It was signed on ⟦2020-11-09|9 November 2020⟧ in Moscow.", on: nil)
    expectTimes("It was signed on ⟦2020-11-09|Monday, Nov. 9, 2020⟧, in Moscow.", on: nil)
    expectTimes("The ⟦2020-11-09|2020-11-09⟧ statement and the one of ⟦2020-11-09|09.11.2020⟧ are the same.", on: nil)
  }

  @Test func `a month and a year make a month`() {
    expectTimes("Recognition came in ⟦2022-10|October 2022⟧ and ⟦2023-05|May 2023⟧ at summits.")
    expectTimes("The war ended in ⟦1783-09|September of 1783⟧.")
  }

  @Test func `a day without a year is the nearest one that agrees with the tense`() {
    expectTimes("The war broke out on ⟦2020-09-27|September 27⟧.", on: "2021-01-15")
    expectTimes("The ceremony will be held on ⟦2021-09-20|September 20⟧.", on: "2021-09-19")
    expectTimes("The hostages were freed on ⟦2023-12-31|December 31⟧.", on: "2024-01-03")
    expectTimes("The mandate expires on ⟦2024-12-31|December 31⟧.", on: "2024-01-03")
  }

  @Test func `without a day of the article the year named in the text places a month`() {
    expectTimes("In ⟦2023-04|April 2023⟧ a checkpoint was set up.", "At ⟦2023-05|the end of May⟧ he spoke.", on: nil)
    expectTimes("It began on ⟦XXXX-09-27|September 27⟧.", on: nil)
  }

  @Test func `a story of old keeps the year told just before`() {
    expectTimes("In ⟦1991-09|September 1991⟧ the council met. It declared independence on ⟦1991-10-02|October 2⟧.")
  }

  @Test func `a weekday decides which year a date falls in`() {
    expectTimes("The court ruled on ⟦2022-10-14|Friday, October 14⟧.", on: "2023-09-20")
  }

  @Test func `numbers that may be day or month are read as the nearer date`() {
    expectTimes("Signed on ⟦2023-09-07|07/09/2023⟧ in Baku.", on: "2023-09-20")
    expectTimes("Signed on ⟦2023-09-17|17/09/2023⟧ in Baku.")
  }

  @Test func `two days of one month are two dates`() {
    expectTimes("Between ⟦2022-08-02|2⟧ and ⟦2022-08-04|4 August⟧, three villages changed hands.", on: "2022-08-05")
  }

  @Test func `modal may and the verb march are no months`() {
    expectTimes("They may march on the capital, he said.")
    expectTimes("May they rest in peace.")
    expectTimes("Protesters plan to march 20 kilometres.")
  }

  @Test func `a day that no month has leaves the month`() {
    expectTimes("It happened on ⟦2023-02|February 30, 2023⟧.")
  }
}
