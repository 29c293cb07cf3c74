internal import Archive
internal import ArgumentParser
internal import Record

/// `dateline versions`: shows what changed on a page.
struct Versions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the versions of a page, and what changed from one to the next in text and in facts.")

  @Argument(help: "The page: its address, its number as search prints it, or the path it came from.")
  var page: String
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let archive = try archive.open()
    let (versions, captures) = try Failure.told {
      let number = try archive.page(named: page)
      return (try archive.store.versions(of: number), try archive.store.captures(of: number))
    }
    var answers = Answers()
    var shown = AnswerPage(Style(answer.color))
    if answer.format == .csv {
      try answers.write(AnswerTable.row(["version", "captured", "subject", "turn", "before", "after", "summary"]))
    }
    for (index, version) in versions.enumerated() {
      let own = captures.filter { $0.article == version.key }
      let difference = index > 0 ? VersionDifference(from: versions[index - 1], to: version) : nil
      switch answer.format {
      case .text: show(version, own, difference, &shown)
      case .json: try answers.write(json(version, own, difference))
      case .csv:
        for change in difference?.changes ?? [] {
          try answers.write(
            AnswerTable.row([
              String(version.version), own.first.map(\.moment), change.subject.rawValue, change.turn.rawValue,
              change.before?.words, change.after?.words, change.summary,
            ]))
        }
      }
    }
    try answers.write(shown.utf8)
    try answers.finish()
  }

  private func show(
    _ version: StoredArticle, _ captures: [StoredCapture], _ difference: VersionDifference?, _ shown: inout AnswerPage
  ) {
    shown.part()
    var title = Paragraph("Version \(version.version)", .heading)
    title.add(listing: [version.record.article?.headline, version.day, version.address], .dim)
    shown.add(title, hanging: 2)
    for capture in captures {
      var line = Paragraph("captured \(capture.moment)", .dim)
      line.add(
        listing: [
          capture.refersTo.map { "the same bytes as capture \($0)" },
          "\(capture.location.file), byte \(capture.location.offset)", capture.facts.digest,
        ], .dim)
      shown.add(line, indent: 2, hanging: 4)
    }
    guard let difference else { return }
    if !difference.isDrawnAlike {
      shown.add(
        Paragraph("Drawn by other software or data than the version before: run dateline rebuild.", .warning), indent: 2
      )
    }
    if difference.changes.isEmpty { shown.add(Paragraph("nothing that is on record changed"), indent: 2) }
    for change in difference.changes { shown.add(Paragraph(change.summary), indent: 2, hanging: 4) }
  }

  private func json(_ version: StoredArticle, _ captures: [StoredCapture], _ difference: VersionDifference?) -> [UInt8]
  {
    AnswerTable.line { json in
      json.key("page")
      json.number(version.page)
      json.key("version")
      json.number(version.version)
      json.string("address", version.address)
      json.string("headline", version.record.article?.headline)
      json.string("drawnBy", version.drawnBy)
      json.key("captures")
      json.array(captures) { json, capture in
        json.object {
          $0.key("number")
          $0.number(capture.number)
          $0.string("captured", capture.moment)
          $0.string("source", capture.facts.source)
          $0.string("digest", capture.facts.digest)
          $0.string("file", capture.location.file)
          $0.key("offset")
          $0.number(capture.location.offset)
        }
      }
      if let difference {
        json.key("drawnAlike")
        json.bool(difference.isDrawnAlike)
        difference.writeChanges(to: &json)
      }
    }
  }
}

extension StoredCapture {
  /// When it was captured, else when it was kept.
  var moment: String { facts.time ?? keptAt }
}
