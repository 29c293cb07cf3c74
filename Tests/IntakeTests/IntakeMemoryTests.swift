import Foundation
import Intake
import Record
import TestKit
import Testing

/// Long inputs are read piece by piece.
@Suite(.serialized) struct IntakeMemoryTests {
  /// A pipe in a temporary folder into which a record is written `count` times.
  private func pipe(_ record: [UInt8], times count: Int, in folder: TemporaryFolder, named name: String) -> String {
    let path = folder.path + "/" + name
    precondition(mkfifo(path, 0o600) == 0, "no pipe could be made")
    Thread.detachNewThread {
      guard let file = fopen(path, "wb") else { return }
      for _ in 0..<count { fwrite(record, 1, record.count, file) }
      fclose(file)
    }
    return path
  }

  /// Whether `body` once needs fewer than `limit` bytes more than the process has. Other tests that run at the same
  /// time may need some too, so it is tried a few times.
  private func staysBelow(_ limit: Int, _ body: () -> Void) -> Bool {
    for _ in 0..<6 {
      // Sets the most that the process has needed to what it has now; see proc(5).
      try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
      guard let start = Self.kilobytes("VmRSS") else { return true }
      body()
      guard let most = Self.kilobytes("VmHWM") else { return true }
      if (most - start) << 10 < limit { return true }
    }
    return false
  }

  private static func kilobytes(_ name: String) -> Int? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
  }

  @Test func `a pipe of 200 MB of records is read in less than 64 MB`() {
    let page = "<p>" + String(repeating: "The council closed the old bridge. ", count: 30_000)
    let record = WARCSample.response(page).bytes
    let isBounded = staysBelow(64 << 20) {
      let folder = TemporaryFolder()
      let path = pipe(record, times: 190, in: folder, named: "crawl.warc")
      let counter = ByteCounter()
      let reader = InputReader([.path(path)], limits: IntakeLimits(), counter: counter, tally: Tally())
      var count = 0
      while let parcel = reader.next() {
        if case .page(let capture, let problems) = parcel.open() {
          count += capture.payload.count == page.utf8.count && problems.isEmpty ? 1 : 0
        }
      }
      #expect(count == 190)
      #expect(counter.value == record.count * 190)
    }
    #expect(isBounded)
  }

  @Test func `one record of 200 MB that is no page takes no memory`() {
    let header = WARCSample("resource", "", ["Content-Type": "video/mp4"])
    var record = header
    record.length = String(200 << 20)
    let start = record.header
    let isBounded = staysBelow(16 << 20) {
      let folder = TemporaryFolder()
      let path = folder.path + "/crawl.warc"
      precondition(mkfifo(path, 0o600) == 0, "no pipe could be made")
      Thread.detachNewThread {
        guard let file = fopen(path, "wb") else { return }
        fwrite(start, 1, start.count, file)
        let block = [UInt8](repeating: 7, count: 1 << 20)
        for _ in 0..<200 { fwrite(block, 1, block.count, file) }
        let last = Array("\r\n\r\n".utf8) + WARCSample.response("<p>last").bytes
        fwrite(last, 1, last.count, file)
        fclose(file)
      }
      let reader = InputReader([.path(path)], limits: IntakeLimits(), counter: ByteCounter(), tally: Tally())
      #expect(reader.next()?.open().page?.payload == Array("<p>last".utf8))
      #expect(reader.next() == nil)
    }
    #expect(isBounded)
  }

  @Test(arguments: ["page.html.gz", "page.html.zst"]) func `a bomb takes little memory`(name: String) {
    let zeros = [UInt8](repeating: 0x20, count: 96 << 20)
    let bytes = name.hasSuffix("gz") ? Compressed.gzip(zeros) : Compressed.zstd(zeros)
    let isBounded = staysBelow(64 << 20) { #expect(Taken(bytes, named: name).codes == ["DL-INTAKE-006"]) }
    #expect(isBounded)
  }
}
