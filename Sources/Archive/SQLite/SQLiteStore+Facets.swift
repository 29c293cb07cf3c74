internal import GRDB

extension SQLiteStore {
  /// How many of the newest hits facets are counted over.
  public static let facetedHits = 5_000

  public func facets(_ query: Query, most: Int) throws(ArchiveError) -> Facets {
    try read { db in
      let compiled = try QueryCompiler(db: db, target: .articles).compile(query)
      let rows: [String]
      if let match = compiled.match {
        rows = try String.fetchAll(
          db,
          sql: """
            SELECT tally.tokens FROM articleWords CROSS JOIN tally ON tally.key = articleWords.rowid
            WHERE articleWords MATCH ? AND articleWords.rowid BETWEEN ? AND ?
            ORDER BY articleWords.rowid DESC LIMIT ?
            """,
          arguments: [match, compiled.keys.lowerBound, compiled.keys.upperBound, Self.facetedHits + 1])
      } else {
        rows = try String.fetchAll(
          db, sql: "SELECT tokens FROM tally WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT ?",
          arguments: [compiled.keys.lowerBound, compiled.keys.upperBound, Self.facetedHits + 1])
      }
      var tally = FacetTally()
      for row in rows.prefix(Self.facetedHits) { tally.count(row) }
      func top(_ letter: Character, _ name: (Substring) throws -> String?) throws -> [Facets.Count] {
        try tally.top(letter, most).compactMap { token, hits in
          try name(token.dropFirst()).map { Facets.Count(name: $0, hits: hits) }
        }
      }
      func name(_ sql: String) -> (Substring) throws -> String? {
        { number in try String.fetchOne(db.cachedStatement(sql: sql), arguments: [Int(number)]) }
      }
      let label = name("SELECT name FROM label WHERE number = ?")
      return Facets(
        counted: min(rows.count, Self.facetedHits), isPartial: rows.count > Self.facetedHits,
        outlets: try top("o", label), sections: try top("c", label), languages: try top("l") { String($0) },
        speakers: try top("s", name("SELECT name FROM party WHERE number = ?")),
        countries: try top("n") { $0.uppercased() },
        months: tally.top("a", most).map { token, hits in
          Facets.Count(name: "\(token.dropFirst(2).prefix(4))-\(token.suffix(2))", hits: hits)
        })
    }
  }
}

/// Counts tokens over many articles.
private struct FacetTally {
  private var hits: [String: Int] = [:]

  /// Counts the tokens of one article.
  mutating func count(_ tokens: String) {
    var rest = tokens.utf8[...]
    while !rest.isEmpty {
      let token = rest.prefix { $0 != 0x20 }
      // Nearly all are short enough to be held in place.
      hits[String(Substring(token)), default: 0] += 1
      rest = rest[token.endIndex...].dropFirst()
    }
  }

  /// The most frequent tokens of a letter.
  func top(_ letter: Character, _ most: Int) -> [(token: String, hits: Int)] {
    hits.filter { $0.key.first == letter }.map { (token: $0.key, hits: $0.value) }
      .sorted { $0.hits != $1.hits ? $0.hits > $1.hits : $0.token < $1.token }
      .prefix(most).map { $0 }
  }
}
