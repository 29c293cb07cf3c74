/// Describes each block of a page to the block model by numbers: a row of `BlockFeature`s a block.
///
/// Everything is linear in the page: what concerns an element is counted once and looked up.
struct BlockFeatures {
  /// What the page says of its article outside the text.
  struct Witnesses: Sendable {
    /// The words of the title, as `TextTally` hashes them.
    var title: Set<UInt32> = []
    /// Three words in a row of the text that structured data gives.
    var body: Set<UInt32> = []
    /// Three words in a row of the description.
    var description: Set<UInt32> = []
  }

  static let width = BlockFeature.allCases.count

  private let outline: PageOutline
  private let witnesses: Witnesses
  private let scores: OutlineScores
  private(set) var rows: [Float]
  private var prose: [Bool] = []
  /// The block that is most likely the headline, -1 where none is.
  private(set) var headline = -1
  private var row = 0

  /// The rows of a page.
  init(of outline: PageOutline, witnesses: Witnesses, scores: OutlineScores) {
    self.outline = outline
    self.witnesses = witnesses
    self.scores = scores
    rows = [Float](repeating: 0, count: outline.blocks.count * Self.width)
    guard !outline.blocks.isEmpty else { return }
    prose = outline.blocks.indices.map(isProse)
    headline = headlineBlock()
    for index in outline.blocks.indices {
      row = index * Self.width
      describeText(index)
      describeHolders(index)
    }
    describePlaces()
    describeBest()
    describeAlike()
    describeNeighbours()
  }

  private subscript(feature: BlockFeature) -> Float {
    get { rows[row + feature.rawValue] }
    set { rows[row + feature.rawValue] = newValue }
  }

  /// Whether a block reads like part of a text: long enough, with few links.
  private func isProse(_ index: Int) -> Bool {
    let block = outline.blocks[index]
    return block.tally.wordCount >= 15 && block.tally.linkCharacters * 3 < block.tally.characters
      && block.setting.isDisjoint(with: [.hidden, .control, .navigation, .footer])
  }

  private static func share(_ part: Int, _ whole: Int) -> Float {
    whole > 0 ? (Float(part) * 100 / Float(whole)).rounded() : 0
  }

  private func linkShare(_ index: Int) -> Float {
    let tally = outline.blocks[index].tally
    return Self.share(tally.linkCharacters, tally.characters)
  }
}

// MARK: One block

extension BlockFeatures {
  private mutating func describeText(_ index: Int) {
    let tally = outline.blocks[index].tally
    self[.words] = Float(min(tally.wordCount, 400))
    self[.wordLength] = (Float(tally.characters) * 4 / Float(max(tally.wordCount, 1))).rounded()
    self[.linkShare] = linkShare(index)
    self[.links] = Float(outline.blocks[index].links)
    self[.sentenceEnds] = Float(min(tally.sentenceEnds, 30))
    self[.commas] = Float(min(tally.commas, 30))
    self[.lastMark] = Self.mark(tally.lastByte)
    self[.digitShare] = Self.share(tally.digits, tally.characters)
    self[.capitalShare] = Self.share(tally.capitals, tally.characters)
    self[.strongShare] = Self.share(tally.strongCharacters, tally.characters)
    self[.separators] = Float(min(tally.separators, 20))
    self[.textScore] = scores.text[index]
    self[.textScoreLowest] = scores.textLowest[index]
    self[.titleMatch] = match(tally.words, witnesses.title)
    self[.bodyMatch] = trigramMatch(tally.words, witnesses.body)
    self[.hasBodyMatch] = witnesses.body.isEmpty ? 0 : 1
    self[.descriptionMatch] = trigramMatch(tally.words, witnesses.description)
  }

  private static func mark(_ byte: UInt8) -> Float {
    switch byte {
    case 0x2E, 0x21, 0x3F: 3
    case 0x22, 0x29: 2
    case 0x3A: 1
    case 0x80...: 4
    default: 0
    }
  }

