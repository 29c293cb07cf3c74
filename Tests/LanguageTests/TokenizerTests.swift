import Language
import Record
import TestKit
import Testing

/// The tokens of a line are what stands between the bars.
private func expectTokens(_ line: String, _ tokens: String, _ location: SourceLocation = #_sourceLocation) {
  let analysis = Analyzer().analyze(.of(line))
  let found = analysis.tokens.indices.map(analysis.words).joined(separator: "|")
  #expect(found == tokens, sourceLocation: location)
}

struct TokenizerTests {
  @Test func `clitics stand apart, apostrophes of names do not`() {
    expectTokens("He doesn't, can’t, won't.", "He|does|n't|,|ca|n’t|,|wo|n't|.")
    expectTokens("Sana'a's O'Brien’s and the ministers' cars", "Sana'a|'s|O'Brien|’s|and|the|ministers|'|cars")
    expectTokens("the U.S.'s and “Hamlet”'s", "the|U.S.|'s|and|“|Hamlet|”|'s")
    expectTokens("We cannot", "We|can|not")
  }

  @Test func `hyphenated words stay whole, dashes do not`() {
    expectTokens("Nagorno-Karabakh – al-Assad, a 27-year-old", "Nagorno-Karabakh|–|al-Assad|,|a|27-year-old")
    expectTokens("Russian-led -- pre- and post-war—so", "Russian-led|--|pre|-|and|post-war|—|so")
    expectTokens("U.S.-led F-16 in 2020-2023", "U.S.-led|F-16|in|2020|-|2023")
  }

  @Test func `numbers keep their commas, stops and colons`() {
    expectTokens("27,000 3.5% at 14:30, 9/11.", "27,000|3.5|%|at|14:30|,|9/11|.")
    expectTokens("$1.5bn and US$20m, €5", "$|1.5|bn|and|US$|20|m|,|€|5")
    expectTokens("2023-09-20, the 1990s, 20th, 5pm, 30km", "2023-09-20|,|the|1990s|,|20th|,|5|pm|,|30|km")
    expectTokens("at 5 p.m. or 6a.m. in '94", "at|5|p.m.|or|6|a.m.|in|'94")
  }

  @Test func `abbreviations keep their stop, words at the end of a sentence do not`() {
    expectTokens("Mr. Smith of Acme Inc. met Lt. Col. J. Doe.", "Mr.|Smith|of|Acme|Inc.|met|Lt.|Col.|J.|Doe|.")
    expectTokens("He said no. Then plan B. The end.", "He|said|no|.|Then|plan|B|.|The|end|.")
    expectTokens("No. 5 on Sept. 3, U.S. Sen. Lee", "No.|5|on|Sept.|3|,|U.S.|Sen.|Lee")
    expectTokens("it was cut off.A 2010 deal.", "it|was|cut|off|.|A|2010|deal|.")
  }

  @Test func `addresses are one token without the marks behind them`() {
    expectTokens("(see https://a.b/c?d=1, www.x.org).", "(|see|https://a.b/c?d=1|,|www.x.org|)|.")
    expectTokens("a.b@c.org, news.am and end.the", "a.b@c.org|,|news.am|and|end|.|the")
    expectTokens("@name wrote #peace, #5", "@name|wrote|#peace|,|#|5")
  }

  @Test func `marks of one run are one token`() {
    expectTokens("Well... What?! … ``so'' \"no\"", "Well|...|What|?!|…|``|so|''|\"|no|\"")
    expectTokens("AT&T & R&D and/or", "AT&T|&|R&D|and|/|or")
  }

  @Test func `quotation marks know whether they open or close`() {
    let analysis = Analyzer().analyze(.of("\"Yes,\" he said. „So“ and ”no” or 'maybe' (\"x\")"))
    let opening = analysis.tokens.indices.filter { analysis.tokens[$0].shape.contains(.opensQuotation) }
    let closing = analysis.tokens.indices.filter { analysis.tokens[$0].shape.contains(.closesQuotation) }
    #expect(opening.map { analysis.words($0 + 1) } == ["Yes", "So", "no", "maybe", "x"])
    #expect(closing.count == 5)
  }

  @Test func `shapes and hashes see small and capital letters alike`() {
    let analysis = Analyzer().analyze(.of("ÉCLAIR Éclair МОСКВА don’t"))
    #expect(analysis.tokens[0].word == analysis.tokens[1].word)
    #expect(analysis.tokens[0].word == WordHash.of("éclair"))
    #expect(analysis.tokens[2].word == WordHash.of("москва"))
    #expect(analysis.tokens[4].word == WordHash.of("n't"))
    #expect(analysis.tokens[0].shape.contains(.allCapitals))
    #expect(analysis.tokens[1].shape.contains(.capitalized) && !analysis.tokens[1].shape.contains(.allCapitals))
  }

  @Test(arguments: [
    "a", "a.", "'", "a'", "1,", "“", "www.", "-a", ".", "x ", "Mr. ", "@a", "\u{200B}\u{AD}", " ", "a@", "U.",
  ])
  func `hostile text is covered without overlap`(unit: String) {
    let text = String(repeating: unit, count: 100_000)
    let analysis = Analyzer().analyze(.of(text))
    var end: Int32 = 0
    for token in analysis.tokens {
      #expect(token.start >= end && token.end > token.start)
      end = token.end
    }
    #expect(Int(end) <= text.utf8.count)
    #expect(analysis.sentences.reduce(0) { $0 + $1.tokens.count } == analysis.tokens.count)
  }
}
