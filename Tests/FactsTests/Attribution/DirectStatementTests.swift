import Record
import TestKit
import Testing

@Suite struct `Direct statements` {
  @Test func `a quotation before its cue is the speaker's`() {
    expectAttributions(
      "⟦content|“We will rebuild the dam before winter,”⟧ ⟦source|the governor⟧ ⟦cue|said⟧.", kind: .direct)
  }

  @Test func `a quotation broken by its cue is one statement`() {
    expectAttributions(
      "⟦content|“The road is open,”⟧ ⟦source|she⟧ ⟦cue|said⟧, ⟦content|“but the bridge is not.”⟧", kind: .direct)
  }

  @Test func `a quotation that goes on behind its cue's sentence is one statement`() {
    expectAttributions(
      "⟦content|“It is going well so far,”⟧ ⟦source|Okafor⟧ ⟦cue|said⟧. ⟦content|“Nobody was hurt.”⟧", kind: .direct)
  }

  @Test func `straight marks quote as curly ones do`() {
    expectAttributions("⟦source|The mayor⟧ ⟦cue|said⟧: ⟦content|\"The water is safe to drink.\"⟧", kind: .direct)
  }

  @Test func `two apostrophes quote as double marks do`() {
    expectAttributions("⟦content|''The water is safe to drink,''⟧ ⟦source|the mayor⟧ ⟦cue|said⟧.", kind: .direct)
  }

  @Test func `angle marks quote as double marks do`() {
    expectAttributions("⟦content|«The water is safe to drink,»⟧ ⟦source|the mayor⟧ ⟦cue|said⟧.", kind: .direct)
  }

  @Test func `a doubled opening mark is passed over`() {
    expectAttributions("⟦content|““The water is safe to drink,”⟧ ⟦source|the mayor⟧ ⟦cue|said⟧.", kind: .direct)
  }

  @Test func `what is said inside a quotation is not another statement`() {
    expectAttributions(
      "⟦content|“My father told me that the river always returns,”⟧ ⟦source|the farmer⟧ ⟦cue|said⟧.", kind: .direct)
  }

  @Test func `a title in quotation marks is no statement`() {
    expectAttributions("The orchestra will play “The Lark Ascending” on Sunday evening.")
  }
}
