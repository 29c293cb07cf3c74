import GRDB
import TestKit
import Testing

@testable import Archive

/// Keeps the sample on a disk that fails at one call, and looks what is left: nothing that was committed is lost, the archive
/// verifies as it is, and keeping the same again gives what a run without failure gives.
@Suite struct FailureTests {
  /// A failure, what becomes of the machine, and which of the calls it is tried at.
  struct Trial: Sendable, CustomTestStringConvertible {
    var failure: FailingDisk.Failure
    var loss: FailingDisk.Loss
    var rest: Int

    var testDescription: String { "\(failure), forgetting \(loss), calls \(rest) mod 2" }

    /// Calls in two halves, so that both cores have something to do.
    static let all: [Trial] = [
      (.error(28), FailingDisk.Loss.nothing), (.half(5), .nothing), (.short, .nothing), (.stop, .nothing),
      (.stop, .unsynced),
      (.stop, .torn),
    ].flatMap { failure, loss in (0...1).map { Trial(failure: failure, loss: loss, rest: $0) } }
  }

  @Test(arguments: Trial.all)
  func `after a failure at any call the archive verifies and is taken up again`(trial: Trial) throws {
    let whole = try run(in: TemporaryFolder(), on: FailingDisk())
    for call in 1...whole.calls where call % 2 == trial.rest {
      let folder = TemporaryFolder()
      let path = folder.path + "/a.db"
      let disk = FailingDisk()
      disk.fail(at: call, trial.failure)
      let outcome = try? ArchiveSample.keep(at: path, on: disk)
      if outcome == nil { disk.restart(trial.loss) }
      #expect(outcome == nil || trial.failure == .short, "a failure at call \(call) was not noticed")
      let faults = try ArchiveSample.faults(at: path, on: disk)
      #expect(faults == [], "after call \(call)")
      let again = try run(in: folder, on: disk)
      #expect(again.tables == whole.tables, "after call \(call)")
      #expect(again.evidence == whole.evidence, "after call \(call)")
    }
  }

  @Test func `where the database has no room the batch is not kept, and the next run keeps it`() throws {
    let whole = try run(in: TemporaryFolder(), on: FailingDisk())
    for pages in stride(from: 60, through: 90, by: 3) {
      let folder = TemporaryFolder()
      let path = folder.path + "/a.db"
      let disk = FailingDisk()
      do {
        try ArchiveSample.keep(at: path, on: disk) { archive in
          let store = try #require(archive.store as? SQLiteStore)
          try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
        }
      } catch let error as ArchiveError {
        #expect(error == .diskFull(path: path))
      }
      #expect(try ArchiveSample.faults(at: path, on: disk) == [], "\(pages) pages")
      let again = try run(in: folder, on: disk)
      #expect(again.tables == whole.tables && again.evidence == whole.evidence, "\(pages) pages")
    }
  }

  private struct Result {
    var tables: [String: [String]]
    var evidence: [String: [UInt8]]
    var calls: Int
  }

  /// Keeps the sample and gives what is there then.
  private func run(in folder: TemporaryFolder, on disk: FailingDisk) throws -> Result {
    let path = folder.path + "/a.db"
    try ArchiveSample.keep(at: path, on: disk)
    let calls = disk.calls
    #expect(try ArchiveSample.faults(at: path, on: disk) == [])
    let names = disk.files.map { (String($0.key.dropFirst(folder.path.count)), $0.value) }
    return Result(
      tables: try TableDump.of(path), evidence: Dictionary(uniqueKeysWithValues: names), calls: calls)
  }
}
