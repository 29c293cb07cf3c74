import Intake
import Record
import TestKit
import Testing

@testable import Archive

@Suite struct RebuilderTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/a.db" }

  init() throws { try ArchiveSample.keep(at: folder.path + "/a.db") }

  @Test func `the database made anew from the evidence alone has the same rows`() throws {
    let before = try TableDump.of(path, leaving: ["problem.number"])
    let outcome = try makeAnew()
    #expect(outcome.pages == 7 && outcome.versions == 1 && outcome.unchanged == 1 && outcome.problems == 0)
    var after = try TableDump.of(path, leaving: ["problem.number"])
    // The problem of an input that gave no page is in no evidence.
    #expect(after["problem"] == [])
    after["problem"] = before["problem"]
    #expect(after == before)
    #expect(try ArchiveSample.faults(at: path) == [])
    #expect(try Archive(path: path + ".before-rebuild").store.counts().problems == 1, "the old one is kept")
  }

  @Test func `a database that was lost is made anew, and the archive goes on`() throws {
    let before = try TableDump.of(path)
    for name in ["a.db", "a.db-wal", "a.db-shm"] { folder.write([], to: name) }
    try makeAnew()
    try ArchiveSample.keep(at: path)
    #expect(try TableDump.of(path) == before, "running again finds all there, and lists the problem again")
  }

  @Test func `damage on the way is a problem, and the rest is taken in`() throws {
    let archive = try Archive(path: path)
    let damaged = try #require(try archive.store.captures(after: 1, limit: 1).first)
    try archive.store.close()
    let name = "a-evidence/" + damaged.location.file
    var bytes = SharedData.bytes(at: folder.path + "/" + name)
    bytes[damaged.location.offset + damaged.location.length / 2] ^= 0x10
    folder.write(bytes, to: name)
    let outcome = try makeAnew()
    #expect(outcome.kept == 8 && outcome.problems == 1)
    let store = try Archive(path: path).store
    let problem = try #require(try store.problems(after: 0, limit: 9).first)
    #expect(problem.problem.code == "DL-ARCHIVE-008" && problem.source == damaged.location.file)
    #expect(problem.problem.message.hasPrefix("\(damaged.location.file), byte \(damaged.location.offset): "))
    #expect(try store.page(named: "/pages/2.txt") == nil)
    #expect(try store.page(named: "/pages/3.txt") != nil)
  }

  @Test func `another edition draws again what the first one drew, and numbers stay`() throws {
    let archive = try Archive(path: path)
    let numbers = try (1...7).map { try archive.store.captures(of: $0).map(\.number) }
    let outcome = try drawAgain(archive, "second", notDrawnBy: "second") { capture in
      var record = ArchiveSample.record(of: capture)
      let headline = record.article?.headline ?? ""
      record.article?.headline = "Again: " + headline
      record.statements.removeLast()
      return record
    }
    #expect(outcome.versions == 8 && outcome.problems == 0)
    for page in 1...7 {
      let versions = try archive.store.versions(of: page)
      #expect(versions.allSatisfy { $0.drawnBy == "second" && $0.record.article?.headline?.hasPrefix("Again") == true })
      #expect(versions.map(\.version) == Array(1...versions.count))
    }
    #expect(try (1...7).map { try archive.store.captures(of: $0).map(\.number) } == numbers)
    #expect(try archive.store.counts().statements == 7)
    #expect(
      try archive.store.search(.words(["open"], isPrefix: false), order: .newest, limit: 99, after: nil).hits.count == 7
    )
    #expect(try ArchiveSample.faults(of: archive) == [])
    let none = try drawAgain(archive, "second", notDrawnBy: "second", ArchiveSample.record(of:))
    #expect(none.versions == 0, "there is nothing left to do")
    let all = try drawAgain(archive, "first", notDrawnBy: nil, ArchiveSample.record(of:))
    #expect(all.versions == 8)
  }

  @Test func `facts drawn again of what is as before are as before`() throws {
    let archive = try Archive(path: path)
    let before = try TableDump.of(path)
    _ = try drawAgain(archive, "first", notDrawnBy: nil, ArchiveSample.record(of:))
    try archive.store.close()
    #expect(try TableDump.of(path) == before)
  }

  @Test func `where a capture is damaged its facts stay and the rest is drawn again`() throws {
    let archive = try Archive(path: path)
    let damaged = try #require(try archive.store.captures(after: 1, limit: 1).first)
    let name = "a-evidence/" + damaged.location.file
    var bytes = SharedData.bytes(at: folder.path + "/" + name)
    bytes[damaged.location.offset + damaged.location.length / 2] ^= 0x10
    folder.write(bytes, to: name)
    let outcome = try drawAgain(archive, "second", notDrawnBy: "second", ArchiveSample.record(of:))
    #expect(outcome.versions == 7 && outcome.problems == 1)
    let drawnBy = try (1...7).flatMap { try archive.store.versions(of: $0).map(\.drawnBy) }
    #expect(drawnBy.count { $0 == "first" } == 1 && drawnBy.count { $0 == "second" } == 7)
  }

  /// Makes the database anew and puts it in the place of the old one.
  @discardableResult
  private func makeAnew() throws -> Keeper.Outcome {
    let next = try NewStore(for: path)
    let evidence = try next.evidence(limits: IntakeLimits())
    let outcome = try apply(RebuildTasks(in: evidence), Rebuilder(evidence, drawnBy: "first"), next.store) {
      ArchiveSample.record(of: $0)
    }
    try Rebuilder(evidence, drawnBy: "first").finish(next.store)
    try next.takeOver()
    return outcome
  }

  private func drawAgain(
    _ archive: Archive, _ edition: String, notDrawnBy: String?, _ record: (Capture) -> PageRecord
  ) throws -> Keeper.Outcome {
    try apply(
      RebuildTasks(in: archive, notDrawnBy: notDrawnBy), Rebuilder(archive.evidence, drawnBy: edition), archive.store,
      record)
  }

  /// Does all tasks, three at a time.
  private func apply(
    _ tasks: RebuildTasks, _ rebuilder: Rebuilder, _ store: any ArchiveStore, _ record: (Capture) -> PageRecord
  ) throws -> Keeper.Outcome {
    var total = Keeper.Outcome()
    var results: [Rebuilder.Result] = []
    while true {
      let task = tasks.next()
      if let task { results.append(rebuilder.draw(task, record)) }
      if results.count == 3 || task == nil {
        total.add(try rebuilder.apply(results, to: store, keptAt: ArchiveSample.keptAt))
        results = []
      }
      if task == nil { return total }
    }
  }
}
