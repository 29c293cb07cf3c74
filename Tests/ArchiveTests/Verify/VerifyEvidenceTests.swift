import Archive
import Record
import TestKit
import Testing

@Suite struct VerifyEvidenceTests {
  private static let seed: UInt64 = 20_240_512

  private let folder = TemporaryFolder()
  private let disk = FailingDisk()
  private let archive: Archive
  private let captures: [StoredCapture]
  private let pristine: [String: [UInt8]]

  init() throws {
    let path = folder.path + "/a.db"
    try ArchiveSample.keep(at: path, on: disk)
    archive = try Archive(path: path, disk: disk)
    captures = try archive.store.captures(after: 0, limit: 99)
    pristine = disk.files
  }

  @Test func `an archive that nobody touched is well`() throws {
    var verifier = Verifier(archive) { Issue.record("\($0)") }
    let tally = try verifier.verify()
    #expect(tally.captures == 9 && tally.faults == 0)
    #expect(tally.files == (try archive.evidence.files().count) && tally.files > 1)
    // The capture that shows nothing new has the bytes of the one before, and the copy those of the first page.
    #expect(tally.articles == 9)
  }

  @Test(arguments: 0..<4)
  func `every bit that flips in the evidence is found in its file, and all other records are read`(part: Int) throws {
    var dice = Dice(seed: Self.seed + UInt64(part))
    for (path, bytes) in pristine.sorted(by: { $0.key < $1.key }) {
      let name = String(path.split(separator: "/").last ?? "")
      let count = 300 * bytes.count / pristine.values.reduce(0) { $0 + $1.count } + 1
      for index in 0..<count {
        // One position of each stretch of the file, so that all of it is looked at.
        let stretch = bytes.count / count + 1
        let position = min(bytes.count - 1, index * stretch + dice.number(below: stretch))
        let bit = UInt8(dice.number(below: 8))
        disk.files[path]?[position] ^= 1 << bit
        let faults = try ArchiveSample.faults(of: archive)
        #expect(!faults.isEmpty, "\(name), bit \(bit) of byte \(position)")
        #expect(faults.allSatisfy { $0.contains(name) || refersInto(name, $0) }, "\(faults)")
        if index % 8 == 0 { try expectReadable(but: name, position) }
        disk.files[path] = bytes
      }
    }
  }

  @Test func `every bit of the first bytes of each record is covered`() throws {
    for location in captures.map(\.location) + [EvidenceLocation(file: captures[0].location.file, offset: 0, length: 1)]
    {
      let path = archive.evidence.path + "/" + location.file
      for position in location.offset..<(location.offset + 10) {
        for bit in 0..<8 {
          disk.files[path]?[position] ^= 1 << UInt8(bit)
          #expect(try !ArchiveSample.faults(of: archive).isEmpty, "bit \(bit) of byte \(position)")
          disk.files[path] = pristine[path]
        }
      }
    }
  }

  @Test func `files that are cut, gone, too many or too long are named`() throws {
    let name = captures[0].location.file
    let path = archive.evidence.path + "/" + name
    let bytes = try #require(pristine[path])
    let last = try #require(try archive.evidence.files().last)
    for (what, files) in [
      ("cut", [path: Array(bytes.dropLast())]), ("cut", [path: Array(bytes.prefix(bytes.count / 2))]),
      ("empty", [path: []]),
      ("gone", [path: nil]), ("too long", [path: bytes + [0]]), ("a record twice", [path: bytes + bytes]),
    ] {
      disk.files = pristine.merging(files.compactMapValues { $0 }) { $1 }.filter { files[$0.key] != .some(nil) }
      let faults = try ArchiveSample.faults(of: archive)
      #expect(faults.contains { $0.contains(name) }, "\(what)")
      try expectReadable(but: name, nil)
    }
    disk.files = pristine
    let extra = archive.evidence.path + "/dateline-00000099.warc.gz"
    disk.files[extra] = pristine[archive.evidence.path + "/" + last]
    #expect(try ArchiveSample.faults(of: archive).contains { $0.contains("dateline-00000099.warc.gz") })
  }

  /// Expects that every capture which does not lie, or have its payload, at `position` of `file` comes as it was; with nil,
  /// nowhere in it.
  private func expectReadable(but file: String, _ position: Int?) throws {
    func isTouched(_ location: EvidenceLocation) -> Bool {
      location.file == file
        && position.map { $0 >= location.offset && $0 < location.offset + location.length } ?? true
    }
    let offered = ArchiveSample.captures.enumerated().filter { $0.offset != 8 }.map(\.element)
    for (stored, capture) in zip(captures, offered) {
      let payload = stored.refersTo.map { captures[$0 - 1].location }
      if isTouched(stored.location) || payload.map(isTouched) ?? false { continue }
      #expect(try archive.evidence.capture(at: stored.location) == capture)
    }
    #expect(try archive.store.search(.all, order: .newest, limit: 99, after: nil).hits.count == 7)
  }

  /// Whether a fault is of a revisit elsewhere whose payload lies in the file called `name`.
  private func refersInto(_ name: String, _ fault: String) -> Bool {
    captures.contains { capture in
      guard let payload = capture.refersTo.map({ captures[$0 - 1] }), payload.location.file == name else {
        return false
      }
      return fault.contains("capture \(capture.number) ")
    }
  }
}
