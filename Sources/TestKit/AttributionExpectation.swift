internal import Facts
internal import Language
public import Record
public import Testing

/// Expects just the statements that are marked in `marked`, whose lines are paragraphs.
///
///     expectAttributions("⟦source|The minister⟧ ⟦cue|said⟧ ⟦content|the bridge was open⟧.")
///
/// Several statements are numbered (`⟦source:2|…⟧`), in order of their contents; a part in pieces has its mark several times.
/// Source and content must be the same words, quotation marks and stops at their ends aside; a cue must share a word with the
/// marked one, and where none is marked any will do. With `kind`, every statement must be of it. A failure shows the text
/// with both answers.
public func expectAttributions(
  _ marked: String, kind: Statement.Kind? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  let gold = MarkedText(marked)
  let article = Article.of(lines: gold.text.split(separator: "\n").map(String.init))
  let found = AttributionFinder().statements(in: article, Analyzer().analyze(article))
  let text = Array(gold.text.utf8)
  func bare(_ spans: [Span]) -> [Span] { spans.map { trimmed($0, text) } }
  let isSame =
    gold.numbers.count == found.count
    && zip(gold.numbers, found).allSatisfy { number, statement in
      let cue = gold.spans("cue", number)
      return bare(gold.spans("source", number)) == bare(statement.source)
        && bare(gold.spans("content", number)) == bare(statement.content)
        && (cue.isEmpty || statement.cue.contains { part in cue.contains { $0.overlaps(part) } })
        && (kind == nil || statement.kind == kind)
    }
  guard !isSame else { return }
  let marks = found.enumerated().flatMap { index, statement in
    [("source", statement.source), ("cue", statement.cue), ("content", statement.content)].flatMap { name, spans in
      spans.map { MarkedText.Mark(name: name, number: index + 1, span: $0) }
    }
  }
  let kinds = found.map(\.kind.rawValue).joined(separator: ", ")
  Issue.record(
    "expected  \(MarkedText.render(gold.text, gold.marks))\nfound     \(MarkedText.render(gold.text, marks)) (\(kinds))",
    sourceLocation: sourceLocation)
}

/// The span without white space, quotation marks and stops at its ends.
private func trimmed(_ span: Span, _ text: [UInt8]) -> Span {
  var span = span
  func isMark(_ byte: UInt8) -> Bool { " \"',.;:`!?".utf8.contains(byte) }
  func isCurly(_ start: Int) -> Bool {
    start >= 0 && start + 2 < text.count && text[start] == 0xE2 && text[start + 1] == 0x80
      && (0x98...0x9F).contains(text[start + 2])
  }
  while !span.isEmpty {
    if isMark(text[span.start]) {
      span.start += 1
    } else if isCurly(span.start), span.count >= 3 {
      span.start += 3
    } else if isMark(text[span.end - 1]) {
      span.end -= 1
    } else if isCurly(span.end - 3), span.count >= 3 {
      span.end -= 3
    } else {
      break
    }
  }
  return span
}
