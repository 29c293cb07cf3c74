import Record
import Testing

@Suite struct URITextTests {
  @Test(arguments: [
    ("", ""), ("/a/b?c=d&e#f", "/a/b?c=d&e#f"), ("/a b", "/a%20b"), ("/ä", "/%C3%A4"), ("/\"><", "/%22%3E%3C"),
    ("/%41%zz%4", "/%41%25zz%254"), ("/%", "/%25"), ("/[1]\\|^`{}", "/%5B1%5D%5C%7C%5E%60%7B%7D"),
    ("/-._~!$&'()*+,;=", "/-._~!$&'()*+,;="), ("/\u{0}\n\u{7F}", "/%00%0A%7F"),
  ])
  func `what may not stand in an address is encoded, once`(text: String, encoded: String) {
    #expect(URIText.encoded(text.utf8, keeping: "/:?#@") == encoded)
    #expect(URIText.encoded(encoded.utf8, keeping: "/:?#@") == encoded)
  }

  @Test func `only what is kept stands as it is`() {
    #expect(URIText.encoded("a/b?c#d[e]".utf8, keeping: "/") == "a/b%3Fc%23d%5Be%5D")
    #expect(URIText.encoded("a/b?c#d[e]".utf8, keeping: "[]") == "a%2Fb%3Fc%23d[e]")
  }

  @Test func `in plain text a per cent sign is itself`() {
    #expect(URIText.encoded("/100%41".utf8, keeping: "/", isPlain: true) == "/100%2541")
    #expect(URIText.encoded("/100%41".utf8, keeping: "/") == "/100%41")
  }
}
