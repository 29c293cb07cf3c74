import Record

@testable import Reading

/// A small page for tests, read the whole way to the article.
enum MarkupPage {
  /// Sentences enough to be an article's, each different.
  static let prose = [
    "The council voted on Tuesday to close the old bridge for repairs, and traffic will go by the valley road until spring.",
    "Engineers found cracks in two of the four piers last month, and they said that the river had carried away the ground.",
    "Shopkeepers in the lower town fear for their trade, because most of their customers come across the bridge on foot.",
    "A ferry is to run every half hour from six in the morning, the mayor said, and it will cost nothing for neighbours.",
  ]

  /// The article of a page with this body and head.
  static func read(_ body: String, head: String = "", url: String? = nil) -> Article {
    let page = "<!DOCTYPE html><html lang=en><head>\(head)</head><body>\(body)</body></html>"
    let capture = Capture(source: "test", url: url, payload: Array(page.utf8), digest: "", form: .html)
    return PageReader().read(capture).article
  }

  /// A page with a menu, a headline, the prose in paragraphs, what a test adds behind them, and a footer.
  static func article(
    _ added: String = "", before: String = "", title: String = "Council closes the old bridge", head: String = ""
  ) -> Article {
    let paragraphs = prose.map { "<p>\($0)</p>" }.joined(separator: "\n")
    let menu =
      "<nav><ul><li><a href=/>Home</a></li><li><a href=/news>News</a></li><li><a href=/sport>Sport</a></li></ul></nav>"
    return read(
      "\(menu)<main><article><h1>\(title)</h1>\(before)<div class=article-body>\(paragraphs)\(added)</div></article></main>"
        + "<footer><p>Copyright 2019 The Valley Courier. All rights reserved.</p></footer>",
      head: "<title>\(title) | The Valley Courier</title>" + head)
  }
}

extension Article {
  /// The words of the blocks of a kind.
  func words(_ kind: Block.Kind) -> [String] { blocks.filter { $0.kind == kind }.map { text[$0.span] } }
  /// The words of the body.
  var body: [String] { blocks.filter { $0.section == .main }.map { text[$0.span] } }
}
