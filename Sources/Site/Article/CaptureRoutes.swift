internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// The captured page of an article, with the words of its statements marked.
  func capturePage(_ visit: Visit) throws -> Answer {
    let article = try article(
      visit.parameters["id"], version: visit.query["version"].flatMap { Int($0) }, evidence: true)
    let key = ArticleView.key(article.address)
    let post = try desk.post(pageKey: key)
    if let post, post.state == .withdrawn { throw SiteError.gone("This article was withdrawn.") }
    let rights = try rights(of: article.record.article?.outlet, isOwn: post != nil)
    guard rights == .fullText else {
      throw SiteError.forbidden("The whole text of this outlet is not shown here. Read it at its source.")
    }
    let captures = try archive.store.captures(of: article.page).filter { $0.article == article.key }
    guard let capture = captures.first else { throw SiteError.notFound("No capture of this article is kept.") }
    let payload = try capture.refersTo.flatMap { number in
      try archive.store.captures(after: number - 1, limit: 1).first { $0.number == number }?.location
    }
    let kept = try archive.evidence.capture(at: capture.location, payload: payload)
    let record = CorrectedRecord.record(article.record, with: try desk.corrections(of: key))
    let page = CapturedPage(
      of: kept, charset: capture.facts.charset, sourceMap: record.article?.sourceMap ?? [],
      marks: WordMark.marks(of: record.statements))
    var answer = Answer(type: page.contentType, body: page.body)
    for (name, value) in page.headers {
      if let name = HTTPField.Name(name) { answer.fields[name] = value }
    }
    // It may be shown in a frame of our own pages, which its own policy allows and no other.
    answer.fields[.xFrameOptions] = "SAMEORIGIN"
    return answer
  }

  /// The versions of an article, and what changed from one to the next.
  func versionsPage(_ visit: Visit) throws -> Answer {
    let article = try article(visit.parameters["id"])
    let versions = try archive.store.versions(of: article.page)
    let title = article.record.article?.headline ?? article.address
    let rights = try rights(
      of: article.record.article?.outlet, isOwn: try desk.post(pageKey: ArticleView.key(article.address)) != nil)
    var head = Frame(title: "Versions: \(title)", isPrivate: true, kind: "versions")
    head.canonical = "/article/\(article.page)/versions"
    return .html(
      try head.page(frame(now: visit.now)) { html in
        html.raw("<h1>Versions</h1><p>")
        html.link(SiteAddress.article(article.page, article.record.article?.headline), text: title)
        html.raw("</p><ol class=\"versions\">")
        for (index, version) in versions.enumerated() {
          html.raw("<li><h2>")
          html.link("/article/\(article.page)?version=\(version.version)", text: "Version \(version.version)")
          html.raw("</h2><p class=\"note\">")
          html.time(version.day)
          html.raw("</p>")
          if index > 0 {
            Self.changes(VersionDifference(from: versions[index - 1], to: version), isWhole: rights == .fullText, &html)
          }
          html.raw("</li>")
        }
        html.raw("</ol>")
      })
  }

  private static func changes(_ difference: VersionDifference, isWhole: Bool, _ html: inout HTMLWriter) {
    if difference.changes.isEmpty { return html.raw("<p>Nothing changed in text or facts.</p>") }
    html.raw("<ul class=\"changes\">")
    for change in difference.changes {
      html.raw("<li><p>")
      // What of the text is not shown is not shown here either, but what kind of thing changed is.
      html.text(isWhole ? change.summary : "\(change.subject.rawValue) \(change.turn.rawValue)")
      html.raw("</p>")
      if isWhole {
        if let before = change.before { html.element("del") { $0.text(before.words) } }
        if let after = change.after { html.element("ins") { $0.text(after.words) } }
      }
      html.raw("</li>")
    }
    html.raw("</ul>")
  }
}
