internal import Language

/// Finds whose verb a cue is where brackets, clauses or a date stand between: "The Mission (OAS) considered", "A
/// lawyer, who asked for discretion, told", "The office had on Monday warned", "The auditors saw the papers, noting".
///
/// It is the noun phrase that opens the sentence, behind a dateline, if no other clause is between.
struct MainSubject {
  let passage: Passage
  let phrases: Phrases

  /// The subject of the verb at `cue`.
  func subject(of cue: Int) -> Range<Int>? {
    let tokens = passage.analysis.tokens
    let start = self.start(cue)
    guard start < cue, cue + 1 < tokens.count, cue - start <= 40, tokens[cue].tag.isVerb || tokens[cue].tag == .nns,
      let verb = (start..<cue + 1).first(where: { isVerb($0) || $0 == cue }),
      let phrase = phrase(start, verb) ?? local(start, cue, verb)
    else { return nil }
    if phrase.upperBound == cue { return phrase }
    let between = phrase.upperBound..<cue
    // "The chairman, who spoke first, however assured": adverbs before the verb are passed over.
    var edge = cue
    while edge - 1 > phrase.upperBound, tokens[edge - 1].tag == .rb || phrases.adverbs.contains(tokens[edge - 1].word) {
      edge -= 1
    }
    if phrases.comma.contains(tokens[edge - 1].word) || tokens[edge - 1].tag == .closeBracket {
      // Whatever stands between belongs to the speaker; a participle belongs to the main verb.
      if tokens[cue].tag == .vbg {
        return between.contains { isVerb($0) } && phrases.that.contains(tokens[cue + 1].word) ? phrase : nil
      }
      let opens =
        tokens[between.lowerBound].tag == .openBracket || phrases.comma.contains(tokens[between.lowerBound].word)
      return opens && tokens[cue].tag != .vbn ? phrase : nil
    }
    if verb == cue {
      let opening = tokens[phrase.upperBound]
      return phrase.upperBound == cue || cue - phrase.upperBound <= 8 && opening.tag != .in || isTime(phrase.upperBound)
        ? phrase : nil
    }
    if tokens[cue].tag == tokens[verb].tag, tokens[cue - 1].tag == .cc {
      return phrase.upperBound == verb ? phrase : nil
    }
    if phrases.perfects.contains(tokens[verb].word), tokens[cue].tag == .vbn || tokens[cue].tag == .vbd {
      return (verb + 1..<cue).contains { isVerb($0) } || phrase.upperBound != verb ? nil : phrase
    }
    return nil
  }

  /// The noun phrase that opens the clause before `token`, as the subject of its first verb.
  func opening(before token: Int) -> Range<Int>? {
    let start = self.start(token)
    guard start < token, token - start <= 90, let verb = (start..<token).first(where: isVerb), verb > start else {
      return nil
    }
    return phrase(start, verb) ?? local(start, verb, verb)
  }

  /// The noun phrase between a comma and the cue, where the sentence opens with something else: "In its ruling, the
  /// court held".
  private func local(_ start: Int, _ cue: Int, _ verb: Int) -> Range<Int>? {
    let tokens = passage.analysis.tokens
    guard verb == cue, let comma = (start..<cue).last(where: { phrases.comma.contains(tokens[$0].word) }) else {
      return nil
    }
    let phrase = comma + 1..<cue
    return SpeakerPhrase(passage: passage, phrases: phrases).fills(phrase) ? phrase : nil
  }

  private func isVerb(_ token: Int) -> Bool {
    let tag = passage.analysis.tokens[token].tag
    return passage.quotationOf[token] < 0 && (tag.isFinite || tag == .md)
  }

  /// Whether "on Wednesday" or the like begins there.
  private func isTime(_ token: Int) -> Bool {
    let tokens = passage.analysis.tokens
    return tokens[token].tag == .in && token + 1 < tokens.count && phrases.times.contains(tokens[token + 1].lemma)
  }

  /// Where the cue's sentence begins, behind a dateline.
  private func start(_ cue: Int) -> Int {
    let tokens = passage.analysis.tokens
    let sentence = passage.sentences[Int(passage.sentenceOf[Int(passage.unitOf[cue])])]
    let first = Int(passage.units[Int(sentence.units.lowerBound)].tokens.lowerBound)
    guard first < cue else { return first }
    if let turn = turn(first, cue) { return turn }
    for index in first..<min(first + 12, cue - 1)
    where tokens[index].tag == .closeBracket || phrases.dashes.contains(tokens[index].word) {
      let isDateline = (first..<index).allSatisfy {
        tokens[$0].shape.contains(.capitalized) || tokens[$0].shape.contains(.number)
          || tokens[$0].shape.contains(.punctuation)
      }
      if isDateline, tokens[index + 1].shape.contains(.capitalized) { return index + 1 }
    }
    return tokens[first].tag == .cc ? first + 1 : first
  }

  /// Where the clause of another speaker begins that the cue stands in: "…, while [Zhang, a researcher, opined]".
  private func turn(_ first: Int, _ cue: Int) -> Int? {
    let tokens = passage.analysis.tokens
    let start = max(first + 1, cue - Self.reach)
    guard start + 2 < cue else { return nil }
    let comma = (start..<cue - 2).last {
      phrases.comma.contains(tokens[$0].word) && phrases.contrasts.contains(tokens[$0 + 1].word)
        && passage.quotationOf[$0] < 0 && !tokens[$0 + 2].tag.isVerb
    }
    return comma.map { $0 + 2 }
  }

  /// How far before a cue its clause is looked for.
  private static let reach = 30

  /// The noun phrase from `start` up to the first comma, bracket or time before `limit`.
  private func phrase(_ start: Int, _ limit: Int) -> Range<Int>? {
    let tokens = passage.analysis.tokens
    var end = start
    while end < limit, tokens[end].tag != .openBracket, !phrases.comma.contains(tokens[end].word), !isTime(end) {
      end += 1
    }
    while end > start + 1, tokens[end - 1].tag == .rb { end -= 1 }
    let phrase = start..<end
    return SpeakerPhrase(passage: passage, phrases: phrases).fills(phrase) ? phrase : nil
  }
}
