internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// Routes by which editors write, publish and withdraw posts.
  var postRoutes: [Route] {
    [
      .get("/desk/posts", .editor, postsPage),
      .get("/desk/posts/new", .editor) { try self.page(PostForm(), $0) },
      .post("/desk/posts", .editor, maxBodyBytes: PostForm.maxBytes) { try self.savePost(PostForm($0), $0) },
      .get("/desk/posts/{number}", .editor) { try self.page(PostForm(try self.post($0)), $0) },
      .post("/desk/posts/{number}", .editor, maxBodyBytes: PostForm.maxBytes) { visit in
        try self.savePost(PostForm(visit, try self.post(visit)), visit)
      },
      .post("/desk/posts/{number}/withdraw", .editor, maxBodyBytes: 16 << 10, withdrawPost),
      .get("/desk/posts/{number}/versions", .editor, postVersionsPage),
    ]
  }

  private func post(_ visit: Visit) throws -> Post {
    guard let post = try desk.post(try visit.number("number")) else {
      throw SiteError.notFound("There is no such post.")
    }
    return post
  }

  private func postsPage(_ visit: Visit) throws -> Answer {
    let state = visit.query["state"].flatMap(PostState.init(rawValue:))
    let listing = try desk.posts(in: state, after: visit.cursor, limit: 50)
    let directory = SectionDirectory(try desk.sections())
    return try deskPage(visit, "Posts") { html in
      html.raw("<p class=\"more\"><a href=\"/desk/posts/new\">Write a post</a></p>")
      DeskTabs.write(
        "Posts by state",
        [("/desk/posts", "all", state == nil)]
          + PostState.allCases.map { ("/desk/posts?state=\($0.rawValue)", $0.rawValue, $0 == state) }, to: &html)
      if listing.items.isEmpty { return html.raw("<p>There are no posts here.</p>") }
      DeskTable.write("Posts", ["Headline", "Section", "State", "By", "Saved"], listing.items, to: &html) {
        post, html in
        DeskTable.cell(to: &html) { $0.link("/desk/posts/\(post.number)", text: post.content.headline) }
        DeskTable.cell(directory.name(of: post.content.section) ?? post.content.section, to: &html)
        DeskTable.cell(to: &html) { html in
          html.text(post.state.rawValue)
          if post.state == .scheduled, let at = post.publishAt {
            html.raw(", ")
            html.time(Timestamp.rfc3339(at))
            html.raw(" UTC")
          }
          if post.state == .published, post.readVersion < post.version { html.raw(", not yet read") }
        }
        DeskTable.cell(post.author, to: &html)
        DeskTable.cell(at: post.modifiedAt, to: &html)
      }
      DeskTabs.more(listing.next, visit, "Older", to: &html)
    }
  }

  /// Does with a post what the button said, or gives the form back with what was typed.
  private func savePost(_ sent: PostForm, _ visit: Visit) throws -> Answer {
    var form = sent
    let wanted = visit.form["do"] ?? "save"
    form.check(wanted, SectionDirectory(try desk.sections()), now: visit.now)
    if wanted == "preview" || !form.problems.isEmpty {
      form.isPreviewed = wanted == "preview"
      return try page(form, visit, wanted == "preview" && form.problems.isEmpty ? .ok : .unprocessableContent)
    }
    let post: Post
    do { post = try save(form, wanted, visit) } catch DeskError.outdated(_, let revision) {
      // What was saved meanwhile is shown; who sends this form once more has seen it.
      form.newer = try form.post.flatMap { try desk.post($0.number) }
      form.revision = revision
      form.problems.whole =
        "Someone else saved this post meanwhile. What you typed stands below, nothing of it was kept; "
        + "what was saved stands under it. Bring the two together and save again."
      return try page(form, visit, .conflict)
    } catch let error as DeskError {
      form.problems = DeskProblems(error, fields: PostForm.fieldNames)
      return try page(form, visit, .unprocessableContent)
    }
    // What is public goes into the archive with its statements.
    if post.state == .published { try readPosts(now: visit.now) }
    let done: DeskDone =
      switch wanted {
      case "publish": .published
      case "schedule": .scheduled
      case "unschedule": .unscheduled
      default: .saved
      }
    return .done(done, at: "/desk/posts/\(post.number)")
  }

  private func save(_ form: PostForm, _ wanted: String, _ visit: Visit) throws -> Post {
    let who = try visit.who()
    let content = form.content(SectionDirectory(try desk.sections()))
    var post: Post
    if let known = form.post {
      post = known
      if content != known.content || form.revision != known.revision || wanted == "save" {
        post = try desk.savePost(
          known.number, content, correction: known.state == .published ? form.correction : nil,
          expecting: form.revision, by: who, now: visit.now)
      }
    } else {
      post = try desk.addPost(content, by: who, now: visit.now)
    }
    switch wanted {
    case "publish" where post.state != .published:
      return try desk.publishPost(post.number, correction: form.correction, by: who, now: visit.now)
    case "schedule": return try desk.schedulePost(post.number, at: form.moment, by: who, now: visit.now)
    case "unschedule": return try desk.schedulePost(post.number, at: nil, by: who, now: visit.now)
    default: return post
    }
  }

  private func withdrawPost(_ visit: Visit) throws -> Answer {
    let post = try post(visit)
    var form = PostForm(post)
    form.reason = visit.form["reason"] ?? ""
    if form.reason.isEmpty {
      form.problems["reason"] = "Please say why, for readers"
      return try page(form, visit, .unprocessableContent)
    }
    do {
      try desk.withdrawPost(post.number, reason: form.reason, by: visit.who(), now: visit.now)
    } catch let error as DeskError {
      form.problems = DeskProblems(error, fields: ["reason": "reason"])
      return try page(form, visit, .unprocessableContent)
    }
    try readPosts(now: visit.now)
    return .done(.withdrawn, at: "/desk/posts/\(post.number)")
  }

  private func page(_ form: PostForm, _ visit: Visit, _ status: HTTPResponse.Status = .ok) throws -> Answer {
    var form = form
    form.directory = SectionDirectory(try desk.sections())
    let title = form.post == nil ? "New post" : "Post \(form.post?.number ?? 0)"
    return try deskPage(visit, title, problem: form.problems.summary, status: status) { html in
      form.write(DeskForm(visit, form.problems), to: &html)
    }
  }

  private func postVersionsPage(_ visit: Visit) throws -> Answer {
    let post = try post(visit)
    let versions = try desk.versions(of: post.number)
    return try deskPage(visit, "Versions of post \(post.number)") { html in
      html.raw("<p>")
      html.link("/desk/posts/\(post.number)", text: post.content.headline)
      html.raw("</p>")
      if versions.isEmpty { html.raw("<p>It was never published.</p>") }
      for version in versions.reversed() {
        html.raw("<section class=\"version\"><h2>Version ")
        html.number(version.version)
        html.raw("</h2><p class=\"note\">")
        html.text(version.by)
        html.raw(", ")
        html.time(Timestamp.rfc3339(version.at))
        html.raw("</p>")
        if let note = version.correction {
          html.raw("<p class=\"correction\">")
          html.text(note)
          html.raw("</p>")
        }
        html.raw("<details><summary>What it said</summary>")
        PostForm.preview(version.content, to: &html)
        html.raw("</details></section>")
      }
    }
  }
}
