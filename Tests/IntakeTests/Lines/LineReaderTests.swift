import Intake
import Record
import TestKit
import Testing

@Suite struct LineReaderTests {
  private func line(_ text: String) -> String { "{\"text\": \"\(text)\"}" }

  @Test(arguments: ["\n", "\r\n"]) func `lines end in LF or CRLF, and the last may end in nothing`(end: String) {
    let lines = ["one", "two", "three"].map(line).joined(separator: end)
    for text in [lines, lines + end] {
      let taken = Taken(text, named: "pages.jsonl")
      #expect(taken.texts == ["one", "two", "three"])
      #expect(taken.sources == ["pages.jsonl:1", "pages.jsonl:2", "pages.jsonl:3"])
      #expect(taken.codes.isEmpty)
    }
  }

  @Test func `blank lines are passed over and counted`() {
    let taken = Taken("\n\n  \t\r\n\(line("one"))\n\r\n\(line("two"))\n\n", named: "pages.jsonl")
    #expect(taken.sources == ["pages.jsonl:4", "pages.jsonl:6"])
    #expect(taken.codes.isEmpty)
    #expect(Taken("\n\r\n\n", named: "pages.jsonl").deliveries.isEmpty)
  }

  @Test func `a bad line does not keep the next from being read`() {
    let taken = Taken("\(line("one"))\n{\"text\": \nnonsense\n\(line("four"))\n", named: "pages.jsonl")
    #expect(taken.texts == ["one", "four"])
    #expect(taken.codes == ["DL-INTAKE-009", "DL-INTAKE-009"])
    #expect(taken.messages.map { $0.prefix(19) } == ["pages.jsonl, line 2", "pages.jsonl, line 3"])
  }

  @Test func `a byte order mark before the first line is passed over`() {
    #expect(Taken("\u{FEFF}" + line("one"), named: "pages.jsonl").texts == ["one"])
  }

  @Test func `bytes that are no UTF-8 become the replacement character`() {
    let bytes = Array("{\"text\": \"a".utf8) + [0xFF, 0xC3] + Array("b\"}\n".utf8)
    #expect(Taken(bytes, named: "pages.jsonl").texts == ["a\u{FFFD}\u{FFFD}b"])
  }

  @Test func `a line that is too long is told, and the next one read`() {
    let long = line(String(repeating: "x", count: 4 << 20))
    let limits = IntakeLimits.pages(of: 1_000)
    let taken = Taken("\(line("one"))\n\(long)\n\(line("three"))\n\(long)", named: "pages.jsonl", limits: limits)
    #expect(taken.texts == ["one", "three"])
    #expect(taken.codes == ["DL-INTAKE-012", "DL-INTAKE-012"])
    #expect(taken.sources == ["pages.jsonl:1", "pages.jsonl:3"])
    #expect(taken.messages.map { $0.prefix(19) } == ["pages.jsonl, line 2", "pages.jsonl, line 4"])
  }

  @Test func `a long line within the limit is read`() {
    let text = String(repeating: "x", count: 900_000)
    #expect(Taken(line(text), named: "pages.jsonl", limits: .pages(of: 1_000_000)).texts == [text])
  }

  @Test func `a line that is too long is answered where it was a request`() {
    let folder = TemporaryFolder()
    let path = folder.write((line(String(repeating: "x", count: 3 << 20)) + "\n" + line("two")).utf8, to: "x")
    let reader = InputReader([.lines(path)], limits: .pages(of: 10), counter: ByteCounter(), tally: Tally())
    #expect(reader.next()?.isRequest == true)
    #expect(reader.next()?.open().page?.payload == Array("two".utf8))
    #expect(reader.next() == nil)
  }

  @Test(arguments: [".gz", ".zst"]) func `lines before a cut are read, the one in it is told`(packing: String) {
    let lines = (1...3).map { line("page \($0) " + String(repeating: "é", count: $0)) + "\n" }
    let first = lines.dropLast().joined()
    let last = Array(lines[2].utf8)
    let cut: [UInt8]
    if packing == ".gz" {
      cut = Compressed.gzip(first.utf8) + Compressed.deflate(last, .gzip, level: 0).dropLast(14)
    } else {
      cut = Compressed.zstd(first.utf8) + Compressed.zstd(last).dropLast(6)
    }
    let taken = Taken(cut, named: "pages.jsonl\(packing)")
    #expect(taken.texts.count == 2)
    #expect(taken.codes == ["DL-INTAKE-004"])
    #expect(taken.deliveries.last?.lostID?.hasSuffix(":3") == true)
  }

  @Test func `after damage lines are read again from the next member on`() {
    var members = (1...4).map { Compressed.gzip((line("\($0)a") + "\n" + line("\($0)b") + "\n").utf8) }
    members[1][members[1].count - 6] ^= 1
    let taken = Taken(members.joined(), named: "pages.jsonl.gz")
    // What came before the wrong checksum is read; the line behind the damage may be a half one and is passed over.
    #expect(taken.texts == ["1a", "1b", "2a", "2b", "3b", "4a", "4b"])
    #expect(taken.codes == ["DL-INTAKE-005"])
  }
}
