internal import GRDB
internal import Glibc
internal import Knowledge
internal import Record

/// Turns a query into an expression of FTS5 over the columns of words and facets, and a range of keys.
struct QueryCompiler {
  /// What is matched against.
  enum Target {
    case articles, statements

    /// The column with the words.
    var column: String { self == .articles ? "text" : "content" }
    /// By how many bits a key goes further up than the article's moment.
    var shift: Int { self == .articles ? 16 : 28 }
  }

  /// A query that can be run.
  struct Compiled {
    /// The FTS5 expression; nil where everything matches.
    var match: String?
    /// The keys that come into question.
    var keys: ClosedRange<Int64> = Int64.min...Int64.max
    /// Whether there are words in it, by which hits can be ranked.
    var hasWords = false
  }

  /// The most names that one filter may stand for.
  static let maxNames = 2_000

  let db: Database
  let target: Target

  /// The expression for `query`.
  func compile(_ query: Query) throws -> Compiled {
    var compiled = Compiled()
    var rest: [Query] = []
    for part in Self.conjuncts(query) {
      // A range of days at the top is a range of keys, which costs nothing.
      if case .filter(.published(let from, let through)) = part {
        compiled.keys = compiled.keys.clamped(to: keys(from, through))
      } else if part != .all {
        rest.append(part)
      }
    }
    compiled.hasWords = rest.contains(where: Self.hasWords)
    if !rest.isEmpty { compiled.match = try expression(.and(rest)) }
    return compiled
  }

  private static func conjuncts(_ query: Query) -> [Query] {
    if case .and(let parts) = query { parts.flatMap(conjuncts) } else { [query] }
  }

  private static func hasWords(_ query: Query) -> Bool {
    switch query {
    case .words: true
    case .and(let parts), .or(let parts): parts.contains(where: hasWords)
    case .all, .not, .filter: false
    }
  }

  private func expression(_ query: Query) throws -> String {
    switch query {
    case .all: return facet([Tokens.everything])
    case .and(let parts):
      let all = parts.flatMap(Self.conjuncts)
      var (wanted, unwanted): ([String], [String]) = ([], [])
      for part in all {
        if case .not(let inner) = part {
          unwanted.append(try expression(inner))
        } else {
          wanted.append(try expression(part))
        }
      }
      let base = wanted.isEmpty ? facet([Tokens.everything]) : "(" + wanted.joined(separator: " AND ") + ")"
      return unwanted.isEmpty ? base : "(\(base) NOT (\(unwanted.joined(separator: " OR "))))"
    case .or(let parts): return "(\(try parts.map(expression).joined(separator: " OR ")))"
    case .not: return try expression(.and([query]))
    case .words(let words, let isPrefix):
      // Words hold no quotation marks: the parser parts them at everything that is no letter, digit or mark.
      let phrase = words.joined(separator: " ").filter { $0 != "\"" }
      return "({\(target.column)} : \"\(phrase)\"\(isPrefix ? " *" : ""))"
    case .filter(let filter): return facet(try tokens(filter))
    }
  }

  /// One of these tokens is among the facets. No token at all matches nothing.
  private func facet(_ tokens: [String]) -> String {
    let tokens = tokens.isEmpty ? ["xnone"] : tokens
    return "({facets} : (\(tokens.joined(separator: " OR "))))"
  }

  private func tokens(_ filter: Query.Filter) throws -> [String] {
    switch filter {
    case .speaker(let name): try speakers(name)
    case .party(let name): try parties(name)
    case .partyID(let id):
      try Int.fetchAll(
        db, sql: "SELECT number FROM party WHERE key = ? AND country = ?", arguments: [id.key, id.country]
      ).map(target == .articles ? Tokens.party : Tokens.speaker)
    case .geonames(let id):
      try Int.fetchAll(db, sql: "SELECT number FROM place WHERE geonames = ?", arguments: [id]).map(Tokens.place)
    case .place(let name): try places(name)
    case .country(let code): [Tokens.country(code)]
    case .near(let latitude, let longitude, let kilometers):
      try Circle(latitude: latitude, longitude: longitude, kilometers: kilometers).tokens(in: db)
    case .outlet(let name): try labels("outlet", name).map(Tokens.outlet)
    case .section(let name): try labels("section", name).map(Tokens.section)
    case .language(let tag): [Tokens.languages(tag).last ?? ""]
    case .has(let kind): [Tokens.has(kind.rawValue)]
    case .quotation(let kind): [Tokens.quotation(kind.rawValue)]
    case .stance(let stance): [Tokens.stance(stance)]
    case .published(let from, let through): cover(Tokens.published, from, through)
    case .event(let from, let through): cover(Tokens.told, from, through)
    }
  }

  private func cover(_ tokens: DayTokens, _ from: String?, _ through: String?) -> [String] {
    tokens.cover(from: from.flatMap { Day(iso: $0) }, through: through.flatMap { Day(iso: $0) })
  }

