internal import Record

extension RecordPage {
  /// Who said what: each party in the order it comes to word, with all it says.
  mutating func addStatements(of article: Article) {
    guard !record.statements.isEmpty else {
      if article.kind == .article || article.kind == .liveBlog { addHeading("Who said what", note: "nobody is quoted") }
      return
    }
    let entities = Dictionary(record.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let groups = Self.groups(record.statements) { statement in
      statement.entity ?? "“" + Self.words(statement.source, in: article)
    }
    addHeading("Who said what")
    for (index, group) in groups.enumerated() {
      if index > 0 { lines.append("") }
      add(Self.party(group.items, entities, article), indent: 2, hanging: 4)
      for statement in group.items { add(statement, in: article) }
    }
  }

  private static func party(_ statements: [Statement], _ entities: [String: Entity], _ article: Article) -> Paragraph {
    guard let entity = statements.first?.entity.flatMap({ entities[$0] }) else {
      let words = words(statements.first?.source ?? [], in: article)
      return words.isEmpty ? Paragraph("Nobody named", .bold) : Paragraph("“\(words)”", .bold)
    }
    var party = Paragraph(entity.name, .bold)
    party.add(listing: [entity.country, entity.role, entity.side], .dim)
    return party
  }

  private mutating func add(_ statement: Statement, in article: Article) {
    let hanging = 4 + Self.stanceColumns
    var said = Paragraph(statement.stance, .stance)
    said.add(Self.gap(behind: statement.stance, columns: Self.stanceColumns))
    let words = Self.words(statement.content, in: article)
    said.add(statement.kind == .direct ? Self.quoted(words) : words)
    add(said, indent: 4, hanging: hanging)
    var how = Paragraph()
    how.add(
      listing: [
        statement.kind.rawValue, Self.attribution(statement, article), statement.channel?.text,
        statement.via.map { "reported in \($0)" }, statement.answers.map { "answers \($0)" },
        "\(statement.id), \(Int((max(0, min(1, statement.confidence)) * 100).rounded()))%",
      ], .dim)
    add(how, indent: hanging)
    for line in evidence(for: statement, in: article) { add(line, indent: hanging, hanging: hanging + 2) }
  }

  /// The columns that the stance and the gap behind it take.
  private static let stanceColumns = 12

  /// The words for who said it and how: `the ministry … said`.
  private static func attribution(_ statement: Statement, _ article: Article) -> String {
    [words(statement.source, in: article), words(statement.cue, in: article)].filter { !$0.isEmpty }
      .joined(separator: " — ")
  }

  /// The words of a part; ` … ` where other words stand between.
  static func words(_ part: Statement.Part, in article: Article) -> String {
    part.map { CleanText.line(article.text[$0]) }.joined(separator: " … ")
  }

  /// Words in quotation marks of our own; the page's, which may be damaged, are taken off. Words that are not quoted as a
  /// whole get none: they are the reporter's.
  static func quoted(_ words: String) -> String {
    let marks: Set<Character> = ["\"", "“", "”", "„", "«", "»"]
    var inner = words[...]
    while let first = inner.first, marks.contains(first) { inner.removeFirst() }
    while let last = inner.last, marks.contains(last) { inner.removeLast() }
    return "“\(inner)”"
  }
}
