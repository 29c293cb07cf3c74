import Record
import Testing

@testable import Site

@Suite struct SitemapTests {
  private static let sitemap = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
  private static let news = "{http://www.google.com/schemas/sitemap-news/0.9}"
  /// 2023-09-20T12:00:00Z
  private static let now = 1_695_211_200

  @Test(.enabled(if: OtherParsers.areThere, "run Scripts/test-python first"))
  func `a sitemap lists addresses with their days`() throws {
    var document = SitemapDocument(.pages)
    let added = [
      document.add("https://daily.example/article/1?a&b", modified: "2023-09-20"),
      document.add("https://daily.example/article/2", modified: "2023-09-20T10:00:00+04:00"),
      document.add("https://daily.example/article/3", modified: "last week"),
      document.add("javascript:alert(1)"),
    ]
    #expect(added == [true, true, true, true])
    #expect(document.refused == ["javascript:alert(1)"])
    var index = SitemapDocument(.index)
    _ = index.add("https://daily.example/sitemap-1.xml", modified: "2023-09-20")
    let read = try OtherParsers.elements([document.bytes, index.bytes])
    let pages = try #require(read[0])
    #expect(pages.name == Self.sitemap + "urlset")
    let entries = pages.all(Self.sitemap + "url")
    #expect(entries.count == 3 && document.count == 3)
    #expect(entries.first?.only(Self.sitemap + "loc")?.text == "https://daily.example/article/1?a&b")
    let days = entries.map { $0.only(Self.sitemap + "lastmod")?.text }
    #expect(days == ["2023-09-20", "2023-09-20T06:00:00Z", nil])
    #expect(read[1]?.name == Self.sitemap + "sitemapindex")
    #expect(read[1]?.only(Self.sitemap + "sitemap")?.only(Self.sitemap + "loc") != nil)
  }

  @Test func `a sitemap takes fifty thousand and no more`() {
    var document = SitemapDocument(.pages)
    for number in 0..<50_000 where !document.add("https://daily.example/\(number)") { Issue.record("\(number)") }
    let isOneMore = document.add("https://daily.example/50000")
    #expect(!isOneMore)
    #expect(document.count == 50_000)
  }

  @Test func `a sitemap stays within its bytes`() {
    #expect(SitemapDocument.maxBytes == 50 << 20)
    var document = SitemapDocument(.pages, maxBytes: 10_000)
    let long = "https://daily.example/" + String(repeating: "a", count: 2000)
    while document.add(long) {}
    #expect(document.count == 4)
    let hasRoom = document.add("https://daily.example/short")
    #expect(hasRoom)
    #expect((8000...10_000).contains(document.bytes.count))
  }

  @Test(arguments: [
    (0, [0..<0]), (1, [0..<1]), (50_000, [0..<50_000]), (50_001, [0..<50_000, 50_000..<50_001]),
    (120_000, [0..<50_000, 50_000..<100_000, 100_000..<120_000]),
  ])
  func `articles are divided into parts`(count: Int, parts: [Range<Int>]) {
    #expect(SitemapDocument.parts(of: count) == parts)
  }

