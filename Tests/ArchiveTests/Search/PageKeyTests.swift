import Archive
import TestKit
import Testing

@Suite struct PageKeyTests {
  @Test(arguments: [
    ("https://wire.example/a", "http://wire.example/a"), ("https://wire.example/a", "HTTPS://WIRE.Example/a"),
    ("https://wire.example/a", "https://www.wire.example/a"), ("https://wire.example/a", "https://wire.example:443/a"),
    ("https://wire.example/a", "http://wire.example:80/a"), ("https://wire.example/a", "https://wire.example/a/"),
    ("https://wire.example/a", "https://wire.example/a#top"), ("https://wire.example/a", "https://wire.example/a?"),
    ("https://wire.example/a", "https://wire.example/a?utm_source=x&UTM_medium=y&fbclid=z"),
    ("https://wire.example/a?id=1", "https://wire.example/a/?gclid=5&id=1"),
    ("https://wire.example", "https://www.wire.example//"), ("https://wire.example?id=1", "https://wire.example/?id=1"),
  ])
  func `spellings of one page are one`(one: String, other: String) {
    #expect(PageKey(address: one) == PageKey(address: other))
  }

  @Test(arguments: [
    ("https://wire.example/a", "https://wire.example/A"), ("https://wire.example/a", "https://wire.example/a/b"),
    ("https://wire.example/a", "https://wire.example/a?id=1"),
    ("https://wire.example/?id=1", "https://wire.example/?id=2"),
    ("https://wire.example/?a=1&b=2", "https://wire.example/?b=2&a=1"),
    ("https://wire.example/", "https://ww.wire.example/"),
    ("https://wire.example/a", "https://wire.example:8080/a"), ("https://wire.example/a", "ftp://wire.example/a"),
    ("https://wire.example/?utm=1", "https://wire.example/"), ("https://wire.example/a", "wire.example/a "),
    ("https://m.wire.example/a", "https://wire.example/a"), ("https://wire.example/a%20b", "https://wire.example/a+b"),
  ])
  func `near ones are two`(one: String, other: String) {
    #expect(PageKey(address: one) != PageKey(address: other))
  }

  @Test func `a path is no address`() {
    #expect(PageKey(path: "/a") != PageKey(address: "/a"))
    #expect(PageKey(path: "/a/") != PageKey(path: "/a"))
    #expect(PageKey(address: "urn:x:1#a") != PageKey(address: "urn:x:1"))
  }

  @Test func `any text has a key, and a long one is no slower than it is long`() {
    var dice = Dice(seed: 7)
    let pieces = [
      "http://", "https://", "www.", "/", "?", "#", "&", "=", "utm_", "a", ":80", "é", " ", "\u{301}", "://",
    ]
    for _ in 0..<5_000 {
      let address = (0..<dice.number(below: 12)).map { _ in pieces[dice.number(below: pieces.count)] }.joined()
      #expect(PageKey(address: address) == PageKey(address: address))
    }
    for piece in ["/", "www.", "&a=b", "é", ":80", "#"] {
      let address = "https://wire.example/" + String(repeating: piece, count: 100_000)
      #expect(ContinuousClock().measure { _ = PageKey(address: address) } < .seconds(2), "\(piece)")
    }
    let plain = String(repeating: "x", count: 400_000)
    #expect(ContinuousClock().measure { _ = PageKey(address: plain) } < .seconds(2))
  }
}
