internal import Archive
internal import Desk
internal import Record

/// The record beside an article's text: who is quoted how much, the statements, times, places, documents, and what was
/// repaired and left out.
struct ArticlePanel {
  private let view: ArticleView
  private let speakers: Speakers
  private let record: PageRecord
  private let text: Text

  /// The panel of what `view` shows.
  init(_ view: ArticleView, _ speakers: Speakers) {
    self.view = view
    self.speakers = speakers
    record = view.record
    text = view.record.article?.text ?? Text(utf8: [])
  }

  /// Writes the panel.
  func write(to html: inout HTMLWriter) {
    html.raw("<aside class=\"record\" aria-label=\"The record\"><h2 class=\"record-title\">The record</h2>")
    if record.statements.isEmpty && record.times.isEmpty && record.places.isEmpty {
      html.raw("<p class=\"note\">No facts were drawn from this article.</p>")
    }
    quoted(&html)
    statements(&html)
    timeline(&html)
    places(&html)
    documents(&html)
    made(&html)
    html.raw("</aside>")
  }

  private func part(
    _ id: StaticString, _ title: StaticString, _ html: inout HTMLWriter, _ body: (inout HTMLWriter) -> Void
  ) {
    html.raw("<section class=\"part\" aria-labelledby=\"")
    html.raw(id)
    html.raw("\"><h3 id=\"")
    html.raw(id)
    html.raw("\">")
    html.raw(title)
    html.raw("</h3>")
    body(&html)
    html.raw("</section>")
  }

  private func quoted(_ html: inout HTMLWriter) {
    guard !speakers.all.isEmpty else { return }
    part("quoted", "Who is quoted", &html) { html in
      let share = QuotedShare(
        speakers.all.map {
          QuotedShare.Row(
            name: $0.name, href: $0.address, directWords: $0.direct, indirectWords: $0.indirect,
            statements: $0.statements.count)
        })
      var table: [UInt8] = []
      share?.append(to: &table)
      html.safe(table)
    }
  }

  private func statements(_ html: inout HTMLWriter) {
    guard !record.statements.isEmpty else { return }
    part("statements", "Statements", &html) { html in
      html.raw("<ol class=\"statements\">")
      for (index, statement) in record.statements.enumerated() { write(statement, index, &html) }
      html.raw("</ol>")
    }
  }

  private func write(_ statement: Statement, _ index: Int, _ html: inout HTMLWriter) {
    let speaker = speakers.all[speakers.number(ofStatement: index)]
    html.raw("<li class=\"statement ")
    html.raw(speakers.style(ofStatement: index))
    html.raw("\"")
    html.attribute("id", statement.id)
    html.raw("><p class=\"who\">")
    if let address = speaker.address {
      html.link(address, text: speaker.name)
    } else {
      html.text(speaker.name)
    }
    html.raw(" <span class=\"stance\">")
    html.text(statement.stance)
    html.raw("</span> <span class=\"kind\">")
    html.text(statement.kind.rawValue)
    html.raw("</span></p><blockquote>")
    // What is not shown of the text is not shown here either, but for its beginning.
    html.text(RightsCut.words(words(statement.content), view.rights).words)
    html.raw("</blockquote><details><summary>Source, cue, confidence</summary><dl>")
    item("Source", words(statement.source), &html)
    item("Cue", words(statement.cue), &html)
    if let channel = statement.channel { item("Channel", channel.text, &html) }
    if let via = statement.via { reference("Through", via, &html) }
    if let answers = statement.answers { reference("Answers", answers, &html) }
    item("Confidence", "\(Int((statement.confidence * 100).rounded())) %", &html)
    html.raw("</dl></details>")
    corrections(statement, &html)
    html.raw("<p class=\"ways\">")
    if view.rights == .fullText {
      html.raw("<a")
      html.attribute("href", "#in-" + statement.id)
      html.raw(">In the text</a> · ")
    }
    html.raw("<a")
    html.attribute(
      "href",
      "/article/\(view.article.page)/capture#\(WebAddress.encoded(statement.id))"
    )
    html.raw(">On the captured page</a></p></li>")
  }

  private func corrections(_ statement: Statement, _ html: inout HTMLWriter) {
    for correction in CorrectedRecord.corrections(of: statement, in: view.corrections, text) {
      CorrectionNote.write(correction, accepted: "Checked", to: &html)
    }
  }

