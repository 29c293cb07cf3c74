import Language
import Record
import TestKit
import Testing

struct TaggerTests {
  private func tags(_ line: String) -> [Language.Tag] { Analyzer().analyze(.of(line)).tokens.map(\.tag) }

  @Test func `a plain report is tagged as the treebanks tag it`() {
    #expect(
      tags("The minister said on Tuesday that both sides had agreed.")
        == [.dt, .nn, .vbd, .in, .nnp, .in, .dt, .nns, .vbd, .vbn, .stop])
  }

  @Test func `curly and straight quotes are tagged alike`() {
    #expect(tags("“We won,” he said.") == tags("\"We won,\" he said."))
    #expect(tags("“We won,” he said.").first == .openQuote)
  }

  @Test func `a past form is a participle behind its auxiliary alone`() {
    #expect(tags("The town was attacked.")[3] == .vbn)
    #expect(tags("The rebels attacked the town.")[2] == .vbd)
  }

  @Test func `a headline in capitals keeps its verbs`() {
    #expect(tags("RUSSIA SAYS TALKS WILL RESUME").contains(.vbz))
    #expect(tags("RUSSIA SAYS TALKS WILL RESUME")[3] == .md)
  }
}
