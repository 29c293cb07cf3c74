import Archive
import Foundation
import Intake
import Record
import TestKit
import Testing

/// A run of batches, with a database that is a variable.
private struct Run {
  static let path = "/archive/evidence"
  static let batches: [[EvidenceRecord]] = (0..<4).map { batch in
    (0..<3).map { index in
      // Text that does not compress, so that files fill up in the middle of a batch.
      let text = (0..<12).map { Digest.sha256(Array("\(batch) \(index) \($0)".utf8)) }.joined()
      let payload = Sample.page(text)
      let capture = Capture(
        source: "\(batch)-\(index).html", payload: payload, digest: Digest.sha256(payload), form: .html)
      return Sample.record(capture)
    }
  }

  let disk = FailingDisk()
  /// What the database has committed, and of how many batches.
  var committed: [EvidenceFileState] = []
  var done = 0

  func folder() throws(ArchiveError) -> EvidenceFolder {
    try EvidenceFolder(path: Self.path, software: "dateline test", maxFileBytes: 4000, disk: disk)
  }

  /// Does the batches that are left.
  mutating func go(_ folder: EvidenceFolder) throws(ArchiveError) {
    while done < Self.batches.count {
      try folder.begin(committed: committed, at: Sample.now)
      for record in Self.batches[done] { _ = try folder.append(record) }
      try folder.sync()
      committed = folder.states
      done += 1
      try folder.commit()
    }
  }

  /// The length of each file of evidence as it is on the disk.
  var lengths: [String: Int] {
    Dictionary(
      uniqueKeysWithValues: disk.files.filter { $0.key.hasSuffix(".gz") }.map {
        (String($0.key.dropFirst(Self.path.count + 1)), $0.value.count)
      })
  }

  var committedLengths: [String: Int] { Dictionary(uniqueKeysWithValues: committed.map { ($0.file, $0.length) }) }

  /// The files and the number of calls of a run that nothing disturbs.
  static func undisturbed() throws -> (files: [String: [UInt8]], calls: Int) {
    var run = Run()
    let folder = try run.folder()
    try run.go(folder)
    return (run.disk.files, run.disk.calls)
  }
}

@Suite struct EvidenceFolderTests {
  /// Whether two disks have the same files; so that a failure does not print them.
  private func isSame(_ a: [String: [UInt8]], _ b: [String: [UInt8]]) -> Bool { a == b }

  @Test func `files are rotated by size and each begins with what wrote it`() throws {
    let (files, _) = try Run.undisturbed()
    #expect(files.count > 2)
    #expect(files.keys.sorted() == (1...files.count).map { "\(Run.path)/dateline-0000000\($0).warc.gz" })
    #expect(files.values.allSatisfy { $0.count <= 4000 })
    let disk = FailingDisk()
    disk.files = files
    let reader = EvidenceReader(path: Run.path, disk: disk)
    var kept = 0
    for file in try reader.files() {
      for (index, step) in try reader.scan(file).enumerated() {
        guard case .record(let record, _) = step else {
          Issue.record("\(step)")
          continue
        }
        #expect((record.kind == .warcinfo) == (index == 0))
        if index > 0 { kept += 1 }
      }
    }
    #expect(kept == 12)
  }

  @Test func `a record that is longer than a file may be has one of its own`() throws {
    let disk = FailingDisk()
    let folder = try EvidenceFolder(path: "/e", software: "x", maxFileBytes: 10, disk: disk)
    try folder.begin(committed: [], at: Sample.now)
    let locations = try Run.batches[0].map { try folder.append($0) }
    #expect(locations.map(\.file) == (1...3).map { "dateline-0000000\($0).warc.gz" })
  }

