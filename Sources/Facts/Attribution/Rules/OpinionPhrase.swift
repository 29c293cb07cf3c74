internal import Language

/// Whose words or view a sentence gives: "In his words, …", "In the opinion of the deputy minister, …", "In the version of the
/// ombudsman, …".
///
/// Fires where the phrase opens its clause and a comma ends it. Leaves "In other words, …" and "In view of the storm, …".
struct OpinionPhrase: ReportingRule {
  private static let probability: Float = 0.8

  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  func drafts(_ index: Int) -> [Draft] {
    let sentence = RuleSentence(index, passage, grammar, phrases)
    let end = sentence.end
    let tokens = passage.analysis.tokens
    for start in sentence.tokens.prefix(60)
    where phrases.inside.contains(tokens[start].word) && sentence.isFree(start)
      && (start == sentence.tokens.lowerBound || tokens[start - 1].shape.contains(.punctuation)
        || tokens[start - 1].tag == .cc)
    {
      guard let (cue, source, behind) = owner(start, end, sentence) else { continue }
      var content = behind
      while content < end, sentence.isComma(content) { content += 1 }
      guard content > behind, end - content >= 3, sentence.hasVerb(content..<end) else { continue }
      return [
        Draft(cue: cue, source: [source], content: content..<end, main: cue.lowerBound, probability: Self.probability)
      ]
    }
    return []
  }

  /// The cue, the source and where the phrase ends.
  private func owner(_ start: Int, _ end: Int, _ sentence: RuleSentence) -> (Range<Int>, Range<Int>, Int)? {
    let tokens = passage.analysis.tokens
    guard let noun = (start + 1..<min(start + 9, end)).first(where: { phrases.opinions.contains(tokens[$0].word) }),
      noun > start + 1
    else { return nil }
    let speaker = SpeakerPhrase(passage: passage, phrases: phrases)
    if phrases.owners.contains(tokens[start + 1].word), noun <= start + 3 {
      return (noun..<noun + 1, start + 1..<start + 2, noun + 1)
    }
    if phrases.possessives.contains(tokens[noun - 1].word), speaker.fills(start + 1..<noun - 1) {
      return (noun..<noun + 1, start + 1..<noun - 1, noun + 1)
    }
    guard noun == start + 2, tokens[start + 1].tag == .dt, noun + 2 < end, phrases.of.contains(tokens[noun + 1].word),
      let phrase = speaker.phrase(from: noun + 2, to: end)
    else { return nil }
    return (start..<noun + 2, phrase, phrase.upperBound)
  }
}
