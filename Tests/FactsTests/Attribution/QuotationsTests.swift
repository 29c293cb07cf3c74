import Record
import TestKit
import Testing

@Suite struct `Marks of damaged pages` {
  @Test func `a closing mark without an opening one leaves the next sentence alone`() {
    expectAttributions(
      "⟦source|The ministry⟧ ⟦cue|said⟧ ⟦content|that the corridor was closed⟧.” Trains ran as usual on Monday.")
  }

  @Test func `an opening mark that is never closed leaves the cue outside`() {
    expectAttributions("⟦content|“The corridor is closed to all traffic⟧, ⟦source|the ministry⟧ ⟦cue|said⟧.")
  }

  @Test func `inches are no quotations`() {
    expectAttributions("The pipe is 12\" wide and 40\" long, and it runs under the river.")
  }

  @Test func `an apostrophe opens no quotation`() {
    expectAttributions(
      "⟦source|The farmers⟧ ⟦cue|said⟧ ⟦content|the '90s were dry and the wells didn't last⟧.", kind: .indirect)
  }
}
