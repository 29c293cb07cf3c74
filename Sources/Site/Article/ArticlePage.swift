internal import Archive
internal import Desk
internal import Record

/// The page of an article: its text with the statements marked, beside it the record, below the latest posts of its section
/// and what readers say.
struct ArticlePage {
  let view: ArticleView
  let settings: SiteSettings
  private let speakers: Speakers

  init(_ view: ArticleView, _ settings: SiteSettings) {
    self.view = view
    self.settings = settings
    speakers = Speakers(view.record)
  }

  private var article: Article { view.record.article ?? Article() }
  private var title: String { article.headline ?? WebAddress.host(view.article.address) ?? view.article.address }
  private var address: String { SiteAddress.article(view.article.page, article.headline) }

  /// The whole page. `form` is the form for comments, nil where none are taken; `said` tells what became of the reader's.
  func page(_ frame: SiteFrame, form: CommentForm?, said: String? = nil) -> HTMLWriter {
    var head = Frame(title: title, kind: "article")
    head.section = view.section?.slug
    head.summary = summary
    head.canonical = canonical(frame)
    head.isPrivate = view.rights == .headline
    head.meta = meta(frame)
    head.data = data(frame)
    head.hasCaptcha = form != nil
    return head.page(frame) { html in
      html.raw("<article class=\"story\">")
      self.head(&html)
      html.raw("<div class=\"columns\"><div class=\"text\" id=\"text\"")
      Direction.attributes(article.language, to: &html)
      html.raw(">")
      text(&html)
      html.raw("</div>")
      ArticlePanel(view, speakers).write(to: &html)
      html.raw("</div></article>")
      latest(&html)
      CommentSection(view).write(to: &html, form: form, said: said)
    }
  }

  private func head(_ html: inout HTMLWriter) {
    html.raw("<header class=\"story-head\">")
    if let section = view.section {
      html.raw("<p class=\"kicker\">")
      html.link("/section/" + WebAddress.encoded(section.slug), text: section.name)
      html.raw("</p>")
    }
    html.raw("<div")
    Direction.attributes(article.language, to: &html)
    html.raw(">")
    html.element("h1", text: title)
    if let standfirst = article.standfirst { html.element("p", class: "standfirst", text: standfirst) }
    html.raw("</div>")
    html.raw("<p class=\"byline\">")
    if !article.byline.isEmpty {
      html.raw("By ")
      html.element("span", class: "author", text: article.byline.joined(separator: ", "))
      html.raw(" ")
    }
    if let outlet = article.outlet { html.element("span", class: "outlet", text: outlet) }
    html.raw("</p><p class=\"dates\">")
    if let published = article.published {
      html.raw(published.basis == .stated ? "Published " : "Published, by the text, ")
      html.time(published.value)
    } else {
      html.raw("Captured ")
      html.time(view.article.day)
    }
    if let modified = article.modified, modified.value != article.published?.value {
      html.raw(" · changed ")
      html.time(modified.value)
    }
    if let dateline = article.dateline {
      html.raw(" · from ")
      html.element("span", class: "dateline", text: dateline.place)
    }
    html.raw("</p>")
    origin(&html)
    corrections(&html)
    html.raw("</header>")
  }

  /// Where it comes from: source, captured page, versions.
  private func origin(_ html: inout HTMLWriter) {
    html.raw("<p class=\"origin\">")
    if view.post == nil {
      html.raw("Source: ")
      html.outerLink(view.article.address, text: WebAddress.host(view.article.address) ?? sourceName)
      html.raw(" · ")
    }
    html.link("/article/\(view.article.page)/capture", text: "the captured page")
    if let kept = view.article.lastKeptAt {
      html.raw(", kept ")
      html.time(kept)
    }
    if view.versions > 1 || !view.article.isLatest {
      html.raw(" · ")
      html.link("/article/\(view.article.page)/versions", text: "version \(view.article.version) of \(view.versions)")
    }
    if article.translated?.likely == true { html.raw(" · likely translated by machine") }
    html.raw("</p>")
  }

