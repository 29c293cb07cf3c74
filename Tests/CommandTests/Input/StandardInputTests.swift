import Record
import Testing

/// What comes on standard input as `-` is found out by its bytes.
@Suite struct StandardInputTests {
  private func records(_ input: [UInt8]) throws -> Command.Result {
    let run = try Command("read", "--format", "json", "-").run(input: .bytes(input))
    #expect(run.code == 0)
    #expect(run.complaints.isEmpty)
    return run
  }

  @Test func `a page of HTML is read as one`() throws {
    let run = try records(Array(Sample.html("The bridge is open.").utf8))
    let record = try #require(run.records.first)
    #expect(run.lines.count == 1)
    #expect(record["capture"]?["source"]?.string == "-")
    #expect(record["capture"]?["mediaType"]?.string == "text/html")
    #expect(record["article"]?["headline"]?.string == "Council votes on the bridge")
    #expect(record["id"]?.string == record["capture"]?["digest"]?.string)
  }

  @Test func `a pasted page is cleaned`() throws {
    let record = try #require(try records(Array(try Checkout.text("Examples/first/page.txt").utf8)).records.first)
    #expect(record["capture"]?["mediaType"]?.string == "text/plain")
    #expect(record["article"]?["outlet"]?.string == "BALTNOTE.eu")
    #expect(record["article"]?["removed"]?.array?.isEmpty == false)
  }

  @Test func `an archive gives a record for each page, plain and gzipped`() throws {
    let pages = (1...3).map { Sample.response("http://x/\($0)", Array(Sample.html("Page \($0).").utf8)) }
    for input in [pages.flatMap(\.self), try pages.flatMap { try Sample.gzip($0) }] {
      let run = try records(input)
      #expect(run.records.map { $0["id"]?.string } == (1...3).map { "urn:test:http://x/\($0)" })
      #expect(run.records.first?["capture"]?["time"]?.string == "2024-03-14T10:00:00Z")
      #expect(run.records.first?["article"]?["url"]?.string == "http://x/1")
    }
  }

  @Test func `JSON lines give a record each, gzipped too`() throws {
    let lines = Array((1...3).map { Sample.line(id: "n\($0)", text: "Text \($0).") }.joined().utf8)
    for input in [lines, try Sample.gzip(lines)] {
      let run = try records(input)
      #expect(run.records.map { $0["id"]?.string } == ["n1", "n2", "n3"])
      #expect(run.records.map { $0["capture"]?["source"]?.string } == ["-:1", "-:2", "-:3"])
    }
  }

  @Test func `a compressed page is read as the page is`() throws {
    let page = Array(Sample.html("The bridge is open.").utf8)
    #expect(try records(page).output == (try records(try Sample.gzip(page)).output))
  }
}
