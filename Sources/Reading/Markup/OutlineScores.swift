/// What the words of class names, and the words of short texts, say for or against a block being the article's.
///
/// A weight is a hundredth of the logarithm of how much oftener a word stands on articles' blocks than on others, counted
/// over outlets. The words of an element are added up; an element also knows the lowest, the highest and the sum of the
/// elements around it and itself.
struct OutlineScores: Sendable {
  private(set) var own: [Float]
  private(set) var lowest: [Float]
  private(set) var highest: [Float]
  private(set) var sum: [Float]
  /// By block: the words of its first inline element.
  private(set) var inline: [Float]
  /// By block: the mean weight of its first words, and the lowest.
  private(set) var text: [Float]
  private(set) var textLowest: [Float]

  /// The scores of all elements and blocks of a page.
  init(of outline: PageOutline, classes: WeightTable, texts: WeightTable) {
    own = outline.elements.map { Self.score($0.tokens, outline.tokens, classes) }
    lowest = own
    highest = own
    sum = own
    for (index, element) in outline.elements.enumerated() where element.parent >= 0 {
      let parent = Int(element.parent)
      lowest[index] = min(own[index], lowest[parent])
      highest[index] = max(own[index], highest[parent])
      sum[index] = own[index] + sum[parent]
    }
    inline = outline.blocks.map { Self.score($0.inlineTokens, outline.tokens, classes) }
    text = []
    textLowest = []
    for block in outline.blocks {
      var total: Float = 0
      var low: Float = 0
      for word in block.tally.words {
        let weight = texts[word]
        total += weight
        low = min(low, weight)
      }
      text.append((total / Float(max(block.tally.words.count, 1))).rounded())
      textLowest.append(low)
    }
  }

  private static func score(_ range: Range32, _ tokens: [UInt32], _ table: WeightTable) -> Float {
    var total: Float = 0
    for index in Int(range.lower)..<Int(range.upper) { total += table[tokens[index]] }
    return max(-900, min(900, total))
  }
}
