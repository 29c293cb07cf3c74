import Record
import Testing

@testable import Facts

@Suite struct BackReferenceTests {
  @Test func `the politician is who spoke, not who was met`() {
    let scene = Scene("⟦Maria Lopez⟧ said so after a meeting with Juan Perez. ⟦The politician⟧ said more.")
    #expect(scene.isOneSpeaker)
    #expect(!Scene("⟦Maria Lopez⟧ said so. Juan Perez left the hall. ⟦He⟧ said more.").isOneSpeaker)
  }

  @Test func `it is the body that spoke, not one that it named`() {
    let scene = Scene(
      "⟦The World Bank⟧ told the Treasury to pay. In a letter, a copy of which Reuters has, ⟦it⟧ said when.")
    #expect(scene.isOneSpeaker)
  }

  @Test func `a minister told by his office comes back by it`() {
    let scene = Scene(
      "⟦The line minister, Dragana Petković,⟧ said so. ⟦Its vice-president Nebojša Ilić⟧ doubted it. ⟦The minister⟧ replied."
    )
    #expect(scene.speakers == ["Dragana Petković", "Nebojša Ilić", "Dragana Petković"])
  }

  @Test func `the person just met does not hold the office before the comma`() {
    let scene = Scene("After he met the president, Angela Merkel left. ⟦Angela Merkel⟧ said so.")
    #expect(scene.entities.first { $0.name == "Angela Merkel" }?.role == nil)
  }

  @Test func `a senator by the short form is the senator`() {
    let scene = Scene("⟦Sen. Imelda Robles⟧ said so. ⟦Gil Ocampo⟧ doubted it. ⟦The senator⟧ replied.")
    #expect(scene.speakers == ["Imelda Robles", "Gil Ocampo", "Imelda Robles"])
  }

  @Test func `an office in initials is who holds it`() {
    let scene = Scene("⟦Interior Principal Secretary Raphael Kiptoo⟧ said so. ⟦The PS⟧ said more.")
    #expect(scene.speakers == ["Raphael Kiptoo", "Raphael Kiptoo"])
    #expect(!Scene("⟦Interior Principal Secretary Raphael Kiptoo⟧ said so. ⟦The UN⟧ said more.").isOneSpeaker)
  }

  @Test func `she is not who was called he`() {
    let scene = Scene(
      "⟦Anna Weber⟧ said so. ⟦She⟧ smiled. ⟦Karl Braun⟧ doubted it. ⟦He⟧ said why. That, ⟦she⟧ said, was false.")
    #expect(scene.speakers == ["Anna Weber", "Anna Weber", "Karl Braun", "Karl Braun", "Anna Weber"])
  }

  @Test func `the official is the one described, and he is too`() {
    let scene = Scene(
      "⟦Satpal Hooda⟧ said so. A senior ministry official rejected it. ⟦The official⟧ said why. ⟦He⟧ said more.")
    #expect(
      scene.speakers
        == ["Satpal Hooda", "a senior ministry official", "a senior ministry official"])
  }

  @Test func `somebody with a name is no description`() {
    let scene = Scene("⟦A spokesman for the port, Marat Tulegenov,⟧ said so. ⟦He⟧ said more.")
    #expect(scene.speakers == ["Marat Tulegenov", "Marat Tulegenov"])
  }

  @Test func `the candidate of a party was named beside it`() {
    let scene = Scene(
      "Mr Julio Paredes, of the Liberal Party, lost. Rosa Quispe won. ⟦The candidate of the Liberal Party⟧ said so."
    )
    #expect(scene.speakers == ["Julio Paredes"])
  }

  @Test func `the council is the body that has the word in its name`() {
    let scene = Scene(
      "⟦The National Wrestling Council of India⟧ said so. ⟦The Olympic Association⟧ doubted it. ⟦The council⟧ replied.")
    #expect(scene.statements[0].entity == scene.statements[2].entity)
  }

  @Test func `a company is no department`() {
    let scene = Scene("⟦Pennine Connect⟧ said so. ⟦The Department for Transport⟧ doubted it. ⟦The company⟧ replied.")
    #expect(scene.statements[0].entity == scene.statements[2].entity)
  }
}
