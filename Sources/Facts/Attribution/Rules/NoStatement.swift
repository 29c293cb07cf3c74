internal import Language

/// Tells reports of silence from statements: "It did not say when.", "who declined to be identified", "did not want to
/// be named"; and deals ("agreed on a protocol") mere pointers ("does not think so", "citing the ministry") and calls
/// ("called the mayor").
///
/// Leaves "did not say that" and "declined to comment on the talks": the first denies a content, the second is an
/// answer.
struct NoStatement {
  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  /// Whether the draft reports that somebody said nothing.
  func isSilence(_ draft: Draft) -> Bool {
    guard let content = draft.content.first, content.lowerBound > draft.token else { return false }
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
}
