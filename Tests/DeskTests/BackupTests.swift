import GRDB
import TestKit
import Testing

@testable import Desk

@Suite struct BackupTests {
  @Test func `a copy made while others write is whole, one file, and its owner's alone`() async throws {
    let sample = try DeskSample()
    try fillDesk(sample)
    let copy = sample.folder.path + "/copy.db"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<3 {
        group.addTask {
          for number in 0..<20 {
            try sample.desk.setOutlet("\(writer) \(number)", rights: .excerpt, by: "Ann", now: number)
          }
        }
      }
      group.addTask { try sample.desk.backup(to: copy) }
      try await group.waitForAll()
    }
    #expect(try permissions(copy) == 0o600)
    for rest in [copy + ".part", copy + "-wal", copy + "-shm", copy + "-journal"] {
      #expect(throws: (any Error).self) { try bytesOfFile(rest) }
    }
    let restored = try DeskStore(path: copy, makes: false, passwords: DeskSample.cost)
    #expect(try restored.integrity() == [])
    #expect(restored.key(for: "captcha") == sample.desk.key(for: "captcha"))
    let (outlets, journal) = (try restored.outlets().count, try restored.journal(limit: 1000).items.count)
    // Each outlet and its journal entry, or neither.
    #expect(journal - 12 == outlets - 1 && outlets <= 61)
    #expect(try sample.desk.outlets().count == 61)
    _ = try restored.setOutlet("new", rights: nil, by: "Ann", now: 1)
  }

  @Test func `a file in the way is left alone, and so is a folder that is not there`() throws {
    let sample = try DeskSample()
    let copy = sample.folder.write(Array("mine".utf8), to: "copy.db")
    #expect(throws: DeskError.backupExists(path: copy)) { try sample.desk.backup(to: copy) }
    #expect(try bytesOfFile(copy) == Array("mine".utf8))
    let error = #expect(throws: DeskError.self) { try sample.desk.backup(to: sample.folder.path + "/none/copy.db") }
    guard case .system = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `what an interrupted copy left is overwritten`() throws {
    let sample = try DeskSample()
    sample.folder.write(Array("half".utf8), to: "copy.db.part")
    try sample.desk.backup(to: sample.folder.path + "/copy.db")
    #expect(
      try DeskStore(path: sample.folder.path + "/copy.db", makes: false, passwords: DeskSample.cost).integrity() == [])
  }
}
