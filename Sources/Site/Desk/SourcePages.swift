internal import Archive
internal import Desk
internal import Record

extension Site {
  /// Routes of what the archive holds and where it came from.
  var sourceRoutes: [Route] {
    [
      .get("/desk/sources", .editor, sourcesPage),
      .get("/desk/sources/captures", .editor, capturesPage),
      .get("/desk/sources/problems", .editor, problemsPage),
    ]
  }

  private static func tabs(_ open: Int) -> [(address: String, name: String, isOpen: Bool)] {
    [
      ("/desk/sources", "Counts", open == 0), ("/desk/sources/captures", "Captures", open == 1),
      ("/desk/sources/problems", "Problems", open == 2),
    ]
  }

  private func sourcesPage(_ visit: Visit) throws -> Answer {
    let counts = try archive.store.counts()
    let files = try archive.store.evidenceFiles()
    return try deskPage(visit, "Sources") { html in
      DeskTabs.write("Sources", Self.tabs(0), to: &html)
      html.raw("<dl class=\"figures\">")
      for (name, count) in [
        ("Pages", counts.pages), ("Versions", counts.articles), ("Captures", counts.captures),
        ("Statements", counts.statements), ("Problems", counts.problems),
      ] {
        html.raw("<div><dt>")
        html.text(name)
        html.raw("</dt><dd>")
        html.number(count)
        html.raw("</dd></div>")
      }
      html.raw("</dl>")
      DeskTable.write("Files of the evidence", ["File", "Bytes"], files, to: &html) { file, html in
        DeskTable.cell(file.file, to: &html)
        DeskTable.cell(String(file.length), to: &html)
      }
    }
  }

  private func capturesPage(_ visit: Visit) throws -> Answer {
    let captures = try archive.store.captures(after: max(0, visit.cursor ?? 0), limit: 101)
    return try deskPage(visit, "Captures") { html in
      DeskTabs.write("Sources", Self.tabs(1), to: &html)
      DeskTable.write(
        "Captures in the order they were kept", ["Number", "From", "Captured", "Kept", "Page", "Bytes"],
        Array(captures.prefix(100)), to: &html
      ) { capture, html in
        DeskTable.cell(String(capture.number), to: &html)
        DeskTable.cell(capture.url ?? capture.facts.source, to: &html)
        DeskTable.cell(capture.facts.time ?? "", to: &html)
        DeskTable.cell(to: &html) { $0.time(capture.keptAt) }
        DeskTable.cell(to: &html) { $0.link("/article/\(capture.page)", text: "page \(capture.page)") }
        DeskTable.cell(String(capture.facts.bytes), to: &html)
      }
      DeskTabs.more(captures.count > 100 ? captures[99].number : nil, visit, "Later", to: &html)
    }
  }

  private func problemsPage(_ visit: Visit) throws -> Answer {
    let problems = try archive.store.problems(after: max(0, visit.cursor ?? 0), limit: 101)
    return try deskPage(visit, "Problems") { html in
      DeskTabs.write("Sources", Self.tabs(2), to: &html)
      DeskTable.write(
        "Problems in the order they were met", ["Code", "What", "From", "Page", "When"], Array(problems.prefix(100)),
        to: &html
      ) { problem, html in
        DeskTable.cell(problem.problem.code, to: &html)
        DeskTable.cell(problem.problem.message, to: &html)
        DeskTable.cell(problem.source, to: &html)
        DeskTable.cell(to: &html) { html in
          if let page = problem.page { html.link("/article/\(page)", text: "page \(page)") }
        }
        DeskTable.cell(to: &html) { $0.time(problem.keptAt) }
      }
      DeskTabs.more(problems.count > 100 ? problems[99].number : nil, visit, "Later", to: &html)
    }
  }
}
