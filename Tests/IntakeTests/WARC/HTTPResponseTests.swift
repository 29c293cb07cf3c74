import Testing

@testable import Intake

@Suite struct HTTPResponseTests {
  private func head(_ text: String) -> HTTPResponse? { Array(text.utf8).withUnsafeBufferPointer { HTTPResponse($0) } }
  private func join(_ text: String) -> (text: String, isWhole: Bool)? {
    ChunkedBody.join(Array(text.utf8)[...]).map { (String(decoding: $0.bytes, as: UTF8.self), $0.isWhole) }
  }

  @Test func `a head has a status, fields and an end`() throws {
    let response = try #require(head("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>"))
    #expect(response.status == 404)
    #expect(response.fields["content-type"] == "text/html")
    #expect(response.bodyStart == 51)
    #expect(head("HTTP/2 200\n\n<p>")?.bodyStart == 12)
  }

  @Test func `a head without an end has no body`() throws {
    let response = try #require(head("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"))
    #expect(response.fields["content-type"] == "text/html")
    #expect(response.bodyStart == 42)
  }

  @Test(arguments: [
    "", "HTTP/1.1 20", "<p>HTTP/1.1 200 OK", "HTTP/1.1 OK and more", "http/1.1 200 OK\r\n\r\n", "HTTP/1.1",
  ])
  func `what is no head is none`(text: String) {
    #expect(head(text) == nil)
  }

  @Test(arguments: [
    ("", []), ("gzip", ["gzip"]), ("deflate, gzip", ["gzip", "deflate"]), ("GZIP ,\t br", ["br", "gzip"]),
    ("identity", []), ("none, identity,", []), ("utf-8", ["utf-8"]),
  ]) func `encodings are taken off the outermost first`(field: String, encodings: [String]) {
    #expect(head("HTTP/1.1 200 OK\r\nContent-Encoding: \(field)\r\n\r\n")?.encodings == encodings)
  }

  @Test func `chunks are put together`() throws {
    let whole = try #require(join("4\r\nWiki\r\n6;x=y\r\npedia \r\nB \r\nin\r\n\r\nchunk\r\n0\r\nTrailer: x\r\n\r\n"))
    #expect(whole.text == "Wikipedia in\r\n\r\nchunk")
    #expect(whole.isWhole)
    #expect(join("4\nWiki\n0\n\n")?.text == "Wiki")
  }

  @Test(arguments: [
    ("4\r\nWi", "Wi"), ("4\r\nWiki\r\n", "Wiki"), ("4\r\nWiki\r\nxyz", "Wiki"), ("FFFFFFFF\r\nWiki", "Wiki"),
    ("4\r\nWiki\r\n4", "Wiki"),
  ]) func `chunks that break off give what is there`(text: String, joined: String) {
    #expect(join(text)?.text == joined)
    #expect(join(text)?.isWhole == false)
  }

  @Test(arguments: ["", "<p>no chunks", "4", "xyz\r\n", "1234567890\r\n", "-4\r\nWiki"])
  func `a body that is not chunked is left alone`(text: String) {
    #expect(join(text) == nil)
  }
}
