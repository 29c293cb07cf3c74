internal import Archive
internal import ArgumentParser
internal import Record

/// `dateline problems`: lists what was bad.
struct Problems: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what could not be read, or not wholly, when the archive was filled.")

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let store = try archive.open().store
    var answers = Answers()
    if answer.format == .csv {
      try answers.write(AnswerTable.row(["number", "code", "source", "page", "kept", "message"]))
    }
    var last = 0
    while true {
      let part = try Failure.told { try store.problems(after: last, limit: 500) }
      guard let end = part.last else { break }
      for problem in part { try answers.write(bytes(problem)) }
      last = end.number
    }
    try answers.finish()
    if last == 0, answer.format == .text { Terminal.say("no problems\n") }
  }

  private func bytes(_ problem: StoredProblem) -> [UInt8] {
    switch answer.format {
    case .json:
      return AnswerTable.line { json in
        json.key("number")
        json.number(problem.number)
        json.string("code", problem.problem.code)
        json.string("source", problem.source)
        if let page = problem.page {
          json.key("page")
          json.number(page)
        }
        json.string("kept", problem.keptAt)
        json.string("message", problem.problem.message)
      }
    case .csv:
      return AnswerTable.row([
        String(problem.number), problem.problem.code, problem.source, problem.page.map(String.init), problem.keptAt,
        problem.problem.message,
      ])
    case .text:
      var page = AnswerPage(Style(answer.color))
      var line = Paragraph(problem.problem.code, .warning)
      line.add(" " + problem.problem.message)
      line.add(listing: [problem.page.map { "#\($0)" }, problem.keptAt], .dim)
      page.add(line, hanging: 2)
      return page.utf8
    }
  }
}
