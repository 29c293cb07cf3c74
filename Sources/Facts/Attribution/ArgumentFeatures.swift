internal import Language

/// What can be seen of each piece around a cue, to tell source, cue and content from the rest.
struct ArgumentFeatures {
  /// A piece as features see it.
  private struct Sight {
    var word: UInt64
    /// Words used like it.
    var kind: UInt64
    var tag: UInt64
    /// The way from the cue through the parse.
    var branch: UInt64
    /// Where it lies: side, distance and sentence.
    var place: UInt64
    var side: UInt64
    /// What lies between it and the cue.
    var between: UInt64
    /// A quotation's length and last mark; 0 for a word.
    var quotation: UInt64
  }

  private let window: CueWindow
  private var sights: [Sight] = []
  private let cueLemma: UInt64
  private let cueFamily: UInt64
  private let cueClass: UInt64
  private let cueTag: UInt64
  private let cueRelation: UInt64
  private let beforeCue: UInt64
  private let afterCue: UInt64

  /// The features of the pieces of `window`. With `hidesLemma` the cue is known by its family alone, as a cue that was
  /// never seen is: training uses it to be ready for such.
  init(_ window: CueWindow, _ passage: Passage, _ grammar: Grammar, hidesLemma: Bool = false) {
    self.window = window
    let tokens = passage.analysis.tokens
    let cue = tokens[window.token]
    cueFamily = UInt64(grammar.family(window.token).rawValue)
    cueClass = UInt64(grammar.classes[window.token])
    cueLemma = hidesLemma ? cueClass : cue.lemma
    cueTag = UInt64(cue.tag.rawValue)
    cueRelation = UInt64(cue.relation.rawValue)
    func word(_ index: Int) -> UInt64 {
      guard window.pieces.indices.contains(index) else { return 1 }
      return Self.words(window.pieces[index].unit, tokens, grammar).0
    }
    beforeCue = word(window.cue - 1)
    afterCue = word(window.cue + 1)
    look(passage, grammar)
  }

  private static func words(_ unit: Passage.Unit, _ tokens: [Token], _ grammar: Grammar) -> (UInt64, UInt64, UInt64) {
    switch unit.kind {
    case .token:
      let token = tokens[Int(unit.head)]
      return (grammar.words[Int(unit.head)], UInt64(grammar.classes[Int(unit.head)]), UInt64(token.tag.rawValue))
    case .quotation: return (2, 2, 101)
    case .rest: return (3, 3, 102)
    }
  }

  private mutating func look(_ passage: Passage, _ grammar: Grammar) {
    let tokens = passage.analysis.tokens
    let way = CueWay(to: window.token, grammar, tokens)
    sights.reserveCapacity(window.pieces.count)
    for (index, piece) in window.pieces.enumerated() {
      let (word, kind, tag) = Self.words(piece.unit, tokens, grammar)
      let distance = abs(index - window.cue)
      let bucket: UInt64 =
        distance <= 3
        ? UInt64(distance) : distance <= 5 ? 4 : distance <= 8 ? 5 : distance <= 14 ? 6 : distance <= 25 ? 7 : 8
      let side: UInt64 = index < window.cue ? 0 : index == window.cue ? 1 : 2
      let sentence = UInt64(bitPattern: Int64(piece.sentence) + 4)
      sights.append(
        Sight(
          word: word, kind: kind, tag: tag,
          branch: piece.sentence == 0 ? way.branch(of: Int(piece.unit.head)) : 9_999 + sentence,
          place: side | bucket << 2 | sentence << 8, side: side | (piece.sentence == 0 ? 0 : sentence << 2), between: 0,
          quotation: piece.unit.kind == .quotation ? Self.quotationShape(piece.unit, tokens) : 0))
    }
    lookBetween(passage, step: 1)
    lookBetween(passage, step: -1)
  }

  /// How long a quotation is, whether it opens like a sentence, and the mark before its closing mark.
  private static func quotationShape(_ unit: Passage.Unit, _ tokens: [Token]) -> UInt64 {
    let count = unit.tokens.count
    let length: UInt64 = count <= 4 ? 1 : count <= 7 ? 2 : count <= 12 ? 3 : 4
    let first = min(Int(unit.tokens.lowerBound) + 1, tokens.count - 1)
    let capital: UInt64 = tokens[first].shape.contains(.capitalized) ? 8 : 0
    let last = max(Int(unit.tokens.upperBound) - 2, Int(unit.tokens.lowerBound))
    let mark = tokens[last].shape.contains(.punctuation) ? tokens[last].word : 0
    return length | capital | (mark & 0xFFFF) << 8
  }

