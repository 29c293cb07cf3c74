internal import Archive
internal import Desk
internal import Record

/// An article whose facts an editor looks at: its text with the statements marked, and each of them with its buttons.
struct OpenedArticle {
  let article: StoredArticle
  let corrections: [Correction]
  let list: FactList
  /// The record as it was drawn.
  var record: PageRecord { article.record }
  var reference: PageReference { PageReference(number: article.page, key: ArticleView.key(article.address)) }
  private var words: Text { record.article?.text ?? Text(utf8: []) }
  var finder: PhraseFinder { PhraseFinder(words) }

  init(_ article: StoredArticle, _ corrections: [Correction]) {
    self.article = article
    self.corrections = corrections
    list = FactList(article.record, corrections)
  }

  /// Writes which article it is.
  func head(to html: inout HTMLWriter) {
    html.raw("<p>")
    html.link(SiteAddress.article(article.page, record.article?.headline), text: ArticleTitle.of(article))
    html.raw("</p><p class=\"note\">")
    html.text(record.article?.outlet ?? WebAddress.host(article.address) ?? "")
    html.raw(", ")
    html.time(article.day)
    html.raw(", version ")
    html.number(article.version)
    html.raw(" · ")
    html.link("/desk/articles/\(article.page)\(query)", text: "its statements")
    html.raw(" · ")
    html.link("/desk/articles/\(article.page)/statements/\(StatementForm.new)\(query)", text: "add a statement")
    html.raw("</p>")
  }

  /// The version in an address, where it is not the latest.
  var query: String { article.isLatest ? "" : "?version=\(article.version)" }

  /// Writes the whole text as it stands, with the statements marked as they are now.
  func text(to html: inout HTMLWriter) {
    let shown = CorrectedRecord.record(record, with: corrections)
    html.raw("<div id=\"fact-text\" class=\"fact-text\" dir=\"auto\"")
    html.attribute("lang", record.article?.language)
    html.raw(">")
    if !words.utf8.isEmpty { ArticleText(shown, Speakers(shown)).inline(words.span, to: &html) }
    html.raw("</div>")
  }

  /// Writes each statement with what was said of it and what can be done.
  func facts(_ form: DeskForm, to html: inout HTMLWriter) {
    if list.facts.isEmpty { html.raw("<p>No statements were drawn from this article.</p>") }
    html.raw("<ol class=\"statements\">")
    for fact in list.facts { write(fact, form, &html) }
    html.raw("</ol>")
  }

  private func write(_ fact: FactList.Fact, _ form: DeskForm, _ html: inout HTMLWriter) {
    let statement = fact.statement
    html.raw("<li class=\"statement\"")
    html.attribute("id", fact.id)
    html.raw("><p class=\"who\">")
    html.text(statement.party?.name ?? (statement.source.words.isEmpty ? "Nobody named" : statement.source.words))
    html.raw(" <span class=\"stance\">")
    html.text(statement.stance)
    html.raw("</span> <span class=\"kind\">")
    html.text(statement.kind.rawValue)
    html.raw("</span></p><blockquote>")
    if fact.isRejected {
      html.element("del", text: statement.content.words)
    } else {
      html.text(statement.content.words)
    }
    html.raw("</blockquote><dl><dt>Source</dt><dd>")
    html.text(statement.source.words)
    html.raw("</dd><dt>Cue</dt><dd>")
    html.text(statement.cue.words)
    html.raw("</dd></dl>")
    for correction in fact.history { CorrectionNote.write(correction, accepted: "Accepted", to: &html) }
    if !fact.isChecked { html.raw("<p class=\"note\">Nobody has checked it.</p>") }
    buttons(fact, form, &html)
    html.raw("</li>")
  }

  private func buttons(_ fact: FactList.Fact, _ form: DeskForm, _ html: inout HTMLWriter) {
    let address = "/desk/articles/\(article.page)/statements/\(WebAddress.encoded(fact.id))"
    html.raw("<form class=\"buttons\" method=\"post\"")
    html.attribute("action", address)
    html.raw(">")
    DeskForm.hidden("csrf", form.csrf, to: &html)
    DeskForm.hidden("version", String(article.version), to: &html)
    DeskForm.hidden("seen", String(fact.current?.number ?? 0), to: &html)
    html.raw("<label class=\"unseen\"")
    html.attribute("for", "why-" + fact.id)
    html.raw(">Why, for readers</label><input name=\"why\" placeholder=\"Why, for readers\" autocomplete=\"off\"")
    html.attribute("id", "why-" + fact.id)
    html.raw("> ")
    let about = "statement \(fact.id)"
    if fact.drawn != nil, fact.current?.draft.action != .accept {
      DeskForm.button(
        fact.isChecked ? "Accept as drawn" : "Accept", "accept", about: about, isFirst: !fact.isChecked, to: &html)
    }
    if !fact.isRejected { DeskForm.button("Reject", "reject", about: about, to: &html) }
    html.link(address + query, text: "Edit")
    DeskForm.close(to: &html)
  }

  /// Writes every correction of the page, also those that were replaced or whose words this version has not.
  func history(to html: inout HTMLWriter) {
    guard !corrections.isEmpty else { return }
    html.raw("<h2>Corrections of this page</h2>")
    if !list.elsewhere.isEmpty {
      html.raw("<p class=\"note\">Of these, ")
      html.number(list.elsewhere.count)
      html.raw(" are about words that do not stand in this version.</p>")
    }
    DeskTable.write(
      "Corrections, the latest first", ["Number", "When", "Who", "What", "Of", "Words", "Why", "Replaced by"],
      Array(corrections.reversed()), to: &html
    ) { correction, html in
      DeskTable.cell(String(correction.number), to: &html)
      DeskTable.cell(at: correction.at, to: &html)
      DeskTable.cell(correction.by, to: &html)
      DeskTable.cell(correction.draft.action.rawValue, to: &html)
      DeskTable.cell("\(correction.statementID), version \(correction.draft.version)", to: &html)
      DeskTable.cell(
        correction.draft.statement?.content.words ?? correction.draft.subject?.content.words ?? "", to: &html)
      DeskTable.cell(correction.draft.why, to: &html)
      DeskTable.cell(correction.supersededBy.map(String.init) ?? "", to: &html)
    }
  }
}
