internal import Language

/// Tells which words may name a speaker where no parse is needed to see it: between a comma and a verb of saying, or
/// behind one.
struct SpeakerPhrase {
  /// The longest phrase that is taken for a speaker.
  private static let longest = 18

  let passage: Passage
  let phrases: Phrases

  /// Whether the words are a noun phrase and nothing else: "he", "the State Emergency Service", "Peru's ministry
  /// (MEF)".
  func fills(_ range: Range<Int>) -> Bool {
    guard let first = range.first, let last = range.last, range.count <= Self.longest else { return false }
    let tokens = passage.analysis.tokens
    guard opens(first) else { return false }
    if range.count == 1, tokens[first].tag == .prp { return phrases.speakers.contains(tokens[first].word) }
    let closes =
      tokens[last].tag.isNoun || tokens[last].tag == .closeBracket || tokens[last].shape.contains(.capitalized)
    guard closes, !phrases.times.contains(tokens[last].lemma) else { return false }
    return !range.contains {
      tokens[$0].tag.isFinite || tokens[$0].tag == .md || passage.quotationOf[$0] >= 0 || isRelative($0, in: range)
    }
  }

  /// Whether a relative clause begins inside: the verb behind it is not the speaker's ("a figure that officials").
  private func isRelative(_ token: Int, in range: Range<Int>) -> Bool {
    let own = passage.analysis.tokens[token]
    return token > range.lowerBound
      && (own.tag == .wdt || own.tag == .wp || phrases.onlyThat.contains(own.word) && own.tag != .dt)
  }

  /// The noun phrase that begins at `start`, with a name in apposition: "the line minister, Dragana Petković".
  func phrase(from start: Int, to limit: Int) -> Range<Int>? {
    let tokens = passage.analysis.tokens
    guard start < limit, opens(start) else { return nil }
    if tokens[start].tag == .prp { return phrases.speakers.contains(tokens[start].word) ? start..<start + 1 : nil }
    var end = start
    while end < limit, isInside(end) { end += 1 }
    while end > start, tokens[end - 1].tag == .in || tokens[end - 1].tag == .cc || tokens[end - 1].tag == .dt {
      end -= 1
    }
    var name = end + 1
    if end < limit, phrases.comma.contains(tokens[end].word) {
      while name < limit, tokens[name].shape.contains(.capitalized), tokens[name].tag.isNoun { name += 1 }
      if name > end + 1, name == limit || tokens[name].shape.contains(.punctuation) || tokens[name].tag == .in {
        end = name
      }
    }
    while end < limit, tokens[end].tag == .closeBracket { end += 1 }
    guard end > start, fills(start..<end) else { return nil }
    return start..<end
  }

  /// Whether a noun phrase goes on with the word; "of" and "for" are the only prepositions in it.
  private func isInside(_ token: Int) -> Bool {
    let own = passage.analysis.tokens[token]
    if own.tag == .openBracket || own.tag == .closeBracket || own.tag == .pos { return true }
    if own.tag == .in { return phrases.joins.contains(own.word) }
    if own.tag.isFinite || own.tag == .md || own.tag == .rb || own.tag == .wdt || own.tag == .wp { return false }
    return !own.shape.contains(.punctuation) || phrases.hyphens.contains(own.word)
  }

  /// Whether a noun phrase may begin with the word.
  private func opens(_ token: Int) -> Bool {
    let own = passage.analysis.tokens[token]
    switch own.tag {
    case .dt, .prp, .prpPossessive, .jj, .jjs, .cd, .pdt: return true
    case .vbn, .vb: return own.shape.contains(.capitalized)
    case .vbg:
      // "Housing Secretary", not "Reacting to the ruling".
      let next = token + 1
      return own.shape.contains(.capitalized) && next < passage.analysis.tokens.count
        && passage.analysis.tokens[next].tag.isNoun
    default: return own.tag.isNoun
    }
  }
}
