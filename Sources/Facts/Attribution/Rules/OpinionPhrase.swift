internal import Language

/// Whose words or view a sentence gives: "In his words, …", "In the opinion of the deputy minister, …", "In the version
/// of the ombudsman, …".
///
/// Fires where the phrase opens its clause and a comma ends it. Leaves "In other words, …" and "In view of the storm,
/// …".
struct OpinionPhrase: ReportingRule {
  private static let probability: Float = 0.8

  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  func drafts(_ index: Int) -> [Draft] {
    let sentence = RuleSentence(index, passage, grammar, phrases)
    let end = sentence.end
    let tokens = passage.analysis.tokens
    if let draft = view(end, sentence) ?? according(end, sentence) { return [draft] }
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

  /// "The champion was of the view that juniors would lose a year."
  private func view(_ end: Int, _ sentence: RuleSentence) -> Draft? {
    let tokens = passage.analysis.tokens
    guard sentence.tokens.lowerBound + 5 < end else { return nil }
    for noun in sentence.tokens.lowerBound + 4..<end - 1
    where phrases.views.contains(tokens[noun].word) && phrases.that.contains(tokens[noun + 1].word)
      && tokens[noun - 1].tag == .dt && phrases.of.contains(tokens[noun - 2].word)
      && phrases.copulas.contains(tokens[noun - 3].word) && sentence.isFree(noun)
    {
      var start = noun - 3
      while start > sentence.tokens.lowerBound, !tokens[start - 1].shape.contains(.punctuation),
        tokens[start - 1].tag != .cc
      {
        start -= 1
      }
      guard SpeakerPhrase(passage: passage, phrases: phrases).fills(start..<noun - 3), end - noun >= 4 else {
        return nil
      }
      return Draft(
        cue: noun - 3..<noun + 1, source: [start..<noun - 3], content: noun + 1..<end, main: noun,
        probability: Self.probability)
    }
    return nil
  }

  /// "According to the words of the director, Ann Lee, the line is closed."
  private func according(_ end: Int, _ sentence: RuleSentence) -> Draft? {
    let tokens = passage.analysis.tokens
    let start = sentence.tokens.lowerBound
    guard end - start > 8, phrases.according.contains(tokens[start].word), sentence.isFree(start) else { return nil }
    var first = start + 2
    if tokens[first].tag == .dt, phrases.accounts.contains(tokens[first + 1].word),
      phrases.of.contains(tokens[first + 2].word)
    {
      first += 3
    }
    let speaker = SpeakerPhrase(passage: passage, phrases: phrases)
    guard let comma = (first + 1..<end - 3).first(where: { sentence.isComma($0) }) else { return nil }
    var source = first..<comma
    if let phrase = speaker.phrase(from: first, to: end), sentence.isComma(phrase.upperBound) { source = phrase }
    guard speaker.fills(source), source.upperBound + 3 < end, sentence.hasVerb(source.upperBound..<end) else {
      return nil
    }
    return Draft(
      cue: start..<first, source: [source], content: source.upperBound + 1..<end, main: start,
      probability: Self.probability)
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