  /// Counts what lies between the cue and each piece on one side: commas, verbs, quotations, a "that".
  private mutating func lookBetween(_ passage: Passage, step: Int) {
    var commas: UInt64 = 0
    var verbs: UInt64 = 0
    var quotations: UInt64 = 0
    var nouns: UInt64 = 0
    var index = window.cue + step
    while sights.indices.contains(index) {
      sights[index].between = commas | verbs << 2 | quotations << 4 | nouns << 6
      let piece = window.pieces[index]
      if piece.unit.kind == .quotation {
        quotations = min(quotations + 1, 2)
      } else if piece.unit.kind == .token {
        let token = passage.analysis.tokens[Int(piece.unit.head)]
        if token.word == Self.comma { commas = min(commas + 1, 3) }
        if token.tag.isFinite || token.tag == .md { verbs = min(verbs + 1, 2) }
        if token.tag.isNoun || token.tag == .prp { nouns = min(nouns + 1, 2) }
      }
      index += step
    }
  }

  private static let comma = WordHash.of(",")

  /// The number of pieces.
  var count: Int { sights.count }

  /// Puts the features of the piece at `index` into `buffer`.
  func write(_ index: Int, to buffer: inout FeatureBuffer) {
    buffer.removeAll()
    let own = sights[index]
    let last = index > 0 ? sights[index - 1] : Self.end
    let next = index + 1 < sights.count ? sights[index + 1] : Self.end
    buffer.add(50, own.side)
    buffer.add(51, own.word, own.side)
    buffer.add(52, own.tag, own.side, own.between)
    buffer.add(53, last.word, own.side)
    buffer.add(54, next.word, own.side)
    buffer.add(55, last.tag, own.tag, own.side)
    buffer.add(56, own.tag, next.tag, own.side)
    buffer.add(57, own.place, own.tag)
    buffer.add(58, own.place, cueFamily, cueTag)
    buffer.add(59, cueLemma, own.place)
    buffer.add(60, cueLemma, own.tag, own.side)
    buffer.add(61, cueLemma, own.word, own.side)
    buffer.add(62, cueFamily << 8 | cueTag, own.between, own.side)
    buffer.add(63, own.place, beforeCue, afterCue)
    buffer.add(64, own.place, afterCue, cueFamily)
    buffer.add(65, own.place, beforeCue, cueFamily)
    buffer.add(66, own.between, afterCue, own.side)
    buffer.add(67, own.between, own.place, cueTag)
    buffer.add(68, own.word, own.between, own.side)
    buffer.add(44, own.kind, own.side)
    buffer.add(45, own.kind, cueFamily, own.side)
    buffer.add(46, cueClass, own.place)
    buffer.add(47, cueClass, own.tag, own.side)
    if own.quotation != 0 {
      buffer.add(70, own.quotation, own.place)
      buffer.add(71, own.quotation, own.between, own.side)
      buffer.add(72, own.quotation & 15, cueLemma, own.side)
      buffer.add(73, last.word, own.quotation & 15, own.side)
      buffer.add(74, own.between, own.place, cueFamily)
    }
    guard own.branch != 0 else { return }
    buffer.add(80, own.branch, own.side)
    buffer.add(81, own.branch, cueLemma)
    buffer.add(88, own.branch, cueClass)
    buffer.add(82, own.branch, cueFamily << 8 | cueTag, own.side)
    buffer.add(83, own.branch, own.tag)
    buffer.add(84, own.branch, cueRelation, own.side)
    buffer.add(85, own.branch, own.place, cueRelation)
    buffer.add(86, own.branch, last.branch, own.side)
    buffer.add(87, own.branch, own.between)
  }

  /// Puts the features of the step from the piece before `index` to it into `buffer`.
  func writeStep(_ index: Int, to buffer: inout FeatureBuffer) {
    buffer.removeAll()
    let own = sights[index]
    let last = sights[index - 1]
    buffer.add(100, own.side, last.side)
    buffer.add(101, last.tag, own.tag)
    buffer.add(102, last.word, own.side)
    buffer.add(103, own.word, own.side)
    buffer.add(104, own.branch == last.branch ? 1 : 0, own.side, last.side)
    if own.side == 1 || last.side == 1 { buffer.add(105, own.tag, last.tag, cueFamily) }
  }

  private static let end = Sight(
    word: 1, kind: 1, tag: 100, branch: 0, place: 0, side: 3, between: 0, quotation: 0)
}
