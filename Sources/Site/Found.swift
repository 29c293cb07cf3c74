internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// The articles that match `query`, but for posts that were withdrawn; without a word of those that may only be named.
  func find(_ query: Query, order: SearchOrder = .newest, limit: Int, after cursor: String? = nil) throws -> SearchPage
  {
    let gone = try withdrawn()
    var page = try archive.store.search(query, order: order, limit: limit, after: cursor)
    if !gone.isEmpty { page.hits.removeAll { gone.contains($0.address) } }
    for index in page.hits.indices where try rights(of: page.hits[index].outlet, isOwn: false) == .headline {
      page.hits[index].snippet = ""
    }
    return page
  }

  /// The query that words stand for.
  func query(_ words: String) throws -> Query {
    do throws(QueryError) { return try QueryParser.parse(words) } catch {
      throw SiteError(status: .badRequest, code: error.problem.code, message: error.problem.message)
    }
  }

  /// The statements that match `query`, but for those of posts that were withdrawn.
  func said(_ query: Query, limit: Int, after cursor: String? = nil) throws -> StatementPage {
    let gone = try withdrawn()
    var page = try archive.store.statements(query, limit: limit, after: cursor)
    if !gone.isEmpty { page.hits.removeAll { gone.contains($0.address) } }
    return page
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
