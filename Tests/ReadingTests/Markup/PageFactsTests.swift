import Record
import Testing

@testable import Reading

@Suite struct PageFactsTests {
  private func linked(_ members: String) -> String {
    #"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",\#(members)}</script>"#
  }

  @Test func `linked data says when, who and where it was published`() {
    let article = MarkupPage.article(
      head: linked(
        #""datePublished":"2023-09-20T10:00:00+0400","author":[{"@type":"Person","name":"Ann Hill"},{"name":"Bo Dale"}],"#
          + #""publisher":{"name":"Valley Courier"},"articleSection":"Town""#))
    #expect(article.published?.value == "2023-09-20T10:00:00+04:00")
    #expect(article.published?.basis == .stated)
    #expect(article.published?.evidence.place == "jsonld")
    #expect(article.byline == ["Ann Hill", "Bo Dale"])
    #expect(article.section == "Town")
  }

  @Test func `a moment's evidence is the bytes that say it`() throws {
    let head = #"<meta property="article:published_time" content="2023-09-20">"#
    let page = Array("<html><head>\(head)</head><body><p>\(MarkupPage.prose[0])</p></body></html>".utf8)
    let article = PageReader().read(Capture(source: "test", payload: page, digest: "", form: .html)).article
    let span = try #require(article.published?.evidence.payload)
    #expect(String(decoding: page[span.range], as: UTF8.self) == "2023-09-20")
  }

  @Test func `a date below the headline is believed and one in a list of other articles is not`() {
    let below = "<p class=meta>By Ann Hill, 20 September 2023</p>"
    #expect(MarkupPage.article(before: below).published?.value == "2023-09-20")
    let others = "<aside class=related><a href=/a>Another bridge</a> <time datetime=2020-01-01>1 January</time></aside>"
    #expect(MarkupPage.article(others).published == nil)
  }

  @Test func `a copyright line is no date`() {
    #expect(MarkupPage.article().published == nil)
  }

  @Test func `the outlet's name is taken off the title where the page shows no headline`() {
    let article = MarkupPage.read(
      MarkupPage.prose.map { "<p>\($0)</p>" }.joined(),
      head: "<title>Bridge closes until the spring - The Valley Courier</title>"
        + "<meta property=og:site_name content='The Valley Courier'>")
    #expect(article.headline == "Bridge closes until the spring")
    #expect(article.outlet == "The Valley Courier")
  }

  @Test func `a dash inside a headline keeps both its sides`() {
    let title = "Bridge closed - what it means for the lower town"
    #expect(MarkupPage.article(title: title).headline == title)
  }

  @Test func `a byline in the text is read where its markup names it`() {
    let named = "<p class=byline>By <a rel=author href=/ann>Ann Hill</a></p>"
    #expect(MarkupPage.article(before: named).byline == ["Ann Hill"])
    #expect(MarkupPage.article(before: "<p>By the river the council has met for years and years now.</p>").byline == [])
  }

  @Test(arguments: [
    ("By Ann Hill", ["Ann Hill"]), ("Von Ann Hill und Bo Dale", ["Ann Hill", "Bo Dale"]),
    ("Ann Hill, Senior Reporter", ["Ann Hill"]), ("Posted by: Ann Hill on Monday", ["Ann Hill"]),
    ("https://www.facebook.com/ann", []), ("By", []), ("Staff Writer", []), ("12 May 2020", []),
  ])
  func `names are taken out of a byline's words`(words: String, names: [String]) {
    #expect(BylineWords.shared.names(in: words) == names)
  }

  @Test func `pages that are no article say what they are`() {
    #expect(
      MarkupPage.read("<h1>Page not found</h1><p>Sorry.</p>", head: "<title>404 Not Found</title>").kind == .error)
    let wall = MarkupPage.read("<p>Please enable JavaScript to continue</p>", head: "<title>Just a moment...</title>")
    #expect(wall.kind == .wall)
    let links = (1...30).map { "<li><a href=/\($0)>The council met for the time number \($0)</a></li>" }.joined()
    #expect(MarkupPage.read("<ul>\(links)</ul>", url: "https://courier.example/").kind == .listing)
    #expect(MarkupPage.article(head: linked(#""headline":"Council closes the old bridge""#)).kind == .article)
  }

  @Test(arguments: [
    (#""wordCount":9"#, Article.Kind.article), (#""wordCount":"9""#, .article), (#""wordCount":812"#, .other),
    (#""wordCount":0"#, .other), (#""headline":"A bridge""#, .other),
  ]) func `a few words are an article where the page says that it has no more`(data: String, kind: Article.Kind) {
    let page = MarkupPage.read(
      "<main><article><h1>A bridge is shut</h1><p>The old bridge was shut on Monday, police said.</p></article></main>",
      head: linked(data))
    #expect(page.kind == kind)
  }
}
