import Record
import TestKit
import Testing

@testable import Site

/// Writing a page again without what acts.
@Suite struct InertMarkupTests {
  private func inert(_ html: String) -> String {
    String(decoding: InertMarkup.written(Array(html.utf8)).html, as: UTF8.self)
  }

  @Test(arguments: [
    "<!DOCTYPE html>\n<html lang=\"en\"><head><title>A &amp; B</title></head><body class=x><p>One<br/>two</body></html>",
    "<p id='a' data-x=\"1\" aria-label=z>a < b && c > d</p>".replacing(" < ", with: " &lt; "),
    "<!-- an editor's note -->", "<style>p > a { color: red }\n@media (width <= 600px) { b { x: y } }</style>",
    "<img alt=\"x\" src=\"data:image/png;base64,AAAA\">", "<svg viewBox='0 0 1 1'><path d='M0 0'/></svg>",
    "<meta charset=utf-8><meta name=\"viewport\" content=\"width=device-width\">", "<textarea>a &lt;b></textarea>",
    "<p\tclass=a\n id=b >\u{E9} \u{1F600}</p>", "<table><tr><td align=left bgcolor=#fff>x</table>",
    "a & b &amp; &eacute",
  ])
  func `what does nothing stays byte for byte`(html: String) {
    #expect(inert(html) == html)
  }

  @Test(arguments: [
    ("a<script>x</script>b", "ab"), ("a<script>x", "a"),
    ("<a href=\"http://a/?b&c\">x</a>", "<a title=\"http://a/?b&c\">x</a>"),
    ("<a href='x' title=\"y\" class=z>x</a>", "<a title=\"x\" class=\"z\">x</a>"),
    ("<p onclick=x id=a>b", "<p id=\"a\">b"),
    ("<img src=x.png alt='a \"b\"'>", "<img alt=\"a &quot;b&quot;\">"), ("<br onclick=x/>", "<br>"),
    ("<br onclick=x />", "<br />"), ("<noscript><b>x</b></noscript>", "<b>x</b>"), ("<iframe><b>x</b></iframe>y", "y"),
    ("<xmp><b>&</xmp>", "<pre>&lt;b&gt;&amp;</pre>"), ("1 < 2 <3 <", "1 &lt; 2 &lt;3 &lt;"),
    ("<title>a <b> c</title>", "<title>a &lt;b> c</title>"),
    ("<style>a{b:\"<i>\"}</style>", "<style>a{b:\"\\3c i>\"}</style>"),
    ("<style><!-- a{} --></style>", "<style> a{} --></style>"), ("<!--[if IE]><p><![endif]-->x", "x"),
    ("<meta http-equiv=refresh content=0>x", "x"), ("<link rel=stylesheet href=x>y", "y"), ("</p class=x>", "</p>"),
    ("<p title='<b>'>", "<p title=\"&lt;b>\">"), ("<?php x ?>y", "y"), ("<scr<script>ipt>x", "ipt>x"),
    ("<form action=x method=post><input name=a>", "<form method=\"post\"><input name=a>"), ("x<p a", "x"),
    ("<svg><script/>x</svg>", "<svg>x</svg>"), ("<script/>x", ""), ("<object data=x><p>y</object>", "<p>y"),
  ])
  func `what acts goes, and nothing else with it`(html: String, expected: String) {
    #expect(inert(html) == expected)
  }

  @Test func `no attack of the corpus is left, however a browser may come to read it`() {
    #expect(XSSCorpus.page.count >= 300)
    for vector in XSSCorpus.all {
      for page in [vector, "<!DOCTYPE html><title>x</title><p>" + vector + "<p>behind"] {
        let html = InertMarkup.written(Array(page.utf8)).html
        let faults = ActiveContent.faults(in: html, .captured)
        #expect(faults.isEmpty, "\(vector.debugDescription) gives \(String(decoding: html, as: UTF8.self)): \(faults)")
        #expect(InertMarkup.written(html).html == html, "twice: \(vector.debugDescription)")
      }
    }
  }

  @Test func `the check finds the attacks where nothing is taken out`() {
    let found = XSSCorpus.page.filter { !ActiveContent.faults(in: Array($0.utf8), .captured).isEmpty }
    #expect(found.count > XSSCorpus.page.count * 3 / 4, "\(found.count) of \(XSSCorpus.page.count)")
  }

  @Test func `any mixture of attacks is inert, and writing it twice changes nothing`() {
    var dice = Dice(seed: 11)
    let parts = XSSCorpus.page
    let pieces = [
      "<svg>", "</svg>", "<math>", "<style>", "</style>", "<title>", "</title>", "<!--", "-->", "<select>",
      "<noscript>",
      "</noscript>", "<xmp>", "</xmp>", "<textarea>", "</textarea>", "<a title=\"", "\">", "<table>", "<mtext>",
      "<desc>",
      "<img src=x onerror=alert(1)>", "<![CDATA[", "]]>", "<", "/", "&", "</script>", "<script>", "<template>", "<p>",
      "'",
    ]
    for round in 0..<1_500 {
      var page = ""
      for _ in 0..<(1 + dice.number(below: 8)) {
        page +=
          dice.number(below: 3) == 0 ? parts[dice.number(below: parts.count)] : pieces[dice.number(below: pieces.count)]
        if dice.number(below: 4) == 0 { page = String(page.dropLast(dice.number(below: 6))) }
      }
      let html = InertMarkup.written(Array(page.utf8)).html
      let faults = ActiveContent.faults(in: html, .captured)
      #expect(faults.isEmpty, "seed 11, round \(round): \(page.debugDescription): \(faults)")
      #expect(InertMarkup.written(html).html == html, "twice, seed 11, round \(round): \(page.debugDescription)")
    }
  }

  @Test func `any bytes are written without a trap`() {
    var dice = Dice(seed: 5)
    let alphabet = Array("<>/!-=\"' &#;abonstyle\0\r\n".utf8) + [0xC3, 0xFF, 0x81, 0x8E]
    for _ in 0..<3_000 {
      let page = (0..<dice.number(below: 60)).map { _ in alphabet[dice.number(below: alphabet.count)] }
      let html = InertMarkup.written(page).html
      #expect(InertMarkup.written(html).html == html, "seed 5: \(page)")
    }
  }
}
