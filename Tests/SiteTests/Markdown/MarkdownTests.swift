import Testing

@testable import Site

/// Markdown as editors write it.
@Suite struct MarkdownTests {
  @Test(arguments: [
    ("One *two* **three** ~~four~~", "<p>One <em>two</em> <strong>three</strong> <del>four</del></p>\n"),
    ("\"Quotes\" -- and 'dashes'...", "<p>&quot;Quotes&quot; -- and 'dashes'...</p>\n"),
    ("# One\n\n## Two\n\n###### Six", "<h2>One</h2>\n<h3>Two</h3>\n<h6>Six</h6>\n"),
    (
      "[x](http://a.b/?c&d \"t\")",
      "<p><a href=\"http://a.b/?c&amp;d\" title=\"t\" rel=\"nofollow noopener\">x</a></p>\n"
    ),
    ("https://a.b/c.", "<p><a href=\"https://a.b/c\" rel=\"nofollow noopener\">https://a.b/c</a>.</p>\n"),
    ("[x](/article/a1) [y](#fn-1)", "<p><a href=\"/article/a1\">x</a> <a href=\"#fn-1\">y</a></p>\n"),
    ("<a@b.org>", "<p><a href=\"mailto:a@b.org\">a@b.org</a></p>\n"),
    (
      "![The bridge](https://a.b/c.png)",
      "<p><a href=\"https://a.b/c.png\" rel=\"nofollow noopener\">The bridge</a></p>\n"
    ),
    ("![The bridge](c.png)", "<p>The bridge</p>\n"), ("[x](javascript:alert(1))", "<p>x</p>\n"),
    ("[x](//evil.example)", "<p>x</p>\n"), ("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n"),
    ("<div>\n*a*\n</div>", "<p>&lt;div&gt;\n*a*\n&lt;/div&gt;\n</p>\n"), ("a  \nb", "<p>a<br>\nb</p>\n"),
    ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    ("```swift\na < b\n```", "<pre><code class=\"language-swift\">a &lt; b\n</code></pre>\n"),
    ("> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n"), ("", ""), ("\0", "<p>\u{FFFD}</p>\n"),
    ("AT&T &copy; &amp;copy;", "<p>AT&amp;T © &amp;copy;</p>\n"),
  ])
  func `is made HTML`(text: String, expected: String) throws {
    #expect(try Markdown().html(text) == expected)
  }

  @Test func `a table has its columns aligned`() throws {
    let html = try Markdown().html("| a | b |\n|:--|--:|\n| 1 | 2 |")
    #expect(html.contains("<th align=\"left\">a</th>") && html.contains("<td align=\"right\">2</td>"))
    #expect(html.hasPrefix("<table>\n<thead>") && html.hasSuffix("</tbody>\n</table>\n"))
  }

  @Test func `a footnote leads there and back`() throws {
    let html = try Markdown().html("It is so.[^1]\n\n[^1]: Says she.")
    #expect(html.contains("<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup>"))
    #expect(html.contains("<li id=\"fn-1\">") && html.contains("href=\"#fnref-1\" class=\"footnote-backref\""))
  }

  @Test func `a text that is too long is refused with the limit`() {
    #expect(throws: Markdown.Refusal.tooLong(bytes: 12, limit: 10)) {
      try Markdown(maxBytes: 10).html("twelve bytes")
    }
    #expect(
      Markdown.Refusal.tooLong(bytes: 12, limit: 10).description
        == "The text is 12 bytes long; at most 10 are taken. Part it into several posts.")
  }

  @Test(arguments: [
    ("one\n\n" + String(repeating: "> ", count: 33) + "a", MarkdownGuard.Excess.nesting, 3),
    (String(repeating: "- ", count: 40) + "a", .nesting, 1), (String(repeating: "1. ", count: 40) + "a", .nesting, 1),
    (String(repeating: " ", count: 200) + "* a", .nesting, 1),
    (String(repeating: "|a", count: 40) + "|\n" + String(repeating: "|-", count: 40) + "|", .columns, 2),
    ("|a|b|c|\n|-|-|-|\n" + String(repeating: "|a\n", count: 9_000), .cells, 4_002),
    (String(repeating: "|a|\n|-|\n", count: 2_000), .cells, 2_048),
    (String(repeating: "[", count: 4_001), .brackets, 1), (String(repeating: "a <? ", count: 201), .declarations, 1),
    ("www.a" + String(repeating: ")", count: 101), .parentheses, 1),
    (
      "[a]: " + String(repeating: "u", count: 9_000) + "\n\n" + String(repeating: "[a]\n\n", count: 1_000), .references,
      2_003
    ),
  ])
  func `a text that would take long is refused with its line`(text: String, excess: MarkdownGuard.Excess, line: Int) {
    #expect(throws: Markdown.Refusal.tooMuch(excess, line: line)) { try Markdown().html(text) }
  }

  @Test(arguments: [
    String(repeating: "- ", count: 40), String(repeating: "> ", count: 32) + "a", String(repeating: "*", count: 200),
    String(repeating: "[a](http://b.c/d) ", count: 1_000),
    String(repeating: "|a", count: 30) + "|\n" + String(repeating: "|-", count: 30) + "|",
    "|a|b|\n|-|-|\n" + String(repeating: "|1|2|\n", count: 1_000), "1986. A great year",
    String(repeating: "=", count: 500),
    "    " + String(repeating: ")", count: 100),
  ])
  func `a text that is only unusual is taken`(text: String) throws {
    #expect(try Markdown().html(text).count > 0 || text.isEmpty)
  }

  @Test func `no attack of the corpus is left`() throws {
    for vector in XSSCorpus.all {
      for text in [vector, "A *word* " + vector + "\n\nand more"] {
        let html = Array(try Markdown().html(text).utf8)
        let faults = ActiveContent.faults(in: html, .post)
        #expect(faults.isEmpty, "\(vector.debugDescription) gives \(String(decoding: html, as: UTF8.self)): \(faults)")
        #expect(SafeHTML.sanitised(html) == html, "twice: \(vector.debugDescription)")
      }
    }
  }
}
