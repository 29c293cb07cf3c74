internal import Language

/// Sets right where a content begins and ends.
///
/// - A way before "that" is no content: "said [through its director] that the talks go on".
/// - Another speaker's clause is none: "the toll was two, [while the police spoke of three]".
/// - Nor is what others say of it, or what it stirred: "the toll was two, [a figure that the police denied]", "the
///   ships are late, [drawing criticism]"; nor the clause of the speaker's next participle: "…, [vowing to go on]".
/// - A relative clause at the end is: "the walkout, which begins on Monday".
/// - A that-clause goes on until it has its verb: "that Section 8 of the Code, 2011 does not apply".
struct ContentEdges {
  /// How far another speaker's clause is looked for: time must stay linear in sentences that never end.
  private static let reach = 90

  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  /// Trims and extends the contents of `drafts`.
  func adjust(_ drafts: inout [Draft]) {
    var cues: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated() where draft.probability >= 0.25 && !draft.source.isEmpty {
      cues[draft.token] = index
    }
    for index in drafts.indices {
      cutCue(&drafts[index])
      dropOpening(&drafts[index])
      dropStrays(&drafts[index], cues)
      guard let position = drafts[index].content.lastIndex(where: { $0.lowerBound > drafts[index].token }) else {
        continue
      }
      var range = drafts[index].content[position]
      if position == 0 || drafts[index].content[position - 1].lowerBound < drafts[index].token {
        range = fromThat(range, drafts[index].token)
      }
      if let end = end(of: range, cues, drafts) {
        range = range.lowerBound..<end
        drafts[index].content.removeSubrange((position + 1)...)
      } else if position == drafts[index].content.count - 1 {
        range = extended(range, behind: drafts[index].token, cues)
      }
      drafts[index].content[position] = range
    }
  }

  /// Leaves the cue its verb where what is called something, or an infinitive, was read as part of it: "called [the
  /// offer of the union hasty]", "demanded [to see the letter]".
  private func cutCue(_ draft: inout Draft) {
    guard let position = draft.cue.firstIndex(where: { $0.contains(draft.token) }), let content = draft.content.first,
      draft.cue[position].upperBound > draft.token + 1, content.lowerBound == draft.cue[position].upperBound
    else { return }
    let next = draft.token + 1
    let tokens = passage.analysis.tokens
    let isCalled =
      phrases.callers.contains(tokens[draft.token].lemma)
      && (tokens[next].tag == .dt || tokens[next].tag == .prpPossessive)
    let isAsked =
      [.demand, .promise, .say].contains(grammar.family(draft.token)) && phrases.to.contains(word(next))
      && tokens[next].tag == .to && next + 1 < content.lowerBound
    guard isCalled || isAsked else { return }
    draft.cue[position] = draft.cue[position].lowerBound..<next
    draft.content[0] = next..<content.upperBound
  }

  /// Drops what opens the sentence before the cue and says when or where: "[Speaking in Lucknow,] he said the talks go
  /// on".
  private func dropOpening(_ draft: inout Draft) {
    guard draft.content.count > 1, let first = draft.content.first, first.upperBound <= draft.token,
      draft.content[1].lowerBound > draft.token, passage.quotationOf[first.lowerBound] < 0
    else { return }
    let tokens = passage.analysis.tokens
    let opening = tokens[first.lowerBound]
    let isRelative = opening.tag == .wdt || opening.tag == .wp || phrases.relatives.contains(opening.word)
    guard
      isRelative
        || (opening.tag == .vbg || opening.tag == .in || opening.tag == .vbn)
          && !first.contains(where: { tokens[$0].tag.isFinite || tokens[$0].tag == .md })
    else { return }
    draft.content.removeFirst()
  }

  /// Drops what is plain text behind a quotation and its cue, or in a later sentence, and a quotation that another cue
  /// opens.
  private func dropStrays(_ draft: inout Draft, _ cues: [Int: Int]) {
    guard let first = draft.content.first else { return }
    let units = passage.sentences[Int(passage.sentenceOf[Int(passage.unitOf[draft.token])])].units
    let end = Int(passage.units[Int(units.upperBound) - 1].tokens.upperBound)
    let isQuoted =
      first.upperBound <= draft.token && passage.isWhole(passage.quotationOf[first.lowerBound])
      && passage.quotationOf[first.upperBound - 1] >= 0 && first.count >= 5
    var kept: [Range<Int>] = []
    for range in draft.content {
      let isPlain = passage.quotationOf[range.lowerBound] < 0
      guard range.lowerBound > draft.token else {
        kept.append(range)
        continue
      }
      if isPlain, isQuoted || range.lowerBound >= end { continue }
      if let last = kept.last, last.lowerBound > draft.token, range.lowerBound - last.upperBound <= 4,
        (last.upperBound..<range.lowerBound).contains(where: { $0 != draft.token && cues[$0] != nil })
      {
        break
      }
      kept.append(isPlain && range.upperBound > end && end > range.lowerBound ? clipped(range, end) : range)
    }
    if !kept.isEmpty { draft.content = kept }
  }

  /// The range up to the sentence's end, without its stop.
  private func clipped(_ range: Range<Int>, _ end: Int) -> Range<Int> {
    guard passage.quotationOf[end] < 0 else { return range }
    var end = end
    while end > range.lowerBound + 1, passage.analysis.tokens[end - 1].shape.contains(.punctuation) { end -= 1 }
    return range.lowerBound..<end
  }

