import Record
import Testing

@testable import Reading

@Suite struct ArticleAssemblyTests {
  private func capture(_ text: String, _ form: Capture.Form = .articleText) -> Capture {
    Capture(source: "test", payload: Array(text.utf8), digest: "", form: form)
  }

  @Test func `an article's text is kept byte for byte, its lines trimmed are its blocks`() {
    let text = "  A line \r\n\r\n\tanother one.\n"
    let article = PageReader().read(capture(text)).article
    #expect(article.text.string == text)
    #expect(article.blocks.map { article.text[$0.span] } == ["A line", "another one."])
    #expect(article.repairs.isEmpty)
  }

  @Test func `the day given with the input is stated, with its evidence`() {
    var given = capture("Words.")
    given.publishedHint = "2024-05-12"
    let published = PageReader().read(given).article.published
    #expect(published?.value == "2024-05-12")
    #expect(published?.basis == .stated)
    #expect(published?.evidence.place == "input")
  }

  @Test func `blocks are joined by one inserted line end`() {
    let page = DecodedPayload(utf8: Array("One.  Two.".utf8), charset: "utf-8")
    var draft = DraftArticle()
    page.utf8.withUnsafeBufferPointer { utf8 in
      draft.blocks = [0..<4, 6..<10].map { range in
        var text = TracedText()
        text.append(verbatim: range, of: utf8)
        return DraftBlock(kind: .paragraph, section: .main, text: text)
      }
    }
    let article = ArticleAssembly(page: page).article(of: draft)
    #expect(article.text.string == "One.\nTwo.")
    #expect(article.sourceMap.map(\.kind) == [.verbatim, .inserted, .verbatim])
    #expect(article.sourceMap.map(\.payload) == [Span(0, 4), Span(4, 4), Span(6, 10)])
  }

  @Test func `a page beyond the limit is cut before a scalar and says so`() {
    var limits = PageReader.Limits()
    limits.maxBytes = 4
    let outcome = PageReader(limits: limits).read(capture("abcé!"))
    #expect(outcome.article.text.string == "abc")
    #expect(outcome.problems.map(\.code) == ["DL-READ-001"])
  }

  @Test func `what is no page is recorded and not read`() {
    let outcome = PageReader().read(capture("\u{89}PNG", .other))
    #expect(outcome.article.kind == .other)
    #expect(outcome.article.text.count == 0)
    #expect(outcome.problems.map(\.code) == ["DL-READ-002"])
  }
}

@Suite struct RepairedTextTests {
  private func text(_ string: String) -> RepairedText {
    var traced = TracedText()
    Array(string.utf8).withUnsafeBufferPointer { traced.append(verbatim: 0..<$0.count, of: $0) }
    return RepairedText(traced)
  }

  @Test func `an edit inside an earlier repair becomes one repair that remembers the first words`() {
    var mended = text("say xx now")
    mended.make([.init(range: 4..<6, replacement: Array("abc".utf8), kind: "first")])
    mended.make([.init(range: 5..<6, replacement: Array("--".utf8), kind: "second")])
    #expect(mended.text.string == "say a--c now")
    #expect(mended.repairs == [Repair(kind: "second", span: Span(4, 8), was: "xx")])
    #expect(mended.undone == Array("say xx now".utf8))
  }

  @Test func `edits on both sides of a repair leave it a repair of its own`() {
    var mended = text("a-b-c")
    mended.make([.init(range: 2..<3, replacement: Array("BB".utf8), kind: "one")])
    mended.make([
      .init(range: 1..<2, replacement: [], kind: "two"), .init(range: 4..<5, replacement: Array("+".utf8), kind: "two"),
    ])
    #expect(mended.text.string == "aBB+c")
    #expect(mended.repairs.map(\.kind) == ["two", "one", "two"])
    #expect(mended.undone == Array("a-b-c".utf8))
  }

  @Test(arguments: [UInt64](1...200))
  func `any repairs can be undone`(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(below, 1)
    }
    let first = String(decoding: (0..<40).map { _ in UInt8(0x61 + next(8)) }, as: UTF8.self)
    var mended = text(first)
    for round in 0..<4 {
      var edits: [TracedText.Edit] = []
      var position = 0
      while position < mended.text.count {
        let low = position + next(8)
        let high = low + next(4)
        guard high <= mended.text.count else { break }
        let replacement = [UInt8](repeating: 0x30 + UInt8(round), count: next(3))
        if high > low || !replacement.isEmpty {
          edits.append(.init(range: low..<high, replacement: replacement, kind: "round\(round)"))
        }
        position = high + 1
      }
      mended.make(edits)
      #expect(mended.undone == Array(first.utf8))
      #expect(mended.text.runs.reduce(0) { $0 + $1.count } == mended.text.count)
      #expect(mended.repairs.allSatisfy { $0.span.start <= $0.span.end && $0.span.end <= mended.text.count })
    }
  }
}
