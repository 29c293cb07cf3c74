internal import Record

/// Tells where nodes stand among a page's blocks.
struct PagePlaces {
  private let outline: PageOutline
  private let kinds: [Removed.Kind?]

  /// The places of a page.
  init(_ survey: BlockSurvey) {
    outline = survey.outline
    kinds = ChromeWords.shared.kinds(of: survey.outline)
  }

  /// The first node of a block's text, nil where there is no such block.
  func node(ofBlock index: Int) -> HTMLNode? {
    guard outline.blocks.indices.contains(index) else { return nil }
    return outline.pieces[Int(outline.blocks[index].pieces.lowerBound)].node
  }

  /// Whether a node stands in comments, in lists of other articles, in advertisements or in navigation.
  func isChrome(_ node: HTMLNode, _ tree: HTMLTree) -> Bool {
    guard let element = element(around: node, tree) else { return false }
    let setting = outline.elements[element].setting
    if !setting.isDisjoint(with: [.navigation, .footer, .dialog]) { return true }
    switch kinds[element] {
    case .commentForm, .latestPosts, .related, .advert, .captcha: return true
    default: return false
    }
  }

  /// The innermost listed element that holds a node.
  private func element(around node: HTMLNode, _ tree: HTMLTree) -> Int? {
    var current: HTMLNode? = node
    while let here = current {
      if let index = index(of: here) { return index }
      current = tree.parent(here)
    }
    return nil
  }

  /// Elements are listed in page order, which is the order of their nodes but for misnested markup.
  private func index(of node: HTMLNode) -> Int? {
    var low = 0
    var high = outline.elements.count
    while low < high {
      let middle = (low + high) / 2
      if outline.elements[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low < outline.elements.count && outline.elements[low].node == node ? low : nil
  }
}
