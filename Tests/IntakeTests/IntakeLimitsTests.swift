import Record
import TestKit
import Testing

@testable import Intake

@Suite struct IntakeLimitsTests {
  @Test func `a page is cut at the limit, and its digest is that of what is kept`() throws {
    let taken = Taken("<p>0123456789", named: "page.html", limits: .pages(of: 8))
    let capture = try #require(taken.captures.first)
    #expect(taken.texts == ["<p>01234"])
    #expect(taken.codes == ["DL-INTAKE-007"])
    #expect(capture.digest == Digest.sha256(Array("<p>01234".utf8)))
  }

  @Test func `a page of just the limit is whole`() {
    let taken = Taken("<p>01234", named: "page.html", limits: .pages(of: 8))
    #expect(taken.texts == ["<p>01234"])
    #expect(taken.codes.isEmpty)
  }

  @Test func `a character is not cut in half`() {
    for limit in 4..<7 {
      #expect(Taken("<p>€uro", named: "page.html", limits: .pages(of: limit)).texts == [limit < 6 ? "<p>" : "<p>€"])
    }
    #expect(IntakeLimits.pages(of: 2).cut([0xC3, 0xA9][...]) == [0xC3, 0xA9])
    #expect(IntakeLimits.pages(of: 1).cut([0xC3, 0xA9][...]) == [])
  }

  @Test(arguments: ["page.html.gz", "page.html.zst", "crawl.warc", "crawl.warc.gz", "pages.jsonl"])
  func `the limit is that of the page after compression, and told once`(name: String) {
    let page = "<p>" + String(repeating: "word ", count: 30_000)
    let bytes: [UInt8] =
      switch name {
      case "page.html.gz": Compressed.gzip(page.utf8)
      case "page.html.zst": Compressed.zstd(page.utf8)
      case "crawl.warc": WARCSample.response(page).bytes
      case "crawl.warc.gz": Compressed.gzip(WARCSample.response(page).bytes)
      default: Array("{\"html\": \"\(page)\"}".utf8)
      }
    let taken = Taken(bytes, named: name, limits: .pages(of: 1_003))
    #expect(taken.texts == [String(page.prefix(1_003))])
    #expect(taken.codes == ["DL-INTAKE-007"])
    #expect(Taken(bytes, named: name).codes.isEmpty)
  }

  @Test func `the largest limit is no limit`() {
    let limits = IntakeLimits.pages(of: .max)
    #expect(Taken("<p>x", named: "page.html", limits: limits).texts == ["<p>x"])
    #expect(Taken("{\"text\": \"x\"}", named: "pages.jsonl", limits: limits).texts == ["x"])
    let packed = WARCSample.response(
      Compressed.gzip("<p>x".utf8), head: ["Content-Type: text/html", "Content-Encoding: gzip"])
    #expect(Taken(packed.bytes, named: "crawl.warc", limits: limits).texts == ["<p>x"])
  }

  @Test func `a little that becomes much is a bomb only above a MiB and the ratio`() {
    let limits = IntakeLimits()
    #expect(!limits.isBomb(output: 1 << 20, input: 1))
    #expect(limits.isBomb(output: 1 << 20 + 1, input: 0))
    #expect(!limits.isBomb(output: 200 << 20, input: 1 << 20))
    #expect(limits.isBomb(output: 201 << 20, input: 1 << 20))
  }
}
