import Archive
import Desk
import Record
import Testing

@testable import Site

@Suite struct MarkedPlaceTests {
  private func text(_ string: String) -> Text { Text(string) }

  private func part(_ text: Text, _ pieces: String...) -> MarkedPart {
    let spans = pieces.map { piece -> Span in
      let start = MarkedPlace.occurrences(of: Array(piece.utf8), in: text.utf8).first ?? -1
      return Span(start, start + piece.utf8.count)
    }
    return MarkedPlace.part(spans, in: text)
  }

  @Test func `words are found where they stood, where they went, or not at all`() {
    let first = text("Ann said the “bridge” is open. Bo said no.")
    let marked = part(first, "the “bridge” is open")
    #expect(MarkedPlace.spans(of: marked, in: first) == marked.spans)
    let moved = text("HEADLINE\n\nAnn said the “bridge” is open. Bo said no.")
    #expect(MarkedPlace.spans(of: marked, in: moved)?.map { moved[$0] } == ["the “bridge” is open"])
    #expect(MarkedPlace.spans(of: marked, in: text("Ann said the bridge is shut.")) == nil)
    #expect(MarkedPlace.spans(of: marked, in: text("")) == nil)
    #expect(MarkedPlace.spans(of: MarkedPart(), in: first) == [])
  }

  @Test func `of several places the nearest to the old one is taken, within reach`() {
    let old = text("a said b. c said d.")
    let second = MarkedPart(spans: [Span(12, 16)], words: "said")
    #expect(MarkedPlace.spans(of: second, in: old) == [Span(12, 16)])
    let new = text("xx a said b. c said d.")
    #expect(MarkedPlace.spans(of: second, in: new) == [Span(15, 19)])
    #expect(MarkedPlace.spans(of: second, in: new, shiftedBy: -9) == [Span(5, 9)])
    #expect(MarkedPlace.spans(of: second, in: text(String(repeating: "x", count: 99) + "said"), reach: 50) == nil)
  }

  @Test func `the same offsets with other words are another place`() {
    let old = text("He said yes and she said no.")
    let new = text("He said nay and she said no.")
    #expect(MarkedPlace.spans(of: part(old, "yes"), in: new) == nil)
  }

  @Test func `pieces of a part keep their order`() {
    let old = text("“One,” he said, “two.”")
    let marked = part(old, "“One,”", "“two.”")
    let new = text("“two.” He: “One,” he said, “two.”")
    #expect(MarkedPlace.spans(of: marked, in: new)?.map { new[$0] } == ["“One,”", "“two.”"])
    #expect(MarkedPlace.spans(of: marked, in: text("“two.” “One,”")) == nil)
  }

  @Test func `spans that cut a letter in two are not taken`() {
    let text = text("é é")
    #expect(MarkedPlace.spans(of: MarkedPart(spans: [Span(1, 2)], words: ""), in: text) == nil)
    #expect(MarkedPlace.spans(of: MarkedPart(spans: [Span(-4, 2)], words: "é"), in: text) == nil)
  }

  // MARK: Words that were typed

  private func found(_ typed: String, _ text: String, which: String = "", sentence: String = "") -> [String]? {
    let text = Text(text)
    return try? PhraseFinder(text).part(typed, which: which, sentence: sentence).spans.map { text[$0] }
  }

  @Test func `typed words are found whatever white space is between them`() {
    let article = "He said\u{a0}the bridge\n\nis open. She said no."
    #expect(found("said the bridge is\n open", article) == ["said\u{a0}the bridge\n\nis open"])
    #expect(found("  no. ", article) == ["no."])
    #expect(found("", article) == [] && found(" \n", article) == [])
    #expect(
      found("bridge […] no", article) == ["bridge", "no"] && found("no [...] bridge", article) == ["bridge", "no"])
    #expect(found("shut", article) == nil && found("bridge […] shut", article) == nil)
    #expect(found("the bridge […] bridge is", article) == nil, "one over the other")
  }

  @Test func `words that stand more than once need a number or a sentence`() throws {
    let article = "He said yes. She said no."
    let finder = PhraseFinder(Text(article))
    #expect(throws: PhraseFinder.Failure.self) { try finder.part("said") }
    #expect(try finder.part("said", which: "2").spans == [Span(17, 21)])
    #expect(try finder.part("said", sentence: "She said no.").spans == [Span(17, 21)])
    #expect(try finder.part("said […] no", which: "2").spans == [Span(17, 21), Span(22, 24)])
    #expect(throws: PhraseFinder.Failure.self) { try finder.part("said", which: "3") }
    #expect(throws: PhraseFinder.Failure.self) { try finder.part("said", which: "0") }
    #expect(throws: PhraseFinder.Failure.self) { try finder.part("yes", sentence: "She said no.") }
    #expect(throws: PhraseFinder.Failure.self) { try finder.part("yes", which: "1, 1") }
  }

  @Test func `a part is typed as it would be found`() throws {
    let text = Text("He said “é”. She said no, said He.")
    let finder = PhraseFinder(text)
    for spans in [[Span(3, 7)], [Span(0, 2), Span(8, 16)], [Span(22, 26)], [Span(31, 35), Span(36, 38)], []] {
      let (words, which) = finder.typed(spans)
      #expect(try finder.part(words, which: which).spans == spans, "\(words) \(which)")
    }
  }
}
