internal import Archive
internal import ArgumentParser

/// `dateline statements`: finds who said what.
struct Statements: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find statements in the archive: who said what.",
    discussion: "Words are looked for in what is said, filters speak of the statement; else as in dateline search.")

  @OptionGroup var query: QueryOptions
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var part: PartOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let query = try query.query()
    let store = try archive.open().store
    let page = try Failure.told { try store.statements(query, limit: part.limit, after: part.after) }
    var answers = Answers()
    switch answer.format {
    case .json: for hit in page.hits { try answers.write(AnswerTable.json(hit)) }
    case .csv:
      try answers.write(AnswerTable.row(AnswerTable.statementColumns))
      for hit in page.hits { try answers.write(AnswerTable.row(AnswerTable.cells(hit))) }
    case .text:
      var shown = AnswerPage(Style(answer.color))
      for hit in page.hits { shown.add(hit) }
      try answers.write(shown.utf8)
    }
    try answers.finish()
    part.tell(next: page.next, isEmpty: page.hits.isEmpty, answer.format)
  }
}
