import Facts
import Intake
import Record
import TestKit
import Testing

@testable import Reading
@testable import Site

/// Pages of the web, read and shown again.
@Suite(.enabled(if: SharedData.has("data/pages/html"), "\(SharedData.advice)")) struct RealPagesTests {
  @Test func `every word of a fact is found marked on its page, and nothing of the page acts`() {
    let folder = "\(SharedData.folder ?? "")/data/pages/html"
    let names = SharedData.names(in: "data/pages/html", suffix: ".gz").enumerated().filter { $0.offset % 16 == 0 }
    let reader = InputReader(
      names.map { .path("\(folder)/\($0.element)") }, limits: IntakeLimits(), counter: ByteCounter(), tally: Tally())
    let recorder = Recorder()
    var (pages, marked) = (0, 0)
    while let parcel = reader.next() {
      guard case .page(let capture, _) = parcel.open() else { continue }
      let record = recorder.record(of: capture)
      guard let article = record.article else { continue }
      let marks =
        WordMark.marks(of: record.statements)
        + article.blocks.enumerated().map { WordMark("b\($0.offset)", .found, [$0.element.span]) }
      let page = CapturedPage(
        of: capture, charset: record.capture?.charset, sourceMap: article.sourceMap, marks: marks)
      pages += 1
      marked += marks.count
      #expect(page.missing.isEmpty, "\(capture.source)")
      let charset = String(page.contentType.drop { $0 != "=" }.dropFirst())
      let html = DecodedPayload(page.body, servedCharset: charset).utf8
      #expect(ActiveContent.faults(in: html, .captured).isEmpty, "\(capture.source)")
      for (mark, words) in missed(marks, in: HTMLParser.parse(html).tree, article) {
        Issue.record("\(capture.source): \(mark.id) does not mark “\(words)”")
      }
    }
    #expect(pages > 40 && marked > 1_000)
  }

  /// The marks whose words do not all stand in them; what was mended in the text may read otherwise on the page.
  private func missed(_ marks: [WordMark], in tree: HTMLTree, _ article: Article) -> [(WordMark, String)] {
    guard let attribute = tree.attributeNamed("data-mark") else { return marks.map { ($0, "") } }
    var found: [String: String] = [:]
    for node in tree.descendants() where tree.isElement(node) {
      if let id = tree.string(attribute, of: node) { found[id, default: ""] += tree.text(node) }
    }
    return marks.compactMap { mark in
      var words = ""
      for span in mark.spans {
        for run in article.sourceMap where run.text.overlaps(span) {
          if run.kind == .repaired { return nil }
          let part = Span(max(run.text.start, span.start), min(run.text.end, span.end))
          if run.kind != .inserted { words += article.text[part] }
        }
      }
      let (wanted, there) = (Self.letters(words), Self.letters(found[mark.id] ?? ""))
      return Self.isSubsequence(wanted, of: there) ? nil : (mark, words)
    }
  }

  private static func letters(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint }
  }

  /// Whether all of `wanted` stands in `there` in its order: a page may show more between, such as a formula's source.
  private static func isSubsequence(_ wanted: [Unicode.Scalar], of there: [Unicode.Scalar]) -> Bool {
    var next = 0
    for scalar in there where next < wanted.count && scalar == wanted[next] { next += 1 }
    return next == wanted.count
  }
}
