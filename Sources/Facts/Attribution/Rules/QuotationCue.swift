internal import Language

/// A quotation with a comma, a speaker and a verb behind it, whatever the verb: "“One lady brought us parkin,” he
/// laughed.", "“We will respect it,” assured for his part the minister."
///
/// Fires on quotations that read like a sentence and open theirs. Leaves titles ("“The Lark Ascending” was played") and
/// quotations without a comma, question or exclamation mark at their end.
struct QuotationCue: ReportingRule {
  private static let probability: Float = 0.88

  let passage: Passage
  let grammar: Grammar
  let phrases: Phrases

  func drafts(_ index: Int) -> [Draft] {
    let sentence = RuleSentence(index, passage, grammar, phrases)
    let end = sentence.end
    let first = Int(passage.sentences[index].units.lowerBound)
    guard passage.units[first].kind == .quotation else { return [] }
    let quotation = Int(passage.units[first].tokens.lowerBound)..<Int(passage.units[first].tokens.upperBound)
    var start = quotation.upperBound
    while start < end, sentence.isComma(start) || start > quotation.upperBound && isDash(start) { start += 1 }
    guard start < end, start > quotation.upperBound || endsOpen(quotation), isSpeech(quotation, sentence) else {
      return []
    }
    guard let (verb, source) = straight(start, end, sentence) ?? inverted(start, end, sentence) else { return [] }
    var draft = Draft(
      cue: verb, source: [source], content: quotation, main: verb.lowerBound, probability: Self.probability)
    if let more = continuation(behind: max(verb.upperBound, source.upperBound), index) { draft.content.append(more) }
    return [draft]
  }

  /// The quotation that goes on behind the cue: in the sentence itself, or as the whole of the next one.
  private func continuation(behind token: Int, _ index: Int) -> Range<Int>? {
    let own = passage.sentences[index]
    func tokens(_ unit: Int32) -> Range<Int> {
      Int(passage.units[Int(unit)].tokens.lowerBound)..<Int(passage.units[Int(unit)].tokens.upperBound)
    }
    if let unit = own.units.first(where: { passage.units[Int($0)].kind == .quotation && tokens($0).lowerBound >= token }
    ) {
      return tokens(unit)
    }
    guard index + 1 < passage.sentences.count, passage.sentences[index + 1].block == own.block,
      passage.isQuotationAlone(index + 1)
    else { return nil }
    return tokens(passage.sentences[index + 1].units.lowerBound)
  }

  private func isDash(_ token: Int) -> Bool {
    phrases.dashes.contains(passage.analysis.tokens[token].word) && passage.quotationOf[token] < 0
  }

  /// "he laughed", "the county boss fired back".
  private func straight(_ start: Int, _ end: Int, _ sentence: RuleSentence) -> (Range<Int>, Range<Int>)? {
    let speaker = SpeakerPhrase(passage: passage, phrases: phrases)
    var verb = start + 1
    while verb < min(end, start + 18), sentence.isFree(verb), !sentence.tells(verb) { verb += 1 }
    guard verb < end, sentence.tells(verb) else { return nil }
    var phrase = start..<verb
    while let last = phrase.last, phrases.adverbs.contains(passage.analysis.tokens[last].word) {
      phrase = phrase.lowerBound..<last
    }
    if let quoted = quoted(phrase, verb, end) { return quoted }
    if !speaker.fills(phrase) {
      // "Ann Lee, one of the leaders of the union, told the rally": the name alone must do.
      guard sentence.isComma(phrase.upperBound - 1), let comma = phrase.first(where: { sentence.isComma($0) }),
        comma < phrase.upperBound - 2, speaker.fills(phrase.lowerBound..<comma)
      else { return nil }
      phrase = phrase.lowerBound..<phrase.upperBound - 1
    }
    var cue = verb..<verb + 1
    if verb + 1 < end, passage.analysis.tokens[verb + 1].relation == .compoundPrt { cue = verb..<verb + 2 }
    if let cited = cited(verb, end, sentence) { return (cue, cited) }
    return (cue, phrase)
  }

  /// "the commissioner was quoted as saying".
  private func quoted(_ phrase: Range<Int>, _ verb: Int, _ end: Int) -> (Range<Int>, Range<Int>)? {
    let tokens = passage.analysis.tokens
    guard phrases.quoted.contains(tokens[verb].word), verb + 2 < end, phrases.as.contains(tokens[verb + 1].word),
      phrases.saying.contains(tokens[verb + 2].word)
    else { return nil }
    var source = phrase
    while let last = source.last, phrases.copulas.contains(tokens[last].word) { source = source.lowerBound..<last }
    guard source.upperBound < phrase.upperBound, SpeakerPhrase(passage: passage, phrases: phrases).fills(source) else {
      return nil
    }
    return (source.upperBound..<verb + 3, source)
  }

  /// Whom the agency quotes: "RIA Novosti quotes [the Kremlin representative]", with the place they speak from.
  private func cited(_ verb: Int, _ end: Int, _ sentence: RuleSentence) -> Range<Int>? {
    guard AttributionWords.shared.plays(.citing, passage.analysis.tokens[verb]),
      let phrase = SpeakerPhrase(passage: passage, phrases: phrases).phrase(from: verb + 1, to: end)
    else { return nil }
    let rest = phrase.lowerBound..<end
    return rest.contains { sentence.isComma($0) || !sentence.isFree($0) } || sentence.hasVerb(rest) ? phrase : rest
  }

  /// "assured for his part the minister".
  private func inverted(_ start: Int, _ end: Int, _ sentence: RuleSentence) -> (Range<Int>, Range<Int>)? {
    guard sentence.tells(start), !phrases.told.contains(passage.analysis.tokens[start].word) else { return nil }
    let speaker = SpeakerPhrase(passage: passage, phrases: phrases)
    let behind = Adverbial(passage: passage, phrases: phrases).end(start + 1, end)
    if behind == start + 1, let office = office(behind, end, speaker) { return (start..<start + 1, office) }
    guard let phrase = speaker.phrase(from: behind, to: end) else { return nil }
    return (start..<start + 1, phrase)
  }

  /// The office that speaks through a preposition: "“…”, — noted in the Eastern Air Command", as translations have
  /// it. Leaves places and papers ("said in Berlin", "said in a statement").
  private func office(_ start: Int, _ end: Int, _ speaker: SpeakerPhrase) -> Range<Int>? {
    let tokens = passage.analysis.tokens
    guard start + 2 < end, phrases.sites.contains(tokens[start].word), tokens[start + 1].tag == .dt,
      !phrases.articles.contains(tokens[start + 1].word), tokens[start + 2].shape.contains(.capitalized),
      let phrase = speaker.phrase(from: start + 1, to: end), phrase.upperBound == end
    else { return nil }
    return phrase
  }

  /// Whether the quotation's last mark asks for more: a comma, a question or an exclamation mark.
  private func endsOpen(_ quotation: Range<Int>) -> Bool {
    quotation.suffix(3).contains { phrases.openEnds.contains(passage.analysis.tokens[$0].word) }
  }

  /// Whether the quotation reads like speech: it has a finite verb, or six words.
  private func isSpeech(_ quotation: Range<Int>, _ sentence: RuleSentence) -> Bool {
    let count = quotation.count { !passage.analysis.tokens[$0].shape.contains(.punctuation) }
    return count >= 6 || count >= 2 && sentence.hasVerb(quotation)
  }
}
