internal import Language

/// A speaker, a verb of saying or belief, and a that-clause: "The mission considered that the day passed with
/// normality.", "The department also recalled that the two countries agreed.",
/// "He told a briefing that the talks go on."
///
/// Fires on finite verbs of the lexicon whose subject opens the sentence, with "that" right behind or after an adverb.
/// Leaves "The offer that the union made failed." and "The army made sure that nobody left." (no verb of the lexicon).
struct StatedClause: ReportingRule {
  private static let probability: Float = 0.7

  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  func drafts(_ index: Int) -> [Draft] {
    let sentence = RuleSentence(index, passage, grammar, phrases)
    let end = sentence.end
    let tokens = passage.analysis.tokens
    let subjects = MainSubject(passage: passage, phrases: phrases)
    var found: [Draft] = []
    var last = sentence.tokens.lowerBound
    for verb in sentence.tokens.prefix(60)
    where tokens[verb].tag.isFinite && sentence.tells(verb) && Self.families.contains(grammar.family(verb)) {
      guard verb >= last else { continue }
      var that = verb + 1
      while that < min(end, verb + 3), tokens[that].tag == .rb || phrases.adverbs.contains(tokens[that].word) {
        that += 1
      }
      if let behind = behindListener(verb, end, sentence) { that = behind }
      guard that + 3 < end, phrases.onlyThat.contains(tokens[that].word), sentence.isFree(that),
        sentence.hasVerb(that + 1..<end), let source = subjects.subject(of: verb)
      else { continue }
      found.append(
        Draft(
          cue: verb..<verb + 1, source: [source], content: that..<end, main: verb, probability: Self.probability))
      last = that + 1
      if !hasTurn(that, end, sentence) { break }
    }
    return found
  }

  /// Where "that" stands behind the one who is told: "told [a regular press briefing] that".
  private func behindListener(_ verb: Int, _ end: Int, _ sentence: RuleSentence) -> Int? {
    let tokens = passage.analysis.tokens
    guard AttributionWords.shared.plays(.telling, tokens[verb]) else { return nil }
    for token in verb + 1..<max(verb + 1, min(end, verb + Self.maxListener)) {
      if phrases.onlyThat.contains(tokens[token].word) { return token > verb + 1 ? token : nil }
      if tokens[token].tag.isVerb || tokens[token].shape.contains(.punctuation) || !sentence.isFree(token) {
        return nil
      }
    }
    return nil
  }

  /// How many words the one who is told has at most.
  private static let maxListener = 12

  /// Whether another speaker's clause follows: ", while the mayor said that".
  private func hasTurn(_ start: Int, _ end: Int, _ sentence: RuleSentence) -> Bool {
    (start..<end - 1).contains {
      sentence.isComma($0) && phrases.contrasts.contains(passage.analysis.tokens[$0 + 1].word)
    }
  }

  private static let families: [CueLexicon.Family] = [.say, .think, .promise, .demand, .judge]
}
