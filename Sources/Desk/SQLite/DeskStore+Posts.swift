internal import GRDB

extension DeskStore {
  /// The post of this number.
  public func post(_ number: Int) throws(DeskError) -> Post? {
    try read { db in try db.post(number) }
  }

  /// The post of this slug.
  public func post(slug: String) throws(DeskError) -> Post? {
    try read { db in try Row.fetchOne(db, sql: "SELECT * FROM post WHERE slug = ?", arguments: [slug]).map(Post.init) }
  }

  /// The post that is this page of the archive.
  public func post(pageKey: String) throws(DeskError) -> Post? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM post WHERE pageKey = ?", arguments: [pageKey]).map(Post.init)
    }
  }

  /// Posts, the newest first, in all states or in one.
  public func posts(
    in state: PostState? = nil, after cursor: Int? = nil, limit: Int = 50
  ) throws(DeskError) -> Listing<Post> {
    let limit = Self.limit(limit)
    return try read { db in
      let posts = try Row.fetchAll(
        db, sql: "SELECT * FROM post WHERE (? IS NULL OR state = ?) AND number < ? ORDER BY number DESC LIMIT ?",
        arguments: [state?.rawValue, state?.rawValue, cursor ?? Int.max, limit + 1]
      ).map(Post.init)
      return Listing(posts, limit: limit, number: \.number)
    }
  }

  /// The scheduled posts whose time has come, the earliest first.
  public func duePosts(now: Int) throws(DeskError) -> [Post] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM post WHERE state = 'scheduled' AND publishAt <= ? ORDER BY publishAt, number",
        arguments: [now]
      ).map(Post.init)
    }
  }

  /// Published posts whose newest version the archive has not read.
  public func unreadPosts() throws(DeskError) -> [Post] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM post WHERE state = 'published' AND readVersion < version ORDER BY number"
      )
      .map(Post.init)
    }
  }

  /// What a post said at each time, the oldest first; empty before it was published.
  public func versions(of post: Int) throws(DeskError) -> [PostVersion] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM postVersion WHERE post = ? ORDER BY version", arguments: [post]).map {
        row in
        try PostVersion(
          post: row.value("post"), version: row.value("version"), content: PostContent(row),
          correction: row.value("correction"), by: row.value("by"), at: row.value("at"))
      }
    }
  }

  /// Notes that the archive has read a version, and as which page.
  public func markRead(_ number: Int, version: Int, page: PageReference, now: Int) throws(DeskError) {
    try write { db in
      let post = try db.knownPost(number)
      guard version >= 1, version <= post.version else {
        throw DeskError.unknown(kind: "version of post \(number)", name: "\(version)")
      }
      try db.execute(
        sql: "UPDATE post SET readVersion = max(readVersion, ?), page = ?, pageKey = ? WHERE number = ?",
        arguments: [version, page.number, page.key, number])
      try db.note("post.read", number, "version \(version) as page \(page.number)", by: "reading", now: now)
    }
  }
}

extension Database {
  /// The post of this number.
  func post(_ number: Int) throws -> Post? {
    try Row.fetchOne(self, sql: "SELECT * FROM post WHERE number = ?", arguments: [number]).map(Post.init)
  }

  /// The same, where it must be there.
  func knownPost(_ number: Int) throws -> Post {
    guard let post = try post(number) else { throw DeskError.unknown(kind: "post", name: "\(number)") }
    return post
  }
}

extension PostContent {
  /// The content in a row of a post or a version.
  init(_ row: Row) throws {
    try self.init(
      section: row.value("section"), headline: row.value("headline"), standfirst: row.value("standfirst"),
      byline: row.value("byline"), markdown: row.value("markdown"))
  }
}

extension Post {
  /// The post in a row of its table.
  fileprivate init(_ row: Row) throws {
    let (page, key): (Int?, String?) = try (row.value("page"), row.value("pageKey"))
    var reference: PageReference?
    if let page, let key { reference = PageReference(number: page, key: key) }
    try self.init(
      number: row.value("number"), slug: row.value("slug"), content: PostContent(row), state: row.choice("state"),
      revision: row.value("revision"), author: row.value("author"), createdAt: row.value("createdAt"),
      modifiedAt: row.value("modifiedAt"), publishAt: row.value("publishAt"), version: row.value("version"),
      readVersion: row.value("readVersion"), page: reference, withdrawal: row.value("withdrawal"))
  }
}
