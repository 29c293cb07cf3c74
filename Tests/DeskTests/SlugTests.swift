import Testing

@testable import Desk

@Suite struct SlugTests {
  @Test(arguments: [
    ("World", "world"), ("Arts & Culture", "arts-culture"), ("  What's next?  ", "whats-next"),
    ("Übermaß", "übermaß"), ("Мир", "мир"), ("2026 — a year", "2026-a-year"), ("a/../b?c#d", "a-b-c-d"),
  ])
  func `a name becomes an address`(name: String, slug: String) {
    #expect(Slug.make(from: name) == slug)
    #expect(Slug.make(from: slug) == slug)
  }

  @Test(arguments: ["", "—", "///", "\u{202E}"])
  func `a name without a letter becomes the fall-back`(name: String) {
    #expect(Slug.make(from: name, fallback: "none") == "none")
  }

  @Test func `a long name is cut at a word, and a long word anywhere`() {
    let slug = Slug.make(from: String(repeating: "seven letters ", count: 20))
    #expect(slug.utf8.count <= 80 && slug.hasSuffix("seven"))
    #expect(Slug.make(from: String(repeating: "ж", count: 100)).utf8.count == 80)
  }
}
