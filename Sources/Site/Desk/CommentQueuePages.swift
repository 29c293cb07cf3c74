internal import Archive
internal import Desk
internal import Record

extension Site {
  /// Routes by which moderators decide about comments.
  var commentQueueRoutes: [Route] {
    [
      .get("/desk/comments", .moderator, commentQueue),
      .get("/desk/comments/{number}", .moderator, commentPage),
      .post("/desk/comments/{number}", .moderator, maxBodyBytes: 4 << 10, decide),
      .get("/desk/articles/{id}/comments", .moderator, commentingPage),
      .post("/desk/articles/{id}/comments", .moderator, maxBodyBytes: 4 << 10, setCommenting),
    ]
  }

  private func commentQueue(_ visit: Visit) throws -> Answer {
    let state = visit.query["state"].flatMap(CommentState.init(rawValue:)) ?? .pending
    let counts = try desk.commentCounts()
    // Who waits longest comes first; of what was decided, the latest.
    let listing = try desk.comments(in: state, newestFirst: state != .pending, after: visit.cursor, limit: 50)
    let titles = try CommentedPages(listing.items, self)
    return try deskPage(visit, "Comments") { html in
      DeskTabs.write(
        "Comments by state",
        CommentState.allCases.map {
          ("/desk/comments?state=\($0.rawValue)", "\($0.rawValue) (\(counts[$0] ?? 0))", $0 == state)
        }, to: &html)
      if listing.items.isEmpty { html.raw("<p>There are no comments in this state.</p>") }
      html.raw("<ol class=\"queue\">")
      for comment in listing.items {
        html.raw("<li>")
        QueuedComment(comment: comment, pages: titles, form: DeskForm(visit)).write(to: &html)
        html.raw("</li>")
      }
      html.raw("</ol>")
      DeskTabs.more(listing.next, visit, to: &html)
    }
  }

  /// One comment with all that was decided about it.
  private func commentPage(_ visit: Visit) throws -> Answer {
    let number = try visit.number("number")
    guard let comment = try desk.comment(number) else { throw SiteError.notFound("There is no such comment.") }
    let decisions = try desk.moderations(of: number)
    let pages = try CommentedPages([comment], self)
    return try deskPage(visit, "Comment \(number)") { html in
      html.raw("<div class=\"queue\">")
      QueuedComment(comment: comment, pages: pages, form: DeskForm(visit)).write(to: &html)
      html.raw("</div>")
      if !decisions.isEmpty {
        DeskTable.write("Decisions", ["When", "Who", "From", "To"], decisions, to: &html) { decision, html in
          DeskTable.cell(at: decision.at, to: &html)
          DeskTable.cell(decision.by, to: &html)
          DeskTable.cell(decision.from.rawValue, to: &html)
          DeskTable.cell(decision.to.rawValue, to: &html)
        }
      }
    }
  }

  private func decide(_ visit: Visit) throws -> Answer {
    let (number, who) = (try visit.number("number"), try visit.who())
    guard try desk.comment(number) != nil else { throw SiteError.notFound("There is no such comment.") }
    let from = visit.form["from"].flatMap(CommentState.init(rawValue:))
    let back = from.map { "/desk/comments?state=\($0.rawValue)" } ?? "/desk/comments/\(number)"
    switch visit.form["do"] {
    case "ban-sender":
      try ban(.sender, ofComment: number, by: who, now: visit.now)
      return .done(.banSender, at: back)
    case "ban-name":
      try ban(.name, ofComment: number, by: who, now: visit.now)
      return .done(.banName, at: back)
    case let wanted:
      guard let state = wanted.flatMap(CommentState.init(rawValue:)),
        let done = DeskDone(rawValue: state.rawValue)
      else { throw SiteError.badRequest("Say what to do with the comment: use its buttons.") }
      try desk.moderate(number, to: state, by: who, now: visit.now)
      return .done(done, at: back)
    }
  }

  /// Bans the sender or the name of a comment, and rejects it.
  @discardableResult
  func ban(_ kind: Ban.Kind, ofComment number: Int, by: String, now: Int) throws -> Ban {
    guard let comment = try desk.comment(number) else { throw SiteError.notFound("There is no such comment.") }
    guard let value = kind == .sender ? comment.sender : comment.name else {
      throw SiteError.conflict("The sender of this comment was forgotten after the set time and cannot be banned.")
    }
    let ban = try desk.ban(kind, value, note: "by comment \(number)", by: by, now: now)
    try desk.moderate(number, to: .rejected, by: by, now: now)
    return ban
  }

  private func commentingPage(_ visit: Visit) throws -> Answer {
    let article = try article(visit.parameters["id"])
    let key = ArticleView.key(article.address)
    let set = try desk.commenting(of: key)
    let isOpen = try takesComments(article, now: visit.now)
    return try deskPage(visit, "Comments of an article") { html in
      html.raw("<p>")
      html.link("/article/\(article.page)#comments", text: ArticleTitle.of(article))
      html.raw(isOpen ? " takes comments now.</p>" : " takes no comments now.</p>")
      let form = DeskForm(visit)
      form.open("/desk/articles/\(article.page)/comments", to: &html)
      form.choice(
        "commenting", "Comments of this article",
        [("site", "as the site is set, closed by itself after some days"), ("open", "open"), ("closed", "closed")],
        chosen: set?.rawValue ?? "site", to: &html)
      DeskForm.button("Save", isFirst: true, to: &html)
      DeskForm.close(to: &html)
    }
  }

