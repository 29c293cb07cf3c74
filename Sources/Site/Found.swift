internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

/// An article in a list.
struct FoundPost: Sendable {
  /// Where it stands, and its first words.
  var hit: ArticleHit
  /// Whether the page says when it was published; else its day is that of its capture.
  let isDated: Bool
}

/// A part of the articles that were found.
struct FoundPage: Sendable {
  /// The articles, in order.
  var posts: [FoundPost]
  /// Where the next part begins; nil behind the last.
  var next: String?
  /// The articles without what was found out of them.
  var hits: [ArticleHit] { posts.map(\.hit) }
}

/// A statement out of many articles, with as many of its words as may be shown.
struct Said: Sendable {
  /// Where it stands and who speaks.
  let hit: StatementHit
  /// The words, or their beginning.
  let content: String
  /// Whether there are more.
  let isCut: Bool

  /// `hit` as the rights of its outlet let it be shown.
  init(_ hit: StatementHit, _ rights: OutletRights) {
    self.hit = hit
    (content, isCut) = RightsCut.words(hit.content, rights)
  }
}

extension Site {
  /// The articles that match `query`, but for posts that were withdrawn; without a word of those that may only be named. For
  /// readers' lists `reportsOnly` leaves out what is no article: walls, lists, pages of errors.
  func find(
    _ query: Query, order: SearchOrder = .newest, limit: Int, after cursor: String? = nil, reportsOnly: Bool = false
  ) throws -> FoundPage {
    let gone = try withdrawn()
    let page = try archive.store.search(query, order: order, limit: limit, after: cursor)
    let posts = try page.hits.compactMap { hit -> FoundPost? in
      guard !gone.contains(hit.address) else { return nil }
      let version = try versions.value(hit.key) {
        ListedVersion(try archive.store.article(hit.key, evidence: false)?.record.article)
      }
      if reportsOnly, !version.isReport, try !isPost(hit.address) { return nil }
      var post = FoundPost(hit: hit, isDated: version.isDated)
      if try rights(of: hit.outlet, isOwn: false) == .headline { post.hit.snippet = "" }
      return post
    }
    return FoundPage(posts: posts, next: page.next)
  }

  /// The query that words stand for.
  func query(_ words: String) throws -> Query {
    do throws(QueryError) { return try QueryParser.parse(words) } catch {
      throw SiteError(status: .badRequest, code: error.problem.code, message: error.problem.message)
    }
  }

  /// The statements that match `query`, but for those of posts that were withdrawn.
  func said(_ query: Query, limit: Int, after cursor: String? = nil) throws -> (said: [Said], next: String?) {
    let gone = try withdrawn()
    let page = try archive.store.statements(query, limit: limit, after: cursor)
    let said = try page.hits.filter { !gone.contains($0.address) }.map { hit in
      Said(hit, try rights(of: hit.outlet, isOwn: isPost(hit.address)))
    }
    return (said, page.next)
  }

  /// The addresses of posts that were withdrawn.
  private func withdrawn() throws -> Set<String> {
    try shared.value("withdrawn", for: 2, now: clock()) {
      var addresses: Set<String> = []
      var cursor: Int?
      repeat {
        let part = try desk.posts(in: .withdrawn, after: cursor, limit: 500)
        addresses.formUnion(part.items.map { Site.address(ofPost: $0.number) })
        cursor = part.next
      } while cursor != nil
      return addresses
    }
  }
}
