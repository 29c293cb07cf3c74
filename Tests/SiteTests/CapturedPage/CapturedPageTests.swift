import Record
import Testing

@testable import Reading
@testable import Site

/// The captured page as it is served.
@Suite struct CapturedPageTests {
  private func capture(_ payload: [UInt8], _ form: Capture.Form = .html, charset: String? = nil) -> Capture {
    Capture(
      source: "page", payload: payload, digest: "sha256:" + String(repeating: "0", count: 64), form: form,
      mediaType: form == .other ? "image/<png>" : nil, servedCharset: charset)
  }

  /// The page of `payload`, with the words of `marked` marked where they first stand in the article of it.
  private func page(_ capture: Capture, _ marked: [(String, String)]) -> (text: String, page: CapturedPage) {
    let outcome = PageReader().read(capture)
    let text = outcome.article.text.utf8
    let marks = marked.map { id, words in
      let words = Array(words.utf8)
      let start = (0...max(0, text.count - words.count)).first { text[$0...].starts(with: words) } ?? 0
      return WordMark(id, .content, [Span(start, start + words.count)])
    }
    let page = CapturedPage(
      of: capture, charset: outcome.charset, sourceMap: outcome.article.sourceMap, marks: marks)
    let charset = String(page.contentType.drop { $0 != "=" }.dropFirst())
    return (String(decoding: DecodedPayload(page.body, servedCharset: charset).utf8, as: UTF8.self), page)
  }

  private static let filler = String(
    repeating: "The river rose again on Monday and the road was closed to all. ", count: 6)
  private func article(_ words: String, head: String = "") -> String {
    "<!DOCTYPE html><html><head>\(head)<title>A title</title></head><body><article><h1>The river</h1><p>\(Self.filler)</p>"
      + "<p>\(words) \(Self.filler)</p></article></body></html>"
  }

