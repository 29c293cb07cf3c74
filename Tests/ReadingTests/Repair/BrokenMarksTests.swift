import Record
import Testing

@testable import Reading

@Suite struct BrokenMarksTests {
  private func mended(_ words: String) -> RepairedText {
    var text = TracedText()
    Array(words.utf8).withUnsafeBufferPointer { text.append(verbatim: 0..<$0.count, of: $0) }
    var block = RepairedText(text)
    var repairs = TextRepairs(language: "en")
    repairs.mend(&block)
    return block
  }

  @Test(arguments: [
    ("â€œWe donâ€™t know,â€ he said â€“ â€œyetâ€.", "“We don’t know,” he said – “yet”."),
    ("(â€œthe same clanâ€)", "(“the same clan”)"), ("Ã¢â‚¬Å“Wellâ€", "“Well”"), ("Itâ€\u{FFFD} gone", "It” gone"),
    ("‚ÄúYes,‚Äù she said", "“Yes,” she said"), ("вЂњYes,вЂќ she said", "“Yes,” she said"),
    ("He cameÂ from Ã Paris", "He came from à Paris"), ("Ã©tÃ©", "été"),
    ("the ''same clan'', he said", "the \"same clan\", he said"),
    ("``Yes,'' she said", "\"Yes,\" she said"),
  ])
  func `broken marks are mended, and the repair can be undone`(_ broken: String, _ whole: String) {
    let block = mended(broken)
    #expect(block.text.string == whole)
    #expect(block.undone == Array(broken.utf8))
  }

  @Test(arguments: ["à la carte, Ünal, São Paulo", "5'' of snow", "the boys' ''", "rock 'n' roll", "Â the letter"])
  func `what only looks alike stays`(_ words: String) {
    #expect(mended(words).text.string == words)
  }
}
