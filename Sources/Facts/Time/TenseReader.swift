internal import Language
internal import Record

/// Tells whether the words around a time speak of the past or the future.
///
/// By tags: the nearest verb before it in its sentence, or else the first after it. Where nothing is tagged, by words such
/// as "will" and "scheduled" near it. Looks at no more than some forty tokens.
struct TenseReader {
  /// What the verb shows.
  enum Tense: Sendable { case past, present, future, unknown }

  let analysis: Analysis
  let lexicon: TimeLexicon
  let lexemes: [TimeLexeme]
  let blocks: [Block]

  /// The sentence and block that a draft stands in.
  func position(of draft: TimeDraft) -> (sentence: Int, block: Int) {
    let offset = Int(lexemes[draft.lexemes.lowerBound].start)
    let block = Self.last(blocks.count) { blocks[$0].span.start <= offset }
    let sentence = Self.last(analysis.sentences.count) {
      Int(analysis.tokens[analysis.sentences[$0].tokens.lowerBound].start) <= offset
    }
    return (sentence, block)
  }

  /// What the verb around a draft shows, and whether that verb stands right before it.
  func tense(of draft: TimeDraft) -> (tense: Tense, isClose: Bool) {
    let start = lexemes[draft.lexemes.lowerBound].start
    let end = lexemes[draft.end - 1].end
    let first = Self.last(analysis.tokens.count) { analysis.tokens[$0].start <= start }
    let sentence = position(of: draft).sentence
    guard first >= 0, sentence >= 0, analysis.tokens[first].tag != .unknown else { return (byWords(draft), false) }
    let range = analysis.sentences[sentence].tokens
    var place = first - 1
    while place >= max(range.lowerBound, first - 30) {
      if analysis.tokens[place].tag.isVerb || isNoun(forFuture: place) {
        return (tense(ofVerb: place, in: range), first - place <= 3)
      }
      place -= 1
    }
    let past = Self.last(analysis.tokens.count) { analysis.tokens[$0].start < end } + 1
    place = past
    while place < min(range.upperBound, past + 30) {
      let token = analysis.tokens[place]
      if token.tag == .md { return (isFuture(token) ? .future : .unknown, place - past <= 5) }
      if token.tag.isFinite { return (tense(ofVerb: place, in: range), place - past <= 5) }
      place += 1
    }
    return (.unknown, false)
  }

  /// What the verb group that ends with `verb` shows: "will meet", "plans to meet", "has met".
  private func tense(ofVerb verb: Int, in range: Range<Int>) -> Tense {
    let tag = analysis.tokens[verb].tag
    if tag == .vbd { return isFuture(analysis.tokens[verb]) ? .unknown : .past }
    if isFuture(analysis.tokens[verb]) { return .future }
    var isInfinitive = false
    var place = verb - 1
    while place >= max(range.lowerBound, verb - 7) {
      let token = analysis.tokens[place]
      switch token.tag {
      case .md: return isFuture(token) ? .future : .unknown
      case .to: isInfinitive = true
      case .vbd: return isFuture(token) || isInfinitive ? .unknown : .past
      case .vbz, .vbp: return isInfinitive || tag == .vbg ? .future : tag == .vbn ? .past : .present
      case .vbn, .vbg, .jj: if isInfinitive, isFuture(token) { return .future }
      case .rb, .vb: break
      default: if !isInfinitive { return Self.alone(tag) }
      }
      place -= 1
    }
    return Self.alone(tag)
  }

  private static func alone(_ tag: Tag) -> Tense {
    switch tag {
    case .vbn: .past
    case .vbz, .vbp: .present
    default: .unknown
    }
  }

  /// Whether an adjective or noun itself looks ahead: "payable Dec. 7", "effective Feb. 1", "the deadline".
  private func isNoun(forFuture place: Int) -> Bool {
    let tag = analysis.tokens[place].tag
    return (tag == .jj || tag == .nn) && isFuture(analysis.tokens[place])
  }

  private func isFuture(_ token: Token) -> Bool {
    lexicon.roles(at: lexicon.place(of: token.word)) & TimeRole.future.bit != 0
  }

  private func byWords(_ draft: TimeDraft) -> Tense {
    var place = draft.lexemes.lowerBound - 1
    while place >= max(0, draft.lexemes.lowerBound - 12), lexemes[place].kind != .boundary, !lexemes[place].isMark(0x2E)
    {
      if lexemes[place].plays(.future) { return .future }
      place -= 1
    }
    guard place < 0 || draft.lexemes.lowerBound - place < 6 else { return .unknown }
    place = draft.end
    while place < min(lexemes.count, draft.end + 10), lexemes[place].kind != .boundary, !lexemes[place].isMark(0x2E) {
      if lexemes[place].plays(.future) { return .future }
      place += 1
    }
    return .unknown
  }

  /// The last index below `count` for which `isAtOrBefore` holds, which must hold up to some index; -1 where there is none.
  private static func last(_ count: Int, _ isAtOrBefore: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAtOrBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
}