  @Test func `words are marked across tags, and never inside one`() {
    let (html, page) = page(
      capture(Array(article("He said <b class=x>the bridge</b> was open.").utf8)), [("s1", "said the bridge was open")])
    #expect(
      html.contains(
        "He <mark class=\"dateline-content\" id=\"s1\" data-mark=\"s1\">said </mark><b class=x>"
          + "<mark class=\"dateline-content\" data-mark=\"s1\">the bridge</mark></b>"
          + "<mark class=\"dateline-content\" data-mark=\"s1\"> was open</mark>."))
    #expect(page.missing.isEmpty)
  }

  @Test func `a character reference is marked whole`() {
    let (html, _) = page(
      capture(Array(article("Smith &amp; Sons&nbsp;Ltd&#46; said so.").utf8)), [("s1", "& Sons"), ("s2", "Ltd. said")])
    #expect(html.contains(">&amp; Sons</mark>"))
    #expect(html.contains(">Ltd&#46; said</mark>"))
  }

  @Test func `marks that overlap are parted and nested`() {
    let (html, _) = page(
      capture(Array(article("one two three four").utf8)), [("s1", "one two three"), ("s2", "two three four")])
    let open = { (id: String, first: Bool) in
      "<mark class=\"dateline-content\"\(first ? " id=\"\(id)\"" : "") data-mark=\"\(id)\">"
    }
    #expect(
      html.contains(
        open("s1", true) + "one </mark>" + open("s1", false) + open("s2", true) + "two three</mark></mark>"
          + open("s2", false) + " four</mark>"))
  }

  @Test func `an id of the page that a mark has too is taken from the page`() {
    let (html, _) = page(capture(Array(article("<i id=s1 name=s1 class=x>He</i> came.").utf8)), [("s1", "came")])
    #expect(html.contains("<i class=\"x\">He</i> <mark class=\"dateline-content\" id=\"s1\""))
  }

  @Test func `the style stands behind the doctype, so that the page is laid out as it was`() {
    let (html, _) = page(capture(Array(article("x").utf8)), [])
    #expect(html.hasPrefix("<!DOCTYPE html><style>mark[class^=dateline-]"))
    let bare = CapturedPage(of: capture(Array("<p>x".utf8)), charset: "utf-8")
    #expect(String(decoding: bare.body, as: UTF8.self).hasPrefix("<style>"))
    #expect(String(decoding: bare.body, as: UTF8.self).hasSuffix("</style><p>x"))
  }

  @Test func `a page in windows-1251 is served in it, its words marked`() {
    let word: [UInt8] = [0xCC, 0xE8, 0xED, 0xE8, 0xF1, 0xF2, 0xF0]  // Министр
    let page0 = Array(article("@ x", head: "<meta charset=windows-1251>").utf8)
    let at = page0.firstIndex(of: 0x40) ?? 0
    let payload = page0[..<at] + word + page0[(at + 1)...]
    let (html, page) = page(capture(Array(payload)), [("s1", "инис")])
    #expect(page.contentType == "text/html; charset=windows-1251")
    #expect(html.contains("М<mark class=\"dateline-content\" id=\"s1\" data-mark=\"s1\">инис</mark>тр"))
  }

  @Test func `a page in Shift_JIS is served in it, its words marked`() {
    // 表示 and ソ: their second bytes are ASCII letters and signs.
    let word: [UInt8] = [0x95, 0x5C, 0x8E, 0xA6, 0x83, 0x5C]
    let page0 = Array(article("@ x", head: "<meta charset=shift_jis>").utf8)
    let at = page0.firstIndex(of: 0x40) ?? 0
    let (html, page) = page(capture(Array(page0[..<at] + word + page0[(at + 1)...])), [("s1", "示ソ")])
    #expect(page.contentType == "text/html; charset=shift_jis")
    #expect(html.contains("表<mark class=\"dateline-content\" id=\"s1\" data-mark=\"s1\">示ソ</mark>"))
  }

  @Test func `a page in UTF-16 is served in UTF-8`() {
    let utf16 = Array(article("Er sagte, die Brücke sei <i>offen</i>. <script>x</script>").utf16)
    let payload = [0xFF, 0xFE] + utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let (html, page) = page(capture(payload), [("s1", "Brücke sei offen")])
    #expect(page.contentType == "text/html; charset=utf-8")
    #expect(html.contains(">Brücke sei </mark><i><mark class=\"dateline-content\" data-mark=\"s1\">offen</mark></i>"))
    #expect(!html.contains("<script"))
  }

  @Test func `a page in ISO-2022-JP, in which a tag can hide, is served in UTF-8`() {
    let payload = Array("<meta charset=iso-2022-jp><p>\u{1B}$B!<img src=x onerror=alert(1)>\u{1B}(B".utf8)
    let page = CapturedPage(of: capture(payload, charset: "iso-2022-jp"), charset: "iso-2022-jp")
    #expect(page.contentType == "text/html; charset=utf-8")
    #expect(ActiveContent.faults(in: page.body, .captured).isEmpty)
  }

  @Test func `bytes that are no UTF-8 do not move the marks`() {
    let page0 = Array(article("Caf@ said the minister.").utf8)
    let at = page0.firstIndex(of: 0x40) ?? 0
    let payload = Array(page0[..<at] + [0xE9] + page0[(at + 1)...])
    let (html, page) = page(capture(payload, charset: "utf-8"), [("s1", "said the")])
    #expect(page.missing.isEmpty)
    #expect(html.contains("<mark class=\"dateline-content\" id=\"s1\" data-mark=\"s1\">said the</mark> minister"))
  }

  @Test func `a byte order mark stays in front, and none comes to be`() {
    let marked = CapturedPage(of: capture([0xEF, 0xBB, 0xBF] + Array("<p>x".utf8)), charset: "utf-8")
    #expect(marked.body.starts(with: [0xEF, 0xBB, 0xBF] + Array("<style>".utf8)))
    let hidden = CapturedPage(
      of: capture(Array("<script></script>".utf8) + [0xFE, 0xFF] + Array("x".utf8), charset: "windows-1252"),
      charset: "windows-1252")
    #expect(hidden.body.starts(with: Array("<style>".utf8)))
  }

  @Test func `pasted text is shown as text`() {
    let text = "A <b>title</b> & more\n\nThe minister said it was <script>alert(1)</script> over.\n"
    let outcome = PageReader().read(capture(Array(text.utf8), .articleText))
    let start = outcome.article.text.string.utf8.count - "over.\n".utf8.count
    let page = CapturedPage(
      of: capture(Array(text.utf8), .articleText), charset: outcome.charset, sourceMap: outcome.article.sourceMap,
      marks: [WordMark("s1", .cue, [Span(start, start + 4)])])
    let html = String(decoding: page.body, as: UTF8.self)
    #expect(
      html.contains(
        "<pre dir=\"auto\">\nA &lt;b&gt;title&lt;/b&gt; &amp; more\n\nThe minister said it was &lt;script&gt;"))
    #expect(html.contains("<mark class=\"dateline-cue\" id=\"s1\" data-mark=\"s1\">"))
    #expect(ActiveContent.faults(in: page.body, .captured).isEmpty)
    #expect(page.contentType == "text/html; charset=utf-8")
  }

  @Test func `what is no page is explained, not shown`() {
    let page = CapturedPage(
      of: capture([0x89, 0x50], .other), charset: nil, marks: [WordMark("s1", .cue, [Span(0, 1)])])
    let html = String(decoding: page.body, as: UTF8.self)
    #expect(html.contains("<dd>image/&lt;png&gt;</dd>") && html.contains("2 bytes") && html.contains("sha256:000"))
    #expect(page.missing == ["s1"])
  }

  @Test func `the headers forbid scripts, requests, forms and frames`() {
    let headers = Dictionary(
      CapturedPage(of: capture(Array("x".utf8)), charset: "utf-8").headers.map { ($0.name, $0.value) },
      uniquingKeysWith: { first, _ in first })
    let policy = (headers["Content-Security-Policy"] ?? "").split(separator: ";").map {
      $0.split(separator: " ").map(String.init)
    }
    #expect(policy.contains(["sandbox"]))
    #expect(policy.contains(["default-src", "'none'"]))
    #expect(policy.contains(["form-action", "'none'"]))
    #expect(policy.contains(["base-uri", "'none'"]))
    #expect(policy.contains(["frame-ancestors", "'self'"]))
    #expect(!policy.contains { $0.first == "script-src" })
    #expect(headers["X-Content-Type-Options"] == "nosniff")
    #expect(headers["X-DNS-Prefetch-Control"] == "off")
    #expect(headers["Referrer-Policy"] == "no-referrer")
    #expect(headers["X-Robots-Tag"]?.contains("noindex") == true)
    #expect(headers["Cross-Origin-Resource-Policy"] == "same-origin")
  }

  @Test func `spans and runs that lie outside the page are left out`() {
    let payload = Array("<p>abc</p>".utf8)
    let runs = [
      SourceRun(text: Span(0, 3), payload: Span(3, 6), kind: .verbatim),
      SourceRun(text: Span(3, 900), payload: Span(-4, 897), kind: .verbatim),
    ]
    let marks = [WordMark("a", .content, [Span(1, 2), Span(-9, -3), Span(5, 4), Span(0, 5_000)])]
    let page = CapturedPage(of: capture(payload), charset: "utf-8", sourceMap: runs, marks: marks)
    #expect(ActiveContent.faults(in: page.body, .captured).isEmpty)
    let clean = CapturedPage(
      of: capture(payload), charset: "utf-8", sourceMap: Array(runs.prefix(1)),
      marks: [WordMark("a", .content, [Span(1, 2)])])
    #expect(
      String(decoding: clean.body, as: UTF8.self).hasSuffix(
        "<p>a<mark class=\"dateline-content\" id=\"a\" data-mark=\"a\">b</mark>c</p>"))
  }

  @Test func `an id from a record of somebody else's is made harmless`() {
    #expect(WordMark("s1\"><script>", .content, []).id == "s1___script_")
  }

  @Test func `a mark reaches into no tag, wherever a record says its words are`() {
    let payload = Array("<p title=\"abc\">x &amp; y</p><script>abc</script><title>abc</title>".utf8)
    for start in payload.indices {
      let runs = [SourceRun(text: Span(0, 6), payload: Span(start, min(start + 6, payload.count)), kind: .repaired)]
      let page = CapturedPage(
        of: capture(payload), charset: "utf-8", sourceMap: runs, marks: [WordMark("a", .content, [Span(0, 6)])])
      let html = String(decoding: page.body, as: UTF8.self)
      #expect(html.contains("<p title=\"abc\">"))
      #expect(html.contains("x &amp; y") || html.contains("&amp;"))
      #expect(ActiveContent.faults(in: page.body, .captured).isEmpty)
    }
  }

  @Test func `a thousand facts on the same words keep the page small`() {
    let payload = Array("<p>\(String(repeating: "word ", count: 2_000))</p>".utf8)
    let runs = [SourceRun(text: Span(0, 10_000), payload: Span(3, 10_003), kind: .verbatim)]
    let marks = (0..<1_000).map { WordMark("s\($0)", .content, [Span($0, 10_000 - $0)]) }
    let page = CapturedPage(of: capture(payload), charset: "utf-8", sourceMap: runs, marks: marks)
    #expect(page.missing.isEmpty)
    #expect(page.body.count < 1_000_000)
  }

  @Test func `words of our own HTML are marked and nothing else is changed`() {
    let html = Array("<h2>Top</h2><p>She said <em>it &amp; that</em> was so.</p>".utf8)
    let runs = [
      SourceRun(text: Span(0, 9), payload: Span(15, 24), kind: .verbatim),
      SourceRun(text: Span(9, 12), payload: Span(28, 31), kind: .verbatim),
    ]
    let (marked, missing) = MarkedHTML.marked(html, sourceMap: runs, marks: [WordMark("s1", .cue, [Span(4, 11)])])
    #expect(
      String(decoding: marked, as: UTF8.self)
        == "<h2>Top</h2><p>She <mark class=\"dateline-cue\" id=\"s1\" data-mark=\"s1\">said </mark><em>"
        + "<mark class=\"dateline-cue\" data-mark=\"s1\">it</mark> &amp; that</em> was so.</p>")
    #expect(missing.isEmpty)
  }
}
