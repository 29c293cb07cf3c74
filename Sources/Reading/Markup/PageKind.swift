internal import Record

/// Says what kind of page it is, by what the page declares, how much text was found, and what the rest says.
struct PageKind {
  let survey: BlockSurvey
  let choice: BlockChoice
  let tree: HTMLTree
  let article: Article

  /// Pages with fewer words of text than this are looked at for being something else than an article.
  private static let fewWords = 120

  /// The kind of the page.
  func kind() -> Article.Kind {
    let types = Set(survey.metadata.items.filter { $0.depth == 0 }.flatMap(\.types))
    if types.contains("LiveBlogPosting") { return .liveBlog }
    if choice.words < Self.fewWords { return kindOfShort(types) ?? .article }
    if isPaywalled, choice.words < 400, cues(behindText: true).contains(.paywall) { return .paywall }
    if isListing(types) { return .listing }
    return .article
  }

  private func kindOfShort(_ types: Set<String>) -> Article.Kind? {
    let cues = cues(behindText: false)
    let title = PageCues.shared.kinds(
      in: [survey.metadata.title?.value, article.headline].compactMap { $0 }.joined(separator: " "))
    if title.contains(.error) || cues.contains(.error) && choice.words < 60 { return .error }
    if title.contains(.wall) { return .wall }
    if isPaywalled || cues.contains(.paywall) { return .paywall }
    if choice.words < 60, cues.contains(.wall), survey.outline.blocks.count < 40 { return .wall }
    if isMedia(types) { return .media }
    if isListing(types) { return .listing }
    return choice.words < 25 && !isWholeBrief ? .other : nil
  }

  /// Whether the few words that were found are about as many as the page says its article has.
  ///
  /// Source: schema.org, `wordCount` of Article.
  private var isWholeBrief: Bool {
    guard choice.words > 0 else { return false }
    return survey.metadata.items.contains { item in
      guard item.isArticle, item.depth == 0, let count = item.value["wordCount"] else { return false }
      let words = count.number ?? count.string.flatMap { Double($0) } ?? 0
      return words >= 1 && words <= Double(choice.words) * 1.5 + 2
    }
  }

  private var isPaywalled: Bool {
    survey.metadata.items.contains { item in
      guard let free = item.value["isAccessibleForFree"] else { return false }
      return free.bool == false || free.string?.lowercased() == "false"
    }
  }

  private func isMedia(_ types: Set<String>) -> Bool {
    let type = survey.metadata.first("og:type")?.value.lowercased() ?? ""
    return type.hasPrefix("video") || type.hasPrefix("music") || types.contains("VideoObject")
      || types.contains("ImageGallery")
  }

  /// Whether the page leads to texts rather than holding one: it says so, or it is a front page, or links outweigh text.
  private func isListing(_ types: Set<String>) -> Bool {
    let declared: Set<String> = ["CollectionPage", "SearchResultsPage", "ItemList"]
    let saysArticle =
      survey.metadata.items.contains { $0.isArticle && $0.depth == 0 }
      || survey.metadata.first("og:type")?.value.lowercased() == "article"
    if saysArticle { return false }
    if !types.isDisjoint(with: declared) { return true }
    let path = article.url.map(PageAddress.path) ?? "-"
    if path.isEmpty || path == "/" { return true }
    let blocks = survey.outline.blocks
    let linked = blocks.count { $0.tally.linkCharacters * 10 > $0.tally.characters * 8 && $0.tally.wordCount >= 4 }
    return choice.words < Self.fewWords && linked >= 15
  }

  /// What short blocks give away, those behind the text or all.
  private func cues(behindText: Bool) -> Set<Article.Kind> {
    let blocks = survey.outline.blocks
    let start = behindText ? max(choice.extent.upperBound - 1, 0) : 0
    let end = behindText ? min(start + 8, blocks.count) : blocks.count
    var words: [UInt8] = []
    for index in start..<max(start, end) where blocks[index].tally.wordCount <= 60 && words.count < 20_000 {
      BlockText.append(blocks[index], of: survey.outline, in: tree, to: &words)
      words.append(0x0A)
    }
    return PageCues.shared.kinds(in: String(decoding: words, as: UTF8.self))
  }
}
