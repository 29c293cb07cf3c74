internal import Language

/// A rule that proposes drafts from the order of words alone, for what the learned weights read badly: verbs that their
/// corpus never has, and cues at the end of a sentence.
protocol ReportingRule {
  /// The drafts of the sentence at `index`.
  func drafts(_ index: Int) -> [Draft]
}

/// What the rules ask of one sentence again and again.
struct RuleSentence {
  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases
  let tokens: Range<Int>

  /// The sentence at `index`.
  init(_ index: Int, _ passage: Passage, _ grammar: Grammar, _ phrases: Phrases) {
    self.passage = passage
    self.grammar = grammar
    self.phrases = phrases
    let units = passage.sentences[index].units
    tokens =
      Int(
        passage.units[Int(units.lowerBound)].tokens.lowerBound)..<Int(
        passage.units[Int(units.upperBound) - 1].tokens.upperBound)
  }

  /// Where its last word ends, stops and closing marks aside.
  var end: Int {
    var end = tokens.upperBound
    while end > tokens.lowerBound, passage.analysis.tokens[end - 1].shape.contains(.punctuation),
      passage.quotationOf[end - 1] < 0, passage.analysis.tokens[end - 1].tag != .closeBracket
    {
      end -= 1
    }
    return end
  }

  func isComma(_ token: Int) -> Bool {
    phrases.comma.contains(passage.analysis.tokens[token].word) && passage.quotationOf[token] < 0
  }

  /// Whether the word is outside quotations.
  func isFree(_ token: Int) -> Bool { passage.quotationOf[token] < 0 }

  /// Whether the word is a verb form that tells: "said", "says", "informed".
  func tells(_ token: Int) -> Bool {
    let own = passage.analysis.tokens[token]
    return isFree(token) && (own.tag.isFinite || own.tag == .vbn) && !own.shape.contains(.capitalized)
      && !phrases.copulas.contains(own.word) && !phrases.auxiliaries.contains(own.word)
  }

  /// Whether the word is a telling form of a verb of saying in the lexicon.
  func says(_ token: Int) -> Bool { tells(token) && grammar.family(token) == .say }

  /// Whether a finite verb stands among the words.
  func hasVerb(_ range: Range<Int>) -> Bool {
    range.contains { passage.analysis.tokens[$0].tag.isFinite || passage.analysis.tokens[$0].tag == .md }
  }
}
