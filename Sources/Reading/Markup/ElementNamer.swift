internal import Record

/// Finds, in a block, what its markup gives a certain name: the text of an inline element so called, or the whole of a short
/// block in an element so called.
struct ElementNamer {
  let tree: HTMLTree
  let outline: PageOutline

  /// The longest block, in words, that is taken as a whole.
  private static let mostWords = 15
  /// The most blocks that an element may hold to give its name to each.
  private static let mostBlocks = 6

  /// The texts in `block` whose element is named so, in order.
  func texts(of block: PageOutline.Block, named isNamed: (ArraySlice<UInt32>) -> Bool) -> [String] {
    let inner = inlineTexts(of: block, isNamed)
    if !inner.isEmpty { return inner }
    guard block.tally.wordCount <= Self.mostWords, isHeld(block, isNamed) else { return [] }
    return [BlockText.traced(block, of: outline, in: tree).string]
  }

  private func isHeld(_ block: PageOutline.Block, _ isNamed: (ArraySlice<UInt32>) -> Bool) -> Bool {
    var element = Int(block.element)
    for _ in 0..<3 where element >= 0 && outline.elements[element].blockCount <= Self.mostBlocks {
      if isNamed(outline.tokens[outline.elements[element].tokens.range]) { return true }
      element = Int(outline.elements[element].parent)
    }
    return false
  }

  private func inlineTexts(of block: PageOutline.Block, _ isNamed: (ArraySlice<UInt32>) -> Bool) -> [String] {
    let holder = outline.elements[Int(block.element)].node
    let words = ElementWords(of: tree)
    var texts: [String] = []
    var last: HTMLNode?
    for piece in outline.pieces[Int(block.pieces.lowerBound)..<Int(block.pieces.upperBound)].prefix(60)
    where !piece.isBreak {
      var node = tree.parent(piece.node)
      for _ in 0..<5 {
        guard let here = node, here != holder, here != last else { break }
        var tokens: [UInt32] = []
        var setting: PageOutline.Setting = []
        _ = words.tokens(of: here, in: tree, to: &tokens, setting: &setting)
        if isNamed(tokens[...]) {
          texts.append(TextWords.squeezed(tree.text(here)))
          last = here
          break
        }
        node = tree.parent(here)
      }
    }
    return texts.filter { !$0.isEmpty && $0.utf8.count < 200 }
  }
}
