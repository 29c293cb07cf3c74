internal import Record

/// Finds who wrote the article: linked data, `<meta>` elements, elements that markup calls author or byline, and a short
/// block near the headline that begins with "By".
struct BylineFinder {
  let survey: BlockSurvey
  let tree: HTMLTree
  let choice: BlockChoice
  let outlet: String?

  /// The writers' names, in the order they are printed.
  func byline() -> [String] {
    for names in [linked(), entries(), marked(), named(), written()] {
      let kept = names.filter { !isOutlet($0) }
      if !kept.isEmpty { return Array(kept.prefix(12)) }
    }
    return []
  }

  private func isOutlet(_ name: String) -> Bool {
    outlet.map { TitleWords.bare($0) == TitleWords.bare(name) } ?? false
  }

  private func linked() -> [String] {
    let items = survey.metadata.items.filter { $0.isArticle && $0.depth <= 1 }
    for item in items {
      for key in ["author", "creator"] {
        let names = item.texts(key).flatMap { BylineWords.shared.names(in: $0) }
        if !names.isEmpty { return names }
      }
    }
    return []
  }

  private func entries() -> [String] {
    let entries = MetadataNames.shared.entries(.author, of: survey.metadata)
    guard let first = entries.first(where: { !BylineWords.shared.names(in: $0.value).isEmpty }) else { return [] }
    return entries.filter { $0.key == first.key }.flatMap { BylineWords.shared.names(in: $0.value) }
  }

  /// Elements that structured data calls the author.
  private func marked() -> [String] {
    let places = PagePlaces(survey)
    for node in survey.metadata.marked.prefix(300) {
      guard let name = tree.value(.itemprop, of: node), name.equals("author") || name.equals("creator"),
        !places.isChrome(node, tree)
      else { continue }
      let inner = tree.descendants(of: node).prefix(40).first { tree.value(.itemprop, of: $0)?.equals("name") ?? false }
      let words = inner.flatMap { tree.string(.content, of: $0) } ?? tree.text(inner ?? node)
      let names = BylineWords.shared.names(in: TextWords.squeezed(words))
      if !names.isEmpty { return names }
    }
    return []
  }

  /// What stands in elements that are called byline or author, from just above the headline to just below the text.
  private func named() -> [String] {
    let outline = survey.outline
    let chrome = ChromeWords.shared.kinds(of: outline)
    let namer = ElementNamer(tree: tree, outline: outline)
    for index in reach() {
      let block = outline.blocks[index]
      guard chrome[Int(block.element)] != .commentForm, chrome[Int(block.element)] != .related else { continue }
      let texts = namer.texts(of: block, named: BylineWords.shared.name)
      let names = texts.flatMap { BylineWords.shared.names(in: $0) }
      if !names.isEmpty { return names }
    }
    return []
  }

  /// A short block that begins with "By" or the like.
  private func written() -> [String] {
    for index in reach() where (2...8).contains(survey.outline.blocks[index].tally.wordCount) {
      let words = words(index)
      guard let first = words.split(separator: " ").first, BylineWords.shared.isLead(first) else { continue }
      let names = BylineWords.shared.names(in: words)
      if let name = names.first, name.split(separator: " ").count >= 2 { return names }
    }
    return []
  }

  private func words(_ index: Int) -> String {
    BlockText.traced(survey.outline.blocks[index], of: survey.outline, in: tree).string
  }

  /// The blocks where a byline may stand, the likeliest first.
  private func reach() -> [Int] {
    let count = survey.outline.blocks.count
    let start = survey.features.headline >= 0 ? survey.features.headline : choice.extent.lowerBound
    let end = min(max(start, choice.extent.upperBound) + 5, count)
    return Array(start..<max(start, end)) + Array(max(0, start - 6)..<start).reversed()
  }
}
