internal import GRDB
internal import Record

extension SQLiteStore {
  public func latest(of page: PageNumber, evidence: Bool) throws(ArchiveError) -> StoredArticle? {
    try readOnce { db in
      try Row.fetchOne(
        db.cachedStatement(sql: ArticleRow.select + " WHERE article.page = ? AND article.isLatest"), arguments: [page]
      ).map { try ArticleRow.article($0, at: path, evidence: evidence) }
    }
  }

  public func party(_ id: PartyID) throws(ArchiveError) -> StoredParty? {
    try readOnce { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT name, country, kind FROM party WHERE key = ? AND country = ?"),
        arguments: [id.key, id.country]
      ).map { row in
        let country: String = try row.value(1)
        return StoredParty(
          name: try row.value(0), country: country.isEmpty ? nil : country,
          kind: Entity.Kind(rawValue: try row.value(2)) ?? .other)
      }
    }
  }

  public func place(geonames: Int) throws(ArchiveError) -> StoredPlace? {
    try readOnce { db in
      try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT name, country, latitude, longitude FROM place WHERE geonames = ? ORDER BY number"),
        arguments: [geonames]
      ).map { row in
        StoredPlace(
          geonames: geonames, name: try row.value(0), country: try row.value(1), latitude: try row.value(2),
          longitude: try row.value(3))
      }
    }
  }

  public func sections() throws(ArchiveError) -> [Facets.Count] { try labels("section") }

  public func outlets() throws(ArchiveError) -> [Facets.Count] { try labels("outlet") }

  private func labels(_ kind: String) throws(ArchiveError) -> [Facets.Count] {
    try read { db in
      // The column has the kind's name.
      try Row.fetchAll(
        db,
        sql: """
          SELECT label.name, count(*) AS hits FROM article JOIN label ON label.number = article.\(kind)
          WHERE article.isLatest GROUP BY label.number ORDER BY hits DESC, label.name
          """
      ).map { Facets.Count(name: try $0.value(0), hits: try $0.value(1)) }
    }
  }

  public func days(from first: String, through last: String) throws(ArchiveError) -> [Facets.Count] {
    try count("day", .filter(.published(from: first, through: last)))
  }

  public func months() throws(ArchiveError) -> [Facets.Count] { try count("substr(day, 1, 7)", .all) }

  /// The latest versions in the range of `query`, by what `group` says of their day.
  private func count(_ group: String, _ query: Query) throws(ArchiveError) -> [Facets.Count] {
    try read { db in
      let keys = try QueryCompiler(db: db, target: .articles).compile(query).keys
      return try Row.fetchAll(
        db,
        sql: """
          SELECT \(group) AS name, count(*) FROM article WHERE isLatest AND key BETWEEN ? AND ?
          GROUP BY name ORDER BY name DESC
          """, arguments: [keys.lowerBound, keys.upperBound]
      ).map { Facets.Count(name: try $0.value(0), hits: try $0.value(1)) }
    }
  }
}
