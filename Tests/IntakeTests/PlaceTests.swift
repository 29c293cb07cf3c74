import Intake
import Testing

@Suite struct PlaceTests {
  @Test func `a place is told as a person would look it up`() {
    #expect(Place(path: "a/page.html").description == "a/page.html")
    #expect(Place(path: "pages.jsonl", line: 12).description == "pages.jsonl, line 12")
    #expect(Place(path: "crawl.warc.gz", record: 3, byte: 4096).description == "crawl.warc.gz, record 3, byte 4096")
    #expect(Place(path: "-", line: 1).description == "standard input, line 1")
  }

  @Test func `the short form names the line, else the byte, else the path`() {
    #expect(Place(path: "pages.jsonl", line: 12).source == "pages.jsonl:12")
    #expect(Place(path: "crawl.warc.gz", record: 3, byte: 4096).source == "crawl.warc.gz@4096")
    #expect(Place(path: "page.html").source == "page.html")
    #expect(Place(path: "-").source == "-")
  }
}
