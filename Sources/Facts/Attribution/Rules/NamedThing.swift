internal import Language

/// What somebody calls something, puts a figure at, or demands: "The council termed the committee “illegal”.",
/// "Pashinyan called attempts to involve Armenia unacceptable", "He put the damage at 740 million shillings.", "It
/// demanded a second survey."
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
      guard isCall || isFigure || isDemand, verb + 2 < end, opens(verb + 1) else { continue }
      let limit = self.end(verb + 1, end, sentence)
      guard limit - verb >= 3 else { continue }
      let content = verb + 1..<limit
      guard isDemand || isCall && isJudged(content) || isFigure && hasFigure(content),
        let source = subjects.subject(of: verb)
      else { continue }
      return [
        Draft(cue: verb..<verb + 1, source: [source], content: content, main: verb, probability: Self.probability)
      ]
    }
    return []
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
