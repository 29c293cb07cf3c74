import Record
import TestKit
import Testing

/// `--input`: one record out for each line in, whatever is in the line.
@Suite struct LineInputTests {
  private static let lines: [(line: String, id: String, code: String?)] = [
    (#"{"id":"text","text":"The council met."}"#, "text", nil),
    (#"{"id":"page","pageText":"Council meets\n\nThe council met."}"#, "page", nil),
    (#"{"id":"html","html":"<p>The council met.</p>"}"#, "html", nil),
    (#"{"id":"served","htmlBase64":"PHA+VGhlIGNvdW5jaWwgbWV0LjwvcD4="}"#, "served", nil),
    (#"{"id":12,"text":"A number is an id too."}"#, "12", nil),
    (#"{"id":"cut","text":"no end"#, "-:6", "DL-INTAKE-009"),
    ("", "", nil),
    ("not JSON at all", "-:8", "DL-INTAKE-009"),
    (#"["an","array"]"#, "-:9", "DL-INTAKE-010"),
    (#"{"id":"other","body":"…"}"#, "other", "DL-INTAKE-010"),
    (#"{"id":"number","text":7}"#, "number", "DL-INTAKE-010"),
    (#"{"id":"empty","text":""}"#, "empty", "DL-INTAKE-002"),
    (#"{"id":"base64","htmlBase64":"?"}"#, "base64", "DL-INTAKE-011"),
    (#"{"id":"image","htmlBase64":"iVBORw0KGgoAAAANSUhEUg=="}"#, "image", "DL-INTAKE-008"),
    (#"{"id":"day","text":"The council met.","published":"soon"}"#, "day", "DL-INTAKE-020"),
    (String(repeating: "[", count: 5000), "-:16", "DL-INTAKE-009"),
    ("\u{FEFF}{\"id\":\"mark\",\"text\":\"Behind a byte order mark.\"}", "mark", nil),
    (#"{"id":"last","text":"The end."}"#, "last", nil),
  ]

  private let input = Self.lines.map(\.line).joined(separator: "\n")

  @Test func `every line that is not blank is answered in its place, and a bad one says why`() throws {
    let run = try Command("read", "--input", "-", "--format", "json").run(input: input)
    let answered = Self.lines.filter { !$0.line.isEmpty }
    #expect(run.code == 0, "the records tell what was wrong")
    #expect(run.records.map { $0["id"]?.string } == answered.map(\.id))
    #expect(run.problemCodes == answered.map { $0.code.map { [$0] } ?? [] })
    #expect(run.complaints == "dateline: 8 pages read, 1 of them with problems, 9 not read.\n")
  }

  @Test func `a file of any name is read as lines, and -q says nothing`() throws {
    let folder = TemporaryFolder()
    let path = folder.write(input, to: "part-00000")
    let run = try Command("read", "-q", "--input", path, "--format", "json").run()
    #expect(run.code == 0)
    #expect(run.lines.count == 17)
    #expect(run.complaints.isEmpty)
    #expect(run.records[5]["id"]?.string == path + ":6")
  }

  @Test func `a record comes out before the input ends`() throws {
    var command = Command("read", "--input", "-", "--format", "json")
    command.signals = [15]
    let run = try command.run(input: .kept(Array(Sample.line(id: "first", text: "Hello.").utf8)))
    #expect(run.records.map { $0["id"]?.string } == ["first"])
  }

  @Test func `a part without lines gives nothing and is no failure`() throws {
    let run = try Command("read", "--input", "-", "--format", "json").run()
    #expect(run.code == 0)
    #expect(run.output.isEmpty && run.errors.isEmpty)
  }

  @Test func `a page that is cut at the limit is an answer too`() throws {
    let line = Sample.line(id: "long", text: String(repeating: "The council met. ", count: 100))
    let run = try Command("read", "--input", "-", "--format", "json", "--max-page-bytes", "500").run(input: line)
    #expect(run.code == 0)
    #expect(run.problemCodes == [["DL-INTAKE-007"]])
    #expect(run.records.first?["capture"]?["bytes"]?.number == 500)
  }

  @Test func `text that is an article's is kept to the letter`() throws {
    let text = #"  ““Two  blanks,” he said .\n\n\tshare\u2028this  "#
    let run = try Command("read", "--input", "-", "--format", "json").run(input: "{\"text\":\"\(text)\"}\n")
    #expect(run.records.first?["article"]?["text"]?.string == "  ““Two  blanks,” he said .\n\n\tshare\u{2028}this  ")
  }
}
