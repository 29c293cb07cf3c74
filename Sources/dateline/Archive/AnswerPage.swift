internal import Archive
internal import Record

/// Answers of the archive as people read them.
struct AnswerPage {
  private let style: Style
  private var lines: [String] = []

  init(_ style: Style) {
    self.style = style
  }

  /// The lines, in UTF-8.
  var utf8: [UInt8] { lines.isEmpty ? [] : Array((lines.joined(separator: "\n") + "\n").utf8) }

  /// Adds a paragraph.
  mutating func add(_ paragraph: Paragraph, indent: Int = 0, hanging: Int? = nil) {
    lines += paragraph.lines(style, indent: indent, hanging: hanging)
  }

  /// Adds an empty line, unless nothing stands above it.
  mutating func part() {
    if !lines.isEmpty { lines.append("") }
  }

  /// Adds words in which those looked for are marked.
  mutating func add(snippet: String, indent: Int) {
    var paragraph = Paragraph()
    var mark: Style.Mark?
    let line = String(snippet.map { $0.isNewline ? " " : $0 })
    for piece in line.pieces(whereSeparator: { $0 == Snippet.open || $0 == Snippet.close }) {
      switch piece.first {
      case Snippet.open: mark = .bold
      case Snippet.close: mark = nil
      default: paragraph.add(String(piece), mark)
      }
    }
    add(paragraph, indent: indent)
  }

  /// Adds an article that was found.
  mutating func add(_ hit: ArticleHit) {
    part()
    var title = Paragraph(hit.headline ?? hit.address, .bold)
    title.add("  #\(hit.page)", .dim)
    add(title)
    var place = Paragraph()
    place.add(listing: [hit.day, hit.outlet, hit.section, hit.language], .dim)
    add(place, indent: 2)
    if hit.headline != nil { add(Paragraph(hit.address, .dim), indent: 2) }
    add(snippet: hit.snippet, indent: 2)
  }

  /// Adds a statement that was found.
  mutating func add(_ hit: StatementHit) {
    part()
    var who = Paragraph(hit.party ?? (hit.source.isEmpty ? "Nobody named" : "“\(hit.source)”"), .bold)
    who.add(listing: [hit.country, hit.day, hit.outlet], .dim)
    who.add("  #\(hit.page) \(hit.id)", .dim)
    add(who)
    var said = Paragraph(hit.stance, .stance)
    said.add(": " + (hit.kind == .direct ? RecordPage.quoted(hit.content) : hit.content))
    add(said, indent: 2, hanging: 4)
    var how = Paragraph()
    let words = [hit.source, hit.cue].filter { !$0.isEmpty }.joined(separator: " — ")
    how.add(listing: [hit.kind.rawValue, words, "\(Int((hit.confidence * 100).rounded()))%", hit.headline], .dim)
    add(how, indent: 4)
  }

  /// Adds how hits are spread.
  mutating func add(_ facets: Facets) {
    part()
    var title = Paragraph("Found", .heading)
    title.add(
      facets.isPartial
        ? " more than \(facets.counted); counted over the newest \(facets.counted)" : " \(facets.counted)",
      .dim)
    add(title)
    for (name, counts) in [
      ("outlets", facets.outlets), ("sections", facets.sections), ("languages", facets.languages),
      ("speakers", facets.speakers), ("countries", facets.countries), ("months", facets.months),
    ] where !counts.isEmpty {
      var line = Paragraph(name, .stance)
      line.add(": " + counts.map { "\($0.name) \($0.hits)" }.joined(separator: " · "))
      add(line, indent: 2, hanging: 4)
    }
  }
}

extension String {
  /// The pieces between characters that `isSeparator` takes, and those characters, each a piece of its own.
  fileprivate func pieces(whereSeparator isSeparator: (Character) -> Bool) -> [Substring] {
    var pieces: [Substring] = []
    var start = startIndex
    for index in indices where isSeparator(self[index]) {
      if start < index { pieces.append(self[start..<index]) }
      pieces.append(self[index...index])
      start = self.index(after: index)
    }
    if start < endIndex { pieces.append(self[start...]) }
    return pieces
  }
}
