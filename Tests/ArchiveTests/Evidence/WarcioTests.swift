import Archive
import Foundation
import Intake
import Record
import TestKit
import Testing

/// The files in other software: warcio, which `Scripts/test-python` installs.
@Suite struct WarcioTests {
  /// The checkout this test was compiled from.
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let python = root.appending(path: ".build-python/bin/python").path
  static let isThere = FileManager.default.isExecutableFile(atPath: python)

  private func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
  }

  @Test(.enabled(if: isThere, "run Scripts/test-python first"))
  func `warcio reads every record and finds every digest right`() throws {
    let temporary = TemporaryFolder()
    let folder = try EvidenceFolder(path: temporary.path, software: "dateline", maxFileBytes: 6000)
    let reader = EvidenceReader(path: temporary.path)
    try folder.begin(committed: [], at: Sample.now)
    var kinds: [String] = []
    for capture in try Sample.everyForm() where capture.record?["WARC-Truncated"] == nil {
      // The one with a digest that was wrong when it came in is left out: warcio is right to find it.
      let location = try folder.append(Sample.record(capture))
      let target = try reader.target(at: location)
      var again = capture
      again.source = "again"
      kinds.append(target.kind.rawValue)
      if let revisit = EvidenceRecord(keeping: again, revisiting: target, as: Sample.keeping(again)) {
        _ = try folder.append(revisit)
        kinds.append("revisit")
      }
    }
    try folder.sync()
    try folder.commit()
    let files = try reader.files().map { "\(temporary.path)/\($0)" }
    #expect(files.count > 1)
    #expect(kinds.filter { $0 == "revisit" }.count > 10)

    let script = """
      import sys
      from warcio.archiveiterator import ArchiveIterator
      for path in sys.argv[1:]:
          with open(path, "rb") as file:
              records = ArchiveIterator(file, check_digests="raise")
              for record in records:
                  record.content_stream().read()
                  records.read_to_end()
                  print(record.rec_type, records.get_record_offset(), records.get_record_length())
      """
    let (listed, status) = try run(["-c", script] + files)
    #expect(status == 0, "\(listed)")
    let theirs = listed.split(separator: "\n").map(String.init)
    #expect(theirs.compactMap { $0.split(separator: " ").first.map(String.init) }.filter { $0 != "warcinfo" } == kinds)
    let ours = try reader.files().flatMap { try reader.scan($0) }.map { step in
      guard case .record(let record, let location) = step else { return "\(step)" }
      return "\(record.kind.rawValue) \(location.offset) \(location.length)"
    }
    #expect(theirs == ours)

    let check = try run(["-m", "warcio.cli", "check", "-v"] + files)
    #expect(check.status == 0, "\(check.output)")
    #expect(!check.output.contains("no digest"), "\(check.output)")
  }
}
