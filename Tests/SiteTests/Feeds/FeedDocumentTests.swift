import Foundation
import Record
import Testing

@testable import Site

/// What other software reads in the feeds.
@Suite(.enabled(if: OtherParsers.areThere, "run Scripts/test-python first"))
struct FeedDocumentTests {
  private static let atom = "{http://www.w3.org/2005/Atom}"
  private static let dc = "{http://purl.org/dc/elements/1.1/}"

  @Test func `RSS has what a reader needs`() throws {
    let rss = try #require(try OtherParsers.elements([FeedFormat.rss.document(FeedSample.feed)])[0])
    #expect(rss.name == "rss" && rss.attributes["version"] == "2.0")
    let channel = try #require(rss.only("channel"))
    #expect(channel.only("title")?.text == "World – The Daily")
    #expect(channel.only("link")?.text == "https://daily.example/section/world")
    #expect(channel.only("description")?.text == "The latest of World &amp; more")
    #expect(channel.only("language")?.text == "en")
    #expect(channel.only("lastBuildDate")?.text == "Wed, 20 Sep 2023 14:30:00 GMT")
    #expect(channel.only("image")?.only("url")?.text == "https://daily.example/icon.png")
    let links = channel.all(Self.atom + "link")
    #expect(links.map(\.attributes["rel"]) == ["self", "next"])
    #expect(links.map(\.attributes["href"]) == [FeedSample.feed.selfURL, FeedSample.feed.nextURL])

    let items = channel.all("item")
    try #require(items.count == 3)
    let reprint = items[0]
    #expect(reprint.only("title")?.text == "Ceasefire & talks: what <is> known")
    #expect(reprint.only("link")?.text == "https://daily.example/article/3/ceasefire")
    #expect(reprint.only("guid")?.text == "tag:daily.example,2026:article/3")
    #expect(reprint.only("guid")?.attributes["isPermaLink"] == "false")
    #expect(reprint.only("pubDate")?.text == "Wed, 20 Sep 2023 00:00:00 GMT")
    #expect(reprint.only(Self.atom + "updated")?.text == "2023-09-20T14:30:00Z")
    #expect(reprint.all(Self.dc + "creator").map(\.text) == ["Ann Reporter", "Ben O'Neil"])
    #expect(reprint.all("author").isEmpty)
    #expect(reprint.all("category").map(\.text) == ["World", "Karabakh", "Talks"])
    #expect(reprint.only(Self.dc + "language")?.text == "en-GB")
    #expect(reprint.only("source")?.text == "The Outlet")
    #expect(reprint.only("source")?.attributes["url"] == "https://outlet.example/a?x=1&y=2")
    #expect(reprint.only("description")?.text == "A \"truce\" holds.")
    #expect(
      reprint.only("{http://purl.org/rss/1.0/modules/content/}encoded")?.text
        == "<p>A <em>truce</em> holds &amp; more.</p>")
    #expect(items[1].only("guid")?.attributes["isPermaLink"] == "true")
    #expect(items[1].only("source") == nil && items[1].only(Self.dc + "language") == nil)
    #expect(items[1].only("{http://purl.org/rss/1.0/modules/content/}encoded") == nil)
    #expect(items[2].only("title") == nil && items[2].only("description") != nil)
    #expect(items[2].only("pubDate")?.text == "Sun, 13 Sep 2020 12:26:40 GMT")
  }

  @Test func `Atom has what a reader needs`() throws {
    let feed = try #require(try OtherParsers.elements([FeedFormat.atom.document(FeedSample.feed)])[0])
    func named(_ name: String) -> String { Self.atom + name }
    let lang = "{http://www.w3.org/XML/1998/namespace}lang"
    #expect(feed.name == named("feed") && feed.attributes[lang] == "en")
    #expect(feed.only(named("id"))?.text == "tag:daily.example,2026:section/world")
    #expect(feed.only(named("updated"))?.text == "2023-09-20T14:30:00Z")
    #expect(feed.only(named("author"))?.only(named("name"))?.text == "World – The Daily")
    #expect(feed.all(named("link")).map(\.attributes["rel"]) == ["alternate", "self", "next"])
    let entries = feed.all(named("entry"))
    try #require(entries.count == 3)
    for entry in entries {
      for name in ["id", "title", "updated"] { #expect(entry.only(named(name)) != nil, "\(name)") }
      #expect(entry.all(named("link")).filter { $0.attributes["rel"] == "alternate" }.count == 1)
      #expect(!entry.all(named("author")).isEmpty)
    }
    let reprint = entries[0]
    #expect(reprint.attributes[lang] == "en-GB" && entries[1].attributes[lang] == nil)
    #expect(reprint.only(named("title"))?.text == "Ceasefire & talks: what <is> known")
    #expect(reprint.only(named("published"))?.text == "2023-09-20T00:00:00Z")
    #expect(reprint.only(named("updated"))?.text == "2023-09-20T14:30:00Z")
    #expect(reprint.all(named("author")).compactMap { $0.only(named("name"))?.text } == ["Ann Reporter", "Ben O'Neil"])
    #expect(reprint.all(named("category")).map(\.attributes["term"]) == ["World", "Karabakh", "Talks"])
    #expect(reprint.all(named("link")).last?.attributes["href"] == "https://outlet.example/a?x=1&y=2")
    #expect(reprint.only(named("source"))?.only(named("title"))?.text == "The Outlet")
    #expect(reprint.only(named("content"))?.attributes["type"] == "html")
    #expect(reprint.only(named("content"))?.text == "<p>A <em>truce</em> holds &amp; more.</p>")
    #expect(entries[1].only(named("content")) == nil && entries[1].only(named("source")) == nil)
    #expect(entries[2].only(named("updated"))?.text == "2020-09-13T12:26:40Z")
    #expect(entries[2].only(named("published")) == nil)
    #expect(entries[2].only(named("author"))?.only(named("name"))?.text == "The Outlet")
  }

  @Test func `a feed reader reads the same in RSS and Atom`() throws {
    let documents = [FeedFormat.rss, .atom].map { $0.document(FeedSample.feed) }
    let expression = """
      [feed.bozo, feed.version, feed.feed.title, [[e.id, e.link, e.get("author"), e.get("published_parsed"),
        e.get("updated_parsed"), [t.term for t in e.get("tags", [])], [c.value for c in e.get("content", [])]]
        for e in feed.entries[:2]]]
      """
    let read = try OtherParsers.feedparser(documents, expression).map { $0.array ?? [] }
    try #require(read.allSatisfy { $0.count == 4 })
    #expect(read.map { $0[1].string } == ["rss20", "atom10"])
    for feed in read {
      #expect(feed[0] == .bool(false) || feed[0] == .number(0))
      let entry = feed[3].array?.first?.array ?? []
      try #require(entry.count == 7)
      #expect(entry[0].string == "tag:daily.example,2026:article/3")
      #expect(entry[1].string == "https://daily.example/article/3/ceasefire")
      #expect(entry[3].array?.prefix(5).map(\.number) == [2023, 9, 20, 0, 0])
      #expect(entry[4].array?.prefix(5).map(\.number) == [2023, 9, 20, 14, 30])
      #expect(entry[5].array?.map(\.string) == ["World", "Karabakh", "Talks"])
      #expect(entry[6].array?.map(\.string) == ["<p>A <em>truce</em> holds &amp; more.</p>"])
    }
  }

  @Test func `an empty feed is a feed`() throws {
    let empty = Feed(title: "Nothing", siteURL: "https://daily.example/", selfURL: "https://daily.example/feed")
    for format in [FeedFormat.rss, .atom] {
      let read = try OtherParsers.feedparser(
        [format.document(empty)], "[feed.bozo, len(feed.entries), feed.feed.title]")
      #expect(read[0].array?.last?.string == "Nothing", "\(format)")
      #expect(read[0].array?[1].number == 0)
    }
    let json = try JSONParser().parse(FeedFormat.json.document(empty))
    #expect(json["items"]?.array?.isEmpty == true)
  }

  @Test func `no text breaks a feed and every text comes back as it was`() throws {
    let texts = HostileText.all
    #expect(texts.count >= 200)
    let rss = try OtherParsers.elements(texts.map { FeedFormat.rss.document(FeedSample.feed(of: $0)) })
    let atom = try OtherParsers.elements(texts.map { FeedFormat.atom.document(FeedSample.feed(of: $0)) })
    #expect(rss.count { $0 == nil } == 0)
    #expect(atom.count { $0 == nil } == 0)
    for (index, text) in texts.enumerated() {
      let expected = HostileText.inXML(text)
      let html = expected.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
        .replacingOccurrences(of: ">", with: "&gt;")
      let channel = rss[index]?.only("channel")
      let item = channel?.only("item")
      let texts = [
        channel?.only("title")?.text, item?.only("title")?.text, item?.only("source")?.text,
        item?.all("category").first?.text, item?.all(Self.dc + "creator").last?.text,
        item?.only("{http://purl.org/rss/1.0/modules/content/}encoded")?.text,
      ]
      for shown in texts {
        #expect(HostileText.areSame(shown, expected), "RSS \(index) \(text.prefix(60).debugDescription)")
      }
      for shown in [channel?.only("description")?.text, item?.only("description")?.text] {
        #expect(HostileText.areSame(shown, html), "RSS \(index) \(text.prefix(60).debugDescription)")
      }
      let entry = atom[index]?.only(Self.atom + "entry")
      let author = entry?.all(Self.atom + "author").last
      let entryTexts = [
        atom[index]?.only(Self.atom + "title")?.text, entry?.only(Self.atom + "title")?.text,
        entry?.only(Self.atom + "summary")?.text, entry?.only(Self.atom + "content")?.text,
        author?.only(Self.atom + "name")?.text, entry?.all(Self.atom + "category").first?.attributes["term"],
      ]
      for shown in entryTexts {
        #expect(HostileText.areSame(shown, expected), "Atom \(index) \(text.prefix(60).debugDescription)")
      }
    }
  }

  @Test func `a feed reader finds no text broken`() throws {
    let formats: [FeedFormat] = [.rss, .atom]
    let documents = HostileText.all.enumerated().map { formats[$0 % 2].document(FeedSample.feed(of: $1)) }
    let read = try OtherParsers.feedparser(documents, "[bool(feed.bozo), len(feed.entries), feed.entries[0].id]")
    let broken = zip(documents, read).filter { _, answer in
      answer.array?[0].bool != false || answer.array?[1].number != 1
        || answer.array?[2].string != "tag:daily.example,2026:article/1"
    }
    #expect(broken.map { String(decoding: $0.0, as: UTF8.self) }.isEmpty)
  }

  @Test func `no address of a page is anything but a web address`() throws {
    var feed = FeedSample.feed
    for address in ["javascript:alert(1)", "data:text/html,x", "relative/path", "https://a@b.example/"] {
      feed.items[0].original = address
      feed.iconURL = address
      for format in FeedFormat.allCases {
        #expect(!String(decoding: format.document(feed), as: UTF8.self).contains(address), "\(format)")
      }
    }
  }

  @Test func `an id stays when title, address and text change`() throws {
    var changed = FeedSample.feed
    changed.items[0].title = "Quite another"
    changed.items[0].url = "https://daily.example/article/3/another"
    changed.items[0].contentHTML = nil
    changed.items[0].modified = "2024-01-01"
    let ids = try [FeedSample.feed, changed].map { feed in
      let xml = try OtherParsers.elements([FeedFormat.rss.document(feed), FeedFormat.atom.document(feed)])
      let json = try JSONParser().parse(FeedFormat.json.document(feed))
      return [
        xml[0]?.only("channel")?.all("item").first?.only("guid")?.text,
        xml[1]?.all(Self.atom + "entry").first?.only(Self.atom + "id")?.text,
        json["items"]?.array?.first?["id"]?.string,
      ]
    }
    #expect(ids[0] == ids[1])
    #expect(Set(ids[0]) == ["tag:daily.example,2026:article/3"])
  }
}
