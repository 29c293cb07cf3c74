internal import Archive
internal import ArgumentParser

/// `dateline search`: finds articles.
struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find articles in the archive.",
    discussion: """
      Words are found whatever their case and accents; "a phrase" in quotation marks; begin* by its beginning; -word leaves \
      out; OR and parentheses; field:value filters, as the options do. All of it is in docs/search.md.
      """)

  @OptionGroup var query: QueryOptions
  @OptionGroup var archive: ArchiveOptions
  @Option(help: "newest first, or by relevance among the newest 10000.")
  var order = HitOrder.newest
  @OptionGroup var part: PartOptions
  @Flag(help: "Count what was found by outlet, section, language, speaker, country and month.")
  var facets = false
  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let query = try query.query()
    let store = try archive.open().store
    let page = try Failure.told { try store.search(query, order: order.order, limit: part.limit, after: part.after) }
    let spread = facets ? try Failure.told { try store.facets(query, most: 10) } : nil
    var answers = Answers()
    switch answer.format {
    case .json:
      for hit in page.hits { try answers.write(AnswerTable.json(hit)) }
      if let spread { try answers.write(AnswerTable.json(spread)) }
    case .csv:
      try answers.write(AnswerTable.row(AnswerTable.articleColumns))
      for hit in page.hits { try answers.write(AnswerTable.row(AnswerTable.cells(hit))) }
    case .text:
      var shown = AnswerPage(Style(answer.color))
      for hit in page.hits { shown.add(hit) }
      if let spread { shown.add(spread) }
      try answers.write(shown.utf8)
    }
    try answers.finish()
    part.tell(next: page.next, isEmpty: page.hits.isEmpty, answer.format)
  }
}

/// The orders that hits come in.
enum HitOrder: String, ExpressibleByArgument, CaseIterable {
  case newest, relevance

  /// The same as the archive calls it.
  var order: SearchOrder { self == .newest ? .newest : .relevance }
}
