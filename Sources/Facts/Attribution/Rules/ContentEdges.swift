internal import Language

/// Sets right where a content begins and ends.
///
/// - A way before "that" is no content: "said [through its director] that the talks go on".
/// - Another speaker's clause is none: "the toll was two, [while the police spoke of three]".
/// - A relative clause at the end is: "the walkout, which begins on Monday".
/// - A that-clause goes on until it has its verb: "that Section 8 of the Code, 2011 does not apply".
struct ContentEdges {
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
      guard let position = drafts[index].content.lastIndex(where: { $0.lowerBound > drafts[index].token }) else {
        continue
      }
      var range = drafts[index].content[position]
      if position == 0 || drafts[index].content[position - 1].lowerBound < drafts[index].token {
        range = fromThat(range)
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

  private func word(_ token: Int) -> UInt64 { passage.analysis.tokens[token].word }

  /// The range without a prepositional phrase before its "that".
  private func fromThat(_ range: Range<Int>) -> Range<Int> {
    let tokens = passage.analysis.tokens
    guard tokens[range.lowerBound].tag == .in, !phrases.that.contains(word(range.lowerBound)),
      let that = range.prefix(14).first(where: { phrases.that.contains(word($0)) && tokens[$0].tag == .in }),
      range.upperBound - that >= 3,
      !(range.lowerBound..<that).contains(where: { tokens[$0].tag.isVerb || passage.quotationOf[$0] >= 0 })
    else { return range }
    return that..<range.upperBound
  }

  /// Where another speaker's clause begins in the range.
  private func end(of range: Range<Int>, _ cues: [Int: Int], _ drafts: [Draft]) -> Int? {
    for boundary in range.dropFirst(2) where passage.quotationOf[boundary] < 0 {
      let isDash = phrases.dashes.contains(word(boundary)) && passage.analysis.tokens[boundary].tag != .hyph
      let isTurn =
        boundary + 1 < range.upperBound && phrases.comma.contains(word(boundary))
        && phrases.contrasts.contains(word(boundary + 1))
      guard isDash || isTurn else { continue }
      let other = (boundary + 1..<range.upperBound).first { token in
        guard let other = cues[token], let source = drafts[other].source.first else { return false }
        return source.lowerBound > boundary && source.upperBound <= range.upperBound
      }
      if other != nil { return boundary }
    }
    return nil
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
    guard comma + 1 < end, end - comma <= 30, passage.unitOf[cue] >= units.lowerBound,
      phrases.comma.contains(word(comma)), passage.quotationOf[comma] < 0, passage.quotationOf[comma - 1] < 0,
      !(comma..<end).contains(where: { cues[$0] != nil || grammar.family($0) == .say })
    else { return range }
    if phrases.relatives.contains(word(comma + 1)) { return range.lowerBound..<end }
    let hasVerb = range.contains { passage.analysis.tokens[$0].tag.isFinite || passage.analysis.tokens[$0].tag == .md }
    return phrases.that.contains(word(range.lowerBound)) && !hasVerb ? range.lowerBound..<end : range
  }
}
