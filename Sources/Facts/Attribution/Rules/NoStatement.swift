internal import Language

/// Tells reports of silence from statements: "It did not say when.", "who declined to be identified", "did not want
/// to be named", "did not mention the depot"; questions to somebody ("Asked whether it would rain, she said"), papers
/// ("issued arrest warrants"), blows ("was attacked by drones"), things told apart ("the measure announced by
/// Brussels"); and deals ("agreed on a protocol") mere pointers ("does not think so", "citing the ministry") and
/// calls ("called the mayor").
///
/// Leaves "did not say that" and "declined to comment on the talks": the first denies a content, the second is an
/// answer.
struct NoStatement {
  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  /// Whether the draft reports that somebody said nothing.
  func isSilence(_ draft: Draft) -> Bool {
    guard let content = draft.content.first else { return false }
    if isPassedOver(draft) { return true }
    guard content.lowerBound > draft.token else { return false }
    let tokens = passage.analysis.tokens
    let head = content.prefix(5)
    let isQuoted = draft.content.joined().contains { passage.quotationOf[$0] >= 0 }
    if draft.contentCount <= 16, !isQuoted {
      if head.contains(where: { phrases.hidden.contains(tokens[$0].word) && tokens[$0].tag == .vbn }) { return true }
      if head.contains(where: { phrases.names.contains(tokens[$0].word) }),
        head.contains(where: { phrases.published.contains(tokens[$0].word) })
      {
        return true
      }
    }
    let words = draft.content.joined().filter { !tokens[$0].shape.contains(.punctuation) }
    if words.count == 1, phrases.so.contains(tokens[words[0]].word) { return true }
    if phrases.callers.contains(tokens[draft.token].lemma), !isQuoted, words.count <= 3,
      tokens[content.lowerBound].tag == .dt || tokens[content.lowerBound].tag == .prpPossessive,
      content.dropFirst().allSatisfy({ tokens[$0].tag.isNoun })
    {
      return true
    }
    if phrases.citing.contains(tokens[draft.token].word), !isQuoted { return true }
    if phrases.agreed.contains(tokens[draft.token].word), phrases.dealing.contains(tokens[draft.token + 1].word) {
      return true
    }
    let before = max(0, draft.token - 3)..<draft.token
    return grammar.family(draft.token) == .say && phrases.questions.contains(tokens[content.lowerBound].word)
      && before.contains { phrases.negations.contains(tokens[$0].word) }
  }

  /// Whether the draft's words only seem to report: a question that somebody was asked, an answer not given, a paper,
  /// a blow, a thing told from others by who announced it.
  private func isPassedOver(_ draft: Draft) -> Bool {
    let tokens = passage.analysis.tokens
    let words = AttributionWords.shared
    let cue = tokens[draft.token]
    let all = draft.content.joined()
    let sentence = passage.analysis.sentence(of: draft.token)
    if phrases.asked.contains(cue.word) {
      if draft.token == sentence.lowerBound || phrases.when.contains(tokens[draft.token - 1].word) { return true }
    }
    let isThing = !all.prefix(while: { tokens[$0].tag != .wdt && tokens[$0].tag != .wp }).contains {
      tokens[$0].tag.isVerb || tokens[$0].tag == .md || passage.quotationOf[$0] >= 0
    }
    if phrases.issued.contains(cue.lemma), !all.contains(where: { passage.quotationOf[$0] >= 0 }),
      all.prefix(4).contains(where: { words.plays(.paper, tokens[$0]) })
    {
      return true
    }
    guard isThing, let content = draft.content.first else { return false }
    // "Commenting on the ruling, the minister said"
    if phrases.commenting.contains(cue.lemma), cue.tag == .vbg { return true }
    if words.plays(.silent, cue) {
      let before = max(sentence.lowerBound, draft.token - 3)..<draft.token
      if before.contains(where: { phrases.negations.contains(tokens[$0].word) }) { return true }
    }
    if phrases.attacked.contains(cue.lemma), cue.tag == .vbn { return true }
    return cue.tag == .vbn && content.upperBound == draft.token && draft.content.count == 1
      && draft.token + 1 < sentence.upperBound && phrases.by.contains(tokens[draft.token + 1].word)
  }
}
