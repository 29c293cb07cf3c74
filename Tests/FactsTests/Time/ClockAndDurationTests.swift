import Testing

@Suite struct ClockAndDurationTests {
  @Test func `a clock time falls on the day named beside it`() {
    expectTimes("A ceasefire from ⟦TIME 2023-09-20T13:00|1 p.m.⟧ was announced.")
    expectTimes("It expires at ⟦1989-11-09T17:00|5 p.m. EST Nov. 9⟧.", on: "1989-11-02")
    expectTimes("The attack came at ⟦2023-06-15T02:30|02:30 local time⟧ ⟦2023-06-15|Thursday⟧.", on: "2023-06-16")
    expectTimes("At ⟦2023-09-20T13:30Z|1330 GMT⟧ it was over.")
  }

  @Test func `scores and ratios are no clock times`() {
    expectTimes("They won 2:1 and read verse 3:165.")
  }

  @Test func `a part of the day falls on the article's day unless another is named`() {
    expectTimes("In ⟦TIME 2023-09-20TAF|the afternoon⟧, the ministry announced it.")
    expectTimes(
      "Shelling resumed on ⟦2022-02-28TEV|Monday evening⟧ and continued ⟦2022-02-28TNI|overnight⟧.", on: "2022-03-01")
    expectTimes("On ⟦2022-08-03TMO|the morning of 3 August⟧ posts were hit.", on: "2022-08-05")
    expectTimes("During ⟦2023-06-12TNI|the night of June 12-13⟧, explosions were heard.", on: "2023-06-15")
    expectTimes("It was ⟦2023-09-19TNI|last night⟧.")
    expectTimes("They worked night and day.")
  }

  @Test func `lengths are durations`() {
    expectTimes("Fighting has gone on for ⟦DURATION P8M|eight months⟧.")
    expectTimes("a ⟦P44D|44-day⟧ war, ⟦P2Y6M|2 1/2 years⟧, ⟦PT1H30M|an hour and a half⟧, ⟦PXY|several years⟧")
    expectTimes("Over ⟦P3Y|the past three years⟧, for ⟦PXW|weeks⟧.")
  }

  @Test func `ages, ranks and shares are no durations`() {
    expectTimes("A 44-year-old man, 37 years old, won a second seat and a quarter of the votes.")
  }

  @Test func `what comes again is a set`() {
    expectTimes("The patrol is ⟦SET P1W|weekly⟧; observers visit ⟦XXXX-WXX-1|every Monday⟧ and ⟦XXXX-07|each July⟧.")
    expectTimes("They meet on ⟦XXXX-WXX-2TNI|Tuesday nights⟧ and ⟦P2D|every other day⟧.")
    expectTimes("Each side blamed every neighbour.")
  }

  @Test func `holidays have a rule`() {
    expectTimes(
      "They met on ⟦2022-12-25|Christmas Day⟧ and spoke on ⟦2023-04-09|Easter Sunday 2023⟧.", on: "2023-09-20")
  }
}
