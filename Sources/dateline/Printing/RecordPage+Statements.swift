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
    for group in groups {
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
    let gap = max(1, Self.stanceColumns - DisplayWidth.of(statement.stance))
    // Wider than one blank, which is all that a paragraph keeps between words.
    said.add(String(repeating: "\u{A0}", count: gap - 1) + " ")
    said.add(Self.quoted(Self.words(statement.content, in: article)))
    add(said, indent: 4, hanging: hanging)
    var how = Paragraph()
    how.add(
      listing: [
        statement.kind.rawValue, Self.attribution(statement, article), statement.channel?.text,
        statement.via.map { "reported in \($0)" }, statement.answers.map { "answers \($0)" },
        "\(statement.id), \(Int((max(0, min(1, statement.confidence)) * 100).rounded())) %",
      ], .dim)
    add(how, indent: hanging)
    for line in evidence(for: statement, in: article) { add(line, indent: hanging, hanging: hanging + 2) }
  }

  /// The columns that the stance and the gap behind it take.
  private static let stanceColumns = 10

  /// The words for who said it and how: `the ministry … said`.
  private static func attribution(_ statement: Statement, _ article: Article) -> String {
    [words(statement.source, in: article), words(statement.cue, in: article)].filter { !$0.isEmpty }
      .joined(separator: " — ")
  }

  /// The words of a part; ` … ` where other words stand between.
  static func words(_ part: Statement.Part, in article: Article) -> String {
    part.map { CleanText.line(article.text[$0]) }.joined(separator: " … ")
  }

  private static func quoted(_ words: String) -> String {
    let marks: Set<Character> = ["\"", "“", "”", "„", "«", "»", "‘", "'"]
    if let first = words.first, let last = words.last, marks.contains(first), marks.contains(last) { return words }
    return "“\(words.trimmingMarks(marks))”"
  }
}

extension String {
  /// The text without one of `marks` at its begin or end where only one of them is there.
  fileprivate func trimmingMarks(_ marks: Set<Character>) -> String {
    var text = self[...]
    if let first = text.first, marks.contains(first), !text.dropFirst().contains(where: marks.contains) { text.removeFirst() }
    if let last = text.last, marks.contains(last), !text.dropLast().contains(where: marks.contains) { text.removeLast() }
    return String(text)
  }
}
