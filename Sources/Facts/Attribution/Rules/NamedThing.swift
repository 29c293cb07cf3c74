internal import Language

/// What somebody calls something, puts a figure at, or demands: "The council termed the committee “illegal”.",
/// "Pashinyan called attempts to involve Armenia unacceptable", "He put the damage at 740 million shillings.", "It
/// demanded a second survey.", "Paris deplored and opposed the decision.", "The ministry ruled out any aid.", "The
/// office reported three dead."
///
/// The content runs from behind the verb to the next comma or coordinated verb. Leaves "The minister called the mayor."
/// (nothing is said of the mayor) and "They called on both sides to wait." (that is asking).
struct NamedThing: ReportingRule {
  private static let probability: Float = 0.65

  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  func drafts(_ index: Int) -> [Draft] {
    let sentence = RuleSentence(index, passage, grammar, phrases)
    let end = sentence.end
    let tokens = passage.analysis.tokens
    let subjects = MainSubject(passage: passage, phrases: phrases)
    for verb in sentence.tokens.prefix(60) where tokens[verb].tag.isFinite && sentence.tells(verb) {
      let isCall = phrases.callers.contains(tokens[verb].lemma)
      let isFigure = phrases.put.contains(tokens[verb].word)
      let isDemand = phrases.demanded.contains(tokens[verb].word)
      let judged = behindJudgement(verb, end, sentence)
      let isCount = AttributionWords.shared.plays(.counting, tokens[verb]) && isNumber(verb + 1, end)
      guard isCall || isFigure || isDemand || isCount || judged != nil, verb + 2 < end else { continue }
      let start = judged ?? verb + 1
      guard start + 1 < end, opens(start) || isCount else { continue }
      let limit = self.end(start, end, sentence)
      guard limit - start >= 2 else { continue }
      let content = start..<limit
      guard isDemand || judged != nil || isCount || isCall && isJudged(content) || isFigure && hasFigure(content),
        let source = subjects.subject(of: verb)
      else { continue }
      return [
        Draft(
          cue: verb..<max(verb + 1, min(start, verb + Self.maxCue)), source: [source], content: content, main: verb,
          probability: Self.probability)
      ]
    }
    return []
  }

  /// How many words a cue of two verbs has at most: "deplored and firmly opposed".
  private static let maxCue = 4

  /// Where the thing begins behind a verb that judges it, alone or with a second one, or behind "ruled out"; nil for
  /// another verb.
  private func behindJudgement(_ verb: Int, _ end: Int, _ sentence: RuleSentence) -> Int? {
    let tokens = passage.analysis.tokens
    var start = verb + 1
    if phrases.ruled.contains(tokens[verb].word) {
      guard start < end, phrases.out.contains(tokens[start].word) else { return nil }
      start += 1
    } else {
      guard AttributionWords.shared.plays(.judging, tokens[verb]) else { return nil }
      if start < end, tokens[start].tag == .cc,
        let second = (start + 1..<min(end, start + Self.maxCue)).first(where: { tokens[$0].tag == tokens[verb].tag }),
        AttributionWords.shared.plays(.seconding, tokens[second])
      {
        start = second + 1
      }
    }
    // "ruled out, for the moment, any aid"
    if start + 1 < end, sentence.isComma(start),
      let comma = (start + 1..<min(end, start + 7)).first(where: { sentence.isComma($0) })
    {
      start = comma + 1
    }
    return start
  }

  /// Whether a number begins there: "three dead", "at least two wounded".
  private func isNumber(_ token: Int, _ end: Int) -> Bool {
    let tokens = passage.analysis.tokens
    guard token + 1 < end else { return false }
    if tokens[token].tag == .cd { return true }
    return phrases.least.contains(tokens[token].word)
      && (token + 1..<min(end, token + 3)).contains { tokens[$0].tag == .cd }
  }

  /// Whether a thing begins there, and no "on" or "for".
  private func opens(_ token: Int) -> Bool {
    let tag = passage.analysis.tokens[token].tag
    return passage.quotationOf[token] < 0
      && (tag == .dt || tag == .prpPossessive || tag == .jj || tag == .cd || tag.isNoun)
  }

  private func end(_ start: Int, _ end: Int, _ sentence: RuleSentence) -> Int {
    let tokens = passage.analysis.tokens
    for index in start..<end where sentence.isFree(index) {
      if sentence.isComma(index) || phrases.breaks.contains(tokens[index].word) { return index }
      if tokens[index].tag == .cc, index + 1 < end, tokens[index + 1].tag.isFinite { return index }
    }
    return end
  }

  /// Whether it ends in a judgement: an adjective or a quotation.
  private func isJudged(_ content: Range<Int>) -> Bool {
    let last = content.upperBound - 1
    return passage.quotationOf[last] >= 0 || passage.analysis.tokens[last].tag == .jj
  }

  /// Whether an "at" and a number are in it.
  private func hasFigure(_ content: Range<Int>) -> Bool {
    let tokens = passage.analysis.tokens
    return content.dropFirst().dropLast().contains {
      phrases.at.contains(tokens[$0].word) && tokens[$0 + 1].shape.contains(.number)
    }
  }
}