  /// The name of the file that a page came from: its folder is nobody's business.
  private var sourceName: String { view.article.address.split(separator: "/").last.map(String.init) ?? "a text" }

  private func corrections(_ html: inout HTMLWriter) {
    for version in view.postVersions {
      guard let note = version.correction else { continue }
      html.raw("<p class=\"correction\"><strong>Correction</strong>, ")
      html.time(Timestamp.rfc3339(version.at))
      html.raw(": ")
      html.text(note)
      html.raw("</p>")
    }
  }

  private func text(_ html: inout HTMLWriter) {
    if let own = view.ownText { return html.safe(own) }
    let text = ArticleText(view.record, speakers)
    switch view.rights {
    case .fullText: text.write(to: &html)
    case .excerpt:
      text.write(to: &html, limit: 400)
      readOn(&html)
    case .headline: readOn(&html)
    }
  }

  private func readOn(_ html: inout HTMLWriter) {
    html.raw("<p class=\"read-on\">")
    html.outerLink(
      view.article.address,
      text: "Read the article at \(article.outlet ?? WebAddress.host(view.article.address) ?? "its source")")
    html.raw("</p>")
  }

  private func latest(_ html: inout HTMLWriter) {
    guard let section = view.section, !view.latest.isEmpty else { return }
    html.raw("<section class=\"latest\" aria-labelledby=\"latest\"><h2 id=\"latest\">Latest posts in ")
    html.link("/section/" + WebAddress.encoded(section.slug), text: section.name)
    html.raw("</h2>")
    PostList.list(&html) { html in
      for post in view.latest.prefix(LatestPost.count) { html.safe(post.html) }
    }
    html.raw("</section>")
  }

  // MARK: What machines read

  private var summary: String? {
    if let standfirst = article.standfirst { return standfirst }
    guard view.rights != .headline,
      let first = article.blocks.first(where: { $0.kind == .paragraph && $0.section != .top })
    else { return nil }
    return article.text[first.span].count > 200
      ? String(article.text[first.span].prefix(199)) + "…" : article.text[first.span]
  }

  private func canonical(_ frame: SiteFrame) -> String {
    CanonicalAddress.of(page: frame.absolute(address), original: view.post == nil ? view.article.address : nil)
  }

  private func meta(_ frame: SiteFrame) -> [PageMeta.Pair] {
    var meta = PageMeta(page: frame.absolute(address), title: title, site: frame.title)
    meta.original = view.post == nil ? view.article.address : nil
    meta.description = summary
    meta.isArticle = true
    meta.language = article.language
    meta.published = article.published?.value
    meta.modified = article.modified?.value
    meta.section = view.section?.name
    meta.authors = article.byline
    return meta.pairs
  }

  private func data(_ frame: SiteFrame) -> [UInt8] {
    var data = NewsArticleData(page: frame.absolute(address), headline: title)
    data.original = view.post == nil ? view.article.address : nil
    data.description = summary
    data.authors = article.byline
    data.publisher = article.outlet
    data.site = frame.title
    data.published = article.published?.value
    data.modified = article.modified?.value
    data.language = article.language
    data.section = view.section?.name
    data.citations = view.record.documents.map { .init(type: "CreativeWork", name: $0.name, date: $0.date) }
    var seen: Set<Int> = []
    data.locations = view.record.places.compactMap(\.place).filter { seen.insert($0.geonames).inserted }.map {
      .init(
        type: "Place", name: $0.name, sameAs: $0.uri, latitude: $0.latitude,
        longitude: $0.longitude)
    }
    data.mentions = speakers.all.compactMap(\.entity).map {
      .init(type: $0.kind.schemaType, name: $0.name)
    }
    data.corrections = view.postVersions.compactMap { version in
      version.correction.map { .init(text: $0, date: Timestamp.rfc3339(version.at)) }
    }
    return data.script
  }
}
