internal import Language

/// Parts what one speaker does by two verbs: in "expressed alarm at the escalation and called on the parties to
/// return", the first content ends before "and", and the second cue has the first one's source.
///
/// Where the parse hangs the second verb elsewhere, "and" with a verb of saying in the first one's tense is enough, if
/// a "that" or a quotation follows: "pointed out that the vote will be held and ruled out “any fraud”".
struct CoordinatedCues {
  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  /// Ends each draft's content where a cue begins that is coordinated with its own.
  func part(_ drafts: inout [Draft]) {
    var draftAt: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated() { draftAt[draft.token] = index }
    for index in drafts.indices {
      for position in drafts[index].content.indices
      where drafts[index].content[position].lowerBound > drafts[index].token {
        let range = drafts[index].content[position]
        guard
          let next = range.first(where: {
            draftAt[$0] != nil
              && (isCoordinated($0, with: drafts[index].token) || takesTurn($0, in: range, drafts[index].token))
          }),
          let end = end(of: range, before: next), let other = draftAt[next]
        else { continue }
        drafts[index].content[position] = range.lowerBound..<end
        drafts[index].content.removeSubrange((position + 1)...)
        if drafts[other].source.isEmpty { drafts[other].source = drafts[index].source }
        break
      }
    }
  }

  /// Whether the verb at `token` hangs on the cue as its equal and has no subject of its own.
  private func isCoordinated(_ token: Int, with cue: Int) -> Bool {
    let tokens = passage.analysis.tokens
    return tokens[token].relation == .conj && Int(grammar.head[token]) == cue && tokens[token].tag == tokens[cue].tag
      && tokens[token].tag.isVerb && grammar.subject[token] < 0 && passage.quotationOf[token] < 0
  }

  /// Whether "and" and a verb of saying in the cue's tense stand there, with a "that" or a quotation right behind.
  private func takesTurn(_ token: Int, in range: Range<Int>, _ cue: Int) -> Bool {
    let tokens = passage.analysis.tokens
    guard passage.quotationOf[token] < 0, [.say, .demand, .promise, .judge].contains(grammar.family(token)),
      grammar.family(cue) == .say, tokens[token].tag == tokens[cue].tag || tokens[token].tag == .vbn
    else { return false }
    var before = token - 1
    while before > range.lowerBound, tokens[before].tag == .rb { before -= 1 }
    guard before > range.lowerBound, tokens[before].tag == .cc else { return false }
    return (token + 1..<min(token + 4, range.upperBound)).contains {
      phrases.that.contains(tokens[$0].word) || passage.quotationOf[$0] >= 0 || phrases.outs.contains(tokens[$0].word)
    }
  }

  /// Where the content ends before a coordinated verb: without "and", a comma and the verb's adverbs. Nil where nothing
  /// is left.
  private func end(of range: Range<Int>, before verb: Int) -> Int? {
    let tokens = passage.analysis.tokens
    var end = verb
    while end > range.lowerBound,
      tokens[end - 1].tag == .cc || tokens[end - 1].tag == .rb || tokens[end - 1].tag == .comma
    {
      end -= 1
    }
    return end > range.lowerBound && end < verb ? end : nil
  }
}
