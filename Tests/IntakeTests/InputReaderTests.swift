import Foundation
import Intake
import Record
import TestKit
import Testing

@Suite struct InputReaderTests {
  static let page = "<!DOCTYPE html><title>Bridge</title><p>The council closed the old bridge."
  static let line = "{\"html\": \"<!DOCTYPE html><title>Bridge</title><p>The council closed the old bridge.\"}\n"

  /// The bytes of a page in a file of a kind.
  private func bytes(_ kind: String) -> [UInt8] {
    switch kind {
    case "warc": WARCSample("warcinfo", "software: x").bytes + WARCSample.response(Self.page).bytes
    case "jsonl": Array(Self.line.utf8)
    default: Array(Self.page.utf8)
    }
  }

  private func packed(_ kind: String, _ packing: String) -> [UInt8] {
    switch packing {
    case ".gz": Compressed.gzip(bytes(kind))
    case ".zst": Compressed.zstd(bytes(kind))
    default: bytes(kind)
    }
  }

  @Test(arguments: ["html", "htm", "txt", "warc", "jsonl"], ["", ".gz", ".zst"])
  func `each kind is read plain and compressed`(kind: String, packing: String) {
    let taken = Taken(packed(kind, packing), named: "input.\(kind)\(packing)")
    #expect(taken.texts == [Self.page])
    #expect(taken.codes.isEmpty)
    #expect(taken.captures.map(\.form) == [kind == "txt" ? .pageText : .html])
  }

  @Test(arguments: ["html", "warc", "jsonl"], ["", ".gz", ".zst"])
  func `a file whose name says nothing is taken for what it looks like`(kind: String, packing: String) {
    let taken = Taken(packed(kind, packing), named: "download")
    #expect(taken.texts == [Self.page])
    #expect(taken.captures.map(\.form) == [.html])
  }

  @Test func `text that looks like nothing else is a pasted page`() {
    let taken = Taken("Bridge closed\n\nThe council closed the old bridge.", named: "download")
    #expect(taken.captures.map(\.form) == [.pageText])
    #expect(taken.codes.isEmpty)
  }

  @Test func `compression is told by the bytes and not by the name`() {
    #expect(Taken(Compressed.gzip(Self.page.utf8), named: "page.html").texts == [Self.page])
    #expect(Taken(Compressed.zstd(Self.page.utf8), named: "page.html.gz").texts == [Self.page])
    #expect(Taken(Self.page, named: "page.html.gz").texts == [Self.page])
  }

  @Test func `what is compressed twice is told and not read`() {
    let taken = Taken(Compressed.gzip(Compressed.gzip(Self.page.utf8)), named: "page.html.gz")
    #expect(taken.codes == ["DL-INTAKE-008"])
    #expect(taken.messages.first?.contains("gzip data inside another") == true)
  }

  @Test func `inputs come in the order they were given, and one that fails does not end the run`() {
    let folder = TemporaryFolder()
    let inputs = ["b.html", "absent.html", "a.html"].map { InputReader.Input.path("\(folder.path)/\($0)") }
    folder.write("<p>a".utf8, to: "a.html")
    folder.write("<p>b".utf8, to: "b.html")
    let taken = Taken(inputs, in: folder)
    #expect(taken.texts == ["<p>b", "<p>a"])
    #expect(taken.codes == ["DL-INTAKE-001"])
    #expect(taken.deliveries.count == 3)
    #expect(taken.deliveries[1].lostID == "\(folder.path)/absent.html")
  }

  @Test func `a folder is read by the bytes of the names, folders in their place among the files`() {
    let folder = TemporaryFolder()
    for name in ["b.html", "a/z.html", "a/deep/er/x.html", "B.html", "c.txt", "é.html"] {
      folder.write("<p>\(name)".utf8, to: name)
    }
    let taken = Taken([.path(folder.path)], in: folder)
    #expect(taken.sources == ["B.html", "a/deep/er/x.html", "a/z.html", "b.html", "c.txt", "é.html"])
    #expect(taken.codes.isEmpty)
  }

  @Test func `a page that is taken away after its folder was listed is told`() throws {
    let folder = TemporaryFolder()
    folder.write("<p>a".utf8, to: "a.html")
    let second = folder.write("<p>b".utf8, to: "b.html")
    let reader = InputReader([.path(folder.path)], limits: IntakeLimits(), counter: ByteCounter(), tally: Tally())
    #expect(reader.next()?.open().page != nil)
    try FileManager.default.removeItem(atPath: second)
    #expect(reader.next()?.open().problems.map(\.code) == ["DL-INTAKE-001"])
    #expect(reader.next() == nil)
  }

