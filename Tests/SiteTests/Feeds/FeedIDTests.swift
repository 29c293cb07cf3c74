import Record
import Testing

@testable import Site

@Suite struct FeedIDTests {
  @Test(arguments: [
    ("en", "en", "en", nil), ("en-GB", "en-GB", "en", "en_GB"), ("sr-Latn-RS", "sr-Latn-RS", "sr", "sr_RS"),
    ("zh-Hant", "zh-Hant", "zh-tw", nil), ("zh", "zh", "zh-cn", nil), ("es-419", "es-419", "es", nil),
  ])
  func `a language is put as each document wants it`(text: String, tag: String, news: String, openGraph: String?) {
    #expect(FeedLanguage.tag(text) == tag)
    #expect(FeedLanguage.news(text) == news)
    #expect(FeedLanguage.openGraph(text) == openGraph)
  }

  @Test(arguments: [
    "", "e", "en_GB", "en-", "-en", "en--GB", "English language", "en\"", "1n", "<b>", "ж", "en-toolongpart",
  ])
  func `what is no language tag is left out`(text: String) {
    #expect(FeedLanguage.tag(text) == nil)
    #expect(FeedLanguage.news(text) == nil)
    #expect(FeedLanguage.openGraph(text) == nil)
  }

  @Test func `an id is made of host, day and name`() throws {
    let year = try #require(Day(iso: "2026-01-01"))
    let day = try #require(Day(iso: "2026-11-27"))
    #expect(FeedID.tag(host: "Daily.Example", since: year, name: "article/42") == "tag:daily.example,2026:article/42")
    #expect(
      FeedID.tag(host: "daily.example", since: day, name: "a b<ж>") == "tag:daily.example,2026-11-27:a%20b%3C%D0%B6%3E")
    #expect(FeedID.tag(host: "", since: year, name: "x") == "tag:localhost,2026:x")
    #expect(FeedID.tag(host: "127.0.0.1:8080", since: year, name: "x") == "tag:127.0.0.1,2026:x")
    #expect(FeedID.tag(host: "[::1]:8080", since: year, name: "x") == "tag:localhost,2026:x")
  }

  @Test func `a reprint is known by its original and a post by its own page`() {
    let page = "https://daily.example/article/1"
    #expect(CanonicalAddress.of(page: page, original: "https://outlet.example/a") == "https://outlet.example/a")
    #expect(CanonicalAddress.of(page: page, original: nil) == page)
    #expect(CanonicalAddress.of(page: page, original: "javascript:alert(1)") == page)
    #expect(CanonicalAddress.of(page: page, original: "saved/page.html") == page)
  }
}
