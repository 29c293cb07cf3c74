internal import Archive
internal import ArgumentParser
internal import Record

/// `dateline timeline`: sets what articles tell in the order of the days they tell of.
struct Timeline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Set what an article, or what articles that are found, tell in the order of the days they tell of.",
    discussion: """
      With one name of a page (its address, number or path) the timeline is of that article; else of the articles that are \
      found, at most --limit of them, the newest first. Words that stand for no day of the calendar are left out.
      """)

  @OptionGroup var query: QueryOptions
  @OptionGroup var archive: ArchiveOptions
  @Option(help: ArgumentHelp("Articles that are found, at most.", valueName: "n"))
  var limit = 100
  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes a number from 1 to 10000.") }
  }

  func run() throws {
    let archive = try archive.open()
    var entries: [TimelineEntry] = []
    for article in try articles(archive) { entries += TimelineEntry.entries(of: article) }
    entries.sort { ($0.value, $0.article.page, $0.time.span.start) < ($1.value, $1.article.page, $1.time.span.start) }
    var answers = Answers()
    switch answer.format {
    case .json: for entry in entries { try answers.write(json(entry)) }
    case .csv:
      try answers.write(AnswerTable.row(["value", "mod", "words", "sentence", "page", "headline", "address"]))
      for entry in entries {
        try answers.write(
          AnswerTable.row([
            entry.value, entry.time.mod, entry.words, entry.sentence, String(entry.article.page),
            entry.article.record.article?.headline, entry.article.address,
          ]))
      }
    case .text: try answers.write(page(entries).utf8)
    }
    try answers.finish()
    if entries.isEmpty, answer.format == .text { Terminal.say("no days are told of\n") }
  }

  private func articles(_ archive: Archive) throws -> [StoredArticle] {
    if query.words.count == 1, let page = try? archive.page(named: query.words[0]) {
      return try Failure.told { try archive.store.versions(of: page) }.filter(\.isLatest)
    }
    let query = try query.query()
    return try Failure.told {
      let found = try archive.store.search(query, order: .newest, limit: limit, after: nil)
      return try found.hits.compactMap { try archive.store.article($0.key) }
    }
  }

  private func page(_ entries: [TimelineEntry]) -> AnswerPage {
    var shown = AnswerPage(Style(answer.color))
    let isOfOne = Set(entries.map(\.article.page)).count == 1
    for (value, group) in RecordPage.groups(entries, by: \.value) {
      shown.part()
      shown.add(Paragraph(value, .heading))
      for entry in group {
        var line = Paragraph("“\(entry.words)”", .bold)
        line.add(listing: [entry.time.mod?.lowercased(), isOfOne ? nil : "#\(entry.article.page)"], .dim)
        line.add("  " + entry.sentence)
        shown.add(line, indent: 2, hanging: 4)
      }
    }
    return shown
  }

  private func json(_ entry: TimelineEntry) -> [UInt8] {
    AnswerTable.line { json in
      json.string("value", entry.value)
      json.string("mod", entry.time.mod)
      json.string("words", entry.words)
      json.string("sentence", entry.sentence)
      json.key("page")
      json.number(entry.article.page)
      json.string("headline", entry.article.record.article?.headline)
      json.string("address", entry.article.address)
    }
  }
}