  private func setCommenting(_ visit: Visit) throws -> Answer {
    let article = try article(visit.parameters["id"])
    let wanted = visit.form["commenting"]
    guard let wanted, wanted == "site" || Commenting(rawValue: wanted) != nil else {
      throw SiteError.unprocessable("Choose open, closed, or as the site is set.")
    }
    try desk.setCommenting(
      Commenting(rawValue: wanted), of: PageReference(number: article.page, key: ArticleView.key(article.address)),
      by: visit.who(), now: visit.now)
    return .done(.commenting, at: "/desk/articles/\(article.page)/comments")
  }
}

/// The pages that comments stand under, as the archive has them now.
struct CommentedPages {
  private var found: [String: (page: PageNumber, title: String)] = [:]

  init(_ comments: [Comment], _ site: Site) throws {
    for comment in comments where found[comment.page.key] == nil {
      guard let article = try site.article(of: comment.page) else { continue }
      found[comment.page.key] = (article.page, ArticleTitle.of(article))
    }
  }

  /// The page's number and what it is called; nil where the archive has it no more.
  func page(of comment: Comment) -> (page: PageNumber, title: String)? { found[comment.page.key] }
}

extension Site {
  /// The latest version of a page that the desk knows by its key, whatever its number is now.
  func article(of page: PageReference) throws -> StoredArticle? {
    if let article = try archive.store.latest(of: page.number, evidence: false),
      ArticleView.key(article.address) == page.key
    {
      return article
    }
    let name = page.key.hasPrefix("file:") ? String(page.key.dropFirst(5)) : "https://" + page.key
    return try archive.store.page(named: name).flatMap { try archive.store.latest(of: $0, evidence: false) }
  }
}

/// What an article is called, also where it has no headline.
enum ArticleTitle {
  static func of(_ article: StoredArticle) -> String {
    article.record.article?.headline ?? WebAddress.host(article.address) ?? article.address
  }
}

/// A comment as moderators see it: what was written, why it waits, and what can be done.
struct QueuedComment {
  let comment: Comment
  let pages: CommentedPages
  let form: DeskForm

  func write(to html: inout HTMLWriter) {
    html.raw("<article class=\"comment\"><p class=\"who\"><strong dir=\"auto\">")
    html.text(comment.name)
    html.raw("</strong> ")
    html.link("/desk/comments/\(comment.number)") { $0.time(Timestamp.rfc3339(comment.createdAt)) }
    html.raw("</p><p class=\"note\">")
    if let page = pages.page(of: comment) {
      html.raw("On ")
      html.link("/article/\(page.page)#comment-\(comment.number)", text: page.title)
      html.raw(" · ")
      html.link("/desk/articles/\(page.page)/comments", text: "open or close its comments")
    } else {
      html.raw("On a page that the archive has no more: ")
      html.text(comment.page.key)
    }
    if let parent = comment.parent {
      html.raw(" · answers ")
      html.link("/desk/comments/\(parent)", text: "comment \(parent)")
    }
    html.raw("</p><div class=\"words\" dir=\"auto\">")
    html.safe(CommentText.html(comment.text).utf8)
    html.raw("</div>")
    for reason in comment.reasons {
      html.raw("<p class=\"reason\">Held: ")
      html.text(reason.words)
      html.raw("</p>")
    }
    if let who = comment.moderatedBy, let at = comment.moderatedAt {
      html.raw("<p class=\"note\">")
      html.text(comment.state.rawValue)
      html.raw(" by ")
      html.text(who)
      html.raw(", ")
      html.time(Timestamp.rfc3339(at))
      html.raw("</p>")
    }
    buttons(&html)
    html.raw("</article>")
  }

  private func buttons(_ html: inout HTMLWriter) {
    html.raw("<form class=\"buttons\" method=\"post\"")
    html.attribute("action", "/desk/comments/\(comment.number)")
    html.raw(">")
    DeskForm.hidden("csrf", form.csrf, to: &html)
    DeskForm.hidden("from", comment.state.rawValue, to: &html)
    let about = "comment \(comment.number)"
    if comment.state != .approved { DeskForm.button("Approve", "approved", about: about, isFirst: true, to: &html) }
    if comment.state != .rejected { DeskForm.button("Reject", "rejected", about: about, to: &html) }
    if comment.state != .spam { DeskForm.button("Spam", "spam", about: about, to: &html) }
    if comment.sender != nil { DeskForm.button("Reject and ban sender", "ban-sender", about: about, to: &html) }
    DeskForm.button("Reject and ban name", "ban-name", about: about, to: &html)
    DeskForm.close(to: &html)
  }
}

extension CommentReason {
  /// The reason as moderators read it.
  fileprivate var words: String {
    switch kind {
    case .bannedSender: "the sender is banned"
    case .bannedName: "the name is banned"
    case .bannedEmail: "the e-mail address is banned"
    case .bannedWord: "has the banned word “\(detail)”"
    case .phrase: "has “\(detail)”"
    case .links: "has \(detail) links"
    case .quick: "was written in \(detail) seconds"
    case .repeated: "the same text came \(detail) times before"
    }
  }
}
