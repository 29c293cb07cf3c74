internal import Language

/// Tells reports of silence from statements: "It did not say when.", "who declined to be identified", "did not want to be named".
///
/// Leaves "did not say that" and "declined to comment on the talks": the first denies a content, the second is an answer.
struct NoStatement {
  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  /// Whether the draft reports that somebody said nothing.
  func isSilence(_ draft: Draft) -> Bool {
    guard let content = draft.content.first, content.lowerBound > draft.token else { return false }
    let tokens = passage.analysis.tokens
    let head = content.prefix(4)
    if head.contains(where: { phrases.hidden.contains(tokens[$0].word) }), draft.contentCount <= 16,
      !draft.content.joined().contains(where: { passage.quotationOf[$0] >= 0 }),
      tokens[content.lowerBound].tag == .to || tokens[content.lowerBound].tag == .vb
        || content.contains(where: { phrases.owners.contains(tokens[$0].word) })
    {
      return true
    }
    let before = max(0, draft.token - 3)..<draft.token
    return grammar.family(draft.token) == .say && phrases.questions.contains(tokens[content.lowerBound].word)
      && before.contains { phrases.negations.contains(tokens[$0].word) }
  }
}
