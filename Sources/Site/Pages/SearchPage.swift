internal import Archive
internal import HTTPTypes
internal import Record

extension Site {
  /// The page of a search: the form, what is wrong with the query, hits, and how they are spread.
  func searchPage(_ visit: Visit) throws -> Answer {
    let words = visit.query["q"] ?? ""
    let order: SearchOrder = visit.query["order"] == "relevance" ? .relevance : .newest
    var head = Frame(title: words.isEmpty ? "Search" : "Search: \(words)", isPrivate: true, kind: "search")
    let query: Query
    do { query = try QueryParser.parse(words) } catch {
      return .html(
        try head.page(frame(now: visit.now)) { html in
          Self.form(words, order, to: &html)
          html.raw("<p class=\"problem\" role=\"alert\">")
          html.text(error.problem.message)
          html.raw("</p><pre class=\"where-wrong\">")
          html.text(words.filter { $0 != "\n" } + "\n" + String(repeating: " ", count: max(0, error.offset)) + "^")
          html.raw("</pre>")
        }, .badRequest)
    }
    let found =
      try words.isEmpty
      ? nil
      : find(query, order: order, limit: settings.pageLength, after: visit.query["after"])
    let facets = try words.isEmpty || visit.query["after"] != nil ? nil : archive.store.facets(query, most: 8)
    if !words.isEmpty { head.feed = "/search" }
    return .html(
      try head.page(frame(now: visit.now)) { html in
        Self.form(words, order, to: &html)
        guard let found else { return Self.help(&html) }
        html.raw("<div class=\"columns\"><section class=\"text\" aria-label=\"Found\">")
        if found.posts.isEmpty { html.raw("<p>Nothing was found.</p>") }
        PostList.write(found.posts, to: &html)
        PostList.more(found.next, visit, to: &html)
        html.raw("</section><aside class=\"record facets\" aria-label=\"How the hits are spread\">")
        if let facets { Self.facets(facets, visit, &html) }
        html.raw("</aside></div>")
      })
  }

  private static func form(_ words: String, _ order: SearchOrder, to html: inout HTMLWriter) {
    html.raw(
      "<h1>Search</h1><form class=\"search-form\" action=\"/search\" role=\"search\" aria-label=\"Search the archive\"><p><label for=\"q\">Words and filters</label>"
    )
    html.raw("<input id=\"q\" name=\"q\" type=\"search\"")
    html.attribute("value", words)
    html.raw("></p><p><label for=\"order\">Order</label><select id=\"order\" name=\"order\"><option value=\"newest\"")
    html.flag("selected", order == .newest)
    html.raw(">Newest first</option><option value=\"relevance\"")
    html.flag("selected", order == .relevance)
    html.raw(">Best match first</option></select> <button>Search</button></p></form>")
  }

  private static func help(_ html: inout HTMLWriter) {
    html.raw("<div class=\"help\"><h2>What can be asked</h2><dl>")
    for (example, meaning) in [
      ("ceasefire", "a word, without regard to case and accents"), ("\"peace treaty\"", "words that stand together"),
      ("Karabakh -football", "the first and not the second"), ("escalat*", "beginnings of words"),
      ("speaker:Pashinyan", "somebody of this name says something"),
      ("place:Armenia", "a place, or one in this country"),
      (
        "section:World since:2023-09-01",
        "filters together: section, outlet, language, since, until, event, stance, has"
      ),
    ] {
      html.raw("<dt>")
      html.link("/search?q=" + WebAddress.encoded(example)) { $0.element("code", text: example) }
      html.raw("</dt><dd>")
      html.text(meaning)
      html.raw("</dd>")
    }
    html.raw("</dl></div>")
  }

  private static func facets(_ facets: Facets, _ visit: Visit, _ html: inout HTMLWriter) {
    html.raw("<p class=\"note\">Counted over ")
    if facets.isPartial { html.raw("the newest ") }
    html.number(facets.counted)
    html.raw(facets.counted == 1 ? " hit</p>" : " hits</p>")
    for (title, field, counts) in [
      ("Speakers", "speaker", facets.speakers), ("Outlets", "outlet", facets.outlets),
      ("Sections", "section", facets.sections), ("Countries", "country", facets.countries),
      ("Languages", "language", facets.languages), ("Months", "month", facets.months),
    ] where !counts.isEmpty {
      html.raw("<section class=\"part\"><h2>")
      html.text(title)
      html.raw("</h2><ul>")
      for count in counts {
        html.raw("<li>")
        html.link(
          "/search"
            + visit.query.setting("q", narrowed(visit.query["q"] ?? "", field, count.name)).setting("after", nil).query,
          text: field == "month" ? ShownMoment.month(count.name) : count.name)
        html.raw(" <span class=\"count\">")
        html.number(count.hits)
        html.raw("</span></li>")
      }
      html.raw("</ul></section>")
    }
  }

  /// The query with one more filter.
  private static func narrowed(_ words: String, _ field: String, _ value: String) -> String {
    if field == "month" { return "\(words) since:\(value) until:\(value)" }
    let bare = value.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." }
    return "\(words) \(field):" + (bare ? value : "\"\(value.filter { $0 != "\"" })\"")
  }
}
