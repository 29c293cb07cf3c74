import GRDB
import Record
import TestKit
import Testing

@testable import Desk

@Suite struct DeskFileTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/news-desk.db" }

  private func open(_ path: String, makes: Bool = true) throws -> DeskStore {
    try DeskStore(path: path, makes: makes, passwords: DeskSample.cost)
  }

  @Test(arguments: [
    ("news.db", "news-desk.db"), ("./dateline.db", "./dateline-desk.db"), ("archive", "archive-desk.db"),
    ("a.db/b.db", "a.db/b-desk.db"),
  ])
  func `the desk's file stands beside the archive's`(archive: String, desk: String) {
    #expect(DeskStore.path(besideArchive: archive) == desk)
  }

  @Test func `the file says whose it is, is its owner's alone, and outlives a power cut`() throws {
    let desk = try open(path)
    let (owner, mode, synchronous) = try desk.pool.writeWithoutTransaction { db in
      (
        try Int32.fetchOne(db, sql: "PRAGMA application_id"), try String.fetchOne(db, sql: "PRAGMA journal_mode"),
        try Int.fetchOne(db, sql: "PRAGMA synchronous")
      )
    }
    // `DLD1`, write-ahead log, FULL.
    #expect(owner == 0x444C_4431 && mode == "wal" && synchronous == 2)
    for file in [path, path + "-wal"] { #expect(try permissions(file) == 0o600) }
  }

  @Test func `where there is none and none may be made that is said, and nothing is made`() throws {
    #expect(throws: DeskError.absent(path: path)) { try open(path, makes: false) }
    #expect(throws: (any Error).self) { try bytesOfFile(path) }
    let error = #expect(throws: DeskError.self) { try open(folder.path + "/none/desk.db") }
    #expect(error?.problem.code == "DL-DESK-006")
  }

  @Test func `a database of another program, an archive, and a file that is none, are left alone`() throws {
    let other = folder.path + "/other.db"
    try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE bird(name TEXT)") }
    let archive = folder.path + "/archive.db"
    try DatabaseQueue(path: archive).write {
      try $0.execute(sql: "PRAGMA application_id = 1145851441; CREATE TABLE page(number INTEGER)")
    }
    let text = folder.write(Array(String(repeating: "This is a letter.\n", count: 99).utf8), to: "letter.db")
    for path in [other, archive, text] {
      let before = try bytesOfFile(path)
      let error = #expect(throws: DeskError.self) { try open(path) }
      #expect(error?.problem.code == "DL-DESK-002")
      #expect(try bytesOfFile(path) == before)
    }
  }

  @Test func `a desk whose making was cut short is made`() throws {
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    #expect(throws: DeskError.absent(path: path)) { try open(path, makes: false) }
    #expect(try open(path).integrity() == [])
  }

  @Test func `several open a new desk at once, and have the same secret`() async throws {
    let path = path
    let keys = await withTaskGroup(of: [UInt8]?.self) { group in
      for _ in 0..<6 {
        group.addTask { try? DeskStore(path: path, passwords: DeskSample.cost).key(for: "captcha") }
      }
      return await group.reduce(into: [[UInt8]?]()) { $0.append($1) }
    }
    #expect(Set(keys).count == 1 && !keys.contains(nil))
  }

  @Test func `a desk that is closed says so`() throws {
    let desk = try open(path)
    try desk.close()
    let error = #expect(throws: DeskError.self) { try desk.accounts() }
    #expect(error?.problem.code == "DL-DESK-006")
    // All of it is in the one file.
    #expect((try? bytesOfFile(path + "-wal"))?.isEmpty != false)
  }

  @Test func `damage is found`() throws {
    let desk = try open(path)
    for number in 0..<200 { try desk.setOutlet("Outlet \(number)", rights: .excerpt, by: "Ann", now: number) }
    #expect(try desk.integrity() == [])
    try desk.close()
    var bytes = try bytesOfFile(path)
    // Pages behind those that opening reads.
    for offset in stride(from: 4096 * 30, to: bytes.count, by: 512) {
      bytes.replaceSubrange(offset..<(offset + 64), with: [UInt8](repeating: 0x5A, count: 64))
    }
    folder.write(bytes, to: "news-desk.db")
    let faults: [String]
    do { faults = try open(path).integrity() } catch let error as DeskError {
      #expect(error.problem.code == "DL-DESK-007")
      return
    }
    #expect(!faults.isEmpty)
  }

  @Test func `a row of a word that no version wrote is damage, not a crash`() throws {
    let desk = try open(path)
    try desk.addAccount(name: "Ann", role: .editor, password: "long enough", by: "me", now: 1)
    for (column, value) in [("role", "emperor"), ("createdAt", "yesterday")] {
      try desk.pool.write { db in
        try db.execute(sql: "UPDATE account SET \(column) = '\(value)'")
      }
      let error = #expect(throws: DeskError.self) { try desk.accounts() }
      #expect(error?.problem.code == "DL-DESK-007")
      try desk.pool.write { db in try db.execute(sql: "UPDATE account SET role = 'editor', createdAt = 1") }
    }
  }
}
