import Record
import TestKit
import Testing

@Suite struct `Indirect statements` {
  @Test func `a clause behind its cue is the content`() {
    expectAttributions("⟦source|The minister⟧ ⟦cue|said⟧ ⟦content|the bridge was open⟧.", kind: .indirect)
  }

  @Test func `a that-clause keeps its that`() {
    expectAttributions(
      "⟦source|The ministry⟧ ⟦cue|stated⟧ ⟦content|that no civilians were hurt in the shelling⟧.", kind: .indirect)
  }

  @Test func `a clause before its cue is the content`() {
    expectAttributions("⟦content|The bridge was open⟧, ⟦source|the minister⟧ ⟦cue|said⟧.", kind: .indirect)
  }

  @Test func `according to names the source`() {
    expectAttributions(
      "⟦content|At least twelve people were injured⟧, ⟦cue|according to⟧ ⟦source|the police⟧.", kind: .indirect)
  }

  @Test func `a part in quotation marks makes a mixed statement`() {
    expectAttributions(
      "⟦source|The union⟧ ⟦cue|said⟧ ⟦content|the offer was “an insult” to its members⟧.", kind: .mixed)
  }

  @Test func `a report without a speaker has no statement`() {
    expectAttributions("Twelve people were injured when the bridge collapsed in the night.")
  }

  @Test func `a report that is somebody's work is no statement`() {
    expectAttributions("The train to the coast leaves at nine and arrives before noon.")
  }
}
