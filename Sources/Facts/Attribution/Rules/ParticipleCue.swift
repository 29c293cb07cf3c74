internal import Language

/// What the sentence's speaker says besides, by a participle: "The court restrained the office, observing that “no
/// one can be condemned unheard”.", "China opposed the decision, vowing to take measures.", "Calder cut its outlook,
/// blaming weak demand."
///
/// Fires behind a comma on participles of the lexicon with a that-clause, a quotation, an infinitive of promise or
/// demand, or what is blamed. Leaves "The troops left, leaving the town." (no verb of the lexicon) and "including",
/// which says nothing.
struct ParticipleCue: ReportingRule {
  private static let probability: Float = 0.72

  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  func drafts(_ index: Int) -> [Draft] {
    let sentence = RuleSentence(index, passage, grammar, phrases)
    let end = sentence.end
    let tokens = passage.analysis.tokens
    var found: [Draft] = []
    for verb in sentence.tokens.dropFirst(4).prefix(Self.reach)
    where verb + 2 < end && tokens[verb].tag == .vbg && sentence.isFree(verb) && tellsMore(verb, end)
      && (sentence.isComma(verb - 1) || isSecond(verb, sentence))
    {
      guard let source = speaker(verb, index) else { continue }
      let limit =
        (verb + 2..<end - 1).first {
          (sentence.isComma($0) || tokens[$0].tag == .cc && sentence.isFree($0)) && tellsMore($0 + 1, end)
        } ?? end
      found.append(
        Draft(
          cue: verb..<verb + 1, source: [source], content: verb + 1..<limit, main: verb, probability: Self.probability))
    }
    return found
  }

  /// Whether "and" joins the participle to one behind a comma: "calling the claim a lie and [warning that]".
  private func isSecond(_ verb: Int, _ sentence: RuleSentence) -> Bool {
    let tokens = passage.analysis.tokens
    guard tokens[verb - 1].tag == .cc else { return false }
    return (max(sentence.tokens.lowerBound + 1, verb - Self.maxFirst)..<verb - 1).contains {
      tokens[$0].tag == .vbg && sentence.isFree($0) && sentence.isComma($0 - 1) && grammar.family($0) != .none
    }
  }

  /// How many words the first of two participles has at most.
  private static let maxFirst = 25

  /// How many words of a sentence are looked at.
  private static let reach = 120

  /// Whether the participle has a content of its own.
  private func tellsMore(_ verb: Int, _ end: Int) -> Bool {
    let tokens = passage.analysis.tokens
    let next = verb + 1
    guard next + 1 < end, tokens[verb].tag == .vbg else { return false }
    switch grammar.family(verb) {
    case .say, .judge, .promise, .demand:
      if phrases.that.contains(tokens[next].word) || passage.isWhole(passage.quotationOf[next]) { return true }
    default: return false
    }
    switch grammar.family(verb) {
    case .promise, .demand: return tokens[next].tag == .to && tokens[next + 1].tag == .vb
    case .judge:
      return AttributionWords.shared.plays(.blaming, tokens[verb])
        && (tokens[next].tag == .dt || tokens[next].tag == .jj || tokens[next].tag == .prpPossessive
          || tokens[next].tag.isNoun)
    default: return false
    }
  }

  /// Whose verb it is: who speaks the quotation that opens the sentence, else its subject.
  private func speaker(_ verb: Int, _ index: Int) -> Range<Int>? {
    let quoted = QuotationCue(passage: passage, grammar: grammar, phrases: phrases).drafts(index).first
    if let quoted, let source = quoted.source.last, source.upperBound <= verb { return source }
    guard let source = MainSubject(passage: passage, phrases: phrases).opening(before: verb) else { return nil }
    return source.upperBound < verb ? source : nil
  }
}
