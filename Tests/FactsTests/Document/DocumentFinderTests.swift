import Foundation
import Language
import Record
import TestKit
import Testing

@testable import Facts

@Suite struct DocumentFinderTests {
  private static let finder = DocumentFinder()

  /// The documents of `lines`, each a paragraph, with the entities named in `parties`.
  private func documents(_ lines: String..., parties: [String] = [], statements: [Statement] = []) -> [Document] {
    let (article, times) = TimeFixture.times(lines, on: "2023-09-20")
    let text = article.text.string
    let entities = parties.enumerated().compactMap { index, name -> Entity? in
      guard let range = text.range(of: name) else { return nil }
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      let span = Span(start, start + name.utf8.count)
      return Entity(id: "e\(index + 1)", kind: .country, name: name, mentions: [.init(span: span, form: .name)])
    }
    return Self.finder.documents(
      in: article, TimeFixture.analyzer.analyze(article), times: times, entities: entities, statements: statements)
  }

  @Test func `a signed statement of named leaders has its date and its parties`() throws {
    let line =
      "It changed the conditions under which the Statement of the Leaders of Russia, Azerbaijan and Armenia dated November 9, 2020 was signed."
    let found = documents(line, parties: ["Russia", "Azerbaijan", "Armenia"])
    let document = try #require(found.first)
    #expect(found.count == 1)
    #expect(document.name == "Statement of the Leaders of Russia, Azerbaijan and Armenia")
    #expect(document.kind == .statement)
    #expect(document.date == "2020-11-09")
    #expect(document.parties == ["e1", "e2", "e3"])
  }

  @Test func `a posted statement is a document and "the document" refers back to it`() {
    let found = documents(
      "This is stated in a statement posted on the Foreign Ministry website.",
      "The parties must stop, the document says.")
    #expect(found.map(\.name) == ["statement posted on the Foreign Ministry website"])
    #expect(found.first?.spans.count == 2)
  }

  @Test func `what is merely said in a statement is no document`() {
    #expect(documents("The army retreated, the ministry said in a statement.").isEmpty)
    #expect(documents("His statements surprised media reports and the law.").isEmpty)
  }

  @Test func `years before and behind a noun date it`() {
    #expect(documents("A gross violation of the 2020 peace agreements was announced.").map(\.date) == ["2020"])
    let found = documents("They returned to the set of trilateral agreements at the highest level for 2020-2022.")
    #expect(found.map(\.name) == ["set of trilateral agreements"])
    #expect(found.map(\.date) == ["2020/2022"])
  }

  @Test func `one treaty named twice is one document`() {
    let found = documents(
      "They began to discuss a future peace treaty.", "A peace treaty could be signed soon, he said.")
    #expect(found.map(\.name) == ["peace treaty"])
    #expect(found.first?.spans.count == 2)
  }

  @Test func `treaties of different years are different documents`() {
    #expect(documents("The 1994 ceasefire agreement failed.", "The 2020 ceasefire agreement held.").count == 2)
  }

  @Test func `resolutions have a number or a maker`() {
    #expect(documents("He cited U.N. Security Council Resolution 1701 again.").first?.kind == .resolution)
    #expect(documents("He hopes for a peaceful resolution of the conflict.").isEmpty)
    #expect(documents("Conflict resolution takes time.").isEmpty)
  }

  @Test func `laws need a name or a subject`() {
    #expect(documents("Parliament debated the law on foreign agents.").map(\.name) == ["law on foreign agents"])
    #expect(documents("Martial law was declared under international law.").isEmpty)
    #expect(documents("It was an act of madness.").isEmpty)
    #expect(documents("The bill was paid.").isEmpty)
  }

