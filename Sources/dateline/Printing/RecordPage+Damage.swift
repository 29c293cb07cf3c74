internal import Record

extension RecordPage {
  /// What was mended in the text, by kind, with an example.
  mutating func addRepairs(of article: Article) {
    guard !article.repairs.isEmpty else { return }
    addHeading("Repaired", note: "each can be undone: see repairs in the JSON")
    for group in Self.groups(article.repairs, by: \.kind) {
      guard let first = group.items.first else { continue }
      var line = Paragraph(group.key + Self.times(group.items.count) + ": ")
      line.add("“\(Self.sample(first.was, width: 30))” → “\(Self.sample(article.text[first.span], width: 30))”", .dim)
      add(line, indent: 2, hanging: 4)
    }
  }

  /// What was left out of the article, by kind, with its first words.
  mutating func addRemoved(of article: Article) {
    guard !article.removed.isEmpty else { return }
    addHeading("Left out")
    for group in Self.groups(article.removed, by: \.kind) {
      guard let first = group.items.first else { continue }
      var line = Paragraph(group.key.rawValue + Self.times(group.items.count) + ": ")
      line.add("“\(Self.sample(first.text, width: 50))”", .dim)
      add(line, indent: 2, hanging: 4)
    }
  }

  /// What could not be done.
  mutating func addProblems() {
    guard !record.problems.isEmpty else { return }
    addHeading("Problems")
    for problem in record.problems {
      var line = Paragraph(problem.code + " ", .warning)
      line.add(problem.message)
      add(line, indent: 2, hanging: 4)
    }
  }
}
