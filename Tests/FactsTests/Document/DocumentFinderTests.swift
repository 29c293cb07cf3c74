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