  private func timeline(_ html: inout HTMLWriter) {
    let entries = TimelineEntry.entries(of: view.article).sorted {
      ($0.value, $0.time.span.start) < ($1.value, $1.time.span.start)
    }
    guard !entries.isEmpty else { return }
    part("timeline", "Timeline", &html) { html in
      html.raw("<ol class=\"timeline\">")
      var last: String?
      for entry in entries {
        html.raw("<li>")
        if entry.value != last { html.time(entry.value, class: "when") }
        last = entry.value
        html.raw("<p>")
        html.text(view.rights == .fullText ? entry.sentence : entry.words)
        html.raw("</p></li>")
      }
      html.raw("</ol>")
    }
  }

  private func places(_ html: inout HTMLWriter) {
    let places = NamedPlaces.of(record)
    guard !places.isEmpty else { return }
    part("places", "Places", &html) { html in
      NamedPlaces.image(places, at: "/article/\(view.article.page)/map.svg", to: &html)
      html.raw("<ul class=\"places\">")
      for place in places {
        html.raw("<li>")
        html.link(SiteAddress.place(place.place.geonames, place.place.name), text: place.place.name)
        if let country = place.place.country {
          html.raw(" <span class=\"country\">")
          html.text(country)
          html.raw("</span>")
        }
        if place.count > 1 {
          html.raw(" <span class=\"count\">")
          html.number(place.count)
          html.raw("×</span>")
        }
        html.raw("</li>")
      }
      html.raw("</ul>")
    }
  }

  private func documents(_ html: inout HTMLWriter) {
    guard !record.documents.isEmpty else { return }
    part("documents", "Documents", &html) { html in
      html.raw("<ul class=\"documents\">")
      for document in record.documents {
        html.raw("<li><span class=\"name\">")
        html.text(document.name)
        html.raw("</span> <span class=\"kind\">")
        html.text(document.kind.rawValue)
        html.raw("</span>")
        if let date = document.date {
          html.raw(" ")
          html.time(date)
        }
        html.raw("</li>")
      }
      html.raw("</ul>")
    }
  }

  /// How the record was made: what was repaired and left out, what went wrong, by which edition.
  private func made(_ html: inout HTMLWriter) {
    let article = record.article ?? Article()
    part("made", "How it was read", &html) { html in
      if !article.repairs.isEmpty {
        html.raw("<details><summary>")
        html.number(article.repairs.count)
        html.raw(article.repairs.count == 1 ? " repair</summary><ul>" : " repairs</summary><ul>")
        for repair in article.repairs.prefix(100) {
          html.raw("<li><span class=\"kind\">")
          html.text(repair.kind)
          html.raw("</span> <del>")
          html.text(repair.was)
          html.raw("</del> → <ins>")
          html.text(text[repair.span])
          html.raw("</ins></li>")
        }
        html.raw("</ul></details>")
      }
      if !article.removed.isEmpty {
        html.raw("<details><summary>")
        html.number(article.removed.count)
        html.raw(article.removed.count == 1 ? " part left out</summary><ul>" : " parts left out</summary><ul>")
        for removed in article.removed.prefix(100) {
          html.raw("<li><span class=\"kind\">")
          html.text(removed.kind.rawValue)
          html.raw("</span> ")
          html.text(RightsCut.beginning(of: removed.text))
          html.raw("</li>")
        }
        html.raw("</ul></details>")
      }
      RejectedStatements.write(view.corrections, to: &html)
      if !record.problems.isEmpty {
        html.raw("<details><summary>Problems</summary><ul>")
        for problem in record.problems {
          html.raw("<li>")
          html.text(problem.code + " " + problem.message)
          html.raw("</li>")
        }
        html.raw("</ul></details>")
      }
      html.raw("<p class=\"note\">Drawn by ")
      html.text(view.article.drawnBy)
      if let digest = record.capture?.digest {
        html.raw("; capture <code>")
        html.text(String(digest.prefix(23)))
        html.raw("…</code>")
      }
      html.raw(". <a")
      html.attribute("href", "/api/v1/articles/\(view.article.page)")
      html.raw(">The record as JSON</a></p>")
    }
  }

  private func item(_ name: StaticString, _ words: String, _ html: inout HTMLWriter) {
    guard !words.isEmpty else { return }
    html.raw("<dt>")
    html.raw(name)
    html.raw("</dt><dd>")
    html.text(words)
    html.raw("</dd>")
  }

  private func reference(_ name: StaticString, _ id: String, _ html: inout HTMLWriter) {
    html.raw("<dt>")
    html.raw(name)
    html.raw("</dt><dd>")
    if let index = record.statements.firstIndex(where: { $0.id == id }) {
      html.link("#" + id, text: "statement \(index + 1)")
    } else {
      html.text(id)
    }
    html.raw("</dd>")
  }

  private func words(_ spans: [Span]) -> String { spans.map { text[$0] }.joined(separator: " … ") }
}
