/// A page's blocks with what the block model is told of each.
struct BlockSurvey {
  let outline: PageOutline
  let metadata: PageMetadata
  let scores: OutlineScores
  let features: BlockFeatures

  private static let classes = WeightTable("class-words.bin")
  private static let texts = WeightTable("block-words.bin")

  /// The survey of a page.
  init(of tree: HTMLTree) {
    outline = OutlineBuilder.outline(of: tree)
    metadata = PageMetadata(of: tree)
    scores = OutlineScores(of: outline, classes: Self.classes, texts: Self.texts)
    features = BlockFeatures(of: outline, witnesses: Self.witnesses(metadata), scores: scores)
  }

  private static func witnesses(_ metadata: PageMetadata) -> BlockFeatures.Witnesses {
    var witnesses = BlockFeatures.Witnesses()
    let titles = [metadata.first("og:title", "twitter:title")?.value, metadata.title?.value]
    for title in titles { witnesses.title.formUnion(TextWords.hashes(title ?? "", limit: 40)) }
    for item in metadata.items where item.isArticle {
      if let body = item.text("articleBody")?.words { add(body, to: &witnesses.body, limit: 20_000) }
    }
    for entry in metadata.all("og:description", "description", "twitter:description") {
      add(entry.value, to: &witnesses.description, limit: 100)
    }
    return witnesses
  }

  private static func add(_ text: String, to trigrams: inout Set<UInt32>, limit: Int) {
    let words = TextWords.hashes(text, limit: limit)
    guard words.count >= 3 else { return }
    for index in 2..<words.count { trigrams.insert(BlockFeatures.trigram(words, at: index)) }
  }
}
