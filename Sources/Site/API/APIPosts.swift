internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// Posts of one's own, for editors.
  var postOperations: [APIOperation] {
    let number = APIOperation.Parameter.path("number", .count, "The post's number.")
    func step(
      _ id: String, _ path: String, _ summary: String, body: String, method: HTTPRequest.Method = .post,
      _ change: @escaping @Sendable (Int, APIBody, Visit) throws -> Post
    ) -> APIOperation {
      APIOperation(
        method: method, path: "/posts/{number}" + path, access: .editorToken, id: id, tag: "Posts", summary: summary,
        parameters: [number], body: body, gives: "Post", errors: [.conflict]
      ) { visit in
        let body = try APIBody(visit, body)
        return try self.changed(change(visit.number("number"), body, visit), visit)
      }
    }
    return [
      APIOperation(
        method: .get, path: "/posts", access: .editorToken, id: "listPosts", tag: "Posts",
        summary: "Posts, the newest first.",
        parameters: [.query("state", .choice(PostState.allCases.map(\.rawValue)), "Only in this state.")]
          + APIOperation.paging, gives: APISchemas.list(of: "Post"), isList: true
      ) { visit in
        let part = try self.desk.posts(
          in: visit.query["state"].flatMap(PostState.init), after: visit.afterNumber(),
          limit: visit.limit(self.settings))
        return .list(part.items, next: part.next.map(String.init), visit) { APIWriting.write($1, to: &$0) }
      },
      APIOperation(
        method: .post, path: "/posts", access: .editorToken, id: "addPost", tag: "Posts", summary: "Begins a draft.",
        body: "NewPost", success: .created, gives: "Post", errors: [.conflict]
      ) { visit in
        let body = try APIBody(visit, "NewPost")
        let post = try self.desk.addPost(
          body.postContent, slug: body.text("slug") ?? "", by: visit.writer, now: visit.now)
        var answer = APIWriting.answer(.created) { APIWriting.write(post, to: &$0) }
        answer.fields[.location] = "\(APIOperation.root)/posts/\(post.number)"
        return answer
      },
      APIOperation(
        method: .get, path: "/posts/{number}", access: .editorToken, id: "getPost", tag: "Posts", summary: "A post.",
        parameters: [number], gives: "Post"
      ) { visit in
        let post = try self.apiPost(visit)
        return APIWriting.answer { APIWriting.write(post, to: &$0) }
      },
      APIOperation(
        method: .get, path: "/posts/{number}/versions", access: .editorToken, id: "listPostVersions", tag: "Posts",
        summary: "What a post said each time it was published, the oldest first.", parameters: [number],
        gives: APISchemas.list(of: "PostVersion")
      ) { visit in
        .list(try self.desk.versions(of: self.apiPost(visit).number), next: nil, visit) {
          APIWriting.write($1, to: &$0)
        }
      },
      APIOperation(
        method: .post, path: "/preview", access: .editorToken, id: "previewPost", tag: "Posts",
        summary: "How a post would look and what would be drawn from it. Nothing is kept.", body: "PostToPreview",
        gives: "PostPreview"
      ) { visit in try self.preview(APIBody(visit, "PostToPreview").postContent, visit) },
      step(
        "savePost", "",
        "Saves a post; a published one gets a new version. Someone else's save since the revision that was opened is a conflict.",
        body: "SavedPost", method: .put
      ) { number, body, visit in
        try self.desk.savePost(
          number, body.postContent, slug: body.text("slug"), correction: body.text("correction"),
          expecting: body.whole("revision") ?? 0, by: visit.writer, now: visit.now)
      },
      step("publishPost", "/publish", "Publishes a post now, or puts a withdrawn one back.", body: "Publication") {
        number, body, visit in
        try self.desk.publishPost(number, correction: body.text("correction"), by: visit.writer, now: visit.now)
      },
      step(
        "schedulePost", "/schedule", "Has a draft published at a moment.", body: "Schedule", method: .put
      ) { number, body, visit in
        guard let at = body.text("at").flatMap(InstantText.seconds), at > visit.now else {
          throw APIFault.field("/at", "must lie ahead")
        }
        return try self.desk.schedulePost(number, at: at, by: visit.writer, now: visit.now)
      },
      APIOperation(
        method: .delete, path: "/posts/{number}/schedule", access: .editorToken, id: "unschedulePost", tag: "Posts",
        summary: "Makes a scheduled post a draft again.", parameters: [number], gives: "Post", errors: [.conflict]
      ) { visit in
        try self.changed(
          self.desk.schedulePost(visit.number("number"), at: nil, by: visit.writer, now: visit.now), visit)
      },
      step(
        "withdrawPost", "/withdraw", "Takes a published post back; its reason is shown in its place.",
        body: "Withdrawal"
      ) { number, body, visit in
        try self.desk.withdrawPost(number, reason: body.text("reason") ?? "", by: visit.writer, now: visit.now)
      },
    ]
  }

  private func apiPost(_ visit: Visit) throws -> Post {
    guard let post = try desk.post(visit.number("number")) else {
      throw SiteError.notFound("There is no post of this number.")
    }
    return post
  }

  /// The answer after a change, once the site shows it.
  private func changed(_ post: Post, _ visit: Visit) throws -> Answer {
    try readPosts(now: visit.now)
    let post = try desk.post(post.number) ?? post
    return APIWriting.answer { APIWriting.write(post, to: &$0) }
  }
}

extension APIBody {
  /// What the body says of a post.
  var postContent: PostContent {
    PostContent(
      section: text("section") ?? "", headline: text("headline") ?? "", standfirst: text("standfirst") ?? "",
      byline: text("byline") ?? "", markdown: text("markdown") ?? "")
  }
}

extension APIWriting {
  /// Writes a post.
  static func write(_ post: Post, to json: inout JSONWriter) {
    json.object { json in
      json.key("number")
      json.number(post.number)
      json.string("slug", post.slug)
      json.string("state", post.state.rawValue)
      json.key("revision")
      json.number(post.revision)
      write(post.content, to: &json)
      json.string("author", post.author)
      json.string("createdAt", Timestamp.rfc3339(post.createdAt))
      json.string("modifiedAt", Timestamp.rfc3339(post.modifiedAt))
      json.string("publishAt", post.publishAt.map(Timestamp.rfc3339))
      json.key("version")
      json.number(post.version)
      if let page = post.page {
        json.key("page")
        json.number(page.number)
      }
      json.string("withdrawal", post.withdrawal)
    }
  }

  /// Writes a version of a post.
  static func write(_ version: PostVersion, to json: inout JSONWriter) {
    json.object { json in
      json.key("version")
      json.number(version.version)
      write(version.content, to: &json)
      json.string("correction", version.correction)
      json.string("by", version.by)
      json.string("at", Timestamp.rfc3339(version.at))
    }
  }

  private static func write(_ content: PostContent, to json: inout JSONWriter) {
    json.string("section", content.section)
    json.string("headline", content.headline)
    json.string("standfirst", content.standfirst)
    json.string("byline", content.byline)
    json.string("markdown", content.markdown)
  }
}