  private func match(_ words: [UInt32], _ known: Set<UInt32>) -> Float {
    guard !words.isEmpty, !known.isEmpty else { return 0 }
    return Self.share(words.count { known.contains($0) }, words.count)
  }

  private func trigramMatch(_ words: [UInt32], _ known: Set<UInt32>) -> Float {
    guard !known.isEmpty else { return -1 }
    guard words.count >= 3 else { return -2 }
    return Self.share((2..<words.count).count { known.contains(Self.trigram(words, at: $0)) }, words.count - 2)
  }

  /// The hash of the three words that end at `index`.
  static func trigram(_ words: [UInt32], at index: Int) -> UInt32 {
    ((words[index - 2] &* 31) ^ words[index - 1]) &* 0x0100_0193 ^ words[index]
  }

  private mutating func describeHolders(_ index: Int) {
    let block = outline.blocks[index]
    let element = outline.elements[Int(block.element)]
    let setting = block.setting
    func flag(_ which: PageOutline.Setting) -> Float { setting.contains(which) ? 1 : 0 }
    self[.tag] = Float(element.tag.rawValue)
    self[.depth] = Float(element.depth)
    self[.settings] = Float(
      setting.intersection([.aside, .navigation, .footer, .form, .control, .dialog]).rawValue.nonzeroBitCount)
    self[.inArticle] = flag(.article)
    self[.inMain] = flag(.main)
    self[.inAside] = flag(.aside)
    self[.inNavigation] = flag(.navigation)
    self[.inFooter] = flag(.footer)
    self[.inHeader] = flag(.header)
    self[.inForm] = flag(.form)
    self[.inFigure] = flag(.figure) + flag(.caption)
    self[.inTable] = flag(.table)
    self[.inList] = flag(.list)
    self[.inQuote] = flag(.quote)
    self[.isHidden] = flag(.hidden)
    self[.isControl] = flag(.control)
    self[.inArticleBody] = flag(.articleBody)
    self[.headingLevel] = Float(block.headingLevel)
    let own = Int(block.element)
    let parent = parent(of: own)
    let grandparent = parent < 0 ? -1 : self.parent(of: parent)
    self[.ownScore] = scores.own[own]
    self[.parentScore] = parent < 0 ? 0 : scores.own[parent]
    self[.grandparentScore] = grandparent < 0 ? 0 : scores.own[grandparent]
    self[.lowestScore] = scores.lowest[own]
    self[.highestScore] = scores.highest[own]
    self[.scoreSum] = scores.sum[own]
    self[.inlineScore] = scores.inline[index]
    let great = grandparent < 0 ? -1 : self.parent(of: grandparent)
    let all = Int(outline.elements[0].characters)
    func share(_ element: Int) -> Float {
      element < 0 ? 100 : Self.share(Int(outline.elements[element].characters), all)
    }
    func linkShare(_ element: Int) -> Float {
      guard element >= 0 else { return 0 }
      return Self.share(Int(outline.elements[element].linkCharacters), Int(outline.elements[element].characters))
    }
    self[.parentShare] = share(parent)
    self[.parentLinkShare] = linkShare(parent)
    self[.grandparentShare] = share(grandparent)
    self[.grandparentLinkShare] = linkShare(grandparent)
    self[.greatShare] = share(great)
    self[.greatLinkShare] = linkShare(great)
    self[.parentBlocks] = parent < 0 ? 0 : Float(min(outline.elements[parent].blockCount, 300))
  }

  private func parent(of element: Int) -> Int { Int(outline.elements[element].parent) }
}

// MARK: The page

extension BlockFeatures {
  /// The heading whose words are most like the title's, the first of equals, h1 before others.
  private func headlineBlock() -> Int {
    var best = -1
    var bestScore: Float = 0
    for (index, block) in outline.blocks.enumerated()
    where block.headingLevel > 0 && block.setting.isDisjoint(with: [.navigation, .footer, .hidden, .aside]) {
      let words = min(Float(block.tally.words.count), 8)
      var score = match(block.tally.words, witnesses.title) * (words / 8).squareRoot()
      if block.headingLevel == 1 { score += 25 }
      if block.tally.linkCharacters * 2 > block.tally.characters { score -= 20 }
      if score > bestScore {
        best = index
        bestScore = score
      }
    }
    return best
  }

