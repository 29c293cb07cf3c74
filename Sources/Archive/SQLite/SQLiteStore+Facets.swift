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
            SELECT facet.facets FROM articleWords JOIN facet ON facet.key = articleWords.rowid
            WHERE articleWords MATCH ? AND articleWords.rowid BETWEEN ? AND ?
            ORDER BY articleWords.rowid DESC LIMIT ?
            """,
          arguments: [match, compiled.keys.lowerBound, compiled.keys.upperBound, Self.facetedHits + 1])
      } else {
        rows = try String.fetchAll(
          db, sql: "SELECT facets FROM facet WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT ?",
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

/// Counts tokens over the facets of many articles.
private struct FacetTally {
  private var hits: [Character: [Substring: Int]] = [:]

  /// Counts the tokens of one article.
  mutating func count(_ facets: String) {
    for token in facets.utf8.split(separator: 0x20) {
      guard let first = token.first else { continue }
      switch first {
      case UInt8(ascii: "o"), UInt8(ascii: "c"), UInt8(ascii: "s"), UInt8(ascii: "n"):
        hits[Character(Unicode.Scalar(first)), default: [:]][Substring(token), default: 0] += 1
      case UInt8(ascii: "l") where token.count <= 4: hits["l", default: [:]][Substring(token), default: 0] += 1
      case UInt8(ascii: "a") where token.dropFirst().first == UInt8(ascii: "m"):
        hits["a", default: [:]][Substring(token), default: 0] += 1
      default: break
      }
    }
  }

  /// The most frequent tokens of a letter.
  func top(_ letter: Character, _ most: Int) -> [(token: Substring, hits: Int)] {
    (hits[letter] ?? [:]).map { (token: $0.key, hits: $0.value) }
      .sorted { $0.hits != $1.hits ? $0.hits > $1.hits : $0.token < $1.token }
      .prefix(most).map { $0 }
  }
}
