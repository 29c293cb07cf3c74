internal import Language

/// A cue set into a clause between commas: "The stocks, she insists, will last another three weeks."
///
/// Fires on verbs of saying and belief in the lexicon between two commas, with nothing but their speaker. Leaves "The
/// minister, who said so, left." (a relative clause) and a pair of commas with more than that between.
struct ParentheticalCue: ReportingRule {
  private static let probability: Float = 0.86

  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  func drafts(_ index: Int) -> [Draft] {
    let sentence = RuleSentence(index, passage, grammar, phrases)
    let end = sentence.end
    let speaker = SpeakerPhrase(passage: passage, phrases: phrases)
    var last: Int?
    for comma in sentence.tokens where sentence.isComma(comma) {
      defer { last = comma }
      guard let first = last, comma - first >= 3, comma - first <= 14, comma + 1 < end else { continue }
      let verb = comma - 1
      let family = grammar.family(verb)
      guard sentence.tells(verb), family == .say || family == .think, speaker.fills(first + 1..<verb) else { continue }
      if let draft = draft(first, first + 1..<verb, verb, comma, end, sentence) { return [draft] }
    }
    return []
  }

  private func draft(
    _ first: Int, _ source: Range<Int>, _ verb: Int, _ comma: Int, _ end: Int, _ sentence: RuleSentence
  ) -> Draft? {
    let tokens = passage.analysis.tokens
    var start = sentence.tokens.lowerBound
    let near = max(start, first - 90)..<max(start, first)
    if let mark = near.last(where: { phrases.breaks.contains(tokens[$0].word) && sentence.isFree($0) }) {
      start = mark + 1
    }
    while start < first, tokens[start].tag == .cc || phrases.adverbs.contains(tokens[start].word) { start += 1 }
    guard sentence.isFree(sentence.tokens.lowerBound), sentence.isFree(comma + 1),
      tokens[comma + 1].tag != .vbg, !phrases.subordinators.contains(tokens[start].word),
      !(phrases.relatives.contains(tokens[comma + 1].word)),
      sentence.hasVerb(comma + 1..<end)
        || !sentence.hasVerb(start..<first)
    else { return nil }
    var draft = Draft(
      cue: verb..<verb + 1, source: [source], content: comma + 1..<end, main: verb, probability: Self.probability)
    if start < first { draft.content.insert(start..<first, at: 0) }
    return draft
  }
}
