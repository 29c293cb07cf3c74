internal import Language

/// A speaker, a verb of saying or belief, and a that-clause: "The mission considered that the day passed with
/// normality.", "The department also recalled that the two countries agreed."
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
    for verb in sentence.tokens.prefix(60)
    where tokens[verb].tag.isFinite && sentence.tells(verb) && Self.families.contains(grammar.family(verb)) {
      var that = verb + 1
      while that < min(end, verb + 3), tokens[that].tag == .rb || phrases.adverbs.contains(tokens[that].word) {
        that += 1
      }
      guard that + 3 < end, phrases.onlyThat.contains(tokens[that].word), sentence.isFree(that),
        sentence.hasVerb(that + 1..<end), let source = subjects.subject(of: verb)
      else { continue }
      return [
        Draft(
          cue: verb..<verb + 1, source: [source], content: that..<end, main: verb, probability: Self.probability)
      ]
    }
    return []
  }

  private static let families: [CueLexicon.Family] = [.say, .think, .promise, .demand, .judge]
}
