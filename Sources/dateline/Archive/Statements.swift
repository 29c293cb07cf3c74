internal import Archive
internal import ArgumentParser

/// `dateline statements`: finds who said what.
struct Statements: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find statements in the archive: who said what.",
    discussion: "Words are looked for in what is said, filters speak of the statement; else as in dateline search.")

  @OptionGroup var query: QueryOptions
  @OptionGroup var archive: ArchiveOptions
  @Option(help: ArgumentHelp("At most this many.", valueName: "n"))
  var limit = 50
  @Option(
    help: ArgumentHelp("Go on behind what was printed before: the cursor that stood below it.", valueName: "cursor"))
  var after: String?
  @Option(help: "text for people, json for one object a line, csv for a table.")
  var format = AnswerFormat.text
  @Option(help: "When to use colours: auto, always or never. NO_COLOR is honoured.")
  var color = ColorChoice.auto

  func validate() throws {
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes a number from 1 to 10000.") }
  }

  func run() throws {
    let query = try query.query()
    let store = try archive.open().store
    let page = try Failure.told { try store.statements(query, limit: limit, after: after) }
    var answers = Answers()
    switch format {
    case .json: for hit in page.hits { try answers.write(AnswerTable.json(hit)) }
    case .csv:
      try answers.write(AnswerTable.row(AnswerTable.statementColumns))
      for hit in page.hits { try answers.write(AnswerTable.row(AnswerTable.cells(hit))) }
    case .text:
      var shown = AnswerPage(Style(color))
      for hit in page.hits { shown.add(hit) }
      try answers.write(shown.utf8)
    }
    try answers.finish()
    if let next = page.next { Terminal.say("more: --after \(next)\n") }
    if page.hits.isEmpty, format == .text { Terminal.say("nothing was found\n") }
  }
}