  @Test(.enabled(if: OtherParsers.areThere, "run Scripts/test-python first"))
  func `the news sitemap lists two days`() throws {
    let dates: [(String?, Bool)] = [
      ("2023-09-20T12:00:00Z", true), ("2023-09-20T12:00:01Z", false), ("2023-09-18T12:00:00Z", true),
      ("2023-09-18T11:59:59Z", false), ("2023-09-20", true), ("2023-09-19", true), ("2023-09-18", false),
      ("2023-09-20T14:00:00+04:00", true), (nil, false), ("yesterday", false), ("1999-01-01", false),
    ]
    var entries = dates.enumerated().map { index, date in
      NewsSitemap.Entry(
        url: "https://daily.example/article/\(index)", title: "Number \(index)", published: date.0,
        language: index == 5 ? "zh-Hant" : index == 4 ? "de-AT" : nil)
    }
    entries.append(.init(url: "https://daily.example/untitled", title: "", published: "2023-09-20"))
    entries.append(.init(url: "javascript:alert(1)", title: "No address", published: "2023-09-20"))
    let bytes = NewsSitemap.document(entries, publication: "The Daily & Co", language: "en-GB", now: Self.now)
    let read = try #require(try OtherParsers.elements([bytes])[0])
    let articles = read.all(Self.sitemap + "url").compactMap { $0.only(Self.news + "news") }
    #expect(articles.count == dates.count { $0.1 })
    #expect(
      articles.compactMap { $0.only(Self.news + "title")?.text.split(separator: " ").last } == [
        "0", "7", "4", "5", "2",
      ])
    let publications = articles.compactMap { $0.only(Self.news + "publication") }
    #expect(publications.allSatisfy { $0.only(Self.news + "name")?.text == "The Daily & Co" })
    #expect(publications.map { $0.only(Self.news + "language")?.text } == ["en", "en", "de", "zh-tw", "en"])
    #expect(
      articles.map { $0.only(Self.news + "publication_date")?.text } == [
        "2023-09-20T12:00:00Z", "2023-09-20T10:00:00Z", "2023-09-20", "2023-09-19", "2023-09-18T12:00:00Z",
      ])
  }

  @Test(.enabled(if: OtherParsers.areThere, "run Scripts/test-python first"))
  func `the news sitemap lists the newest thousand`() throws {
    let entries = (0..<1500).map {
      NewsSitemap.Entry(
        url: "https://daily.example/\($0)", title: "\($0)", published: FeedTime(seconds: Self.now - 1500 + $0).rfc3339)
    }
    let bytes = NewsSitemap.document(entries, publication: "The Daily", language: "en", now: Self.now)
    let articles = try #require(try OtherParsers.elements([bytes])[0]).children
    #expect(articles.count == 1000)
    #expect(articles.first?.only(Self.sitemap + "loc")?.text == "https://daily.example/1499")
    #expect(articles.last?.only(Self.sitemap + "loc")?.text == "https://daily.example/500")
  }

  @Test(.enabled(if: OtherParsers.areThere, "run Scripts/test-python first"))
  func `no text breaks a sitemap`() throws {
    let texts = HostileText.all
    let documents = texts.map { text in
      let entry = NewsSitemap.Entry(
        url: "https://daily.example/" + text.filter { $0 != "\n" }, title: text, published: "2023-09-20", language: text
      )
      let plain = NewsSitemap.Entry(url: "https://daily.example/", title: text, published: "2023-09-19")
      return NewsSitemap.document([entry, plain], publication: text, language: text, now: Self.now)
    }
    for (text, read) in zip(texts, try OtherParsers.elements(documents)) {
      let news = read?.all(Self.sitemap + "url").last?.only(Self.news + "news")
      let expected = HostileText.inXML(text)
      #expect(
        HostileText.areSame(news?.only(Self.news + "title")?.text, expected), "\(text.prefix(60).debugDescription)")
      let name = news?.only(Self.news + "publication")?.only(Self.news + "name")?.text
      #expect(HostileText.areSame(name, expected), "\(text.prefix(60).debugDescription)")
    }
  }

  @Test(.enabled(if: OtherParsers.areThere, "run Scripts/test-python first"))
  func `robots are kept out of what is disallowed`() throws {
    let open = RobotsText.open(
      disallowed: ["/desk", "/search", "/a\nAllow: /desk", "no path"],
      sitemaps: ["https://daily.example/sitemap.xml", "x\ny"])
    let script = """
      import urllib.robotparser
      def read(body):
          robots = urllib.robotparser.RobotFileParser()
          robots.parse(body.decode().splitlines())
          paths = ["/", "/article/1", "/desk", "/desk/x", "/search?q=x", "/sear"]
          return [[robots.can_fetch("x", "https://daily.example" + path) for path in paths], robots.site_maps()]
      """
    let read = try OtherParsers.read([open, RobotsText.open(), RobotsText.closed], script)
    #expect(read[0].array?[0].array?.map(\.bool) == [true, true, false, false, false, true])
    #expect(read[0].array?[1].array?.map(\.string) == ["https://daily.example/sitemap.xml"])
    #expect(read[1].array?[0].array?.allSatisfy { $0.bool == true } == true)
    #expect(read[2].array?[0].array?.allSatisfy { $0.bool == false } == true)
    #expect(String(decoding: open, as: UTF8.self).split(separator: "\n").count == 5)
  }
}
