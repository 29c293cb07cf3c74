import Record
import Testing

@testable import Site

@Suite struct JSONFeedDocumentTests {
  @Test func `JSON Feed has the keys of version 1.1`() throws {
    let feed = try JSONParser().parse(FeedFormat.json.document(FeedSample.feed))
    #expect(feed["version"]?.string == "https://jsonfeed.org/version/1.1")
    #expect(feed["title"]?.string == "World – The Daily")
    #expect(feed["home_page_url"]?.string == "https://daily.example/section/world")
    #expect(feed["feed_url"]?.string == FeedSample.feed.selfURL)
    #expect(feed["next_url"]?.string == FeedSample.feed.nextURL)
    #expect(feed["language"]?.string == "en")
    let items = try #require(feed["items"]?.array)
    try #require(items.count == 3)
    let reprint = items[0]
    #expect(reprint["id"]?.string == "tag:daily.example,2026:article/3")
    #expect(reprint["url"]?.string == "https://daily.example/article/3/ceasefire")
    #expect(reprint["external_url"]?.string == "https://outlet.example/a?x=1&y=2")
    #expect(reprint["content_html"]?.string == "<p>A <em>truce</em> holds &amp; more.</p>")
    #expect(reprint["content_text"] == nil)
    #expect(reprint["date_published"]?.string == "2023-09-20T00:00:00Z")
    #expect(reprint["date_modified"]?.string == "2023-09-20T14:30:00Z")
    #expect(reprint["authors"]?.array?.map { $0["name"]?.string } == ["Ann Reporter", "Ben O'Neil"])
    #expect(reprint["tags"]?.array?.map(\.string) == ["World", "Karabakh", "Talks"])
    #expect(reprint["language"]?.string == "en-GB")
    #expect(reprint["_dateline"]?["outlet"]?.string == "The Outlet")
    #expect(items[1]["external_url"] == nil && items[1]["content_html"] == nil)
    #expect(items[1]["content_text"]?.string == "We wrote it.")
    #expect(items[2]["date_published"] == nil && items[2]["title"] == nil)
    #expect(items[2]["content_text"]?.string == "")
    #expect(items[2]["authors"]?.array?.map { $0["name"]?.string } == ["The Outlet"])
  }

  @Test func `only the keys that the specification names are written`() throws {
    let known: Set<String> = [
      "id", "url", "external_url", "title", "content_html", "content_text", "summary", "date_published",
      "date_modified",
      "authors", "tags", "language", "_dateline",
    ]
    let feed = try JSONParser().parse(FeedFormat.json.document(FeedSample.feed))
    for item in feed["items"]?.array ?? [] {
      #expect(Set((item.members ?? []).map(\.key)).subtracting(known).isEmpty)
    }
  }

  @Test func `every text comes back as it was`() throws {
    for text in HostileText.all {
      let feed = try JSONParser().parse(FeedFormat.json.document(FeedSample.feed(of: text)))
      let item = try #require(feed["items"]?.array?.first)
      let texts = [feed["title"], feed["description"], item["title"], item["content_html"], item["summary"]].map {
        $0?.string
      }
      for shown in texts + [item["authors"]?.array?.first?["name"]?.string, item["tags"]?.array?.first?.string] {
        #expect(HostileText.areSame(shown, text), "\(text.prefix(60).debugDescription)")
      }
    }
  }

  @Test func `what is no date or language is left out`() throws {
    let feed = try JSONParser().parse(FeedFormat.json.document(FeedSample.feed(of: "2023-09-20T25:00")))
    let item = try #require(feed["items"]?.array?.first)
    #expect(item["date_published"] == nil && item["date_modified"] == nil && item["language"] == nil)
  }

  @Test func `the same feed makes the same bytes`() {
    for format in FeedFormat.allCases {
      #expect(format.document(FeedSample.feed) == format.document(FeedSample.feed))
    }
  }
}
