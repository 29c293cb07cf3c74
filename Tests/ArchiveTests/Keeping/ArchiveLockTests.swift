import Glibc
import Intake
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

  @Test func `where an archive is held a keeper is refused, readers are not, and what was offered is kept later`()
    throws
  {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    try ArchiveSample.keep([ArchiveSample.captures[0]], at: path)
    let archive = try Archive(path: path)
    let keeper = try keeper(of: archive)
    try keeper.keep(ArchiveSample.offering(ArchiveSample.captures[1]))
    do {
      let lock = try ArchiveLock(path: path, holder: "process 7 (since noon)", waitingSeconds: 0)
      let held = ArchiveError.locked(path: path, holder: "process 7 (since noon)", waitedSeconds: 0)
      #expect(throws: held) { try ArchiveSample.keep(at: path) }
      #expect(throws: held) { try keeper.commit() }
      #expect(try Archive(path: path).store.counts().captures == 1)
      withExtendedLifetime(lock) {}
    }
    try keeper.commit()
    #expect(try Archive(path: path).store.counts().captures == 2)
    #expect(try ArchiveSample.faults(at: path).isEmpty)
  }

  @Test func `keepers of one archive take turns, a batch at a time`() throws {
    let folder = TemporaryFolder()
    let (path, other) = (folder.path + "/a.db", folder.path + "/other.db")
    let captures = ArchiveSample.captures
    try ArchiveSample.keep([], at: path)
    // As two processes have it: each with an archive of its own.
    let keepers = try [keeper(of: Archive(path: path)), keeper(of: Archive(path: path))]
    for (index, capture) in captures.enumerated() {
      try keepers[index % 2].keep(ArchiveSample.offering(capture))
      try keepers[index % 2].commit()
    }
    #expect(keepers.allSatisfy { $0.outcome.kept > 0 })
    try ArchiveSample.keep(at: other)
    let (shared, alone) = (try Archive(path: path).store.counts(), try Archive(path: other).store.counts())
    #expect(shared == alone)
    #expect(try ArchiveSample.faults(at: path).isEmpty)
  }

  @Test func `nothing is written to an archive that another one took the place of`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    try ArchiveSample.keep([ArchiveSample.captures[0]], at: path)
    let archive = try Archive(path: path)
    let keeper = try keeper(of: archive)
    try keeper.keep(ArchiveSample.offering(ArchiveSample.captures[1]))
    let next = try NewStore(for: path)
    let rebuilder = Rebuilder(try next.evidence(limits: IntakeLimits()), drawnBy: "test")
    try rebuilder.finish(next.store)
    try next.takeOver()
    #expect(throws: ArchiveError.replaced(path: path)) { try keeper.commit() }
    #expect(throws: ArchiveError.replaced(path: path)) { try self.keeper(of: archive) }
    // The next one finds evidence and database as they were left.
    try ArchiveSample.keep([ArchiveSample.captures[1]], at: path)
    #expect(try Archive(path: path).store.counts().captures == 1)
  }

  private func keeper(of archive: Archive) throws -> Keeper {
    try Keeper(archive, software: "test", keptAt: ArchiveSample.keptAt, waitingSeconds: 0)
  }

  @Test func `a lock ends with its holder also where a child has its file still`() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.db"
    var copy: Int32 = -1
    do {
      let lock = try ArchiveLock(path: path, holder: "a", waitingSeconds: 0)
      // As a child has it between fork and exec: another descriptor of the same open file.
      copy = (3..<4_096).first { isOpen($0, at: path + ".lock") }.map { dup($0) } ?? -1
      withExtendedLifetime(lock) {}
    }
    #expect(copy >= 0)
    defer { close(copy) }
    #expect(throws: Never.self) { try ArchiveLock(path: path, holder: "b", waitingSeconds: 0) }
  }

  /// Whether a descriptor is of the file at `path`.
  private func isOpen(_ descriptor: Int32, at path: String) -> Bool {
    var (ours, theirs) = (stat(), stat())
    guard fstat(descriptor, &ours) == 0, stat(path, &theirs) == 0 else { return false }
    return ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev
  }

  @Test func `a lock that cannot be made says so`() {
    #expect(throws: ArchiveError.system(path: "/nowhere/a.db.lock", doing: "opening it", errno: 2)) {
      try ArchiveLock(path: "/nowhere/a.db", holder: "x", waitingSeconds: 0)
    }
  }
}
