internal import Archive
internal import Desk
internal import HTTPTypes

extension Site {
  /// Routes of how much of outlets' articles may be shown.
  var outletRoutes: [Route] {
    [
      .get("/desk/outlets", .editor) { try self.outletsPage($0) },
      .post("/desk/outlets", .editor, maxBodyBytes: 16 << 10, setOutlet),
    ]
  }

  private func setOutlet(_ visit: Visit) throws -> Answer {
    var problems = DeskProblems()
    let wanted = visit.form["rights"] ?? ""
    if visit.form["name"] == nil { problems["name"] = "Please enter the outlet's name" }
    if wanted != "unset", OutletRights(rawValue: wanted) == nil { problems["rights"] = "Please choose one" }
    guard problems.isEmpty else { return try outletsPage(visit, problems, .unprocessableContent) }
    do {
      try desk.setOutlet(
        visit.form["name"] ?? "", rights: OutletRights(rawValue: wanted), note: visit.form["note"] ?? "",
        by: visit.who(), now: visit.now)
    } catch let error as DeskError {
      return try outletsPage(
        visit, DeskProblems(error, fields: ["name": "name", "note": "note"]), .unprocessableContent)
    }
    return .done(.outletSaved, at: "/desk/outlets")
  }

  private func outletsPage(
    _ visit: Visit, _ problems: DeskProblems = DeskProblems(), _ status: HTTPResponse.Status = .ok
  ) throws -> Answer {
    let rows = try OutletRow.all(self)
    let opened = visit.query["name"].flatMap { name in rows.first { $0.name == name } }
    let unset = settings.publicAddress == nil ? "unset (all of the text is shown)" : "unset (an excerpt is shown)"
    return try deskPage(visit, "Outlets", problem: problems.summary, status: status) { html in
      let form = DeskForm(visit, problems)
      html.raw(opened == nil ? "<h2>Set an outlet’s rights</h2>" : "<h2>Change an outlet’s rights</h2>")
      form.open("/desk/outlets", to: &html)
      DeskForm.list("outlets", rows.prefix(500).map(\.name), to: &html)
      form.line(
        "name", "Outlet", visit.form["name"] ?? opened?.name ?? "", isRequired: true, list: "outlets", to: &html)
      form.choice(
        "rights", "How much may be shown",
        [
          ("unset", unset), ("fullText", "all of the text"), ("excerpt", "an excerpt with the facts"),
          ("headline", "the headline with the facts"),
        ], chosen: visit.form["rights"] ?? opened?.known?.rights?.rawValue ?? "unset", to: &html)
      form.area("note", "Note for colleagues", visit.form["note"] ?? opened?.known?.note ?? "", rows: 2, to: &html)
      DeskForm.button("Save the rights", isFirst: true, to: &html)
      DeskForm.close(to: &html)
      html.raw("<h2>Outlets of the archive</h2>")
      DeskTable.write(
        "Outlets, those with the most articles first", ["Outlet", "Articles", "Rights", "Note", "By"],
        Array(rows.prefix(1000)), to: &html
      ) { row, html in
        DeskTable.cell(to: &html) { $0.link("/desk/outlets?name=" + WebAddress.encoded(row.name), text: row.name) }
        DeskTable.cell(String(row.articles), to: &html)
        DeskTable.cell(row.words, to: &html)
        DeskTable.cell(row.known?.note ?? "", to: &html)
        DeskTable.cell(row.known?.by ?? "", to: &html)
      }
    }
  }
}

/// An outlet of the archive or of the desk.
private struct OutletRow {
  var name: String
  var articles: Int
  /// What the desk says about it.
  var known: Outlet?

  var words: String {
    switch known?.rights {
    case .fullText: "full text"
    case .excerpt: "excerpt"
    case .headline: "headline"
    case nil: "unset"
    }
  }

  static func all(_ site: Site) throws -> [OutletRow] {
    var known: [String: Outlet] = [:]
    for outlet in try site.desk.outlets() { known[outlet.name.lowercased()] = outlet }
    var rows = try site.archive.store.outlets().map { count in
      OutletRow(name: count.name, articles: count.hits, known: known.removeValue(forKey: count.name.lowercased()))
    }
    rows += known.values.sorted { $0.name < $1.name }.map { OutletRow(name: $0.name, articles: 0, known: $0) }
    return rows
  }
}
