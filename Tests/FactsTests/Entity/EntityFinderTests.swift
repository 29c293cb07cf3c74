import Record
import Testing

@testable import Facts

@Suite struct EntityFinderTests {
  @Test func `a ministry speaks under its names`() {
    let scene = Scene(
      "⟦The Russian Foreign Ministry⟧ said so. ⟦The Foreign Ministry⟧ believes it. ⟦The ministry⟧ added this. "
        + "⟦The Ministry of Foreign Affairs⟧ went on. ⟦The department⟧ concluded.")
    #expect(scene.isOneSpeaker)
    #expect(scene.speakers.first == "Russian Foreign Ministry")
    #expect(scene.countries == ["RU", "RU", "RU", "RU", "RU"])
  }

  @Test func `two countries' ministries are two`() {
    let scene = Scene(
      "⟦The Armenian Defense Ministry⟧ denied it. ⟦The Azerbaijani Ministry of Defence⟧ said otherwise. ⟦The ministry⟧ added more."
    )
    #expect(scene.countries == ["AM", "AZ", "AZ"])
    #expect(scene.statements[1].entity == scene.statements[2].entity)
  }

  @Test func `ministries of two domains are two`() {
    #expect(Scene("⟦The Polish Interior Ministry⟧ said so. ⟦The Polish Foreign Ministry⟧ did not.").areAllDifferent)
  }

  @Test func `a capital that speaks is a government`() {
    let scene = Scene("Envoys met in Baku. ⟦Baku⟧ stated that it was over.")
    #expect(scene.speakers == ["Government of Azerbaijan"])
    #expect(scene.entities.filter { $0.kind == .government }.count == 1)
  }

  @Test func `people of a capital are not its government`() {
    let scene = Scene("⟦Residents of Baku⟧ said that it was over.")
    #expect(scene.speakers == ["Residents of Baku"])
    #expect(scene.entities.allSatisfy { $0.kind != .government })
  }

  @Test func `the document speaks for whoever issued it`() {
    #expect(
      Scene("This is stated by ⟦the Turkish Foreign Ministry⟧. More was demanded, ⟦the document⟧ emphasizes.")
        .isOneSpeaker)
  }

  @Test func `a document that nobody issued speaks for itself`() {
    #expect(Scene("More was demanded, ⟦the document⟧ emphasizes.").speakers == ["document"])
  }

  @Test func `a spokesman without a name speaks for his ministry`() {
    #expect(Scene("⟦A spokesman for the Greek Foreign Ministry⟧ said so.").speakers == ["Greek Foreign Ministry"])
  }

  @Test func `officials of a country are its government and shepherds are not`() {
    #expect(
      Scene("⟦Georgian officials⟧ said so. ⟦Two Georgian shepherds⟧ disagreed.").speakers
        == ["Government of Georgia", "Two Georgian shepherds"])
  }

  @Test func `an acronym in brackets is the body before it`() {
    #expect(Scene("⟦The Swedish Coast Guard⟧ (SCG) closed the sound. ⟦SCG⟧ said that it was safe.").isOneSpeaker)
  }

  @Test func `capitals in brackets behind a town are not its name`() {
    #expect(
      Scene("⟦The Swedish Coast Guard⟧ closed the sound at Malmo (MLM). ⟦MLM⟧ said that it was safe.").areAllDifferent)
  }

  @Test func `an office is no part of a name`() {
    let scene = Scene("⟦Fisheries Undersecretary Ignacio Valdebenito⟧ said so. ⟦Valdebenito⟧ said more.")
    #expect(scene.isOneSpeaker)
    #expect(scene.speakers.first == "Ignacio Valdebenito")
  }

  @Test func `the country's ministry is the one named before`() {
    #expect(Scene("⟦The Peruvian Ministry of Production⟧ said so. ⟦The Peruvian ministry⟧ replied.").isOneSpeaker)
    #expect(Scene("⟦The Peruvian Ministry of Production⟧ said so. ⟦The Chilean ministry⟧ replied.").areAllDifferent)
  }

  @Test func `a body of many names stays linear`() {
    let text = (0..<4_000).map { "⟦Anna Smith\($0)⟧ said so and ⟦he⟧ said more." }.joined(separator: " ")
    #expect(Scene(text).statements.count == 8_000)
  }
}
