import Language
import Record
import TestKit
import Testing

struct NameTests {
  /// "kind: words" for each name of the lines.
  private func names(_ lines: String...) -> [String] {
    let analysis = Analyzer().analyze(.of(lines: lines))
    return analysis.names.map { "\($0.kind): \(analysis.text[analysis.span($0.tokens)])" }
  }

  @Test func `persons and places of a plain report are found`() {
    let names = names("President Vladimir Putin arrived in Moscow on Tuesday from Berlin.")
    #expect(names.contains("person: Vladimir Putin"))
    #expect(names.contains("place: Moscow"))
    #expect(names.contains("place: Berlin"))
    #expect(!names.contains { $0.contains("Tuesday") })
  }

  @Test func `a ministry takes in its nationality and its portfolio`() {
    #expect(names("The Russian Foreign Ministry said so.") == ["organization: Russian Foreign Ministry"])
    #expect(
      names("The Azerbaijani Ministry of Defense denied it.") == ["organization: Azerbaijani Ministry of Defense"])
    #expect(names("Officials of the defence ministry denied it.").isEmpty)
    #expect(!names("The Russian army left.").contains { $0.contains("army") && $0.contains("The") })
  }

  @Test func `a surname is the person whose full name stands elsewhere`() {
    let names = names("Antony Blinken met his colleagues in London.", "He was late, and Blinken left early.")
    #expect(names.contains("person: Blinken"))
  }

  @Test func `a text without names has none`() {
    #expect(names("The talks went on until late in the evening, officials said.").isEmpty)
  }

  @Test(arguments: ["A", "U.S. ", "Ministry ", "The Ministry of ", "Mr. John Smith (JS) ", "Ministry of Defense and "])
  func `hostile text gives names in order`(unit: String) {
    let analysis = Analyzer().analyze(.of(String(repeating: unit, count: 5_000)))
    var end = 0
    for name in analysis.names {
      #expect(name.tokens.lowerBound >= end && !name.tokens.isEmpty)
      #expect((0...1).contains(name.confidence))
      end = name.tokens.upperBound
    }
    #expect(end <= analysis.tokens.count)
  }
}
