import Testing

@testable import Site

/// What readers write.
@Suite struct CommentTextTests {
  private static let rel = "rel=\"nofollow ugc noopener\" referrerpolicy=\"no-referrer\""

  @Test(arguments: [
    ("Hello", "<p dir=\"auto\">Hello</p>"), ("", ""), (" \n \n", ""),
    ("a\nb\n\n\nc", "<p dir=\"auto\">a<br>\nb</p>\n<p dir=\"auto\">c</p>"), ("a\r\nb", "<p dir=\"auto\">a<br>\nb</p>"),
    ("<b> & \"c\"", "<p dir=\"auto\">&lt;b&gt; &amp; &quot;c&quot;</p>"),
    ("*a* [b](http://", "<p dir=\"auto\">*a* [b](http://</p>"),
    ("a\u{202E}b\u{0}c\u{1B}", "<p dir=\"auto\">abc</p>"),
    (
      "See http://a.b/c?d&e.",
      "<p dir=\"auto\">See <a href=\"http://a.b/c?d&amp;e\" \(rel)>http://a.b/c?d&amp;e</a>.</p>"
    ),
    ("(https://a.b/c_(d))", "<p dir=\"auto\">(<a href=\"https://a.b/c_(d)\" \(rel)>https://a.b/c_(d)</a>)</p>"),
    ("HTTP://A.B", "<p dir=\"auto\"><a href=\"HTTP://A.B\" \(rel)>HTTP://A.B</a></p>"),
    ("xhttp://a.b javascript:alert(1) www.a.b", "<p dir=\"auto\">xhttp://a.b javascript:alert(1) www.a.b</p>"),
    ("http:// http://. http:///a", "<p dir=\"auto\">http:// http://. http:///a</p>"),
    ("http://a.b/\"onclick=x", "<p dir=\"auto\"><a href=\"http://a.b/\" \(rel)>http://a.b/</a>&quot;onclick=x</p>"),
  ])
  func `are paragraphs, line breaks and links`(text: String, expected: String) {
    #expect(CommentText.html(text) == expected)
  }

  @Test func `no attack of the corpus is left`() {
    for vector in XSSCorpus.all {
      for text in [vector, "See http://a.b/" + vector, vector + "\n\nhttp://a.b/"] {
        let html = CommentText.html(text)
        let faults = ActiveContent.faults(in: Array(html.utf8), .post)
        #expect(faults.isEmpty, "\(vector.debugDescription) gives \(html): \(faults)")
      }
    }
  }
}
