internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// Routes by which editors correct facts.
  var factRoutes: [Route] {
    [
      .get("/desk/articles", .moderator, articlesPage),
      .get("/desk/articles/{id}", .editor) { try self.factsPage($0) },
      .get("/desk/articles/{id}/statements/{statement}", .editor, statementPage),
      .post("/desk/articles/{id}/statements/{statement}", .editor, maxBodyBytes: 128 << 10, correct),
      .get("/desk/corrections.jsonl", .editor) { visit in
        var answer = Answer(
          type: "application/jsonl; charset=utf-8",
          body: try GoldExport.lines(self, onlyComplete: visit.query["only"] == "complete"), caching: .none)
        answer.fields[.contentDisposition] = "attachment; filename=\"corrections.jsonl\""
        return answer
      },
    ]
  }

  /// Articles to work on, by words, the newest first.
  private func articlesPage(_ visit: Visit) throws -> Answer {
    let isEditor = try visit.signedIn().account.role == .editor
    let words = visit.query["q"] ?? ""
    var problem: String?
    var query = Query.all
    if !words.isEmpty {
      do { query = try QueryParser.parse(words) } catch { problem = error.problem.message }
    }
    let found = try archive.store.search(query, order: .newest, limit: 50, after: visit.query["after"])
    return try deskPage(
      visit, "Articles", problem: problem, status: problem == nil ? .ok : .badRequest
    ) { html in
      html.raw("<form class=\"search-form\" action=\"/desk/articles\"><p><label for=\"q\">Words and filters</label>")
      html.raw("<input id=\"q\" name=\"q\" type=\"search\"")
      html.attribute("value", words)
      html.raw("></p><p><button>Search</button></p></form>")
      if isEditor {
        html.raw("<p><a href=\"/desk/corrections.jsonl\">Checked statements as gold (JSON Lines)</a></p>")
      }
      DeskTable.write("Articles, the newest first", ["Headline", "Outlet", "Day", "Work on"], found.hits, to: &html) {
        hit, html in
        DeskTable.cell(to: &html) {
          $0.link(SiteAddress.article(hit.page, hit.headline), text: PostList.title(hit))
        }
        DeskTable.cell(hit.outlet ?? "", to: &html)
        DeskTable.cell(to: &html) { $0.time(hit.day) }
        DeskTable.cell(to: &html) { html in
          if isEditor {
            html.link("/desk/articles/\(hit.page)") { html in
              html.raw("statements<span class=\"unseen\"> of page ")
              html.number(hit.page)
              html.raw("</span>")
            }
            html.raw(" · ")
          }
          html.link("/desk/articles/\(hit.page)/comments") { html in
            html.raw("comments<span class=\"unseen\"> of page ")
            html.number(hit.page)
            html.raw("</span>")
          }
        }
      }
      PostList.more(found.next, visit, to: &html)
    }
  }

  private func opened(_ visit: Visit) throws -> OpenedArticle {
    let version = (visit.method == .post ? visit.form["version"] : visit.query["version"]).flatMap { Int($0) }
    let article = try article(visit.parameters["id"], version: version)
    return OpenedArticle(article, try desk.corrections(of: ArticleView.key(article.address)))
  }

  private func factsPage(
    _ visit: Visit, problem: String? = nil, _ status: HTTPResponse.Status = .ok
  ) throws -> Answer {
    let opened = try opened(visit)
    return try deskPage(visit, "Statements of an article", problem: problem, status: status) { html in
      opened.head(to: &html)
      html.raw("<div class=\"columns\">")
      opened.text(to: &html)
      html.raw("<div class=\"record\">")
      opened.facts(DeskForm(visit), to: &html)
      html.raw("</div></div>")
      opened.history(to: &html)
    }
  }

  private func statementPage(_ visit: Visit) throws -> Answer {
    let opened = try opened(visit)
    var form = StatementForm()
    if visit.parameters["statement"] != StatementForm.new {
      guard let fact = opened.list.fact(visit.parameters["statement"]) else {
        throw SiteError.notFound("There is no statement at this address.")
      }
      form = StatementForm(fact, opened.finder)
    }
    return try page(form, opened, visit, .ok)
  }

  private func page(
    _ form: StatementForm, _ opened: OpenedArticle, _ visit: Visit, _ status: HTTPResponse.Status
  ) throws -> Answer {
    let title = form.fact == nil ? "Add a statement" : "Correct a statement"
    return try deskPage(visit, title, problem: form.problems.summary, status: status) { html in
      opened.head(to: &html)
      html.raw("<div class=\"columns\">")
      opened.text(to: &html)
      html.raw("<div>")
      form.write(opened, DeskForm(visit, form.problems), to: &html)
      html.raw("</div></div><script src=\"/assets/desk.js\" defer></script>")
    }
  }

  /// Keeps what an editor says of a statement; what was drawn stays.
  private func correct(_ visit: Visit) throws -> Answer {
    let opened = try opened(visit)
    let id = visit.parameters["statement"] ?? ""
    let fact = opened.list.fact(id)
    guard fact != nil || id == StatementForm.new else {
      throw SiteError.notFound("There is no statement at this address.")
    }
    let wanted = visit.form["do"].flatMap(CorrectionDraft.Action.init(rawValue:))
    guard let wanted, (wanted == .add) == (fact == nil) else {
      throw SiteError.badRequest("Say what to do with the statement: use its buttons.")
    }
    var form = StatementForm(visit, fact)
    var statement: CorrectedStatement?
    if wanted == .edit || wanted == .add { statement = form.statement(opened.finder) }
    let seen = visit.form["seen"].flatMap { Int($0) } ?? 0
    if seen != fact?.current?.number ?? 0 {
      form.problems.whole =
        "Someone else corrected this statement meanwhile. Nothing was kept: look at its history, and send it once more "
        + "if it still holds."
    }
    let isForm = statement != nil || wanted == .edit || wanted == .add
    guard form.problems.isEmpty else {
      let status: HTTPResponse.Status = form.problems.whole == nil ? .unprocessableContent : .conflict
      return isForm
        ? try page(form, opened, visit, status) : try factsPage(visit, problem: form.problems.whole, status)
    }
    let correction: Correction
    do {
      correction = try desk.correct(
        CorrectionDraft(
          page: opened.reference, version: opened.article.version, digest: opened.record.capture?.digest ?? "",
          subject: fact?.subject, action: wanted, statement: statement, why: form.why, supersedes: fact?.current?.number
        ),
        by: visit.who(), now: visit.now)
    } catch let error as DeskError {
      form.problems = DeskProblems(error, fields: StatementForm.fieldNames)
      let status: HTTPResponse.Status = if case .wrongState = error { .conflict } else { .unprocessableContent }
      return isForm
        ? try page(form, opened, visit, status) : try factsPage(visit, problem: form.problems.summary, status)
    }
    let done: DeskDone =
      switch wanted {
      case .accept: .factAccepted
      case .reject: .factRejected
      case .edit: .factEdited
      case .add: .factAdded
      }
    let version = opened.article.isLatest ? "" : "version=\(opened.article.version)&"
    return .redirect(
      "/desk/articles/\(opened.article.page)?\(version)done=\(done.rawValue)#\(WebAddress.encoded(correction.statementID))"
    )
  }
}

extension HTTPField.Name {
  fileprivate static let contentDisposition = Self("Content-Disposition")!
}
