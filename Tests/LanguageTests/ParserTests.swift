import Language
import Record
import TestKit
import Testing

struct ParserTests {
  /// "word relation head" for each word of a line.
  private func arcs(_ line: String) -> [String] {
    let analysis = Analyzer().analyze(.of(line))
    return analysis.tokens.indices.map {
      "\(analysis.words($0)) \(analysis.tokens[$0].relation) \(analysis.words(Int(analysis.tokens[$0].head)))"
    }
  }

  @Test func `a reporting verb governs speaker and statement`() {
    let arcs = arcs("The minister said that both sides agreed.")
    #expect(arcs.contains("minister nsubj said"))
    #expect(arcs.contains("said root said"))
    #expect(arcs.contains("agreed ccomp said"))
    #expect(arcs.contains("that mark agreed"))
  }

  @Test func `a passive has a passive subject and an agent`() {
    let arcs = arcs("The town was attacked by rebels.")
    #expect(arcs.contains("town nsubjPass attacked"))
    #expect(arcs.contains("rebels oblAgent attacked") || arcs.contains("rebels obl attacked"))
    #expect(!arcs.contains("town nsubj attacked"))
  }

  @Test(arguments: [1, 5, 199, 200, 201, 1000, 20_000])
  func `every sentence is one tree, however long`(length: Int) {
    let line = (0..<length).map { ["the", "army", "of", "northern", "rebels", "said", "yes", ","][$0 % 8] }.joined(
      separator: " ")
    let analysis = Analyzer().analyze(.of(line))
    for sentence in analysis.sentences {
      let roots = sentence.tokens.filter { Int(analysis.tokens[$0].head) == $0 }
      #expect(roots.count == 1)
      #expect(analysis.tokens[roots[0]].relation == .root)
      for index in sentence.tokens {
        var top = index
        var steps = 0
        while Int(analysis.tokens[top].head) != top, steps <= sentence.tokens.count {
          top = Int(analysis.tokens[top].head)
          steps += 1
        }
        if top != roots[0] {
          Issue.record("token \(index) hangs on \(top), not on the root")
          return
        }
      }
    }
  }
}
