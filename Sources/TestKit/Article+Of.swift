public import Record

extension Article {
  /// An article whose text is `lines`, each a paragraph of its main section, with a newline between them. Empty lines are left out.
  public static func of(_ lines: String...) -> Article { of(lines: lines) }

  /// The same from a list.
  public static func of(lines: [String]) -> Article {
    var article = Article()
    var utf8: [UInt8] = []
    for line in lines where !line.isEmpty {
      if !utf8.isEmpty { utf8.append(UInt8(ascii: "\n")) }
      let start = utf8.count
      utf8 += line.utf8
      article.blocks.append(Block(kind: .paragraph, section: .main, span: Span(start, utf8.count)))
    }
    article.text = Text(utf8: utf8)
    return article
  }
}
