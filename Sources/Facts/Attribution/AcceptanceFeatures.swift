internal import Language

/// What can be seen of a whole draft, and of the drafts it competes with, to tell whether it is right.
struct AcceptanceFeatures {
  let passage: Passage
  let grammar: Grammar
  /// For each token the draft with the surest cue that has it in its content, -1 for none.
  private let owner: [Int32]
  private let drafts: [Draft]

  /// The features of these drafts of one text.
  init(_ drafts: [Draft], _ passage: Passage, _ grammar: Grammar) {
    self.passage = passage
    self.grammar = grammar
    self.drafts = drafts
    var owner = Array(repeating: Int32(-1), count: passage.analysis.tokens.count)
    for (index, draft) in drafts.enumerated() {
      for token in draft.content.joined() {
        if owner[token] < 0 || drafts[Int(owner[token])].cueScore < draft.cueScore { owner[token] = Int32(index) }
      }
    }
    self.owner = owner
  }

  /// Puts the features of the draft at `index` into `buffer`. With `hidesLemma` those of the very cue are left out (see
  /// `CueFeatures`).
  func write(_ index: Int, hidesLemma: Bool = false, to buffer: inout FeatureBuffer) {
    buffer.removeAll()
    let draft = drafts[index]
    let tokens = passage.analysis.tokens
    let own = tokens[draft.token]
    let family = UInt64(grammar.family(draft.token).rawValue)
    let tag = UInt64(own.tag.rawValue)
    let certainty = Self.bucket(draft.cueScore, 0.5)
    let content = contentShape(draft)
    let source = sourceShape(draft)
    let rivals = rivalry(index)
    buffer.add(200, 0)
    buffer.add(201, certainty)
    buffer.add(202, certainty, family)
    buffer.add(203, Self.bucket(draft.contentMargin, 1))
    buffer.add(204, Self.bucket(draft.sourceMargin, 1), source == 0 ? 0 : 1)
    buffer.add(205, Self.bucket(draft.contentMargin, 2), certainty >> 1)
    buffer.add(208, family, tag, content & 0xFF)
    buffer.add(209, family, source)
    buffer.add(211, content, family)
    let kind = UInt64(grammar.classes[draft.token])
    buffer.add(220, kind, tag)
    buffer.add(221, kind, content & 0xFF)
    if !hidesLemma {
      buffer.add(206, own.lemma)
      buffer.add(207, own.lemma, tag)
      buffer.add(210, own.lemma, source)
      buffer.add(212, own.lemma, content & 0xFF)
    }
    buffer.add(213, rivals)
    buffer.add(214, rivals, certainty)
    buffer.add(215, UInt64(min(draft.content.count, 3)), UInt64(min(draft.cue.joined().count, 5)))
    buffer.add(216, UInt64(own.relation.rawValue), family)
    if let first = draft.content.first {
      buffer.add(217, grammar.words[first.lowerBound], family)
      buffer.add(218, UInt64(tokens[first.lowerBound].tag.rawValue), family, content & 3)
    }
    let length = draft.contentCount
    buffer.add(
      219, length <= 2 ? UInt64(length) : length <= 4 ? 3 : length <= 8 ? 4 : length <= 20 ? 5 : length <= 60 ? 6 : 7)
  }

  private static func bucket(_ value: Float, _ width: Float) -> UInt64 {
    UInt64(Int(max(-12, min(20, (value / width).rounded())) + 20))
  }

  /// Where the content lies, whether it is quoted, whether it is a clause.
  private func contentShape(_ draft: Draft) -> UInt64 {
    guard let first = draft.content.first, let last = draft.content.last else { return 1 << 16 }
    var shape: UInt64 = first.lowerBound < draft.token ? 1 : 0
    if last.upperBound > draft.token { shape |= 2 }
    var quoted = 0
    var verb = false
    for token in draft.content.joined() {
      if passage.quotationOf[token] >= 0 { quoted += 1 }
      if passage.analysis.tokens[token].tag.isFinite { verb = true }
    }
    shape |= quoted == 0 ? 0 : quoted == draft.contentCount ? 8 : 4
    if verb { shape |= 16 }
    if passage.sentenceOf[Int(passage.unitOf[first.lowerBound])] != passage.sentenceOf[Int(passage.unitOf[draft.token])]
    {
      shape |= 1 << 9
    }
    return shape
  }

  /// Whether there is a source, where it stands, and what kind of word it is headed by.
  private func sourceShape(_ draft: Draft) -> UInt64 {
    guard let first = draft.source.first, let last = draft.source.last else { return 0 }
    let side: UInt64 = first.lowerBound < draft.token ? 1 : 2
    let word = passage.analysis.tokens[last.upperBound - 1]
    let capital: UInt64 = word.shape.contains(.capitalized) ? 8 : 0
    return side | capital | UInt64(word.tag.rawValue) << 4 | (first.count == 1 ? 1 << 12 : 0)
  }

  /// Whether the cue stands in another draft's content, whether the content is shared or encloses another cue, and who
  /// is surer.
  private func rivalry(_ index: Int) -> UInt64 {
    let draft = drafts[index]
    var rivals: UInt64 = 0
    if owner[draft.token] >= 0, Int(owner[draft.token]) != index {
      rivals |= drafts[Int(owner[draft.token])].cueScore > draft.cueScore ? 2 : 1
    }
    var shared = 0
    for token in draft.content.joined() where owner[token] >= 0 && Int(owner[token]) != index { shared += 1 }
    if shared * 2 > draft.contentCount { rivals |= 8 } else if shared > 0 { rivals |= 4 }
    return rivals
  }
}
