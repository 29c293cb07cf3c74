import Intake
import Record
import TestKit
import Testing

@Suite struct ContentEncodingTests {
  private let page = "<!DOCTYPE html><p>" + String(repeating: "The council closed the bridge. ", count: 50)

  private func take(_ body: some Collection<UInt8>, _ head: String...) -> Taken {
    Taken(
      WARCSample.response(Array(body), head: ["Content-Type: text/html; charset=utf-8"] + head).bytes, named: "x.warc")
  }

  private func chunked(_ body: [UInt8]) -> [UInt8] {
    let half = body.count / 2
    return [body[..<half], body[half...]].flatMap { Array("\(String($0.count, radix: 16))\r\n".utf8) + $0 + [13, 10] }
      + Array("0\r\n\r\n".utf8)
  }

  @Test func `gzip, deflate in both ways, and zstd are taken off`() {
    let utf8 = page.utf8
    for (body, name) in [
      (Compressed.gzip(utf8), "gzip"), (Compressed.gzip(utf8), "x-gzip"), (Compressed.deflate(utf8, .zlib), "deflate"),
      (Compressed.deflate(utf8, .none), "deflate"), (Compressed.zstd(utf8), "zstd"), (Array(utf8), "identity"),
    ] {
      let taken = take(body, "Content-Encoding: \(name)")
      #expect(taken.texts == [page], "\(name)")
      #expect(taken.codes.isEmpty, "\(name)")
    }
  }

  @Test func `encodings over one another are taken off from the outside`() {
    let body = Compressed.gzip(Compressed.deflate(page.utf8, .zlib))
    #expect(take(body, "Content-Encoding: deflate, gzip").texts == [page])
  }

  @Test func `chunks are put together before the encoding is taken off`() {
    #expect(take(chunked(Array(page.utf8)), "Transfer-Encoding: chunked").texts == [page])
    let both = take(
      chunked(Compressed.gzip(page.utf8)), "Transfer-Encoding: chunked", "Content-Encoding: gzip")
    #expect(both.texts == [page])
    #expect(both.codes.isEmpty)
  }

  @Test(arguments: ["gzip", "deflate", "zstd", "br", "chunked"])
  func `a body that the crawler stored decoded is taken as it is`(name: String) {
    let taken =
      name == "chunked"
      ? take(page.utf8, "Transfer-Encoding: chunked") : take(page.utf8, "Content-Encoding: \(name)")
    #expect(taken.texts == [page])
    #expect(taken.codes.isEmpty)
  }

  @Test(arguments: ["br", "compress", "aes128gcm"]) func `an encoding that is not read loses the page and says so`(
    name: String
  ) {
    let taken = take([0x1B, 0x88, 0x00, 0xF8, 0xAA], "Content-Encoding: \(name)")
    #expect(taken.codes == ["DL-INTAKE-016"])
    #expect(taken.messages.first?.contains("\"\(name)\"") == true)
    #expect(taken.texts.isEmpty)
    #expect(taken.captures.map(\.payload.count) == [5])
  }

  @Test func `an encoding that breaks off gives what could be decoded`() {
    let gzip = take(Compressed.gzip(page.utf8).dropLast(12), "Content-Encoding: gzip")
    #expect(gzip.codes == ["DL-INTAKE-017"])
    #expect(gzip.texts.first.map(page.hasPrefix) == true)
    let chunks = take(chunked(Array(page.utf8)).dropLast(100), "Transfer-Encoding: chunked")
    #expect(chunks.codes == ["DL-INTAKE-017"])
    #expect(chunks.messages.first?.contains("the answer's chunked encoding") == true)
    #expect(chunks.texts.first.map(page.hasPrefix) == true)
  }

  @Test func `a bomb in an answer is refused with its capture`() {
    let taken = take(Compressed.gzip([UInt8](repeating: 0x20, count: 4 << 20)), "Content-Encoding: gzip")
    #expect(taken.codes == ["DL-INTAKE-006"])
    #expect(taken.texts.isEmpty)
    #expect(taken.captures.count == 1)
  }
}
