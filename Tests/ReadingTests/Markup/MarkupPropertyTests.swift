import Intake
import Record
import TestKit
import Testing

@testable import Reading

/// Promises kept over pages as the web has them.
@Suite(.enabled(if: SharedData.has("data/pages/html"), "needs the shared data: set DATELINE_SHARED to its folder"))
struct MarkupPropertyTests {
  @Test func `blocks are covered, verbatim bytes are equal, ends are bare, and a second reading is the same`() {
    let names = SharedData.names(in: "data/pages/html", suffix: ".gz")
    let paths = stride(from: 0, to: names.count, by: 8).map {
      "\(SharedData.folder ?? "")/data/pages/html/\(names[$0])"
    }
    let reader = InputReader(paths.map { .path($0) }, limits: IntakeLimits(), counter: ByteCounter(), tally: Tally())
    var pages = 0
    while let parcel = reader.next() {
      guard case .page(let capture, _) = parcel.open() else { continue }
      pages += 1
      check(capture)
    }
    #expect(pages > 50)
  }

  private func check(_ capture: Capture) {
    let page = DecodedPayload(utf8: Array(String(decoding: capture.payload, as: UTF8.self).utf8), charset: "utf-8")
    let draft = MarkupReader.read(HTMLParser.parse(page.utf8).tree, page, capture)
    let again = MarkupReader.read(HTMLParser.parse(page.utf8).tree, page, capture)
    #expect(draft.blocks.map(\.text) == again.blocks.map(\.text) && draft.facts == again.facts, "\(capture.source)")
    for block in draft.blocks { check(block.text, of: page, capture.source) }
  }

  private func check(_ text: TracedText, of page: DecodedPayload, _ source: String) {
    #expect(text.runs.reduce(0) { $0 + $1.count } == text.count, "\(source)")
    var start = 0
    for run in text.runs where run.count > 0 {
      if run.kind == .verbatim {
        #expect(text.utf8[start..<start + run.count].elementsEqual(page.utf8[run.source]), "\(source)")
      }
      start += run.count
    }
    #expect([text.utf8.first ?? 0, text.utf8.last ?? 0].allSatisfy { $0 > 0x20 }, "\(source): \(text.string)")
    #expect(String(validating: text.utf8, as: UTF8.self) != nil, "\(source)")
  }
}
