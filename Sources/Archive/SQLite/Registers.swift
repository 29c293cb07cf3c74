internal import GRDB
internal import Knowledge
internal import Record
internal import Synchronization

/// Gives numbers to names that stand in many articles, and remembers those it gave.
final class Registers: Sendable {
  private struct Memory {
    var numbers: [String: Int] = [:]
    var spellings: Set<String> = []
  }

  private let memory = Mutex(Memory())
  /// The names that are remembered of one kind before all are forgotten; beyond that they are looked up again.
  private static let maxRemembered = 100_000

  /// Forgets everything: after a write that did not come to be, the numbers it gave are not given.
  func forget() {
    memory.withLock { $0 = Memory() }
  }

  /// The number of a party by its name and country.
  func party(_ entity: Entity, in db: Database) throws -> Int {
    let country = entity.country ?? ""
    // Remembered as it is written: folding a name takes longer than finding it.
    return try number("party|\(country)|\(entity.name)") {
      let key = FoldedName.key(entity.name)
      if let known = try db.number(
        "SELECT number FROM party WHERE key = ? AND country = ?", [key, country])
      {
        return known
      }
      try db.run(
        "INSERT INTO party(key, country, name, kind, sum) VALUES (?, ?, ?, ?, ?)",
        [
          key, country, entity.name, entity.kind.rawValue,
          RowSum.of([key, country, entity.name, entity.kind.rawValue]),
        ])
      let number = Int(db.lastInsertedRowID)
      try db.run("INSERT INTO partyWords(rowid, name) VALUES (?, ?)", [number, entity.name])
      return number
    }
  }

  /// The number of a place, which from then on is also found as `spelling`.
  func place(_ place: Toponym.Candidate, spelling: String, in db: Database) throws -> Int {
    let number = try number("place|\(place.geonames)|\(place.name)") {
      if let known = try db.number(
        "SELECT number FROM place WHERE geonames = ? AND name = ?", [place.geonames, place.name])
      {
        return known
      }
      try db.run(
        "INSERT INTO place(geonames, name, country, latitude, longitude) VALUES (?, ?, ?, ?, ?)",
        [place.geonames, place.name, place.country, place.latitude, place.longitude])
      return Int(db.lastInsertedRowID)
    }
    for name in [place.name, spelling] {
      let isNew = memory.withLock { memory in
        if memory.spellings.count > Self.maxRemembered { memory.spellings = [] }
        return memory.spellings.insert("\(number)|\(name)").inserted
      }
      if isNew {
        let key = FoldedName.key(name)
        try db.run(
          "INSERT OR IGNORE INTO spelling(key, place, sum) VALUES (?, ?, ?)", [key, number, RowSum.of([key, number])])
      }
    }
    return number
  }

  /// The number of an outlet or a section by its name.
  func label(_ kind: String, _ name: String, in db: Database) throws -> Int {
    try number("\(kind)|\(name)") {
      let key = FoldedName.key(name)
      if let known = try db.number("SELECT number FROM label WHERE kind = ? AND key = ?", [kind, key]) { return known }
      try db.run(
        "INSERT INTO label(kind, key, name, sum) VALUES (?, ?, ?, ?)", [kind, key, name, RowSum.of([kind, key, name])])
      return Int(db.lastInsertedRowID)
    }
  }

  /// The number remembered for `key`, else the one that `make` finds or gives.
  private func number(_ key: String, make: () throws -> Int) throws -> Int {
    if let known = memory.withLock({ $0.numbers[key] }) { return known }
    let number = try make()
    memory.withLock { memory in
      if memory.numbers.count >= Self.maxRemembered { memory.numbers = [:] }
      memory.numbers[key] = number
    }
    return number
  }
}

/// A name as it is compared: without case, accents, stops, apostrophes and hyphens.
enum FoldedName {
  /// The key of a name: equal for names that people take for the same spelling.
  static func key(_ name: String) -> String {
    String(NameKey(name).value, radix: 36)
  }
}

extension Database {
  /// Runs a statement that is used again and again.
  func run(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws {
    let statement = try cachedStatement(sql: sql)
    try statement.execute(arguments: StatementArguments(arguments))
  }

  /// The first number that a statement gives, which is used again and again.
  func number(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws -> Int? {
    try Int.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
  }
}