  private func word(_ token: Int) -> UInt64 { passage.analysis.tokens[token].word }

  /// The range without a prepositional phrase, or one who is told, before its "that".
  private func fromThat(_ range: Range<Int>, _ cue: Int) -> Range<Int> {
    let tokens = passage.analysis.tokens
    // "told [Secretary Ann Lee] that"
    let isListener = cue + 1 == range.lowerBound && AttributionWords.shared.plays(.telling, tokens[cue])
    guard isListener || tokens[range.lowerBound].tag == .in, !phrases.that.contains(word(range.lowerBound)),
      let that = range.prefix(14).first(where: { phrases.onlyThat.contains(word($0)) }),
      range.upperBound - that >= 3,
      !(range.lowerBound..<that).contains(where: { tokens[$0].tag.isVerb || passage.quotationOf[$0] >= 0 })
    else { return range }
    return that..<range.upperBound
  }

  /// Where another speaker's clause begins in the range.
  private func end(of range: Range<Int>, _ cues: [Int: Int], _ drafts: [Draft]) -> Int? {
    for boundary in range.dropFirst(2).prefix(Self.reach) where passage.quotationOf[boundary] < 0 {
      let isDash = phrases.dashes.contains(word(boundary)) && passage.analysis.tokens[boundary].tag != .hyph
      let isTurn =
        boundary + 1 < range.upperBound && phrases.comma.contains(word(boundary))
        && phrases.contrasts.contains(word(boundary + 1))
      if phrases.comma.contains(word(boundary)), boundary + 2 < range.upperBound,
        phrases.without.contains(word(boundary + 1)), grammar.family(boundary + 2) == .say,
        passage.analysis.tokens[boundary + 2].tag == .vbg
      {
        return boundary
      }
      if isAside(boundary, range, cues) { return boundary }
      guard isDash || isTurn else { continue }
      let other = (boundary + 1..<range.upperBound).prefix(Self.reach).first { token in
        guard passage.quotationOf[token] < 0 else { return false }
        if let other = cues[token], let source = drafts[other].source.first {
          return source.lowerBound > boundary && source.upperBound <= range.upperBound
        }
        return grammar.family(token) == .say && passage.analysis.tokens[token].tag.isFinite
          && grammar.subject[token] > boundary
      }
      if other != nil { return boundary }
    }
    return nil
  }

  /// Whether a comma stands there with what is no part of the content behind it: a remark that others make of it,
  /// what it stirred, or the speaker's next participle.
  private func isAside(_ comma: Int, _ range: Range<Int>, _ cues: [Int: Int]) -> Bool {
    let tokens = passage.analysis.tokens
    guard comma + 2 < range.upperBound else { return false }
    if tokens[comma].tag == .cc, tokens[comma + 1].tag == .vbg, cues[comma + 1] != nil { return true }
    guard phrases.comma.contains(word(comma)) else { return false }
    let next = comma + 1
    if tokens[next].tag == .vbg {
      if cues[next] != nil { return true }
      return AttributionWords.shared.plays(.stirring, tokens[next])
        && (next + 1..<min(range.upperBound, next + 5)).contains {
          AttributionWords.shared.plays(.reaction, tokens[$0])
        }
    }
    if tokens[next].tag == .nns, AttributionWords.shared.plays(.remark, tokens[next]),
      phrases.onlyThat.contains(word(next + 1))
    {
      return true
    }
    guard phrases.articles.contains(word(next)),
      let noun = (next + 1..<min(range.upperBound, next + 4)).first(where: {
        AttributionWords.shared.plays(.remark, tokens[$0])
      }), noun + 1 < range.upperBound
    else { return false }
    return phrases.onlyThat.contains(word(noun + 1)) || [.wdt, .vbn, .vbd].contains(tokens[noun + 1].tag)
  }

  private func extended(_ range: Range<Int>, behind cue: Int, _ cues: [Int: Int]) -> Range<Int> {
    let units = passage.sentences[Int(passage.sentenceOf[Int(passage.unitOf[range.lowerBound])])].units
    var end = Int(passage.units[Int(units.upperBound) - 1].tokens.upperBound)
    while end > range.upperBound, passage.analysis.tokens[end - 1].shape.contains(.punctuation),
      passage.quotationOf[end - 1] < 0
    {
      end -= 1
    }
    let comma = range.upperBound
    let isClause = phrases.that.contains(word(range.lowerBound))
    if isClause, comma < end, end - comma <= 30, phrases.subordinators.contains(word(comma)),
      !(comma..<end).contains(where: { cues[$0] != nil || grammar.family($0) == .say })
    {
      return range.lowerBound..<end
    }
    guard comma + 1 < end, end - comma <= 30, passage.unitOf[cue] >= units.lowerBound,
      phrases.comma.contains(word(comma)), passage.quotationOf[comma] < 0, passage.quotationOf[comma - 1] < 0,
      !(comma..<end).contains(where: { cues[$0] != nil || grammar.family($0) == .say })
    else { return range }
    if phrases.relatives.contains(word(comma + 1)) { return range.lowerBound..<end }
    let hasVerb = range.contains { passage.analysis.tokens[$0].tag.isFinite || passage.analysis.tokens[$0].tag == .md }
    return (isClause || phrases.said.contains(word(cue)) && cue + 1 == range.lowerBound) && !hasVerb
      ? range.lowerBound..<end : range
  }
}
