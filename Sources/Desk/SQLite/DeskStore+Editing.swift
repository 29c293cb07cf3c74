internal import GRDB

extension DeskStore {
  /// Begins a post as a draft. Its slug is made from `slug`, or from the headline where that is empty.
  public func addPost(_ content: PostContent, slug: String = "", by: String, now: Int) throws(DeskError) -> Post {
    let content = try prepared { try content.checked() }
    return try write { db in
      let wanted = Slug.make(from: slug.isEmpty ? content.headline : slug)
      let free = try db.freeSlug(wanted, for: nil)
      if !slug.isEmpty && free != wanted { throw DeskError.taken(kind: "post", name: wanted) }
      try db.execute(
        sql: """
          INSERT INTO post(slug, section, headline, standfirst, byline, markdown, state, revision, author, createdAt,
            modifiedAt) VALUES (?, ?, ?, ?, ?, ?, 'draft', 1, ?, ?, ?)
          """,
        arguments: [
          free, content.section, content.headline, content.standfirst, content.byline, content.markdown, by, now, now,
        ])
      let post = try db.knownPost(Int(db.lastInsertedRowID))
      try db.note("post.add", post.number, content.headline, by: by, now: now)
      return post
    }
  }

  /// Saves a post. Of a published one this makes a version; `correction` is its note for readers. `slug` changes the
  /// address of one that was never published.
  @discardableResult
  public func savePost(
    _ number: Int, _ content: PostContent, slug: String? = nil, correction: String? = nil, expecting revision: Int,
    by: String, now: Int
  ) throws(DeskError) -> Post {
    let (content, note) = try prepared { (try content.checked(), try correction.flatMap(Self.note)) }
    return try write { db in
      var post = try db.knownPost(number)
      guard post.revision == revision else { throw DeskError.outdated(post: number, revision: post.revision) }
      if note != nil, post.state != .published {
        throw DeskError.invalid(field: "correction note", rule: "only a published post is corrected")
      }
      if let slug, slug != post.slug {
        guard post.version == 0 else {
          throw DeskError.invalid(field: "slug", rule: "the address of a post that was published stays")
        }
        post.slug = Slug.make(from: slug)
        guard try db.freeSlug(post.slug, for: number) == post.slug else {
          throw DeskError.taken(kind: "post", name: post.slug)
        }
      }
      let isChanged = content != post.content || note != nil
      post.content = content
      if post.state == .published && isChanged { try db.addVersion(&post, correction: note, by: by, now: now) }
      try db.save(&post, now: now)
      let detail = post.state == .published && isChanged ? "version \(post.version)" : "revision \(post.revision)"
      try db.note("post.save", number, note.map { "\(detail): \($0)" } ?? detail, by: by, now: now)
      return post
    }
  }

  /// Publishes a post now. Of a withdrawn one this puts it back, as a new version where it was changed meanwhile;
  /// `correction` is that version's note for readers.
  @discardableResult
  public func publishPost(_ number: Int, correction: String? = nil, by: String, now: Int) throws(DeskError) -> Post {
    let note = try prepared { try correction.flatMap(Self.note) }
    return try write { db in
      var post = try db.knownPost(number)
      guard post.state != .published else {
        throw DeskError.wrongState(kind: "post", name: "\(number)", state: "published", doing: "publishing")
      }
      let latest = try db.latestContent(of: post)
      if latest != post.content || note != nil {
        try db.addVersion(&post, correction: post.version == 0 ? nil : note, by: by, now: now)
      }
      if post.state != .withdrawn { post.publishAt = min(post.publishAt ?? now, now) }
      post.state = .published
      post.withdrawal = nil
      try db.save(&post, now: now)
      try db.note("post.publish", number, "version \(post.version)", by: by, now: now)
      return post
    }
  }

