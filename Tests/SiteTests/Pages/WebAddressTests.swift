import Testing

@testable import Site

@Suite struct WebAddressTests {
  @Test(arguments: [
    ("https://a.example/b?c=d&e#f", "https://a.example/b?c=d&e#f"),
    ("HTTP://a.example", "http://a.example"),
    (" https://a.example/ ", "https://a.example/"),
    ("https://a.example/b c", "https://a.example/b%20c"),
    ("https://a.example/\"><script>", "https://a.example/%22%3E%3Cscript%3E"),
    ("https://a.example/%zz%41", "https://a.example/%25zz%41"),
    ("https://a.example/ж", "https://a.example/%D0%B6"),
    ("https://a.example/a[1]\\|^`{}", "https://a.example/a%5B1%5D%5C%7C%5E%60%7B%7D"),
    ("http://[::1]:8080/x", "http://[::1]:8080/x"),
    ("https://a.example/@name", "https://a.example/@name"),
    ("https://a.example?q=a@b", "https://a.example?q=a@b"),
  ])
  func `a web address stays one`(text: String, address: String) {
    #expect(WebAddress.uri(text) == address)
    #expect(WebAddress.uri(address) == address)
  }

  @Test(arguments: [
    "", "a.example", "/b", "//a.example", "javascript:alert(1)", "JavaScript://a.example/%0aalert(1)",
    "data:text/html,x",
    "ftp://a.example", "file:///etc/passwd", "httpx://a.example", "http:a.example", "http:/a.example", "http://",
    "https:///x",
    "http://:80/", "https://good.example@evil.example/", "https://good.example\\@evil.example/x\n", "java\nscript://x",
    "https://a.example/\u{0}", "https://a.example/\tb", "ht tp://a.example", "http://a b.example/", "ｈttp://a.example",
    "hTTps",
  ])
  func `anything else is no web address`(text: String) {
    #expect(WebAddress.uri(text) == nil)
  }

  @Test(arguments: ["https://a.example/b", "HTTP://a.example", "https://user@a.example/", "https://a.example?q#f"])
  func `a page is known by a web address as it stands`(text: String) {
    #expect(WebAddress.isWeb(text))
    #expect(WebAddress.host(text) == "a.example")
  }

  @Test(arguments: [
    "", "/a/b.html", "https:///a", "https://?a", "ftp://a.example", "https://a b", "https://a\n", "httpx://a",
  ])
  func `what is no web address is a path, and has no host`(text: String) {
    #expect(!WebAddress.isWeb(text) && WebAddress.host(text) == nil)
  }

  @Test func `a link leads only to what may be given on`() {
    func link(_ address: String) -> String {
      var html = HTMLWriter()
      html.outerLink(address, text: "Source")
      return String(decoding: html.bytes, as: UTF8.self)
    }
    #expect(
      link("https://a.example/b c")
        == "<a rel=\"nofollow noopener external\" referrerpolicy=\"no-referrer\" href=\"https://a.example/b%20c\">Source</a>"
    )
    for address in ["https://good.example@evil.example/", "javascript:alert(1)", "/etc/passwd", "desk://post/1"] {
      #expect(link(address) == "Source", "\(address)")
    }
  }
}
