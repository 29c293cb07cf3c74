internal import Archive
internal import Record

/// The front page: the latest posts, what was said, and the sections.
struct FrontPage: Sendable {
  /// A section with its latest posts.
  struct Section: Sendable {
    var section: SiteSection
    var posts: [FoundPost]
  }

  /// The latest posts of all sections.
  var latest: [FoundPost]
  /// Sections, those of the editors first.
  var sections: [Section]
  /// What was said last.
  var statements: [Said]

  /// The whole page.
  func page(_ frame: SiteFrame) -> HTMLWriter {
    var head = Frame(summary: frame.motto, kind: "front")
    head.canonical = "/"
    head.feed = ""
    return head.page(frame) { html in
      html.element("h1", class: "unseen", text: frame.title)
      if latest.isEmpty {
        html.raw("<p>The archive is empty. Add pages to it with <code>dateline add</code>.</p>")
        return
      }
      html.raw("<div class=\"front\"><section class=\"lead-posts\" aria-label=\"Latest posts\">")
      PostList.write(Array(latest.prefix(7)), to: &html)
      html.raw("</section><aside class=\"said-last\" aria-labelledby=\"said-last\"><h2 id=\"said-last\">Said last</h2>")
      StatementList.write(statements, to: &html)
      html.raw("</aside></div>")
      for part in sections where !part.posts.isEmpty {
        html.raw("<section class=\"section-posts\"><h2>")
        html.link("/section/" + WebAddress.encoded(part.section.slug), text: part.section.name)
        html.raw("</h2>")
        PostList.write(Array(part.posts.prefix(5)), to: &html, showsSection: false, level: .three, isShort: true)
        html.raw("</section>")
      }
    }
  }
}
