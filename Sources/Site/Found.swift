internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

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
  ) throws -> SearchPage {
    let gone = try withdrawn()
    var page = try archive.store.search(query, order: order, limit: limit, after: cursor)
    if !gone.isEmpty { page.hits.removeAll { gone.contains($0.address) } }
    if reportsOnly { page.hits = try page.hits.filter { try isReport($0.key) || isPost($0.address) } }
    for index in page.hits.indices where try rights(of: page.hits[index].outlet, isOwn: false) == .headline {
      page.hits[index].snippet = ""
    }
    return page
  }

  /// Whether a version is an article. It is found out once: a version never changes.
  private func isReport(_ key: ArticleKey) throws -> Bool {
    if let known = reports.value(key) { return known }
    let kind = try archive.store.article(key)?.record.article?.kind
    let isReport = kind.map { [.article, .liveBlog, .paywall].contains($0) } ?? false
    reports.remember(key, isReport)
    return isReport
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
