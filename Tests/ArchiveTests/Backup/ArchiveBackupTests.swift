import Foundation
import TestKit
import Testing

@testable import Archive

/// A backup is an archive, of one moment, and nothing looks like one that is not whole.
@Suite struct ArchiveBackupTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/news.db" }
  private var target: String { folder.path + "/copy.db" }
  private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

  private func backUp(disk: any Disk = SystemDisk()) throws -> Int {
    let archive = try Archive(path: path)
    let backup = try ArchiveBackup(archive, to: target, disk: disk)
    let bytes = try backup.copy()
    try backup.finish()
    return bytes
  }

  @Test func `a copy holds the same rows and the same evidence, and has no faults`() throws {
    try ArchiveSample.keep(at: path)
    let bytes = try backUp()
    #expect(bytes > 1_000)
    #expect(try TableDump.of(target) == TableDump.of(path))
    #expect(try ArchiveSample.faults(at: target).isEmpty)
    for name in try FileManager.default.contentsOfDirectory(atPath: Archive.evidencePath(of: path)) {
      #expect(
        FileManager.default.contentsEqual(
          atPath: Archive.evidencePath(of: path) + "/" + name, andPath: Archive.evidencePath(of: target) + "/" + name))
    }
    #expect(!names.contains { $0.hasSuffix(".part") })
  }

  @Test func `a copy can be added to`() throws {
    try ArchiveSample.keep(Array(ArchiveSample.captures.prefix(3)), at: path)
    _ = try backUp()
    try ArchiveSample.keep(at: target)
    #expect(try ArchiveSample.faults(at: target).isEmpty)
  }

  @Test func `what is kept while the copy is made is not in it, and the copy has no faults`() throws {
    try ArchiveSample.keep(Array(ArchiveSample.captures.prefix(3)), at: path)
    let archive = try Archive(path: path)
    let backup = try ArchiveBackup(archive, to: target, disk: BusyDisk { _ = try? ArchiveSample.keep(at: path) })
    _ = try backup.copy()
    try backup.finish()
    #expect(try Archive(path: target).store.counts().captures == 3)
    #expect(try archive.store.counts().captures > 3)
    #expect(try ArchiveSample.faults(at: target).isEmpty)
    #expect(try ArchiveSample.faults(at: path).isEmpty)
  }

  @Test(arguments: ["copy.db", "copy-evidence"]) func `nothing is replaced`(name: String) throws {
    try ArchiveSample.keep(at: path)
    folder.write("mine".utf8, to: name)
    #expect(throws: ArchiveError.backupExists(path: folder.path + "/" + name)) { try backUp() }
    #expect(try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8) == "mine")
  }

  @Test func `a file that comes while the copy is made is not replaced`() throws {
    try ArchiveSample.keep(at: path)
    let backup = try ArchiveBackup(Archive(path: path), to: target)
    _ = try backup.copy()
    folder.write("mine".utf8, to: "copy.db")
    #expect(throws: ArchiveError.backupExists(path: target)) { try backup.finish() }
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "mine")
  }

  @Test func `a copy that was cut short does not look whole, and the next one goes well`() throws {
    try ArchiveSample.keep(at: path)
    let backup = try ArchiveBackup(Archive(path: path), to: target)
    _ = try backup.copy()
    // Ends here: no `finish`.
    #expect(!names.contains("copy.db") && !names.contains("copy-evidence"))
    _ = try backUp()
    #expect(try ArchiveSample.faults(at: target).isEmpty)
    #expect(!names.contains { $0.hasSuffix(".part") })
  }

  @Test func `evidence that is not as it was written is not copied as if it were`() throws {
    try ArchiveSample.keep(at: path)
    let evidence = Archive.evidencePath(of: path)
    let file = evidence + "/" + (try #require(FileManager.default.contentsOfDirectory(atPath: evidence).min()))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: file))
    #expect(throws: ArchiveError.self) { try backUp() }
    #expect(!names.contains("copy.db"))
    try bytes.prefix(100).write(to: URL(fileURLWithPath: file))
    #expect(throws: ArchiveError.self) { try backUp() }
  }

  @Test func `an archive that is empty can be copied`() throws {
    try Archive(path: path, makes: true).store.close()
    #expect(try backUp() == 0)
    #expect(try ArchiveSample.faults(at: target).isEmpty)
  }
}

/// The system's disk, on which something happens once, when the first file is opened.
private final class BusyDisk: Disk, @unchecked Sendable {
  // Used from one thread.
  private var happens: (() -> Void)?
  private let disk = SystemDisk()

  init(_ happens: @escaping () -> Void) { self.happens = happens }

  func makeFolder(_ path: String) throws(DiskError) { try disk.makeFolder(path) }
  func list(_ path: String) throws(DiskError) -> [String] { try disk.list(path) }
  func size(_ path: String) throws(DiskError) -> Int? { try disk.size(path) }
  func open(_ path: String, _ use: DiskUse) throws(DiskError) -> any DiskFile {
    let happens = self.happens
    self.happens = nil
    happens?()
    return try disk.open(path, use)
  }
  func remove(_ path: String) throws(DiskError) { try disk.remove(path) }
  func syncFolder(_ path: String) throws(DiskError) { try disk.syncFolder(path) }
}
