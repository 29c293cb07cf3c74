internal import Language

/// A sentence that gives the sentence before it a source: "This is stated in a statement posted on the ministry's website.",
/// "The agency reported this on Tuesday."
///
/// Translated reports are full of them, and nothing in them but the anaphor says that the content lies behind.
struct BackwardReport {
  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases
  /// The names of the stances in the lexicon.
  let stances: [String]

  /// The probability given to a draft of this rule, by hand: the corpora have too few such sentences to learn it from.
  private static let probability: Float = 0.85

  /// The draft of the sentence at `index`, if it is such a report.
  func draft(_ index: Int) -> Draft? {
    guard index > 0 else { return nil }
    let tokens = words(index)
    guard tokens.count >= 4, tokens.count <= 60, let content = sentenceBefore(index) else { return nil }
    guard let (cue, source) = passive(tokens) ?? active(tokens) else { return nil }
    let main = cue.last(where: isReporting) ?? cue.lowerBound
    return Draft(cue: cue, source: source, content: content, main: main, probability: Self.probability)
  }

  /// The tokens of a sentence; empty where it has a quotation.
  func words(_ index: Int) -> Range<Int> {
    let units = passage.sentences[index].units
    guard !units.contains(where: { passage.units[Int($0)].kind != .token }) else { return 0..<0 }
    let first = Int(passage.units[Int(units.lowerBound)].tokens.lowerBound)
    return first..<Int(passage.units[Int(units.upperBound) - 1].tokens.upperBound)
  }

  /// The sentence before, where it may be what is reported.
  private func sentenceBefore(_ index: Int) -> Range<Int>? {
    let own = passage.sentences[index].block
    let before = passage.sentences[index - 1]
    guard before.block == own || before.block == own - 1 else { return nil }
    let first = passage.units[Int(before.units.lowerBound)].tokens.lowerBound
    let last = passage.units[Int(before.units.upperBound) - 1].tokens.upperBound
    return last - first >= 5 ? Int(first)..<Int(last) : nil
  }

  private func word(_ token: Int) -> UInt64 { passage.analysis.tokens[token].word }

  /// Whether the word reports what was said before. Who disputes or denies it does not say it.
  private func isReporting(_ token: Int) -> Bool {
    guard let entry = grammar.entries[token] else { return false }
    return entry.family == .say && !["denies", "questions", "answers"].contains(stances[Int(entry.stance)])
  }

  /// "This was announced by the mayor": anaphor, copula, participle, and no clause of its own.
  private func passive(_ tokens: Range<Int>) -> (Range<Int>, [Range<Int>])? {
    guard phrases.anaphors.contains(word(tokens.lowerBound)) else { return nil }
    var index = tokens.lowerBound + 1
    while index < tokens.upperBound, phrases.copulas.contains(word(index)) { index += 1 }
    guard index > tokens.lowerBound + 1, index + 2 < tokens.upperBound else { return nil }
    if !isReporting(index) { index += 1 }
    guard index + 2 < tokens.upperBound, isReporting(index) else { return nil }
    let rest = index + 1..<tokens.upperBound
    guard !rest.contains(where: { phrases.that.contains(word($0)) }),
      phrases.by.contains(word(rest.lowerBound)) || phrases.places.contains(word(rest.lowerBound))
    else { return nil }
    return (tokens.lowerBound + 1..<index + 1, source(rest).map { [$0] } ?? [])
  }

  /// "The agency reported this on Tuesday": a subject, the verb, "this", and no more than when and where.
  private func active(_ tokens: Range<Int>) -> (Range<Int>, [Range<Int>])? {
    var index = tokens.lowerBound + 1
    while index < tokens.upperBound, !isReporting(index) { index += 1 }
    guard index + 2 < tokens.upperBound, index - tokens.lowerBound <= 14 else { return nil }
    var object = index + 1
    if phrases.about.contains(word(object)) { object += 1 }
    guard object + 1 < tokens.upperBound, phrases.anaphors.contains(word(object)) else { return nil }
    let next = object + 1
    let isEnd = passage.analysis.tokens[next].shape.contains(.punctuation) || phrases.ends.contains(word(next))
    guard isEnd, !(next..<tokens.upperBound).contains(where: { phrases.that.contains(word($0)) }) else { return nil }
    var start = tokens.lowerBound
    for token in tokens.lowerBound..<index where isComma(token) { start = token + 1 }
    guard start < index else { return nil }
    return (index..<object + 1, [start..<index])
  }

  private func isComma(_ token: Int) -> Bool { passage.analysis.tokens[token].word == Self.comma }

  private static let comma = WordHash.of(",")

  /// Who speaks, in what follows the participle: the agent, else whose paper or site it is, else the paper itself.
  private func source(_ rest: Range<Int>) -> Range<Int>? {
    if let by = rest.first(where: { phrases.by.contains(word($0)) }) { return phrase(by + 1, rest.upperBound) }
    if let site = rest.first(where: { phrases.isSite(word($0)) }) {
      if site + 1 < rest.upperBound, phrases.of.contains(word(site + 1)) { return phrase(site + 2, rest.upperBound) }
      return owner(before: site, from: rest.lowerBound)
    }
    guard let paper = rest.first(where: { phrases.isChannel(word($0)) }) else { return nil }
    if paper + 1 < rest.upperBound, phrases.of.contains(word(paper + 1)) { return phrase(paper + 2, rest.upperBound) }
    if let owner = owner(before: paper, from: rest.lowerBound) { return owner }
    return rest.lowerBound + 1..<paper + 1
  }

  /// The noun phrase that begins at `start`: up to a mark or a word that begins something new.
  private func phrase(_ start: Int, _ limit: Int) -> Range<Int>? {
    var end = start
    while end < limit, !passage.analysis.tokens[end].shape.contains(.punctuation), !phrases.ends.contains(word(end)) {
      end += 1
    }
    return end > start ? start..<end : nil
  }

  /// Whose paper or site stands at `noun`: "the ministry's", "its", or a name right before it.
  private func owner(before noun: Int, from start: Int) -> Range<Int>? {
    var first = noun
    while first > start, !phrases.places.contains(word(first - 1)), !phrases.of.contains(word(first - 1)) { first -= 1 }
    guard first < noun else { return nil }
    if let mark = (first..<noun).last(where: { phrases.possessives.contains(word($0)) }), mark > first {
      return first..<mark
    }
    if phrases.owners.contains(word(first)) { return first..<first + 1 }
    var end = noun
    while end > first, !isName(end - 1) { end -= 1 }
    return end > first ? first..<end : nil
  }

  /// Whether the word may be a name: it has a capital.
  private func isName(_ token: Int) -> Bool { passage.analysis.tokens[token].shape.contains(.capitalized) }
}
