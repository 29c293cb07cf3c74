import Record
import TestKit
import Testing

@Suite struct `What stands beside a content` {
  @Test func `a participle with a content of its own is a statement of the sentence's speaker`() {
    expectAttributions(
      "⟦source|The High Court⟧ on Monday restrained the office from collecting the arrears, ⟦cue|observing⟧ ⟦content|that “no consumer can be condemned unheard”⟧.",
      kind: .mixed)
  }

  @Test func `a participle that says nothing is no statement`() {
    expectAttributions("The troops crossed the river on Monday, leaving the town to the rebels.")
  }

  @Test func `what others say of a promise is no part of it`() {
    expectAttributions(
      """
      ⟦source:1|Defence Minister Dan Lee⟧ ⟦cue:1|vowed⟧ ⟦content:1|to keep the troops in the border zones indefinitely⟧, a remark \
      that will be heard in the capital.
      """)
  }

  @Test func `the number that others give in a relative clause is not the speaker's cue`() {
    expectAttributions(
      "⟦source|Mayor Iris Marin⟧ ⟦cue|reported⟧ ⟦content|that 1,200 families have been confined to their homes since Monday⟧, a figure that local authorities put at more than 2,000.",
      kind: .indirect)
  }

  @Test func `the one who is told stands between a verb and its clause`() {
    expectAttributions(
      "⟦source|Foreign Ministry spokesperson Lin Jian⟧ ⟦cue|told⟧ a regular press briefing ⟦content|that protectionism protects no one⟧.",
      kind: .indirect)
  }

  @Test func `a passive behind a comma reports the clause before it`() {
    expectAttributions(
      "⟦content|The number of people killed in the night strike on the depot increased to four⟧, this ⟦cue|was announced⟧ by ⟦source|the mayor of the town⟧.",
      kind: .indirect)
  }
}

@Suite struct `Words that only seem to report` {
  @Test(arguments: [
    "The court issued arrest warrants last November for the minister and his deputy.",
    "The ministry did not mention the tram depot.",
    "The shipbuilder did not respond to a request for comment.",
    "The city has been attacked by drones almost every day.",
  ])
  func `papers, blows and answers not given are no statements`(_ text: String) {
    expectAttributions(text)
  }

  @Test func `a warning that is issued is one`() {
    expectAttributions(
      "⟦source|The office⟧ ⟦cue|warned⟧ ⟦content|that the river would rise by two metres before Friday⟧.",
      kind: .indirect)
  }
}

@Suite struct `Quotations that somebody passes on` {
  @Test func `an agency quotes the one who speaks`() {
    expectAttributions(
      "⟦content|“Our army does not strike at houses, this is well known”⟧, RIA Novosti ⟦cue|quotes⟧ ⟦source|the Kremlin representative⟧."
    )
  }

  @Test func `one who was quoted as saying is the source`() {
    expectAttributions(
      "⟦content|“You cannot be talking with us in the day and striking in the night,”⟧ ⟦source|the commissioner⟧ ⟦cue|was quoted as saying⟧ by the News Agency of Nigeria."
    )
  }

  @Test func `an office speaks through a preposition behind a dash`() {
    expectAttributions(
      "⟦content|“The enemy used six drones, and four of them were destroyed by fire groups”⟧, — ⟦cue|noted⟧ in ⟦source|the Eastern Air Command⟧."
    )
  }
}
