import Testing

@Suite struct RelativeTimeTests {
  @Test func `yesterday, today and tomorrow are counted from the article's day`() {
    expectTimes("He said ⟦2023-09-19|yesterday⟧ that ⟦2023-09-20|today⟧'s talks go on ⟦2023-09-21|tomorrow⟧.")
    expectTimes("It happened ⟦2023-09-18|the day before yesterday⟧.")
  }

  @Test func `a bare weekday is the last one, unless the verb looks ahead`() {
    expectTimes(
      "He was detained on ⟦2023-06-13|Tuesday⟧ and will appear in court on ⟦2023-06-16|Friday⟧.", on: "2023-06-15")
    expectTimes("The court ruled ⟦2023-06-15|Thursday⟧.", on: "2023-06-15")
  }

  @Test func `last and next move a weekday off the article's day`() {
    expectTimes("Parliament voted ⟦2023-12-29|last Friday⟧ and votes again ⟦2024-01-05|next Friday⟧.", on: "2023-12-30")
    expectTimes("It moved from ⟦2023-09-15|Friday⟧ to ⟦2023-09-08|the previous Friday⟧.", on: "2023-09-20")
  }

  @Test func `weeks, months and years are counted in their own unit`() {
    expectTimes("⟦2023-W37|Last week⟧ and ⟦2023-10|next month⟧ and ⟦2022|last year⟧ and ⟦2023-W38|this week⟧.")
    expectTimes("It was imposed ⟦2022-12|last December⟧.", on: "2023-06-15")
    expectTimes("It was ⟦2021|two years ago⟧, ⟦2023-04|five months ago⟧, ⟦2023-09-10|10 days ago⟧.")
  }

  @Test func `later and earlier are counted from the day spoken of`() {
    expectTimes("The truce was signed on ⟦2020-10-10|10 October 2020⟧; ⟦2020-10-12|two days later⟧, Ganja was hit.")
    expectTimes("Four soldiers were killed ⟦2020-11-04|the day before⟧.", on: "2020-11-05")
    expectTimes("In ⟦1995-05|May 1995⟧ he left. ⟦1996|The following year⟧ he came back.")
  }

  @Test func `the words last and next alone tell no time`() {
    expectTimes("For the last time, the next village is ours.")
    expectTimes("The day before authorities issued a warrant, nobody spoke.")
  }

  @Test func `without a day of the article nothing is counted from it`() {
    expectTimes("He said ⟦nil|yesterday⟧ it was over, and again on ⟦XXXX-WXX-1|Monday⟧.", on: nil)
  }

  @Test func `vague references are kept as such`() {
    expectTimes("It is ⟦PRESENT_REF|currently⟧ closed and may open in ⟦FUTURE_REF|the near future⟧.")
    expectTimes("In ⟦PAST_REF|recent weeks⟧ fighting has intensified.")
    expectTimes("He will leave as soon as possible.")
  }
}