  /// Has a draft published at a time, or (nil) makes it a draft again.
  @discardableResult
  public func schedulePost(_ number: Int, at time: Int?, by: String, now: Int) throws(DeskError) -> Post {
    try write { db in
      var post = try db.knownPost(number)
      guard post.state == .draft || post.state == .scheduled else {
        throw DeskError.wrongState(kind: "post", name: "\(number)", state: post.state.rawValue, doing: "scheduling")
      }
      if let time, time <= now { throw DeskError.invalid(field: "publish at", rule: "it lies in the past") }
      post.state = time == nil ? .draft : .scheduled
      post.publishAt = time
      try db.save(&post, now: now)
      try db.note(
        time == nil ? "post.unschedule" : "post.schedule", number, time.map { "at \($0)" } ?? "", by: by, now: now)
      return post
    }
  }

  /// Takes a published post back; the reason is for readers.
  @discardableResult
  public func withdrawPost(_ number: Int, reason: String, by: String, now: Int) throws(DeskError) -> Post {
    try write { db in
      var post = try db.knownPost(number)
      let words = try FieldRule.text(reason, "reason", longest: 2000)
      guard post.state == .published else {
        throw DeskError.wrongState(kind: "post", name: "\(number)", state: post.state.rawValue, doing: "withdrawing")
      }
      post.state = .withdrawn
      post.withdrawal = words
      try db.save(&post, now: now)
      try db.note("post.withdraw", number, words, by: by, now: now)
      return post
    }
  }

  /// A correction note; nil where there is nothing in it.
  private static func note(_ text: String) throws -> String? {
    let note = try FieldRule.text(text, "correction note", longest: 2000, mayBeEmpty: true)
    return FoldedText(note).isEmpty ? nil : note
  }
}

extension Database {
  /// The slug itself where no other post has it, else with the first number that makes it free.
  fileprivate func freeSlug(_ wanted: String, for number: Int?) throws -> String {
    var (slug, count) = (wanted, 1)
    while let holder = try Int.fetchOne(self, sql: "SELECT number FROM post WHERE slug = ?", arguments: [slug]),
      holder != number
    {
      count += 1
      slug = "\(wanted)-\(count)"
    }
    return slug
  }

  /// What the newest version says; nil before there is one.
  fileprivate func latestContent(of post: Post) throws -> PostContent? {
    try Row.fetchOne(
      self, sql: "SELECT * FROM postVersion WHERE post = ? AND version = ?", arguments: [post.number, post.version]
    ).map(PostContent.init)
  }

  fileprivate func addVersion(_ post: inout Post, correction: String?, by: String, now: Int) throws {
    post.version += 1
    let content = post.content
    try execute(
      sql: """
        INSERT INTO postVersion(post, version, section, headline, standfirst, byline, markdown, correction, by, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        post.number, post.version, content.section, content.headline, content.standfirst, content.byline,
        content.markdown, correction, by, now,
      ])
  }

  /// Writes a changed post back as its next revision.
  fileprivate func save(_ post: inout Post, now: Int) throws {
    post.revision += 1
    post.modifiedAt = now
    let content = post.content
    try execute(
      sql: """
        UPDATE post SET slug = ?, section = ?, headline = ?, standfirst = ?, byline = ?, markdown = ?, state = ?,
          revision = ?, modifiedAt = ?, publishAt = ?, version = ?, withdrawal = ? WHERE number = ?
        """,
      arguments: [
        post.slug, content.section, content.headline, content.standfirst, content.byline, content.markdown,
        post.state.rawValue, post.revision, post.modifiedAt, post.publishAt, post.version, post.withdrawal, post.number,
      ])
  }
}

extension PostContent {
  /// The content within its limits.
  fileprivate func checked() throws -> PostContent {
    try PostContent(
      section: FieldRule.line(section, "section", longest: 100),
      headline: FieldRule.line(headline, "headline", longest: 500),
      standfirst: FieldRule.text(standfirst, "standfirst", longest: 2000, mayBeEmpty: true),
      byline: FieldRule.optionalLine(byline, "byline", longest: 500),
      markdown: FieldRule.text(markdown, "text", longest: 1 << 20))
  }
}
