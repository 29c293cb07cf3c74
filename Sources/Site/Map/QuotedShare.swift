/// Who is quoted how much: a table with a bar for each speaker, direct words dark and indirect ones light.
///
/// It reads as a table without its bars. A bar's parts have their widths as attributes, for the pages forbid style written into
/// elements.
struct QuotedShare: Sendable {
  /// A speaker's part.
  struct Row: Sendable, Hashable {
    var name: String
    /// An address within the site.
    var href: String?
    /// Words between quotation marks, and words reported without them.
    var directWords, indirectWords: Int
    var statements: Int

    init(name: String, href: String? = nil, directWords: Int, indirectWords: Int, statements: Int) {
      self.name = name
      self.href = href
      self.directWords = max(0, directWords)
      self.indirectWords = max(0, indirectWords)
      self.statements = max(0, statements)
    }

    var words: Int { directWords + indirectWords }
  }

  /// Speakers beyond this number are summed up as others.
  static let greatestCount = 8
  /// The longest bar, in pixels.
  private static let barWidth = 160

  /// The speakers with most words first.
  let rows: [Row]
  /// How many speakers the row of others stands for.
  let others: Int

  /// nil where nobody has a word.
  init?(_ all: [Row]) {
    let sorted = all.enumerated().filter { $0.element.words > 0 }.sorted {
      ($1.element.words, $0.offset) < ($0.element.words, $1.offset)
    }.map(\.element)
    if sorted.isEmpty { return nil }
    // One more speaker takes no more room than the row of others would.
    if sorted.count <= Self.greatestCount {
      rows = sorted
      others = 0
      return
    }
    let rest = sorted[Self.greatestCount...]
    others = rest.count
    rows =
      sorted.prefix(Self.greatestCount) + [
        Row(
          name: rest.count == 1 ? "1 other" : "\(rest.count) others",
          directWords: rest.reduce(0) { $0 + $1.directWords }, indirectWords: rest.reduce(0) { $0 + $1.indirectWords },
          statements: rest.reduce(0) { $0 + $1.statements })
      ]
  }

  /// Appends the table.
  func append(caption: String = "Who is quoted how much", to out: inout [UInt8]) {
    var writer = HTMLWriter()
    writer.raw("<table class=\"share\"><caption>")
    writer.text(caption)
    writer.raw(
      """
      </caption><thead><tr><th scope="col">Speaker</th><th scope="col" class="share-number">Statements</th>\
      <th scope="col" class="share-number">Direct words</th><th scope="col" class="share-number">Indirect words</th>\
      <td></td></tr></thead><tbody>
      """)
    let most = rows.map(\.words).max() ?? 1
    for row in rows { append(row, most: max(1, most), to: &writer) }
    writer.raw("</tbody></table>")
    out.append(contentsOf: writer.bytes)
  }

  private func append(_ row: Row, most: Int, to writer: inout HTMLWriter) {
    writer.raw("<tr><th scope=\"row\">")
    let isLink = row.href.map { $0.hasPrefix("/") && !$0.hasPrefix("//") && !$0.hasPrefix("/\\") || $0.hasPrefix("#") }
    if isLink == true {
      writer.raw("<a")
      writer.attribute("href", row.href)
      writer.raw(">")
    }
    writer.text(row.name)
    if isLink == true { writer.raw("</a>") }
    writer.raw("</th>")
    for number in [row.statements, row.directWords, row.indirectWords] {
      writer.raw("<td class=\"share-number\">")
      writer.number(number)
      writer.raw("</td>")
    }
    let direct = width(row.directWords, of: most)
    let all = max(direct, width(row.words, of: most))
    writer.raw("<td><svg class=\"share-bar\" aria-hidden=\"true\" height=\"12\" width=\"")
    writer.number(Self.barWidth)
    writer.raw("\">")
    bar("share-direct", from: 0, to: direct, &writer)
    bar("share-indirect", from: direct, to: all, &writer)
    writer.raw("</svg></td></tr>")
  }

  /// Pixels; a word is seen, however few they are.
  private func width(_ words: Int, of most: Int) -> Int {
    words == 0 ? 0 : max(1, Int((Double(words) / Double(most) * Double(Self.barWidth)).rounded()))
  }

  private func bar(_ name: StaticString, from start: Int, to end: Int, _ writer: inout HTMLWriter) {
    if end <= start { return }
    writer.raw("<rect class=\"")
    writer.raw(name)
    writer.raw("\" x=\"")
    writer.number(start)
    writer.raw("\" width=\"")
    writer.number(end - start)
    writer.raw("\" height=\"12\"/>")
  }
}
