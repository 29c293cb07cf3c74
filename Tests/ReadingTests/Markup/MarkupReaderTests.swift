import Record
import Testing

@testable import Reading

@Suite struct MarkupReaderTests {
  private let last =
    "Work is to begin on Monday, and the council hopes that the first lorries will cross again before Easter comes."

  @Test func `the body is the paragraphs and neither the menu nor the footer`() {
    let article = MarkupPage.article()
    #expect(article.body == MarkupPage.prose)
    #expect(article.words(.headline) == ["Council closes the old bridge"])
    #expect(article.kind == .article)
  }

  @Test func `what is left out is listed by kind`() {
    let removed = MarkupPage.article().removed
    #expect(removed.contains { $0.kind == .navigation && $0.text == "Home News Sport" })
    #expect(removed.contains { $0.text.hasPrefix("Copyright 2019") })
    #expect(!removed.contains { $0.text.contains("Engineers") })
  }

  @Test func `reader comments and their form are not the article`() {
    let article = MarkupPage.read(
      "<article><h1>Council closes the old bridge</h1><div class=article-body>"
        + MarkupPage.prose.map { "<p>\($0)</p>" }.joined()
        + "</div></article><section id=comments class=comments><h3>2 comments</h3>"
        + "<ol><li class=comment><p>I never liked it.</p></li></ol><form class=comment-form><p>Leave a reply</p>"
        + "<label>Your name</label><button>Post comment</button></form></section>")
    #expect(article.body == MarkupPage.prose)
    #expect(article.removed.contains { $0.kind == .commentForm && $0.text.contains("Leave a reply") })
  }

  @Test func `a subheading between paragraphs stays a heading`() {
    #expect(MarkupPage.article("<h2>What comes next</h2><p>\(last)</p>").words(.heading) == ["What comes next"])
  }

  @Test func `what stands under a heading for the background is background, up to the next heading`() {
    let article = MarkupPage.article(
      "<h2>Background</h2><p>\(last)</p><h2>What comes next</h2><p>\(last) Or after.</p>")
    #expect(article.blocks.filter { $0.section == .background }.map { article.text[$0.span] } == ["Background", last])
  }

  @Test func `a figure's caption stands aside, not in the body`() {
    let article = MarkupPage.article(
      "<figure><img src=a><figcaption>The bridge in March</figcaption></figure><p>\(last)</p>")
    #expect(article.words(.caption) == ["The bridge in March"])
    #expect(!article.body.contains("The bridge in March"))
  }

  @Test func `two breaks part paragraphs and one is a space`() {
    let prose = MarkupPage.prose
    let article = MarkupPage.read(
      "<article><h1>Council closes the old bridge</h1><div>\(prose[0])<br><br>\(prose[1])<br>\(prose[2])<br /> <br />"
        + "\(prose[3])</div></article>")
    #expect(article.body == [prose[0], prose[1] + " " + prose[2], prose[3]])
  }

  @Test func `inline elements run together and white space is made one`() {
    let article = MarkupPage.article(
      "<p>The <b>may</b>or&nbsp; said\n\t&ldquo;no&rdquo; to the <a href=/x>plan</a>s of the council on Monday, and nobody in the "
        + "room spoke against it at all.</p>")
    #expect(
      article.body.last
        == "The mayor said \u{201C}no\u{201D} to the plans of the council on Monday, and nobody in the room spoke against it at all."
    )
  }

  @Test func `scripts, styles and templates are no text`() {
    let article = MarkupPage.article(
      "<script>var a = 'The script is here';</script><style>p { color: red }</style><template><p>Not yet</p></template>"
    )
    #expect(article.body == MarkupPage.prose)
    #expect(!article.removed.contains { $0.text.contains("script is here") || $0.text.contains("color") })
  }

  @Test func `a block in a quote is a quote and one beside it is not`() {
    let quoted =
      "We have no other choice, because the bridge would not stand another winter such as the last one was for us."
    #expect(MarkupPage.article("<blockquote><p>\(quoted)</p></blockquote><p>\(last)</p>").words(.quote) == [quoted])
  }

  @Test func `a standfirst stands at the top where its markup names it`() {
    let words = "Two of four piers are cracked and the valley road will have to do until spring"
    #expect(MarkupPage.article(before: "<p class=standfirst>\(words)</p>").words(.standfirst) == [words])
    #expect(MarkupPage.article(before: "<p class=first>\(words)</p>").words(.standfirst) == [])
  }

  @Test(arguments: [
    "", "<", "<<<>>>", "<p", "\0\0", "<table><td><p></table></p>", "</body></html><br>", "<br>x<br><br>",
  ])
  func `rubbish gives no empty block and no trap`(page: String) {
    let capture = Capture(source: "test", payload: Array(page.utf8), digest: "", form: .html)
    #expect(PageReader().read(capture).article.blocks.allSatisfy { !$0.span.isEmpty })
  }

  @Test(arguments: [
    "<div><span>", "<p class='a b'>word ", "word<br><br>", "<table><tr><td>x", "<a href=/>x</a>", "<time>",
  ])
  func `twice the page takes about twice the time`(part: String) {
    func time(_ count: Int) -> Duration {
      let page = Array(String(repeating: part, count: count).utf8)
      let tree = HTMLParser.parse(page).tree
      let capture = Capture(source: "test", payload: page, digest: "", form: .html)
      let decoded = DecodedPayload(utf8: page, charset: "utf-8")
      return (0..<3).map { _ in ContinuousClock().measure { _ = MarkupReader.read(tree, decoded, capture) } }.min()
        ?? .zero
    }
    #expect(time(40_000) < time(10_000) * 16 + .milliseconds(50))
  }
}