  private mutating func describePlaces() {
    let blocks = outline.blocks
    var all = 0
    var links = 0
    var proseWords = 0
    for (index, block) in blocks.enumerated() {
      all += block.tally.characters
      links += block.tally.linkCharacters
      if prose[index] { proseWords += block.tally.wordCount }
    }
    var seen: [UInt32: Int] = [:]
    for block in blocks { seen[Self.key(block.tally), default: 0] += 1 }
    var before = 0
    var heading = -1
    for (index, block) in blocks.enumerated() {
      row = index * Self.width
      self[.index] = Float(min(index, 1000))
      self[.indexShare] = Self.share(index, blocks.count)
      self[.blockCount] = Float(min(blocks.count, 2000))
      self[.textShareBefore] = Self.share(before, max(all - links, 1))
      self[.hasHeadline] = headline < 0 ? 0 : 1
      self[.fromHeadline] = headline < 0 ? 0 : Float(max(-100, min(200, index - headline)))
      self[.headingScore] = heading < 0 ? 0 : scores.text[heading]
      self[.headingDistance] = heading < 0 ? 100 : Float(min(index - heading, 100))
      self[.lastHeadingLevel] = heading < 0 ? 0 : Float(blocks[heading].headingLevel)
      self[.pageWords] = Float(min(all / 5, 8000))
      self[.pageLinkShare] = Self.share(links, all)
      self[.pageProse] = Float(min(proseWords, 5000))
      self[.repeats] = Float(min(seen[Self.key(block.tally)] ?? 1, 20))
      before += block.tally.characters - block.tally.linkCharacters
      if block.headingLevel > 0 { heading = index }
    }
  }

  private static func key(_ tally: TextTally) -> UInt32 {
    tally.words.reduce(UInt32(truncatingIfNeeded: tally.characters)) { ($0 ^ $1) &* 0x0100_0193 }
  }

  /// Finds the element that holds most of the prose, prose in a child counting half of prose held directly, and says of
  /// each block how it stands to it.
  private mutating func describeBest() {
    var weights = [Float](repeating: 0, count: outline.elements.count)
    for (index, block) in outline.blocks.enumerated()
    where prose[index] && block.setting.isDisjoint(with: [.aside, .form]) {
      var element = parent(of: Int(block.element))
      if element < 0 { element = Int(block.element) }
      var weight = Float(block.tally.wordCount)
      for _ in 0..<4 where element >= 0 {
        weights[element] += weight
        weight /= 2
        element = parent(of: element)
      }
    }
    guard let best = weights.indices.max(by: { weights[$0] < weights[$1] }), weights[best] > 0 else { return }
    let first = Int(outline.elements[best].firstBlock)
    let end = first + Int(outline.elements[best].blockCount)
    guard let firstProse = (first..<end).first(where: { prose[$0] }),
      let lastProse = (first..<end).last(where: { prose[$0] })
    else { return }
    var path: [Int: Int] = [:]
    var element = best
    while element >= 0 {
      path[element] = path.count
      element = parent(of: element)
    }
    let share = Self.share(Int(outline.elements[best].characters), Int(outline.elements[0].characters))
    let distances = distances(to: path)
    for (index, block) in outline.blocks.enumerated() {
      row = index * Self.width
      self[.inBest] = index >= first && index < end ? 1 : 0
      self[.bestDistance] = Float(distances[Int(block.element)])
      self[.fromBestStart] = Float(max(-50, min(100, index - firstProse)))
      self[.fromBestEnd] = Float(max(-100, min(50, index - lastProse)))
      self[.bestShare] = share
    }
  }

