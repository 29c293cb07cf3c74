import Record
import Testing

@testable import Facts

@Suite struct SpeakerTests {
  private func names(_ text: String) -> [String] { Scene(text).entities.map(\.name) }

  @Test func `an organ speaks for the body that owns it`() {
    #expect(
      Scene("The guerrillas of Aurora met. ⟦Hamas’s Central Command⟧ said so. ⟦Hamas⟧ said more.").isOneSpeaker)
    #expect(Scene("⟦The Central Command⟧ said so. ⟦Hamas⟧ said more.").areAllDifferent)
  }

  @Test func `an official of a ministry speaks for himself, a spokesman for it`() {
    #expect(
      Scene("⟦A senior official of the Ministry of Health⟧ said so. ⟦The Ministry of Health⟧ said more.")
        .areAllDifferent)
    #expect(
      Scene("⟦A spokesman for the Ministry of Health⟧ said so. ⟦The Ministry of Health⟧ said more.").isOneSpeaker)
  }

  @Test func `data of an office are the office's`() {
    #expect(
      Scene("⟦Data from the General Administration of Customs⟧ showed it.").speakers
        == ["General Administration of Customs"])
  }

  @Test func `what is said of a name behind a comma is no one else`() {
    let scene = Scene("Robert Gittins, ⟦cabinet member for culture and digital⟧, said so. ⟦He⟧ said more.")
    #expect(scene.speakers == ["Robert Gittins", "Robert Gittins"])
    let other = Scene("President Alar Karis came. After meeting Robert Gittins, ⟦the president⟧ said so.")
    #expect(other.speakers == ["Alar Karis"])
  }

  @Test func `he behind a name with its office is the one named`() {
    let scene = Scene("⟦Philippe Lazzarini, the head of the UN agency for refugees,⟧ said so. ⟦He⟧ said more.")
    #expect(scene.isOneSpeaker)
  }

  @Test func `the Kremlin spokesman is the one named before`() {
    let scene = Scene(
      "⟦Kremlin spokesman Dmitry Peskov⟧ said so. ⟦The Kremlin spokesman⟧ said more.")
    #expect(scene.isOneSpeaker)
    #expect(Scene("⟦Dmitry Peskov⟧ left. ⟦The Kremlin spokesman⟧ said more.").areAllDifferent)
  }

  @Test func `who serves the president is not the president`() {
    let scene = Scene("⟦The press secretary of the Russian president, Dmitry Peskov,⟧ said so.")
    #expect(scene.sources.first??.role == "press secretary")
  }

  @Test func `the head of state is a president`() {
    let scene = Scene("President Alar Karis spoke. The mayor listened. ⟦The head of state⟧ said so.")
    #expect(scene.speakers == ["Alar Karis"])
  }

  @Test func `a trade takes up who has it`() {
    let scene = Scene("⟦Adm. Peter Hallowell⟧ said so. Ann Lee left. ⟦The admiral⟧ said more.")
    #expect(scene.isOneSpeaker)
  }

  @Test func `a judge may be a justice`() {
    let scene = Scene(
      "⟦Justice Amina Rehman⟧ said so. ⟦Omer Khattak⟧ doubted it. ⟦The judge⟧ asked more.")
    #expect(scene.speakers.last == "Amina Rehman")
  }

  @Test func `a title tells whom she means`() {
    let scene = Scene(
      "⟦Monsignor Hector Henao⟧ said so. ⟦Ombudswoman Iris Marin⟧ said so. Monsignor Hector Henao left. ⟦She⟧ said more."
    )
    #expect(scene.speakers.last == "Iris Marin")
  }

  @Test func `a family's name that comes first is enough`() {
    #expect(Scene("⟦Lin Jian⟧ said so. ⟦Lin⟧ said more.").isOneSpeaker)
    #expect(Scene("⟦Jean Hollis⟧ said so. ⟦Jean Smith⟧ said more.").areAllDifferent)
  }

  @Test func `a body's name goes on over its fields and its seat`() {
    #expect(
      Scene("⟦The Department for Culture, Media and Sport⟧ said so.").speakers
        == ["Department for Culture, Media and Sport"])
    #expect(!names("The Ministry of Health, Parliament and he agreed.").contains { $0.contains("Parliament and") })
  }

  @Test func `an acronym in brackets spells a body's name`() {
    let name = "Union of Teachers, Nurses and Drivers"
    #expect(Scene("⟦The \(name) (UTND)⟧ said so. ⟦UTND⟧ said more.").isOneSpeaker)
    #expect(names("The \(name) (UTND) met.").contains(name))
    #expect(!names("The drivers, Nurses and Teachers (ABCD) met.").contains("Nurses and Teachers"))
  }

  @Test func `a body named in capitals takes up no other`() {
    let scene = Scene(
      "⟦The Bridge Union⟧ said so. ⟦The Federation of Kenya Employers⟧ doubted it. ⟦The union⟧ said more.")
    #expect(scene.speakers[1] == "Federation of Kenya Employers")
    #expect(scene.speakers[2] == "Bridge Union")
  }

  @Test func `an office whose name begins like a government is none`() {
    #expect(
      Scene("⟦The Government Accountability Office⟧ said so.").speakers == ["Government Accountability Office"])
    #expect(names("Police Chief Ann Lee left.").contains("Ann Lee"))
  }

  @Test func `a place's ministry has the name of its place`() {
    #expect(Scene("⟦The Gaza Health Ministry⟧ said so.").speakers == ["Gaza Health Ministry"])
    #expect(Scene("On Monday ⟦Health Ministry officials⟧ met.").speakers.first??.contains("Monday") != true)
  }
}