  /// The tokens of what somebody says who has all words of `name` in the name.
  private func speakers(_ name: String) throws -> [String] {
    let words = Tokens.words(of: name)
    return words.count == 1 ? words.map(Tokens.speakerWord) : try numbers(words, in: name).map(Tokens.speaker)
  }

  /// The tokens of parties whose name is `name`; or else of those that have all its words.
  private func parties(_ name: String) throws -> [String] {
    let number = target == .articles ? Tokens.party : Tokens.speaker
    let exact = try Int.fetchAll(
      db, sql: "SELECT number FROM party WHERE key = ?", arguments: [FoldedName.key(name)])
    if !exact.isEmpty { return exact.map(number) }
    let words = Tokens.words(of: name)
    if words.count == 1 { return words.map(target == .articles ? Tokens.partyWord : Tokens.speakerWord) }
    return try numbers(words, in: name).map(number)
  }

  /// The numbers of parties with all these words in the name.
  private func numbers(_ words: [String], in name: String) throws -> [Int] {
    guard !words.isEmpty else { return [] }
    let found = try Int.fetchAll(
      db, sql: "SELECT rowid FROM partyWords WHERE partyWords MATCH ? LIMIT ?",
      arguments: [words.map { "\"\($0)\"" }.joined(separator: " AND "), Self.maxNames + 1])
    if found.count > Self.maxNames {
      throw ArchiveError.tooBroad(name: name, fits: found.count, limit: Self.maxNames)
    }
    return found
  }

  /// Places of this name, and the country of this name.
  private func places(_ name: String) throws -> [String] {
    let places = try Int.fetchAll(
      db, sql: "SELECT place FROM spelling WHERE key = ?", arguments: [FoldedName.key(name)]
    ).map(Tokens.place)
    return places + (Countries.shared.code(named: name).map { [Tokens.country($0)] } ?? [])
  }

  private func labels(_ kind: String, _ name: String) throws -> [Int] {
    try Int.fetchAll(
      db, sql: "SELECT number FROM label WHERE kind = ? AND key = ?", arguments: [kind, FoldedName.key(name)])
  }

  /// The keys of what was published in these days.
  private func keys(_ from: String?, _ through: String?) -> ClosedRange<Int64> {
    func key(_ day: Day, _ seconds: Int) -> Int64 { Int64(day.daysSince1970 * 86_400 + seconds) << target.shift }
    let first = from.flatMap { Day(iso: $0) }.map { key($0, 0) } ?? Int64.min
    let last = through.flatMap { Day(iso: $0) }.map { key($0, 86_400) - 1 } ?? Int64.max
    return first <= last ? first...last : Int64.max...Int64.max
  }
}

/// A circle on the earth.
struct Circle {
  let latitude: Double
  let longitude: Double
  let kilometers: Double

  /// The tokens that every article with a place inside the circle has one of, and no other: those of whole cells where they
  /// lie inside it, else those of places.
  func tokens(in db: Database) throws -> [String] {
    let degrees = kilometers / 111.0
    let rows = try Row.fetchAll(
      db, sql: "SELECT number, latitude, longitude FROM place WHERE latitude BETWEEN ? AND ?",
      arguments: [latitude - degrees - 0.1, latitude + degrees + 0.1])
    var tokens: Set<String> = []
    var inside: [String: Bool] = [:]
    for row in rows {
      let (number, south, west): (Int, Double, Double) = try (row.value(0), row.value(1), row.value(2))
      guard Self.distance(latitude, longitude, south, west) <= kilometers else { continue }
      let cell = Tokens.cell(latitude: south, longitude: west)
      if inside[cell] == nil { inside[cell] = holdsCell(of: south, west) }
      tokens.insert(inside[cell] == true ? cell : Tokens.place(number))
    }
    if tokens.count > QueryCompiler.maxNames {
      throw ArchiveError.tooBroad(name: "near", fits: tokens.count, limit: QueryCompiler.maxNames)
    }
    return tokens.sorted()
  }

  private func holdsCell(of south: Double, _ west: Double) -> Bool {
    let (low, left) = (south.rounded(.down), west.rounded(.down))
    return [(low, left), (low + 1, left), (low, left + 1), (low + 1, left + 1)].allSatisfy {
      Self.distance(latitude, longitude, $0.0, $0.1) <= kilometers
    }
  }

  /// The length of the great circle between two points, in kilometers.
  ///
  /// Source: the haversine formula, with the mean radius of the earth of 6,371 km.
  static func distance(_ latitude: Double, _ longitude: Double, _ otherLatitude: Double, _ otherLongitude: Double)
    -> Double
  {
    let radians = Double.pi / 180
    let dLatitude = (otherLatitude - latitude) * radians / 2
    let dLongitude = (otherLongitude - longitude) * radians / 2
    let h =
      sin(dLatitude) * sin(dLatitude)
      + cos(latitude * radians) * cos(otherLatitude * radians) * sin(dLongitude) * sin(dLongitude)
    return 2 * 6_371 * asin(min(1, h.squareRoot()))
  }
}
