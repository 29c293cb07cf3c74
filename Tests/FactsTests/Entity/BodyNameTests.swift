import Record
import Testing

@testable import Facts

@Suite struct BodyNameTests {
  private func names(_ text: String) -> [String] { Scene(text).entities.map(\.name) }

  @Test func `the noun before a name says that it is a body`() {
    #expect(
      Scene("⟦The Telegram channel Monitor Poltava⟧ said so. ⟦The trade union Nezavisnost⟧ did not.").speakers
        == ["Monitor Poltava", "Nezavisnost"])
    #expect(names("The company CEO left.").contains("CEO") == false)
    #expect(!names("He left the party Monday.").contains("Monday"))
  }

  @Test func `a place's police is not all police`() {
    #expect(names("A road was closed by West Yorkshire Police.").contains("West Yorkshire Police"))
    #expect(names("The Delhi High Court will hear it.").contains("Delhi High Court"))
  }

  @Test func `an authority in small letters has the name of its place`() {
    #expect(
      names("He leads the Poltava regional military administration.").contains(
        "Poltava regional military administration")
    )
    #expect(!names("He leads a regional military administration.").contains { $0.hasSuffix("administration") })
  }

  @Test func `a ministry has more than one field`() {
    #expect(Scene("⟦The Ministry of Mining and Energy⟧ said so.").speakers == ["Ministry of Mining and Energy"])
    #expect(Scene("⟦The Ministry of Energy⟧ and Gazprom agreed.").speakers == ["Ministry of Energy"])
  }

  @Test func `an acronym used before its full name is the same body`() {
    let scene = Scene(
      "⟦ONPE⟧ confirmed it. ⟦The National Office of Electoral Processes⟧ (ONPE) said more.")
    #expect(scene.isOneSpeaker)
    #expect(scene.speakers.first == "National Office of Electoral Processes")
  }

  @Test func `a central bank of a republic is its country's`() {
    #expect(
      Scene("⟦The Central Bank of the Republic of Türkiye⟧ said so.").countries == ["TR"])
  }

  @Test func `a people's word may begin a body's name`() {
    #expect(names("The ruling Georgian Dream sees it differently.").contains("Georgian Dream"))
    #expect(!names("He met the Georgian President again.").contains("Georgian President"))
  }
}
