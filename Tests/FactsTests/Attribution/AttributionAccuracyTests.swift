import Facts
import Foundation
import Language
import Record
import TestKit
import Testing

/// A floor under what is found on a page whose editor's record is known; exact figures come from the shared evaluator.
@Suite struct `Accuracy of attribution` {
  @Test(.enabled(if: SharedData.has("acceptance/karabakh"), "needs the shared data: set DATELINE_SHARED to its folder"))
  func `most statements that an editor takes from a page are found`() throws {
    let json = try JSONSerialization.jsonObject(with: Data(SharedData.bytes("acceptance/karabakh/record.json")))
    let statements = try #require((json as? [String: Any])?["statements"] as? [[String: Any]])
    let page = String(decoding: SharedData.bytes("acceptance/karabakh/page.txt"), as: UTF8.self)
    let article = Article.of(lines: page.split(separator: "\n").map(String.init))
    let found = AttributionFinder().statements(in: article, Analyzer().analyze(article))
    let hits = statements.filter { gold in
      guard let cue = (gold["cue"] as? [String: Any])?["text"] as? String,
        let content = (gold["content"] as? [[String: Any]])?.first?["text"] as? String
      else { return false }
      return found.contains { statement in
        let words = statement.content.map { article.text[$0] }.joined(separator: " ")
        let cues = statement.cue.map { article.text[$0] }.joined(separator: " ")
        return words.contains(content.prefix(25)) && (cues.contains(cue) || cue.contains(cues))
      }
    }
    #expect(hits.count >= 12, "found \(hits.count) of \(statements.count)")
  }
}