  @Test(arguments: FailingDisk.Loss.allCases)
  func `stopping at any call of a run leaves what was committed, and going on gives the same files`(
    loss: FailingDisk.Loss
  ) throws {
    let (files, calls) = try Run.undisturbed()
    #expect(calls > 40)
    for call in 1...calls {
      // The second stop, in the mending, comes at a call that moves along with the first.
      var run = Run()
      run.disk.fail(at: call, .stop)
      if let folder = try? run.folder() { #expect(throws: ArchiveError.self) { try run.go(folder) } }
      run.disk.restart(loss)
      run.disk.fail(at: call % 14 + 1, .stop)
      if let folder = try? run.folder() { _ = try? folder.begin(committed: run.committed, at: Sample.now) }
      run.disk.restart(loss)
      let folder = try run.folder()
      try folder.begin(committed: run.committed, at: Sample.now)
      #expect(run.lengths == run.committedLengths, "call \(call)")
      try folder.commit()
      try run.go(folder)
      #expect(isSame(run.disk.files, files), "call \(call)")
    }
  }

  @Test(arguments: [FailingDisk.Failure.error(28), .half(28), .error(5), .half(5)])
  func `a call that fails leaves a folder that goes on`(failure: FailingDisk.Failure) throws {
    let (files, calls) = try Run.undisturbed()
    for call in 1...calls {
      var run = Run()
      run.disk.fail(at: call, failure)
      var folder: EvidenceFolder?
      let error = #expect(throws: ArchiveError.self) {
        let opened = try run.folder()
        folder = opened
        try run.go(opened)
      }
      switch (failure, error) {
      case (.error(28), .diskFull), (.half(28), .diskFull), (.error(5), .system), (.half(5), .system): break
      default: Issue.record("call \(call): \(String(describing: error))")
      }
      // The same folder goes on, without a rollback or after one: after `commit` failed there is nothing to roll back.
      let again = try folder ?? run.folder()
      if call % 2 == 0 {
        again.rollback()
        if run.done < Run.batches.count { #expect(run.lengths == run.committedLengths, "call \(call)") }
      }
      try run.go(again)
      if run.done == Run.batches.count { try again.begin(committed: run.committed, at: Sample.now) }
      try again.commit()
      #expect(isSame(run.disk.files, files), "call \(call)")
    }
  }

  @Test func `after a failure nothing more is written in the batch`() throws {
    let disk = FailingDisk()
    let folder = try EvidenceFolder(path: "/e", software: "x", disk: disk)
    try folder.begin(committed: [], at: Sample.now)
    _ = try folder.append(Run.batches[0][0])
    disk.fail(at: 1, .half(28))
    #expect(throws: ArchiveError.diskFull(path: "/e/dateline-00000001.warc.gz")) {
      try folder.append(Run.batches[0][1])
    }
    #expect(throws: ArchiveError.diskFull(path: "/e/dateline-00000001.warc.gz")) {
      try folder.append(Run.batches[0][1])
    }
    #expect(throws: ArchiveError.diskFull(path: "/e/dateline-00000001.warc.gz")) { try folder.sync() }
    folder.rollback()
    #expect(disk.files.isEmpty)
    #expect(folder.states.isEmpty)
  }

  @Test func `a disk that takes a few bytes at a time gets them all`() throws {
    var run = Run()
    run.disk.limitWrites(to: 7)
    let folder = try run.folder()
    try run.go(folder)
    #expect(try isSame(run.disk.files, Run.undisturbed().files))
  }

  @Test func `a tail that no journal explains, a short file and a file too many are strange and stay as they are`()
    throws
  {
    var run = Run()
    let folder = try run.folder()
    try run.go(folder)
    let files = run.disk.files
    let last = try #require(files.keys.max())
    let strange: [[String: [UInt8]]] = [
      files.merging([last: files[last]! + [0]]) { $1 }, files.merging([last: files[last]!.dropLast()]) { $1 },
      files.filter { $0.key != last }, files.merging(["\(Run.path)/dateline-00000099.warc.gz": []]) { $1 },
      files.merging(["\(Run.path)/dateline-00000001.warc.gz": Array(repeating: 0, count: 4000)]) { $1 },
    ]
    for files in strange {
      run.disk.files = files
      let error = #expect(throws: ArchiveError.self) { try folder.begin(committed: run.committed, at: Sample.now) }
      guard case .strangeEvidence = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(isSame(run.disk.files, files))
    }
  }

  @Test func `an older copy of the database does not cost the later captures`() throws {
    var run = Run()
    let folder = try run.folder()
    try folder.begin(committed: [], at: Sample.now)
    for record in Run.batches[0] { _ = try folder.append(record) }
    try folder.sync()
    run.committed = folder.states
    run.done = 1
    try folder.commit()
    let older = run.committed
    try run.go(folder)
    run.disk.restart(.unsynced)
    let files = run.disk.files
    #expect(throws: ArchiveError.self) { try folder.begin(committed: older, at: Sample.now) }
    #expect(isSame(run.disk.files, files))
  }

  @Test func `other files in the folder are left alone`() throws {
    let others: [String: [UInt8]] = [
      "\(Run.path)/README": [1], "\(Run.path)/dateline-1.warc.gz": [2],
      "\(Run.path)/dateline-00000001.warc.gz.bak": [3],
    ]
    var run = Run()
    run.disk.files = others
    let folder = try run.folder()
    try run.go(folder)
    #expect(run.disk.files.filter { others[$0.key] != nil } == others)
  }

  @Test func `a name in a database is never a path`() throws {
    let reader = EvidenceReader(path: Run.path, disk: FailingDisk())
    for name in [
      "../secret", "/etc/passwd", "dateline-00000001.warc.gz/../../x", "dateline-00000000.warc.gz", "",
      "dateline-1.warc.gz",
      "dateline-00000001.warc.gz\0", "DATELINE-00000001.WARC.GZ", "dateline-+0000001.warc.gz",
    ] {
      let error = #expect(throws: ArchiveError.self) {
        try reader.record(at: EvidenceLocation(file: name, offset: 0, length: 10))
      }
      guard case .damagedEvidence(name, 0, _) = error else {
        Issue.record("\(name): \(String(describing: error))")
        continue
      }
    }
  }

  @Test func `on the disk of the machine a batch is kept and an interrupted one is cut off`() throws {
    let temporary = TemporaryFolder()
    let path = temporary.path + "/evidence"
    let folder = try EvidenceFolder(path: path, software: "x", maxFileBytes: 4000)
    try folder.begin(committed: [], at: Sample.now)
    let location = try folder.append(Run.batches[0][0])
    try folder.sync()
    let committed = folder.states
    try folder.commit()
    try folder.begin(committed: committed, at: Sample.now)
    for record in Run.batches[1] { _ = try folder.append(record) }
    folder.abandon()
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).count > 1)
    let again = try EvidenceFolder(path: path, software: "x")
    try again.begin(committed: committed, at: Sample.now)
    try again.commit()
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["dateline-00000001.warc.gz"])
    #expect(try EvidenceReader(path: path).record(at: location) == Run.batches[0][0])
    try FileManager.default.removeItem(atPath: path + "/dateline-00000001.warc.gz")
    let error = #expect(throws: ArchiveError.self) { try EvidenceReader(path: path).record(at: location) }
    #expect(error == .damagedEvidence(file: location.file, offset: location.offset, what: "the file is not there"))
  }
}
