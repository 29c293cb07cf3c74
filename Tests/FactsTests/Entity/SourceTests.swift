import Testing

@testable import Facts

@Suite struct SourceTests {
  @Test func `somebody unnamed is an entity with the article`() {
    let scene = Scene(
      "⟦A senior banker in Istanbul⟧ said so. ⟦A nurse at Victoria hospital⟧ doubted it. ⟦Police sources consulted by us⟧ did not."
    )
    #expect(scene.speakers == ["a senior banker in Istanbul", "a nurse at Victoria hospital", "Police sources"])
  }

  @Test func `a source in a staff is not the staff`() {
    let scene = Scene("⟦A source in the General Staff⟧ said so. ⟦The General Staff⟧ said nothing.")
    #expect(scene.areAllDifferent)
    #expect(scene.speakers.first == "a source in the General Staff")
  }

  @Test func `what an adjective behind a noun adds belongs to the description`() {
    #expect(
      Scene("⟦A lawyer familiar with the case⟧ said so.").speakers == ["a lawyer familiar with the case"])
  }

  @Test func `who holds a ministry's office is no part of its name`() {
    let scene = Scene("⟦Kazakh Minister of Ecology Saule Dzhaksybekova⟧ said so. ⟦She⟧ said more.")
    #expect(scene.speakers == ["Saule Dzhaksybekova", "Saule Dzhaksybekova"])
  }

  @Test func `in a capital they are its government`() {
    let scene = Scene("Envoys left Estonia. ⟦In Tallinn, in turn, they⟧ said so.")
    #expect(scene.speakers == ["Government of Estonia"])
  }

  @Test func `the government of a text about one country is that country's`() {
    #expect(
      Scene("Floods hit Kenya and Nairobi. ⟦The government⟧ said so.").speakers == ["Government of Kenya"])
    #expect(Scene("Floods came. ⟦The government⟧ said so.").speakers == ["government"])
  }

  @Test func `Brussels is the union unless the text is about Belgium`() {
    #expect(Scene("⟦Brussels⟧ said so.").speakers == ["European Union"])
    #expect(Scene("⟦The EU⟧ said so. ⟦Brussels⟧ said more.").isOneSpeaker)
    #expect(Scene("Belgium voted. ⟦Brussels⟧ said so.").speakers == ["Government of Belgium"])
  }

  @Test func `a seat of power is its government`() {
    #expect(Scene("⟦The Kremlin⟧ said so. ⟦Moscow⟧ said more.").isOneSpeaker)
  }

  @Test func `somebody's spokesman is not he`() {
    #expect(Scene("⟦Putin's spokesman⟧ said so.").speakers == ["Putin's spokesman"])
    #expect(Scene("⟦President Prabowo Subianto's spokesman, Hasan Nasbi,⟧ said so.").speakers == ["Hasan Nasbi"])
  }

  @Test func `a spokesman for the force speaks for the police just named`() {
    let scene = Scene("⟦Kent Police⟧ said so. ⟦A police spokeswoman⟧ said more. ⟦A spokesman for the force⟧ agreed.")
    #expect(scene.isOneSpeaker)
    #expect(!Scene("⟦Kent Police⟧ said so. ⟦A hospital spokeswoman⟧ said more.").isOneSpeaker)
  }

  @Test func `a body stands between commas behind its noun`() {
    #expect(Scene("⟦The United Nations children's agency, UNICEF,⟧ said so.").speakers == ["UNICEF"])
    #expect(Scene("⟦The head of the agency, Anna Weber,⟧ said so.").speakers == ["Anna Weber"])
  }

  @Test func `an office in capitals is who holds it`() {
    #expect(Scene("⟦Chief executive Wael Sawan⟧ said so. ⟦The CEO⟧ said more.").isOneSpeaker)
    #expect(!Scene("⟦Chief executive Wael Sawan⟧ said so. ⟦A CEO⟧ said more.").isOneSpeaker)
  }
}
