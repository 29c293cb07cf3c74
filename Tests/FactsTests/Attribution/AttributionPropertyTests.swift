import Facts
import Language
import Record
import TestKit
import Testing

@Suite struct `Statements of any text` {
  static let hostile: [String] = [
    String(repeating: "\"", count: 100_000),
    String(repeating: "“", count: 50_000),
    String(repeating: "' said he ", count: 10_000),
    String(repeating: "he said that ", count: 10_000),
    String(repeating: "“a” ", count: 20_000),
    String(repeating: "said. ", count: 20_000),
    "”", "said", "This is stated in.", ": : :",
  ]

  @Test(arguments: hostile.indices)
  func `spans lie in the text, in order and apart, and content is never empty`(_ index: Int) {
    let article = Article.of(lines: [Self.hostile[index]])
    let statements = AttributionFinder().statements(in: article, Analyzer().analyze(article))
    for statement in statements {
      #expect(!statement.content.isEmpty)
      let parts = (statement.source + statement.cue + statement.content).sorted()
      #expect(parts.allSatisfy { !$0.isEmpty && $0.start >= 0 && $0.end <= article.text.count })
      #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.end <= $1.start })
      #expect(statement.content == statement.content.sorted() && statement.source == statement.source.sorted())
      #expect((0...1).contains(statement.confidence))
    }
    #expect(statements.map(\.id) == statements.indices.map { "s\($0 + 1)" })
  }

  @Test func `a text twice as long takes about twice as long`() {
    let sentence = "\"The road is open,\" the mayor said, adding that “nobody” was hurt, police told reporters. "
    func time(_ count: Int) -> Duration {
      let article = Article.of(lines: [String(repeating: sentence, count: count)])
      let analysis = Analyzer().analyze(article)
      let finder = AttributionFinder()
      return (0..<3).map { _ in ContinuousClock().measure { _ = finder.statements(in: article, analysis) } }.min()!
    }
    #expect(time(1_200) < time(300) * 12)
  }
}
