import Record
import TestKit
import Testing

@testable import Archive

@Suite struct ArchiveLockTests {
  @Test func `a second writer waits, and then says who holds the archive`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    let lock = try ArchiveLock(path: path, holder: "process 7 (since noon)", waitingSeconds: 0)
    let start = ContinuousClock.now
    #expect(throws: ArchiveError.locked(path: path, holder: "process 7 (since noon)", waitedSeconds: 1)) {
      try ArchiveLock(path: path, holder: "process 8", waitingSeconds: 1)
    }
    #expect(ContinuousClock.now - start >= .milliseconds(900))
    withExtendedLifetime(lock) {}
  }

  @Test func `a lock goes with its holder, and the next one's name stands there alone`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    for holder in ["a process with a long name", "b"] {
      let lock = try ArchiveLock(path: path, holder: holder, waitingSeconds: 0)
      #expect(String(decoding: SharedData.bytes(at: path + ".lock"), as: UTF8.self) == holder)
      withExtendedLifetime(lock) {}
    }
  }

  @Test func `a second keeper of an archive is refused, and readers are not`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    try ArchiveSample.keep([ArchiveSample.captures[0]], at: path)
    let archive = try Archive(path: path)
    let keeper = try Keeper(archive, software: "test", keptAt: ArchiveSample.keptAt, waitingSeconds: 0)
    try keeper.keep(ArchiveSample.offering(ArchiveSample.captures[1]))
    let error = #expect(throws: ArchiveError.self) { try ArchiveSample.keep(at: path) }
    #expect(error?.problem.code == "DL-ARCHIVE-004")
    #expect(error?.problem.message.contains("since \(ArchiveSample.keptAt)") == true)
    #expect(try Archive(path: path).store.counts().captures == 1)
    try keeper.commit()
    #expect(try Archive(path: path).store.counts().captures == 2)
  }

  @Test func `a lock that cannot be made says so`() {
    #expect(throws: ArchiveError.system(path: "/nowhere/a.db.lock", doing: "opening it", errno: 2)) {
      try ArchiveLock(path: "/nowhere/a.db", holder: "x", waitingSeconds: 0)
    }
  }
}
