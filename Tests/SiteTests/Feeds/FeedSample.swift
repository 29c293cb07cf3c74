@testable import Site

/// Feeds to write.
enum FeedSample {
  /// A reprint, a post of one's own, and an item of which hardly anything is known.
  static let feed = Feed(
    title: "World – The Daily", description: "The latest of World & more",
    siteURL: "https://daily.example/section/world",
    selfURL: "https://daily.example/section/world/feed.rss", id: "tag:daily.example,2026:section/world", language: "en",
    iconURL: "https://daily.example/icon.png", nextURL: "https://daily.example/section/world/feed.rss?before=3&n=20",
    items: [
      FeedItem(
        id: "tag:daily.example,2026:article/3", url: "https://daily.example/article/3/ceasefire",
        original: "https://outlet.example/a?x=1&y=2", title: "Ceasefire & talks: what <is> known",
        summary: "A \"truce\" holds.", contentHTML: "<p>A <em>truce</em> holds &amp; more.</p>",
        authors: ["Ann Reporter", "Ben O'Neil"], section: "World", outlet: "The Outlet", published: "2023-09-20",
        modified: "2023-09-20T18:30:00+04:00", language: "en-GB", tags: ["Karabakh", "World", "Talks"]),
      FeedItem(
        id: "https://daily.example/article/2", url: "https://daily.example/article/2", title: "Our own",
        summary: "We wrote it.", authors: ["Ed Editor"], section: "World", outlet: "The Daily",
        published: "2023-09-19T23:59:59Z", language: "en"),
      FeedItem(
        id: "tag:daily.example,2026:article/1", url: "https://daily.example/article/1",
        original: "https://outlet.example/old", title: "", outlet: "The Outlet", kept: 1_600_000_000),
    ])

  /// A feed in which every text is `text`.
  static func feed(of text: String) -> Feed {
    Feed(
      title: text, description: text, siteURL: "https://daily.example/", selfURL: "https://daily.example/feed",
      language: text, iconURL: text, nextURL: "https://daily.example/search?q=" + text,
      items: [
        FeedItem(
          id: "tag:daily.example,2026:article/1", url: "https://daily.example/article/1/" + text,
          original: "https://outlet.example/a", title: text, summary: text, contentHTML: text,
          authors: [text, text],
          section: text, outlet: text, published: text, modified: text, kept: 0, language: text, tags: [text + "2"])
      ])
  }
}
