import Testing

@testable import Intake

@Suite struct HeaderFieldsTests {
  private func fields(_ text: String) -> HeaderFields { Array(text.utf8).withUnsafeBufferPointer { HeaderFields($0) } }
  private func end(_ text: String, from start: Int = 0) -> [Int]? {
    Array(text.utf8).withUnsafeBufferPointer { HeaderFields.end(of: $0, from: start) }.map { [$0.head, $0.body] }
  }

  @Test func `a field is found whatever the case of its name, without space around its value`() {
    let found = fields("WARC-Type: response\r\nContent-LENGTH:12 \r\nX-Empty:\r\n")
    #expect(found["warc-type"] == "response")
    #expect(found["content-length"] == "12")
    #expect(found["x-empty"] == nil)
    #expect(found["absent"] == nil)
  }

  @Test func `the first of two fields counts`() {
    #expect(fields("A: 1\nA: 2\n")["a"] == "1")
  }

  @Test func `a line that begins with white space goes on the one before`() {
    #expect(fields("A: one\r\n  two\r\n\tthree\r\nB: x")["a"] == "one two three")
    #expect(fields("  lost\r\nA: one")["a"] == "one")
  }

  @Test func `lines without a colon are passed over, and values may have colons and any bytes`() {
    #expect(fields("nonsense\nA: http://x:80/\n")["a"] == "http://x:80/")
    #expect(Array("A: x".utf8 + [0xFF]).withUnsafeBufferPointer { HeaderFields($0)["a"] } == "xÿ")
    #expect(fields("")["a"] == nil)
    #expect(fields(":\n::\n")[""] == ":")
  }

  @Test func `a head ends at the first blank line`() {
    #expect(end("A: 1\r\n\r\nbody") == [6, 8])
    #expect(end("A: 1\n\nbody") == [5, 6])
    #expect(end("A: 1\n\r\nbody", from: 2) == [5, 7])
    #expect(end("A: 1\r\nB: 2\r\n") == nil)
    #expect(end("\r\n") == nil)
    #expect(end("") == nil)
  }

  @Test(
    arguments: [
      ("text/html", "text/html", nil), ("Text/HTML; charset=UTF-8", "text/html", "UTF-8"),
      ("text/html;charset=\"windows-1251\" ; x=y", "text/html", "windows-1251"),
      ("text/html; level=1; CHARSET='koi8-r'", "text/html", "koi8-r"), ("text/html; charset=", "text/html", nil),
      ("", "", nil), (";", "", nil), ("  image/png  ", "image/png", nil),
    ] as [(String, String, String?)]) func `a media type has a name and a charset`(
      field: String, name: String, charset: String?
    )
  {
    let type = MediaType(field)
    #expect(type.name == name)
    #expect(type.charset == charset)
  }

  @Test func `pages are HTML and XHTML`() {
    #expect(MediaType("text/html; charset=x").isPage && MediaType("application/xhtml+xml").isPage)
    #expect(!MediaType("application/xml").isPage && !MediaType("text/htmlx").isPage && !MediaType("").isPage)
  }
}
