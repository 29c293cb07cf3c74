import Intake
import Record
import TestKit
import Testing

@testable import Reading

@Suite struct SourceCheckTests {
  private func capture(_ text: String) -> Capture {
    Capture(source: "test", payload: Array(text.utf8), digest: "", form: .articleText)
  }

  @Test func `an article fits the page it was read from, and no other`() {
    let page = capture("The Daily\n\nThe bridge is open again, said the mayor on Monday, and nobody wondered.\n")
    let article = PageReader().read(page).article
    #expect(SourceCheck.faults(of: article, in: page).isEmpty)
    var other = page
    other.payload[20] ^= 1
    #expect(!SourceCheck.faults(of: article, in: other).isEmpty)
    other.payload = Array(page.payload.dropLast(40))
    #expect(SourceCheck.faults(of: article, in: other).contains { if case .outside = $0 { true } else { false } })
  }

  @Test func `a map with a gap, or with too little, is found out`() throws {
    let page = capture("Some words that stand here for an article, and a few more of them, so that it is one.")
    var article = PageReader().read(page).article
    let run = try #require(article.sourceMap.first)
    article.sourceMap[0] = SourceRun(
      text: Span(run.text.start, run.text.end - 2), payload: Span(run.payload.start, run.payload.end - 2),
      kind: run.kind)
    #expect(SourceCheck.faults(of: article, in: page) == [.uncovered(at: article.text.count - 2)])
  }

  @Test(
    .enabled(if: SharedData.has("data/pages/html"), "needs the shared data: set DATELINE_SHARED to its folder"))
  func `on every page of the web that we have, runs cover the text, spans lie inside it, and verbatim bytes are equal`()
  {
    let folder = "\(SharedData.folder ?? "")/data/pages/html"
    let reader = InputReader([.path(folder)], limits: IntakeLimits(), counter: ByteCounter(), tally: Tally())
    let pages = PageReader()
    var count = 0
    while let parcel = reader.next() {
      guard case .page(let capture, _) = parcel.open() else { continue }
      count += 1
      let article = pages.read(capture).article
      #expect(SourceCheck.faults(of: article, in: capture).isEmpty, "\(capture.source)")
      var end = 0
      for block in article.blocks {
        #expect(
          block.span.start >= end && block.span.end <= article.text.count && !block.span.isEmpty, "\(capture.source)")
        end = block.span.end
      }
      if count % 10 == 0 { #expect(pages.read(capture).article == article, "\(capture.source): read twice") }
    }
    #expect(count > 700)
  }
}
