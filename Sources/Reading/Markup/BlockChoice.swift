/// Which blocks are the article's text, by the model's judgement of each.
struct BlockChoice {
  /// By block: whether it is the article's.
  let isChosen: [Bool]
  /// The first chosen block and the one behind the last; empty where none is chosen.
  let extent: Range<Int>
  /// The number of words chosen.
  let words: Int

  /// Chooses by the log odds of each block.
  init(of survey: BlockSurvey, logOdds: [Float]) {
    let blocks = survey.outline.blocks
    let isChosen = logOdds.map { $0 > 0 }
    let first = isChosen.firstIndex(of: true) ?? 0
    let end = (isChosen.lastIndex(of: true) ?? -1) + 1
    extent = first..<max(first, end)
    words = blocks.indices.reduce(0) { isChosen[$1] ? $0 + blocks[$1].tally.wordCount : $0 }
    self.isChosen = isChosen
  }
}