  @Test func `an empty folder is told, one inside another with pages is not`() {
    let folder = TemporaryFolder()
    folder.makeFolder("empty")
    #expect(Taken([.path(folder.path)], in: folder).codes == ["DL-INTAKE-003"])
    folder.write("<p>x".utf8, to: "x.html")
    #expect(Taken([.path(folder.path)], in: folder).codes.isEmpty)
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read everything"))
  func `what may not be read is told once`() {
    let folder = TemporaryFolder()
    let closed = folder.makeFolder("closed")
    let page = folder.write("<p>x".utf8, to: "x.html")
    chmod(closed, 0)
    chmod(page, 0)
    #expect(Taken([.path(closed), .path(page)], in: folder).codes == ["DL-INTAKE-001", "DL-INTAKE-001"])
    chmod(closed, 0o755)
  }

  @Test func `a folder named as a file of lines is told`() {
    let folder = TemporaryFolder()
    #expect(Taken([.lines(folder.path)], in: folder).codes == ["DL-INTAKE-001"])
  }

  @Test func `an empty input is told, an empty part of requests is not`() {
    let folder = TemporaryFolder()
    let empty = folder.write([], to: "empty.jsonl")
    let packed = folder.write(Compressed.gzip([]), to: "empty.html.gz")
    #expect(Taken([.path(empty)], in: folder).codes == ["DL-INTAKE-002"])
    #expect(Taken([.path(packed)], in: folder).codes == ["DL-INTAKE-002"])
    #expect(Taken([.lines(empty)], in: folder).deliveries.isEmpty)
  }

  @Test func `lines that were asked for are requests whatever the file is called`() {
    let folder = TemporaryFolder()
    let path = folder.write((Self.line + "{\n").utf8, to: "requests.html")
    let reader = InputReader(
      [.lines(path), .path(path)], limits: IntakeLimits(), counter: ByteCounter(), tally: Tally())
    #expect(reader.next()?.isRequest == true)
    #expect(reader.next()?.isRequest == true)
    #expect(reader.next()?.isRequest == false)
    #expect(reader.next() == nil)
  }

  @Test func `the bytes read are counted as they lie on the disk`() {
    let bytes = Compressed.gzip(String(repeating: Self.page, count: 100).utf8)
    #expect(Taken(bytes, named: "page.html.gz").byteCount == bytes.count)
  }

  @Test(arguments: ["html", "warc", "jsonl"], ["", ".gz", ".zst"])
  func `a dash is standard input, whose kind is found out`(kind: String, packing: String) {
    let folder = TemporaryFolder()
    let path = folder.write(packed(kind, packing), to: "input")
    let taken = StandardInput.from(path) { Taken([.path("-")], in: folder) }
    #expect(taken.texts == [Self.page])
    #expect(taken.codes.isEmpty)
    #expect(taken.captures.first?.source.first == "-")
  }

  @Test func `lines come from standard input too, and problems name it`() {
    let folder = TemporaryFolder()
    let path = folder.write((Self.line + "nonsense\n").utf8, to: "input")
    let taken = StandardInput.from(path) { Taken([.lines("-")], in: folder) }
    #expect(taken.texts == [Self.page])
    #expect(taken.messages.first?.hasPrefix("standard input, line 2: the line is not JSON") == true)
  }

  @Test func `standard input that was read in part before is read from there`() {
    let folder = TemporaryFolder()
    let start = Array("a shell read this line\n".utf8)
    // A wrong length makes the reader go back in the file.
    var request = WARCSample("request", "GET / HTTP/1.1")
    request.length = "100000"
    let path = folder.write(start + request.bytes + WARCSample.response(Self.page).bytes, to: "input")
    let taken = StandardInput.from(path, offset: start.count) { Taken([.path("-")], in: folder) }
    #expect(taken.texts == [Self.page])
    #expect(taken.codes == ["DL-INTAKE-013"])
  }

  @Test(arguments: [".gz", ".zst"])
  func `a cut in the first bytes of a file of lines or records is told`(packing: String) {
    let lines = String(repeating: Self.line, count: 3)
    let bytes = packing == ".gz" ? Compressed.deflate(lines.utf8, .gzip, level: 0) : Compressed.zstd(lines.utf8)
    for name in ["download", "lines.jsonl\(packing)"] {
      let taken = Taken(bytes.dropLast(packing == ".gz" ? 20 : 2), named: name)
      #expect(taken.codes == ["DL-INTAKE-004"], "\(name)")
      if packing == ".gz" { #expect(taken.texts.count == 2) }
    }
  }
}
