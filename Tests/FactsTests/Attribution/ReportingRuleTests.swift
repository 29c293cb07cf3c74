import Record
import TestKit
import Testing

@Suite struct `Rules for translated reports` {
  @Test func `this is stated in a statement reports the sentence before`() {
    expectAttributions(
      "⟦content|The convoy must be let through before nightfall.⟧ This ⟦cue|is stated⟧ in a message posted on ⟦source|the Defence Ministry⟧ website."
    )
  }

  @Test func `this was announced by somebody reports the sentence before`() {
    expectAttributions(
      "⟦content|The northern crossing will open again on the first of June.⟧ This ⟦cue|was announced⟧ by ⟦source|the mayor of Tartu⟧."
    )
  }

  @Test func `it was reported that, by nobody named, says nothing of the sentence before`() {
    expectAttributions(
      "The northern crossing stayed shut for the whole of last winter. It was reported that the road was safe.")
  }

  @Test func `a capital speaks through they`() {
    expectAttributions("In ⟦source|Tbilisi⟧, in turn, they ⟦cue|stressed⟧ ⟦content|that the border would stay open⟧.")
  }

  @Test func `they of no place stay themselves`() {
    expectAttributions("⟦source|They⟧ ⟦cue|stressed⟧ ⟦content|that the border would stay open⟧.")
  }
}
