import TestKit
import Testing

@testable import Site

/// The list of what posts may have.
@Suite struct SafeHTMLTests {
  private func safe(_ html: String) -> String { String(decoding: SafeHTML.sanitised(Array(html.utf8)), as: UTF8.self) }

  @Test(arguments: [
    ("<p>a", "<p>a</p>"), ("<em><strong>a</em>b</strong>", "<em><strong>a</strong></em>b"), ("</p>a", "a"),
    ("<h1 class=x>a</h1>", "<h2>a</h2>"), ("<b>a</b><i>b</i>", "<strong>a</strong><em>b</em>"),
    ("<a href=x>a</a>", "a"), ("<a href='/a?b=\"c\"'>a</a>", "<a href=\"/a?b=&quot;c&quot;\">a</a>"),
    ("<a href=/a><a href=/b>c</a></a>", "<a href=\"/a\">c</a>"),
    ("<img src=http://a/b>", "<a href=\"http://a/b\" rel=\"nofollow noopener\">http://a/b</a>"),
    ("<a href=/x><img src=http://a/b alt=c></a>", "<a href=\"/x\">c</a>"), ("<script>a</script>b", "b"),
    ("<style>a</style>b", "b"), ("<div><span>a</span></div>", "a"), ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
    ("<td align=left>", "<td align=\"left\"></td>"), ("<td align=x onclick=y>", "<td></td>"), ("<!-- x -->a", "a"),
    ("<code class=\"language-c++\">a</code>", "<code class=\"language-c++\">a</code>"),
    ("<code class='a b'>a</code>", "<code>a</code>"),
    ("<li id=login>a</li>", "<li>a</li>"), ("<li id=fn-2>a</li>", "<li id=\"fn-2\">a</li>"), ("<br/><hr>", "<br><hr>"),
    ("<ol start=12>", "<ol start=\"12\"></ol>"), ("<ol start=-1>", "<ol></ol>"), ("<p", ""),
  ])
  func `lets through what is listed`(html: String, expected: String) {
    #expect(safe(html) == expected)
    #expect(safe(expected) == expected)
  }

  @Test func `elements that stand too deep lose their tags, not their text`() {
    let html = safe(String(repeating: "<blockquote>", count: 5_000) + "a")
    #expect(html.contains("a") && html.utf8.count < 1_000)
  }

  @Test func `no attack of the corpus is left, and sanitising twice is sanitising once`() {
    for vector in XSSCorpus.all {
      let once = SafeHTML.sanitised(Array(vector.utf8))
      let faults = ActiveContent.faults(in: once, .post)
      #expect(faults.isEmpty, "\(vector.debugDescription) gives \(String(decoding: once, as: UTF8.self)): \(faults)")
      #expect(SafeHTML.sanitised(once) == once, "\(vector.debugDescription)")
    }
  }

  @Test func `any mixture is sanitised once`() {
    var dice = Dice(seed: 3)
    let pieces = [
      "<p>", "</p>", "<a href=\"http://a\">", "</a>", "<img src=http://a alt=\"&amp;<\">", "<table>", "<td align=left>",
      "&", "&lt;",
      "<", ">", "\"", "<em>", "</em>", "<script>", "</script>", "x", "\0", "\u{1B}", "<ol start=1>",
      "<a href=javascript:x>",
      "<code class=language-c>", "<!--", "-->", "<li id=fn-1>", "é",
    ]
    for round in 0..<3_000 {
      let html = (0..<dice.number(below: 14)).map { _ in pieces[dice.number(below: pieces.count)] }.joined()
      let once = SafeHTML.sanitised(Array(html.utf8))
      #expect(SafeHTML.sanitised(once) == once, "seed 3, round \(round): \(html.debugDescription)")
      #expect(ActiveContent.faults(in: once, .post).isEmpty, "seed 3, round \(round): \(html.debugDescription)")
    }
  }
}
