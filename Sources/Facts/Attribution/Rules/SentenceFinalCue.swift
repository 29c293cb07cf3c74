internal import Language

/// A clause whose cue comes last: "At least three people were killed, the service reported on Thursday.", "The region
/// will vote again, informed the electoral office."
///
/// Fires on verbs of saying in the lexicon behind the last comma that a speaker or the verb follows. Leaves "The deal,
/// announced a year ago, collapsed." (no clause before the comma) and "After the talks, the minister said the war would
/// end." (a clause behind the verb).
struct SentenceFinalCue: ReportingRule {
  private static let probability: Float = 0.86

  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  func drafts(_ index: Int) -> [Draft] {
    let sentence = RuleSentence(index, passage, grammar, phrases)
    let end = sentence.end
    guard sentence.tokens.lowerBound + 5 < end else { return [] }
    let speaker = SpeakerPhrase(passage: passage, phrases: phrases)
    for comma in stride(from: end - 2, to: sentence.tokens.lowerBound + 3, by: -1) where sentence.isComma(comma) {
      if let draft = straight(comma, end, sentence, speaker) ?? inverted(comma, end, sentence, speaker)
        ?? passive(comma, end, sentence, speaker)
      {
        return [draft]
      }
    }
    return []
  }

  /// "…, the service reported on Thursday."
  private func straight(_ comma: Int, _ end: Int, _ sentence: RuleSentence, _ speaker: SpeakerPhrase) -> Draft? {
    var verb = comma + 2
    while verb < min(end, comma + 18), sentence.isFree(verb), !sentence.says(verb) { verb += 1 }
    guard verb < end, sentence.says(verb) else { return nil }
    var phrase = comma + 1..<verb
    while let last = phrase.last, phrases.adverbs.contains(passage.analysis.tokens[last].word) {
      phrase = phrase.lowerBound..<last
    }
    guard speaker.fills(phrase), isRest(verb + 1, end, sentence) else { return nil }
    return draft(phrase, verb, comma, sentence)
  }

  /// "…, informed the electoral office."
  private func inverted(_ comma: Int, _ end: Int, _ sentence: RuleSentence, _ speaker: SpeakerPhrase) -> Draft? {
    let verb = comma + 1
    guard verb + 1 < end, sentence.says(verb), !phrases.told.contains(passage.analysis.tokens[verb].word) else {
      return nil
    }
    let start = Adverbial(passage: passage, phrases: phrases).end(verb + 1, end)
    guard let phrase = speaker.phrase(from: start, to: end), isRest(phrase.upperBound, end, sentence) else {
      return nil
    }
    guard passage.analysis.tokens[phrase.lowerBound].tag == .dt || namesSomebody(phrase) else { return nil }
    return draft(phrase, verb, comma, sentence)
  }

  /// "…, this was announced by the mayor", as translations from Russian have it.
  private func passive(_ comma: Int, _ end: Int, _ sentence: RuleSentence, _ speaker: SpeakerPhrase) -> Draft? {
    let tokens = passage.analysis.tokens
    guard comma + 5 < end, phrases.anaphors.contains(tokens[comma + 1].word) else { return nil }
    var verb = comma + 2
    while verb < end, phrases.copulas.contains(tokens[verb].word) || tokens[verb].tag == .rb { verb += 1 }
    guard verb > comma + 2, verb + 2 < end, sentence.says(verb), phrases.by.contains(tokens[verb + 1].word),
      let phrase = speaker.phrase(from: verb + 2, to: end), isRest(phrase.upperBound, end, sentence),
      var draft = draft(phrase, verb, comma, sentence)
    else { return nil }
    draft.cue = [comma + 2..<verb + 1]
    return draft
  }

  private func namesSomebody(_ phrase: Range<Int>) -> Bool {
    phrase.contains { passage.analysis.tokens[$0].shape.contains(.capitalized) }
  }

  /// Whether what follows the cue says only when, where and to whom.
  private func isRest(_ start: Int, _ end: Int, _ sentence: RuleSentence) -> Bool {
    guard start < end else { return true }
    let tokens = passage.analysis.tokens
    var limit = end
    if let comma = (start..<end).first(where: { sentence.isComma($0) }) { limit = comma }
    guard sentence.isFree(start), !sentence.hasVerb(start..<limit) else { return false }
    if tokens[start].shape.contains(.punctuation) { return sentence.isComma(start) }
    if phrases.that.contains(tokens[start].word) { return false }
    return phrases.adverbs.contains(tokens[start].word) || tokens[start].tag == .in || tokens[start].tag == .rb
      || tokens[start].tag == .to
      || phrases.times.contains(tokens[start].lemma) || phrases.listeners.contains(tokens[start].word)
      || tokens[start].shape.contains(.capitalized) || tokens[start].tag == .vbg
  }

  private func draft(_ source: Range<Int>, _ verb: Int, _ comma: Int, _ sentence: RuleSentence) -> Draft? {
    let tokens = passage.analysis.tokens
    var first = sentence.tokens.lowerBound
    while first < comma,
      tokens[first].tag == .cc || tokens[first].shape.contains(.punctuation) && sentence.isFree(first)
    {
      first += 1
    }
    guard comma - first >= 3, sentence.hasVerb(first..<comma), sentence.isFree(first),
      !phrases.subordinators.contains(tokens[first].word)
    else { return nil }
    return Draft(
      cue: verb..<verb + 1, source: [source], content: first..<comma, main: verb, probability: Self.probability)
  }
}

/// Steps over what may stand between a cue and the speaker behind it: "for his part", "in turn", "on Monday".
struct Adverbial {
  let passage: Passage
  let phrases: Phrases

  /// Where the speaker may begin.
  func end(_ start: Int, _ limit: Int) -> Int {
    let tokens = passage.analysis.tokens
    var start = start
    if start < limit, phrases.adverbs.contains(tokens[start].word) { start += 1 }
    guard start + 2 < limit, tokens[start].tag == .in else { return start }
    for index in start + 1..<min(limit, start + 4) where phrases.turns.contains(tokens[index].lemma) {
      return index + 1
    }
    return start
  }
}
