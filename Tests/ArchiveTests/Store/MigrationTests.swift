import GRDB
import Record
import TestKit
import Testing

@testable import Archive

@Suite struct MigrationTests {
  /// The steps, each of which was the newest once.
  static let steps = Migrations.migrator.migrations

  @Test(arguments: steps)
  func `an archive of every earlier version is brought up to date with all that is in it`(step: String) throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    let disk = FailingDisk()
    try ArchiveSample.keep(at: path, on: disk)
    let newest = try schema(path)
    let rows = try TableDump.of(path)
    let old = folder.path + "/old.db"
    try fill(old, upTo: step, from: path)
    // The evidence of `old.db` is that of `a.db`.
    for (name, bytes) in disk.files where name.contains("/a-evidence/") {
      disk.files[folder.path + "/old-evidence/" + (name.split(separator: "/").last ?? "")] = bytes
    }
    let archive = try Archive(path: old, disk: disk)
    #expect(try schema(old) == newest)
    #expect(try ArchiveSample.faults(of: archive) == [])
    try archive.store.close()
    // What a step adds is filled in when the archive is next written to.
    try ArchiveSample.keep(at: old, on: disk)
    #expect(try TableDump.of(old) == rows)
  }

  @Test func `steps are numbered in their order`() {
    #expect(Self.steps.map { $0.prefix { $0 != " " } } == Self.steps.indices.map { "\($0 + 1)" })
  }

  @Test func `an archive of a later version is left alone`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    try ArchiveSample.keep([ArchiveSample.captures[0]], at: path)
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 things to come')")
    }
    #expect(throws: ArchiveError.tooNew(path: path, version: "99 things to come")) { try Archive(path: path) }
  }

  @Test func `an archive whose making was cut short before its first table is made`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    #expect(try ArchiveSample.keep(at: path).kept == 9)
    #expect(try ArchiveSample.faults(at: path) == [])
  }

  @Test func `a database of another program, and a file that is none, are left alone`() throws {
    let folder = TemporaryFolder()
    let other = folder.path + "/other.db"
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE bird(name TEXT)") }
    let text = folder.write(Array(String(repeating: "This is a letter.\n", count: 99).utf8), to: "letter.db")
    for path in [other, text] {
      let before = SharedData.bytes(at: path)
      let error = #expect(throws: ArchiveError.self) { try Archive(path: path, makes: true) }
      #expect(error?.problem.code == "DL-ARCHIVE-002")
      #expect(SharedData.bytes(at: path) == before)
    }
    #expect(throws: ArchiveError.absent(path: folder.path + "/none.db")) {
      try Archive(path: folder.path + "/none.db")
    }
  }

  /// What the database says of its tables, without what GRDB and FTS5 keep for themselves.
  private func schema(_ path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      try String.fetchAll(db, sql: "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master").sorted()
    }
  }

  /// Makes a database of the version `step` with the rows of the newest one at `source`, in the columns it has.
  private func fill(_ path: String, upTo step: String, from source: String) throws {
    let queue = try DatabaseQueue(path: path)
    try Migrations.migrator.migrate(queue, upTo: step)
    try queue.inDatabase { try $0.execute(sql: "ATTACH ? AS source", arguments: [source]) }
    try queue.inDatabase { db in
      for table in TableDump.tables where try db.tableExists(table) {
        let columns = try db.columns(in: table).map(\.name).joined(separator: ", ")
        try db.execute(sql: "INSERT INTO \(table)(\(columns)) SELECT \(columns) FROM source.\(table)")
      }
      for index in ["articleWords", "statementWords", "partyWords"] {
        try db.execute(sql: "INSERT INTO \(index)(\(index)) VALUES ('rebuild')")
      }
    }
    try queue.close()
  }
}
