internal import Record

/// Writes an article's text as HTML with its statements marked: content in the colour of who speaks, cue and source told
/// apart, and behind the last words of each a number that leads to the statement in the record.
struct ArticleText {
  private enum Part { case content, source, cue }

  private struct Mark {
    var span: Span
    var part: Part
    var statement: Int
  }

  private let text: Text
  private let record: PageRecord
  private let speakers: Speakers
  private let marks: [Mark]
  /// Where the content of each statement ends, in the order of the ends.
  private let ends: [(offset: Int, statement: Int)]

  /// The text of `record`'s article.
  init(_ record: PageRecord, _ speakers: Speakers) {
    self.record = record
    self.speakers = speakers
    text = record.article?.text ?? Text(utf8: [])
    var marks: [Mark] = []
    var ends: [(offset: Int, statement: Int)] = []
    for (index, statement) in record.statements.enumerated() {
      marks += statement.content.map { Mark(span: $0, part: .content, statement: index) }
      marks += statement.source.map { Mark(span: $0, part: .source, statement: index) }
      marks += statement.cue.map { Mark(span: $0, part: .cue, statement: index) }
      if let last = statement.content.last { ends.append((last.end, index)) }
    }
    self.marks = marks.sorted { $0.span < $1.span }
    self.ends = ends.sorted { $0 < $1 }
  }

  /// Writes the blocks but for headline and standfirst, which stand at the head of the page. With `limit`, only the first
  /// block of text, and of that only so many bytes.
  func write(to html: inout HTMLWriter, limit: Int? = nil) {
    let blocks = (record.article?.blocks ?? []).filter { $0.kind != .headline && $0.kind != .standfirst }
    if let limit {
      guard let first = blocks.first(where: { $0.kind == .paragraph }) else { return }
      html.raw("<p>")
      inline(cut(first.span, limit), to: &html)
      html.raw(" …</p>")
      return
    }
    var isBackground = false
    var index = 0
    while index < blocks.count {
      let block = blocks[index]
      if block.section == .background, !isBackground {
        isBackground = true
        html.raw("<section class=\"background\" aria-label=\"Background\">")
      } else if block.section != .background, isBackground {
        isBackground = false
        html.raw("</section>")
      }
      if block.kind == .listItem {
        html.raw("<ul>")
        while index < blocks.count, blocks[index].kind == .listItem, blocks[index].section == block.section {
          element("li", blocks[index], to: &html)
          index += 1
        }
        html.raw("</ul>")
        continue
      }
      write(block, to: &html)
      index += 1
    }
    if isBackground { html.raw("</section>") }
  }

  /// Writes the blocks of an article without marks, for readers of feeds.
  static func plain(_ article: Article, to html: inout HTMLWriter) {
    var record = PageRecord(id: "")
    record.article = article
    ArticleText(record, Speakers(record)).write(to: &html)
  }

  /// Writes the words at a span with their marks.
  func inline(_ span: Span, to html: inout HTMLWriter) {
    // Long before any block, a mark may begin that reaches into it: those are few, since no statement is longer than some blocks.
    let inside = marks.filter { $0.span.overlaps(span) }
    var cuts = Set([span.start, span.end])
    for mark in inside {
      cuts.insert(max(mark.span.start, span.start))
      cuts.insert(min(mark.span.end, span.end))
    }
    let notes = ends.filter { $0.offset > span.start && $0.offset <= span.end }
    for note in notes { cuts.insert(note.offset) }
    let offsets = cuts.sorted()
    var next = 0
    for (start, end) in zip(offsets, offsets.dropFirst()) {
      segment(Span(start, end), inside, to: &html)
      while next < notes.count, notes[next].offset == end {
        note(notes[next].statement, to: &html)
        next += 1
      }
    }
  }

  private func write(_ block: Block, to html: inout HTMLWriter) {
    switch block.kind {
    case .heading: element("h2", block, to: &html)
    case .quote:
      html.raw("<blockquote>")
      element("p", block, to: &html)
      html.raw("</blockquote>")
    case .caption: element("p", style: "caption", block, to: &html)
    case .note: element("p", style: "note", block, to: &html)
    default: element("p", block, to: &html)
    }
  }

  private func element(
    _ name: StaticString, style: StaticString? = nil, _ block: Block, to html: inout HTMLWriter
  ) {
    html.element(name, class: style) { inline(block.span, to: &$0) }
  }

  /// Writes words that the same marks are over.
  private func segment(_ span: Span, _ marks: [Mark], to html: inout HTMLWriter) {
    let over = marks.filter { $0.span.contains(span) }
    // The innermost statement speaks: what is said in a statement within another is said by the inner one.
    guard let mark = over.min(by: { $0.span.count < $1.span.count }) else {
      return html.text(utf8: text.utf8[span.range])
    }
    html.raw("<span class=\"")
    switch mark.part {
    case .content: html.raw(record.statements[mark.statement].kind == .indirect ? "told " : "said ")
    case .source: html.raw("source ")
    case .cue: html.raw("cue ")
    }
    html.raw(speakers.style(ofStatement: mark.statement))
    html.raw("\"")
    html.attribute("data-s", record.statements[mark.statement].id)
    html.raw(">")
    html.text(utf8: text.utf8[span.range])
    html.raw("</span>")
  }

  private func note(_ statement: Int, to html: inout HTMLWriter) {
    let id = record.statements[statement].id
    html.raw("<a")
    html.attribute("id", "in-" + id)
    html.raw(" class=\"ref ")
    html.raw(speakers.style(ofStatement: statement))
    html.raw("\"")
    html.attribute("href", "#" + id)
    html.attribute(
      "aria-label", "Statement \(statement + 1): \(speakers.all[speakers.number(ofStatement: statement)].name)")
    html.raw(">")
    html.number(statement + 1)
    html.raw("</a>")
  }

  /// The span up to about `limit` bytes, to the end of a word.
  private func cut(_ span: Span, _ limit: Int) -> Span {
    guard span.count > limit else { return span }
    var end = span.start + limit
    while end > span.start, text.utf8[end] != 0x20 { end -= 1 }
    return end > span.start ? Span(span.start, end) : span
  }
}
