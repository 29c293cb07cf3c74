import Archive
import Foundation

/// Runs queries against a store and says how long they take.
struct QueryTimes {
  let path: String

  private static let hits = 20
  /// With nothing in memory of the process or the system, so few of each family.
  private static let coldQueries = 10

  /// Runs every family, warm and cold, and prints a line for each.
  func run(_ families: [QueryFamily]) throws {
    let store = try SQLiteStore(path: path, makes: false)
    let columns = ["p50", "p95", "max", "p95 wall", "cold p50", "cold max", "hits", "too broad"]
      .map { String(repeating: " ", count: 10 - $0.count) + $0 }
    say("queries, \(families.first?.queries.count ?? 0) of each; ms of processor time, cold by the clock")
    say("".padding(toLength: 34, withPad: " ", startingAt: 0) + columns.joined())
    var all: [Double] = []
    var walls: [Double] = []
    for family in families {
      var (processor, wall, hits, tooBroad) = ([Double](), [Double](), 0, 0)
      for text in family.queries {
        let query = try QueryParser.parse(text)
        let time = Stopwatch()
        do { hits += try ask(store, family.call, query) } catch ArchiveError.tooBroad { tooBroad += 1 }
        let elapsed = time.elapsed
        // Each of the ten pages is a query of its own.
        if case .pages = family.call {
          processor.append(elapsed.processor * 100)
          wall.append(elapsed.wall * 100)
        } else {
          processor.append(elapsed.processor * 1_000)
          wall.append(elapsed.wall * 1_000)
        }
      }
      all += processor
      walls += wall
      let cold = try cold(family)
      let figures = [
        processor.part(0.5), processor.part(0.95), processor.part(1), wall.part(0.95), cold.part(0.5), cold.part(1),
      ].map { Figure.decimal($0, digits: 2, width: 10) }
      let ends = [hits / family.queries.count, tooBroad].map { Figure.decimal(Double($0), digits: 0, width: 10) }
      say(family.name.padding(toLength: 34, withPad: " ", startingAt: 0) + (figures + ends).joined())
    }
    func ms(_ values: [Double], _ share: Double) -> String { Figure.decimal(values.part(share), digits: 2) }
    say("over all: p50 \(ms(all, 0.5)), p95 \(ms(all, 0.95)), max \(ms(all, 1)) ms of processor time")
    say("  by the clock: p50 \(ms(walls, 0.5)), p95 \(ms(walls, 0.95)), max \(ms(walls, 1)) ms")
    try store.close()
  }

  /// The number of hits that came.
  private func ask(_ store: SQLiteStore, _ call: QueryFamily.Call, _ query: Query) throws -> Int {
    switch call {
    case .search(let order): return try store.search(query, order: order, limit: Self.hits, after: nil).hits.count
    case .statements: return try store.statements(query, limit: Self.hits, after: nil).hits.count
    case .facets: return try store.facets(query, most: 10).counted
    case .pages:
      var (cursor, hits): (String?, Int) = (nil, 0)
      for _ in 0..<10 {
        let page = try store.search(query, order: .newest, limit: Self.hits, after: cursor)
        hits += page.hits.count
        cursor = page.next
        if cursor == nil { break }
      }
      return hits
    }
  }

  /// The milliseconds, by the clock, of queries that have to read everything from the disk.
  private func cold(_ family: QueryFamily) throws -> [Double] {
    try family.queries.prefix(Self.coldQueries).map { text in
      let query = try QueryParser.parse(text)
      let store = try SQLiteStore(path: path, makes: false)
      forget()
      let time = Stopwatch()
      do { _ = try ask(store, family.call, query) } catch ArchiveError.tooBroad {}
      let wall = time.elapsed.wall * 1_000
      try store.close()
      return wall
    }
  }

  /// Makes the system forget what it has read of the database. By another process: to close a file here would let go of
  /// the locks that SQLite has on it.
  private func forget() {
    _ = try? PageSet.output(of: "/bin/dd", ["if=" + path, "iflag=nocache", "count=0", "status=none"])
  }
}

extension [Double] {
  /// The value that `share` of all values do not go over.
  func part(_ share: Double) -> Double {
    isEmpty ? 0 : sorted()[Swift.min(count - 1, Int(Double(count) * share))]
  }
}
