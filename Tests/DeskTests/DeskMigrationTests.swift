import GRDB
import TestKit
import Testing

@testable import Desk

@Suite struct DeskMigrationTests {
  /// The steps, each of which was the newest once.
  static let steps = DeskMigrations.migrator.migrations

  @Test(arguments: steps)
  func `a desk of every earlier version is brought up to date with all that is in it`(step: String) throws {
    let sample = try DeskSample()
    try fillDesk(sample)
    let old = sample.folder.path + "/old.db"
    try copyTables(from: sample.path, to: old, upTo: step)
    let desk = try DeskStore(path: old, makes: false, passwords: DeskSample.cost)
    #expect(try schema(old) == schema(sample.path))
    #expect(try dump(old) == dump(sample.path))
    #expect(try desk.integrity() == [])
    #expect(desk.key(for: "captcha") == sample.desk.key(for: "captcha"))
    guard
      case .signedIn = try desk.signIn(
        name: "Ann", password: DeskSample.password, sender: "x", userAgent: "", now: 9000)
    else {
      Issue.record("she must come in")
      return
    }
  }

  @Test func `steps are numbered in their order`() {
    #expect(Self.steps.map { $0.prefix { $0 != " " } } == Self.steps.indices.map { "\($0 + 1)" })
  }

  @Test func `every table has rows in the sample, so that no step goes untried`() throws {
    let sample = try DeskSample()
    try fillDesk(sample)
    #expect(try dump(sample.path).filter { $0.value.isEmpty }.keys.sorted() == [])
  }

  @Test func `a desk of a later version is left alone`() throws {
    let sample = try DeskSample()
    try sample.desk.close()
    let queue = try DatabaseQueue(path: sample.path)
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 things to come')") }
    try queue.close()
    #expect(throws: DeskError.tooNew(path: sample.path, version: "99 things to come")) { try sample.again() }
  }

  /// Makes a database of the version `step` with the rows of the newest one, in the columns it has.
  private func copyTables(from source: String, to path: String, upTo step: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try DeskMigrations.migrator.migrate(queue, upTo: step)
    try queue.inDatabase { try $0.execute(sql: "ATTACH ? AS source", arguments: [source]) }
    try queue.inDatabase { db in
      for table in try tables(db) {
        let columns = try db.columns(in: table).map(\.name).joined(separator: ", ")
        try db.execute(sql: "INSERT INTO \(table)(\(columns)) SELECT \(columns) FROM source.\(table)")
      }
    }
    try queue.close()
  }

  private func tables(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
        """)
  }

  private func schema(_ path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      try String.fetchAll(db, sql: "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master").sorted()
    }
  }

  private func dump(_ path: String) throws -> [String: [String]] {
    try DatabaseQueue(path: path).read { db in
      var dump: [String: [String]] = [:]
      for table in try tables(db) {
        dump[table] = try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\($0)" }.sorted()
      }
      return dump
    }
  }
}