  /// For each element, the steps up to the path plus the steps along it.
  private func distances(to path: [Int: Int]) -> [Int] {
    var result = [Int](repeating: 0, count: outline.elements.count)
    for index in outline.elements.indices {
      let parent = parent(of: index)
      if let along = path[index] {
        result[index] = along
      } else {
        result[index] = parent < 0 ? 50 : min(result[parent] + 1, 50)
      }
    }
    return result
  }

  /// Says of each block what the blocks set like it have in common.
  private mutating func describeAlike() {
    struct Group {
      var count = 0
      var words = 0
      var characters = 0
      var linkCharacters = 0
      var first = 0
      var last = 0
    }
    var groups: [UInt32: Group] = [:]
    for (index, block) in outline.blocks.enumerated() {
      let signature = outline.elements[Int(block.element)].signature
      var group = groups[signature] ?? Group(first: index)
      group.count += 1
      group.words += block.tally.wordCount
      group.characters += block.tally.characters
      group.linkCharacters += block.tally.linkCharacters
      group.last = index
      groups[signature] = group
    }
    for (index, block) in outline.blocks.enumerated() {
      row = index * Self.width
      let group = groups[outline.elements[Int(block.element)].signature] ?? Group()
      self[.alikeCount] = Float(min(group.count, 200))
      self[.alikeWords] = Float(min(group.words, 4000))
      self[.alikeMean] = (Float(group.words) / Float(max(group.count, 1))).rounded()
      self[.alikeLinkShare] = Self.share(group.linkCharacters, group.characters)
      self[.alikeSpread] = Float(min(group.last - group.first, 500))
    }
  }

  private mutating func describeNeighbours() {
    let blocks = outline.blocks
    let counts = blocks.indices.map { prose[$0] ? min(blocks[$0].tally.wordCount, 100) : 0 }
    var sums = [0]
    for count in counts { sums.append(sums[sums.count - 1] + count) }
    func window(_ index: Int, _ reach: Int) -> Float {
      Float(sums[min(index + reach + 1, blocks.count)] - sums[max(index - reach, 0)] - counts[index])
    }
    var since = 60
    for index in blocks.indices {
      row = index * Self.width
      describeNeighbour(index, index - 1, .previousWords)
      describeNeighbour(index, index + 1, .nextWords)
      self[.beforeWords] = index > 1 ? Float(min(blocks[index - 2].tally.wordCount, 400)) : -1
      self[.beforeLinkShare] = index > 1 ? linkShare(index - 2) : -1
      self[.afterWords] = index + 2 < blocks.count ? Float(min(blocks[index + 2].tally.wordCount, 400)) : -1
      self[.afterLinkShare] = index + 2 < blocks.count ? linkShare(index + 2) : -1
      self[.nearProse] = window(index, 3)
      self[.wideProse] = window(index, 10)
      self[.sinceProse] = Float(since)
      since = prose[index] ? 1 : min(since + 1, 60)
    }
    var until = 60
    for index in blocks.indices.reversed() {
      row = index * Self.width
      self[.untilProse] = Float(until)
      until = prose[index] ? 1 : min(until + 1, 60)
    }
  }

  /// Fills the six features that begin with `first`, which `previousWords` and `nextWords` have in the same order.
  private mutating func describeNeighbour(_ index: Int, _ other: Int, _ first: BlockFeature) {
    let place = row + first.rawValue
    guard outline.blocks.indices.contains(other) else {
      for offset in 0..<6 { rows[place + offset] = -1 }
      return
    }
    let neighbour = outline.blocks[other]
    let element = outline.elements[Int(neighbour.element)]
    rows[place] = Float(min(neighbour.tally.wordCount, 400))
    rows[place + 1] = linkShare(other)
    rows[place + 2] = Float(element.tag.rawValue)
    rows[place + 3] = scores.sum[Int(neighbour.element)]
    rows[place + 4] = scores.text[other]
    rows[place + 5] = element.signature == outline.elements[Int(outline.blocks[index].element)].signature ? 1 : 0
  }
}