  @Test func `a number may stand behind its sign`() {
    #expect(documents("Congress approved Law No. 31357 a year later.").map(\.name) == ["Law No. 31357"])
    #expect(
      documents("The council adopted Resolution No. 118 on mobile shelters.").map(\.name)
        == ["Resolution No. 118 on mobile shelters"])
    #expect(documents("There is no law.").isEmpty)
  }

  @Test func `the long name behind a numbered act belongs to it`() {
    #expect(
      documents("He was charged under Republic Act 3019, the Anti-Graft and Corrupt Practices Act.").map(\.name)
        == ["Republic Act 3019, the Anti-Graft and Corrupt Practices Act"])
    #expect(
      documents("He was charged under Republic Act 3019, the Senate said.").map(\.name) == ["Republic Act 3019"])
  }

  @Test func `pages, years and makers show a decision, a report and an audit`() {
    #expect(documents("In a 64-page decision the court held so.").map(\.name) == ["64-page decision"])
    #expect(documents("It flagged this in its 2018 annual report.").map(\.name) == ["2018 annual report"])
    #expect(documents("According to a 2022 audit by the Treasury, it failed.").first?.kind == .report)
    #expect(documents("It was a hard decision, and the audit goes on.").isEmpty)
  }

  @Test func `a letter has a date and a statement follows a meeting`() {
    #expect(documents("In a letter dated January 9, it wrote so.").map(\.kind) == [.letter])
    #expect(
      documents("This was said in a statement following the meeting.").map(\.name)
        == ["statement following the meeting"])
    #expect(documents("He wrote a letter, he said in a statement following the attack.").isEmpty)
  }

  @Test func `a protocol has its subject before it`() {
    #expect(
      documents("This breaks the customs protocol, as the common market protocol did.").map(\.name)
        == ["customs protocol", "common market protocol"])
    #expect(documents("The hospital follows strict safety protocols.").isEmpty)
  }

  @Test func `contracts and programs are picked out by years`() {
    #expect(documents("They signed a three-year contract with Gazprom.").map(\.kind) == [.agreement])
    #expect(
      documents("The Medium Term Program for 2024-2026 provides for it.").map(\.date) == ["2024/2026"])
    #expect(documents("The striker got a contract, and the program failed.").isEmpty)
  }

  @Test func `an agreement is known by its subject and its signing`() {
    #expect(
      documents("It tore up an agreement on rest days that it signed in May 2022.").map(\.name)
        == ["agreement on rest days"])
    #expect(documents("There was no agreement on rest days.").isEmpty)
  }

  @Test func `a name that holds a document's noun is no document`() {
    #expect(documents("The North Atlantic Treaty Organization met President Bill Clinton.").isEmpty)
  }

  @Test func `short phrases that refer to nothing are dropped`() {
    #expect(documents("The agreement failed, the document says.").isEmpty)
  }

  @Test func `statements that rest on a document or speak of it invoke it`() {
    let line = "The 2020 peace agreements were violated, Yerevan said."
    let statement = Statement(
      id: "s7", kind: .indirect, source: [Span(42, 49)], cue: [Span(50, 54)], content: [Span(0, 40)], stance: "says",
      confidence: 1)
    #expect(documents(line, statements: [statement]).first?.invokedBy == ["s7"])
  }

  @Test func `strange text is read without harm in linear time`() {
    for line in ["", "agreement", "Statement of the", "treaty of of of", "the agreement dated", "Resolution"] {
      _ = documents(line)
    }
    let clock = ContinuousClock()
    let measure = { (count: Int) -> Duration in
      let article = Article.of(String(repeating: "the 2020 peace agreement of ", count: count))
      let analysis = TimeFixture.analyzer.analyze(article)
      let times = TimeFixture.finder.times(in: article, analysis)
      return (0..<5).map { _ in
        clock.measure {
          _ = Self.finder.documents(in: article, analysis, times: times, entities: [], statements: [])
        }
      }.min() ?? .zero
    }
    let (small, large) = (measure(1_000), measure(4_000))
    #expect(large < small * 12 + .milliseconds(50), "\(small) then \(large)")
  }
}
