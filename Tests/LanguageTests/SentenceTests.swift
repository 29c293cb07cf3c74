import Language
import Record
import TestKit
import Testing

/// The sentences of a line are what stands between the bars.
private func expectSentences(_ marked: String, _ location: SourceLocation = #_sourceLocation) {
  let parts = marked.split(separator: "|").map(String.init)
  let analysis = Analyzer().analyze(.of(parts.joined()))
  let found = analysis.sentences.map { analysis.text[analysis.span($0.tokens)] }
  #expect(
    found == parts.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) },
    sourceLocation: location)
}

struct SentenceTests {
  @Test func `a stop before a capital ends a sentence`() {
    expectSentences("The parties met. |They agreed. |27 were hurt.")
    expectSentences("MOSCOW, September 20. |The parties agreed.")
    expectSentences("It fell by 3.5 percent in 2010. |It rose later.")
  }

  @Test func `abbreviations, initials and titles end none`() {
    expectSentences("Mr. Smith of Acme Inc. Europe met Lt. Col. J. R. Doe on Sept. 3 at 5 p.m. Monday.")
    expectSentences("The U.S. President spoke of No. 10 and St. Petersburg vs. Moscow.")
  }

  @Test func `an abbreviation before a word that begins sentences ends one`() {
    expectSentences("He left the U.S. |The minister stayed.")
    expectSentences("They met at 5 p.m. |It was late.")
  }

  @Test func `closing marks belong to the sentence they close`() {
    expectSentences("“We won.” |The crowd cheered. |(So did he.) |Then: \"No!\" |“Yes.”")
    expectSentences("\"We won. |It is over,\" he said. |'Go.' |They went.")
  }

  @Test func `a question inside a quotation goes on before a small letter`() {
    expectSentences("“Why?” he asked. |“Wait… what?” she said.")
    expectSentences("The talks ... went on.")
  }

  @Test func `glued sentences are split, names of sites are not`() {
    expectSentences("The line was cut off.|A 2010 deal failed.|the rest held.")
    expectSentences("The site news.am and Gazeta.ru wrote so.")
  }

  @Test func `the number of a list item stays with it`() {
    expectSentences("1. The parties agree.")
    expectSentences("The parties met in May 1. |They agreed.")
  }

  @Test func `a sentence ends with its block`() {
    let analysis = Analyzer().analyze(.of("Talks resume", "The parties met"))
    #expect(analysis.sentences.map(\.block) == [0, 1])
    #expect(analysis.tokens[2].shape.contains(.sentenceStart))
  }

  @Test func `text outside blocks is not read`() {
    var article = TestKitArticle.twoLines
    article.blocks.removeFirst()
    let analysis = Analyzer().analyze(article)
    #expect(analysis.words(0) == "Second")
  }
}

private enum TestKitArticle {
  static var twoLines: Article { .of("First line.", "Second line.") }
}
