internal import Record

/// What each chosen block is in the article: by the elements that hold it, and by where it stands.
struct BlockRoles {
  /// The kind and section of a block that stays.
  struct Role {
    var kind: Block.Kind
    var section: Block.Section
  }

  private let outline: PageOutline
  private let choice: BlockChoice
  private let headline: Int
  private let standfirst: Int

  /// The roles of a page's blocks.
  init(of survey: BlockSurvey, choice: BlockChoice) {
    outline = survey.outline
    self.choice = choice
    let found = survey.features.headline
    headline = choice.extent.isEmpty || found <= choice.extent.lowerBound + 3 ? found : -1
    standfirst = Self.standfirst(survey, choice, headline: headline)
  }

  /// The role of a block, nil where it is not the article's.
  func role(of index: Int) -> Role? {
    let block = outline.blocks[index]
    if index == headline { return Role(kind: .headline, section: .top) }
    if index == standfirst { return Role(kind: .standfirst, section: .top) }
    if block.setting.contains(.caption) {
      let belongs = choice.isChosen[index] || choice.extent.contains(index) && isArticlesOwn(block)
      return belongs ? Role(kind: .caption, section: .aside) : nil
    }
    guard choice.isChosen[index] else { return nil }
    if block.headingLevel > 0 { return Role(kind: .heading, section: .main) }
    if block.setting.contains(.quote) { return Role(kind: .quote, section: .main) }
    if block.setting.contains(.list), isInItem(block) { return Role(kind: .listItem, section: .main) }
    return Role(kind: .paragraph, section: .main)
  }

  private func isArticlesOwn(_ block: PageOutline.Block) -> Bool {
    block.setting.isDisjoint(with: [.aside, .navigation, .footer, .hidden, .link, .control])
  }

  private func isInItem(_ block: PageOutline.Block) -> Bool {
    var element = Int(block.element)
    for _ in 0..<3 where element >= 0 {
      if outline.elements[element].tag == .item { return true }
      element = Int(outline.elements[element].parent)
    }
    return false
  }

  /// The block between headline and text that its markup calls a standfirst, else -1.
  private static func standfirst(_ survey: BlockSurvey, _ choice: BlockChoice, headline: Int) -> Int {
    guard headline >= 0, !choice.extent.isEmpty else { return -1 }
    let words = StandfirstWords.shared
    let end = min(choice.extent.lowerBound + 2, survey.outline.blocks.count)
    guard headline + 1 < end else { return -1 }
    return (headline + 1..<end).first { index in
      let block = survey.outline.blocks[index]
      return block.tally.wordCount >= 5 && block.tally.wordCount <= 90 && !block.setting.contains(.caption)
        && block.tally.linkCharacters * 2 < block.tally.characters && words.name(block, in: survey.outline)
    } ?? -1
  }
}
