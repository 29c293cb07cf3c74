internal import Language
internal import Record

/// Reads the noun phrases that name documents.
///
/// Fires on "2020 peace agreements", "Statement of the Leaders of Russia and Armenia dated November 9, 2020", "statement
/// posted on the ministry's website", "Resolution 1701"; leaves "said in a statement", "conflict resolution", "martial law",
/// "media reports". Looks at no more than some twenty tokens around a noun.
struct DocumentPhraseReader {
  let lexicon: DocumentLexicon
  let analysis: Analysis
  let times: [TimeExpression]

  /// What stands beside a noun and shows that a document is meant.
  private struct Evidence {
    var hasName = false
    var hasModifier = false
    var hasAnyWord = false
    var hasNumber = false
    var hasParties = false
    var hasMaker = false
    /// "of" and its noun: "Treaty of Lausanne".
    var hasOf = false
    /// "on" and its noun: "law on foreign agents".
    var hasTopic = false
    var isPublished = false
    var isTitled = false
    var isSigned = false
    /// A common noun right before it: "customs protocol".
    var hasNounBefore = false
    /// How many pages it has: "64-page".
    var hasPages = false
    /// How long it holds: "three-year".
    var hasTerm = false
    /// Whether a date stands in its words.
    var isDatedInside = false
  }

  /// The phrase around the noun at `head`; nil where it names no document.
  func phrase(at head: Int) -> DocumentPhrase? {
    let token = analysis.tokens[head]
    guard let noun = lexicon.noun(token.word), token.tag == .unknown || token.tag.isNoun || token.tag == .jj else {
      return nil
    }
    let sentence = analysis.sentence(of: head)
    if head + 1 < sentence.upperBound, analysis.tokens[head + 1].tag.isNoun,
      number(behind: head, in: sentence) == nil
    {
      return nil
    }
    let first = left(of: head, in: sentence)
    var evidence = Evidence()
    guard look(atModifiers: first..<head, noun: token, &evidence) else { return nil }
    let isNamedHead =
      token.shape.contains(.capitalized) && head > sentence.lowerBound && !token.shape.contains(.allCapitals)
    let end = right(of: head, noun.kind, in: sentence, isNamed: isNamedHead, &evidence)
    evidence.isSigned = end - first > 1 && isSigned(head, end, in: sentence)
    evidence.isDatedInside = (first..<end).contains { isTime($0) }
    let date = date(in: first..<end, behind: end, in: sentence)
    let isDefinite = first > sentence.lowerBound && lexicon.plays(.definite, analysis.tokens[first - 1].word)
    if isGenericPlural(head, evidence, isDated: date != nil, isDefinite: isDefinite, first, in: sentence) { return nil }
    let isFound = accepts(noun, evidence, date != nil, isNamedHead: isNamedHead)
    let isBare = first == head && end == head + 1
    guard isFound || (isDefinite && isBare) else { return nil }
    let start = withCollective(stripped(first, head), in: sentence)
    let words = (start..<head).filter { !isFiller($0) } + [head]
    return DocumentPhrase(
      kind: noun.kind, head: head, tokens: start..<end, makers: makers(start..<end, head, in: sentence),
      core: words.map { analysis.tokens[$0].lemma }.sorted(),
      names: (start..<end).filter { isName($0) }.map { analysis.tokens[$0].word }.sorted(), date: date,
      isBackward: !isFound, isGeneral: noun.need == .backward)
  }

  /// The first token of the modifiers before a noun.
  private func left(of head: Int, in sentence: Range<Int>) -> Int {
    var first = head
    while first > sentence.lowerBound, head - first < 10, isModifier(first - 1), !isMaking(first - 1, in: sentence) {
      first -= 1
    }
    while first < head, [.pos, .hyph, .cc].contains(analysis.tokens[first].tag) || isVerbal(first, in: sentence) {
      first += 1
    }
    return first
  }

  /// Whether a participle is the verb of the maker before it: "the council adopted Resolution 118".
  private func isMaking(_ place: Int, in sentence: Range<Int>) -> Bool {
    let token = analysis.tokens[place]
    return (token.tag == .vbn || token.tag == .vbd) && lexicon.plays(.publish, token.word)
      && place > sentence.lowerBound && analysis.tokens[place - 1].tag.isNoun
  }

  /// Whether a leading "claiming" or "signed" is a verb before the phrase and no part of it.
  private func isVerbal(_ place: Int, in sentence: Range<Int>) -> Bool {
    guard [.vbg, .vbn].contains(analysis.tokens[place].tag) else { return false }
    guard place > sentence.lowerBound else { return true }
    return ![.dt, .prpPossessive, .jj].contains(analysis.tokens[place - 1].tag)
  }

  private func isModifier(_ place: Int) -> Bool {
    let token = analysis.tokens[place]
    if token.shape.contains(.opensQuotation) || token.shape.contains(.closesQuotation) { return false }
    switch token.tag {
    case .jj, .jjr, .jjs, .nn, .nnp, .nnps, .cd, .hyph, .pos, .vbn, .vbg: return true
    case .nns: return lexicon.plays(.modifier, token.lemma) || lexicon.plays(.modifier, token.word)
    default: return false
    }
  }

  /// Reads what the modifiers show; false where they show that no document is meant.
  private func look(atModifiers range: Range<Int>, noun: Token, _ evidence: inout Evidence) -> Bool {
    for place in range {
      let token = analysis.tokens[place]
      if lexicon.forbids(token.word, noun: noun.lemma) || lexicon.plays(.outlet, token.word) { return false }
      if lexicon.plays(.modifier, token.word) { evidence.hasModifier = true }
      if token.tag.isProper, token.shape.contains(.capitalized) { evidence.hasName = true }
      if !lexicon.plays(.plain, token.word) { evidence.hasAnyWord = true }
      if place + 1 == range.upperBound, token.tag == .nn || token.tag == .nns { evidence.hasNounBefore = true }
      if token.span.count > 5 {
        let word = analysis.words(place).lowercased()
        if word.hasSuffix("-page") { evidence.hasPages = true }
        if word.hasSuffix("-year") || word.hasSuffix("-month") { evidence.hasTerm = true }
      }
    }
    return true
  }

  /// The place behind what stands behind a noun and belongs to it.
  private func right(
    of head: Int, _ kind: Document.Kind, in sentence: Range<Int>, isNamed: Bool, _ evidence: inout Evidence
  ) -> Int {
    var end = head + 1
    if let number = number(behind: head, in: sentence) {
      evidence.hasNumber = true
      end = longName(behind: number, kind, in: sentence) ?? number
    } else if isTitleKind(kind), end < sentence.upperBound, let title = quoted(at: end, in: sentence),
      analysis.tokens[end + 1].shape.contains(.capitalized)
    {
      evidence.isTitled = true
      end = title
    }
    for _ in 0..<3 {
      guard end < sentence.upperBound else { break }
      let token = analysis.tokens[end]
      if lexicon.plays(.title, token.word), end + 1 < sentence.upperBound {
        guard let title = quoted(at: end + 1, in: sentence) else { break }
        evidence.isTitled = true
        end = title
      } else if kind == .statement, lexicon.plays(.following, token.word),
        let gathering = complement(at: end + 1, in: sentence, isNamed: false, isList: false),
        (end + 1..<gathering).contains(where: { lexicon.plays(.gathering, analysis.tokens[$0].word) })
      {
        evidence.isPublished = true
        end = gathering
      } else if token.word == Self.dated, isTime(end + 1) {
        evidence.isPublished = true
        // A letter has no other name than its date.
        if end == head + 1 { end = (end + 1..<sentence.upperBound).first { !isTime($0) } ?? sentence.upperBound }
        break
      } else if lexicon.plays(.publish, token.word), token.tag == .vbn || token.tag == .vbd {
        guard let published = published(at: end, in: sentence) else { break }
        evidence.isPublished = true
        end = published
      } else if let role = lexicon.value(.complement, token.word), !isTime(end + 1) {
        guard let complement = complement(at: end + 1, in: sentence, isNamed: isNamed, isList: role != "maker")
        else { break }
        let hasName = (end + 1..<complement).contains { isName($0) && analysis.tokens[$0].tag.isProper }
        if (end + 1..<complement).contains(where: { lexicon.plays(.channel, analysis.tokens[$0].word) }) {
          evidence.isPublished = true
        } else if role == "parties" || role == "of" {
          evidence.hasParties = evidence.hasParties || hasName
          guard hasName || role == "of" else { break }
        } else if role == "maker" {
          guard hasName else { break }
          evidence.hasMaker = true
        }
        if role == "on" { evidence.hasTopic = true }
        if role == "of" { evidence.hasOf = true }
        end = complement
      } else {
        break
      }
    }
    return end
  }

  /// The place behind the number of a law or the like: "Resolution 1701", "Law No. 31357".
  private func number(behind head: Int, in sentence: Range<Int>) -> Int? {
    var place = head + 1
    if place < sentence.upperBound, lexicon.plays(.number, analysis.tokens[place].word) {
      place += 1
      if place < sentence.upperBound, analysis.tokens[place].tag == .stop { place += 1 }
    }
    return place < sentence.upperBound && isNumber(place) ? place + 1 : nil
  }

  /// The place behind the name that stands in apposition to a numbered document: "Republic Act 3019, the Anti-Graft Act".
  private func longName(behind place: Int, _ kind: Document.Kind, in sentence: Range<Int>) -> Int? {
    guard place + 2 < sentence.upperBound, analysis.tokens[place].tag == .comma,
      analysis.tokens[place + 1].word == Self.the
    else { return nil }
    for next in place + 2..<min(sentence.upperBound, place + 14) {
      let token = analysis.tokens[next]
      if lexicon.noun(token.word)?.kind == kind, token.shape.contains(.capitalized), next > place + 2 {
        return next + 1
      }
      guard token.shape.contains(.capitalized) || [.cc, .in, .hyph].contains(token.tag) else { return nil }
    }
    return nil
  }

  /// Whether documents of a kind bear titles in quotation marks right behind the noun: the law "On State Language".
  private func isTitleKind(_ kind: Document.Kind) -> Bool { [.law, .decree, .resolution, .report].contains(kind) }

  private func isNumber(_ place: Int) -> Bool {
    let token = analysis.tokens[place]
    return token.shape.contains(.number) && token.span.count <= 6 && !isTime(place)
  }

  private func isTime(_ place: Int) -> Bool {
    place < analysis.tokens.count && time(overlapping: analysis.tokens[place].span) != nil
  }

  /// The place behind a title in quotation marks.
  private func quoted(at place: Int, in sentence: Range<Int>) -> Int? {
    guard analysis.tokens[place].shape.contains(.opensQuotation) else { return nil }
    return (place + 1..<min(sentence.upperBound, place + 20)).first {
      analysis.tokens[$0].shape.contains(.closesQuotation)
    }.map { $0 + 1 }
  }

  /// The place behind "posted on the ministry's website", "signed in Moscow".
  private func published(at place: Int, in sentence: Range<Int>) -> Int? {
    let next = place + 1
    guard next < sentence.upperBound else { return nil }
    if isTime(next) {
      guard analysis.tokens[place].word != Self.dated else { return nil }
      return (next..<sentence.upperBound).first { !isTime($0) } ?? sentence.upperBound
    }
    guard analysis.tokens[next].tag == .in || analysis.tokens[next].tag == .to else { return nil }
    guard next + 1 < sentence.upperBound, !isTime(next + 1) else { return place + 1 }
    return complement(at: next + 1, in: sentence, isNamed: false, isList: false)
  }

  /// The place behind the noun phrase at `place`; with names, further ones joined by commas, "and" and "of" belong to it.
  private func complement(at place: Int, in sentence: Range<Int>, isNamed: Bool, isList: Bool) -> Int? {
    var end = place
    var last = place
    while end < min(sentence.upperBound, place + 18) {
      let token = analysis.tokens[end]
      let isJoint = token.tag == .comma || token.tag == .cc || token.tag == .in
      if isJoint {
        guard last > place, last == end, end + 1 < sentence.upperBound, isList || token.tag == .in,
          joins(end, isNamed)
        else { break }
      } else if token.tag == .dt || token.tag == .prpPossessive {
        guard last == place || joinsBefore(end) else { break }
      } else if isModifier(end) || token.tag == .nns, !isTime(end) || isCompound(end, last),
        !isTrailing(end, in: sentence)
      {
        last = end + 1
      } else {
        break
      }
      end += 1
    }
    return last > place ? last : nil
  }

  /// Whether a word for a time is the head of a compound: "rest days".
  private func isCompound(_ place: Int, _ last: Int) -> Bool {
    last == place && analysis.tokens[place].tag == .nns && analysis.tokens[place - 1].tag == .nn
      && !isTime(place - 1)
  }

  /// Whether a participle begins something new: "a letter to the minister asking …".
  private func isTrailing(_ place: Int, in sentence: Range<Int>) -> Bool {
    guard [.vbg, .vbn].contains(analysis.tokens[place].tag), place + 1 < sentence.upperBound else { return false }
    return !analysis.tokens[place + 1].tag.isNoun || isTime(place + 1)
  }

  private func joins(_ place: Int, _ isNamed: Bool) -> Bool {
    let token = analysis.tokens[place]
    let next = analysis.tokens[place + 1]
    if token.tag == .in { return lexicon.value(.complement, token.word) == "of" && !isTime(place + 1) }
    return next.tag.isProper && analysis.tokens[place - 1].tag.isProper
      || isNamed && token.tag == .cc && next.shape.contains(.capitalized)
  }

  private func joinsBefore(_ place: Int) -> Bool { [.in, .cc].contains(analysis.tokens[place - 1].tag) }

  /// Where the makers of a document are named: in its name up to "to", and before a verb of signing.
  private func makers(_ name: Range<Int>, _ head: Int, in sentence: Range<Int>) -> [Range<Int>] {
    let addressed = (head..<name.upperBound).first { analysis.tokens[$0].word == Self.to }
    let own = name.lowerBound..<(addressed ?? name.upperBound)
    let low = max(sentence.lowerBound, head - 7)
    guard let verb = (low..<max(low, name.lowerBound)).first(where: { isSigning($0) }) else { return [own] }
    return [max(sentence.lowerBound, verb - 8)..<verb, own]
  }

  private func isSigning(_ place: Int) -> Bool {
    lexicon.plays(.sign, analysis.tokens[place].word) && [.vbd, .vbz, .vbp].contains(analysis.tokens[place].tag)
  }

  /// Whether a verb of signing stands near a noun in its sentence.
  private func isSigned(_ head: Int, _ end: Int, in sentence: Range<Int>) -> Bool {
    let low = max(sentence.lowerBound, head - 7)
    let high = min(sentence.upperBound, max(head + 6, end + 4))
    return (low..<high).contains { lexicon.plays(.sign, analysis.tokens[$0].word) }
  }

  private func accepts(_ noun: DocumentLexicon.Noun, _ evidence: Evidence, _ isDated: Bool, isNamedHead: Bool) -> Bool {
    let isNamed =
      isNamedHead
      && (evidence.hasName || evidence.hasParties || evidence.hasOf || evidence.hasTopic || evidence.hasNumber)
    if evidence.hasPages { return true }
    switch noun.need {
    case .backward: return false
    case .compound: return isNamed || evidence.hasNounBefore || evidence.isSigned || isDated
    case .topical: return isNamed || evidence.hasTopic || evidence.isTitled
    case .dated: return isNamedHead && isDated
    case .term: return evidence.hasTerm || evidence.hasNumber || evidence.isDatedInside || isDated
    case .numbered: return isNamedHead && evidence.hasName || evidence.hasNumber || evidence.isTitled
    case .firm:
      return evidence.hasAnyWord || evidence.hasParties || evidence.hasTopic || evidence.hasOf || evidence.isSigned
        || isDated
        || evidence.isPublished || evidence.hasNumber
    case .named:
      if isNamed || evidence.hasNumber || evidence.isTitled || evidence.isSigned || isDated && noun.kind != .other {
        return true
      }
      switch noun.kind {
      case .agreement, .treaty, .other, .statement:
        let isName = evidence.hasName && (noun.kind == .agreement || noun.kind == .treaty)
        return isName || evidence.hasModifier
          || evidence.hasParties && noun.kind != .other
      case .law: return evidence.hasTopic && noun.kind == .law || evidence.isPublished
      case .resolution: return evidence.hasName || evidence.hasModifier || evidence.isPublished
      default: return evidence.hasName || evidence.hasModifier
      }
    case .listed: return isNamed || evidence.hasName || evidence.hasModifier || isDated
    case .proper:
      return isNamedHead && (evidence.hasName || evidence.hasOf || evidence.hasTopic)
    case .issued:
      if evidence.isPublished || evidence.isTitled || isNamed { return true }
      switch noun.kind {
      case .statement: return evidence.hasModifier
      case .report: return evidence.hasName || evidence.hasMaker || evidence.isDatedInside
      case .letter: return evidence.hasMaker || evidence.hasModifier
      default: return evidence.hasModifier
      }
    }
  }

  /// Whether a plural speaks of a kind of document: "trade deals" that no article, number, date or name picks out.
  private func isGenericPlural(
    _ head: Int, _ evidence: Evidence, isDated: Bool, isDefinite: Bool, _ first: Int, in sentence: Range<Int>
  ) -> Bool {
    guard analysis.tokens[head].tag == .nns, !isDated, !isDefinite, !evidence.hasName, !evidence.hasParties else {
      return false
    }
    return withCollective(first, in: sentence) == first && analysis.tokens[first].tag != .cd
  }

  /// The first token of the name: what says nothing of which document it is falls off.
  private func stripped(_ first: Int, _ head: Int) -> Int {
    var start = first
    while start < head, lexicon.plays(.plain, analysis.tokens[start].word) || analysis.tokens[start].tag == .hyph {
      start += 1
    }
    return start
  }

  /// The name with "set of" before it.
  private func withCollective(_ start: Int, in sentence: Range<Int>) -> Int {
    guard start - 2 >= sentence.lowerBound, lexicon.value(.complement, analysis.tokens[start - 1].word) == "of",
      lexicon.plays(.collective, analysis.tokens[start - 2].word)
    else { return start }
    return start - 2
  }

  private static let to = WordHash.of("to")
  private static let the = WordHash.of("the")
  private static let dated = WordHash.of("dated")

  private func isFiller(_ place: Int) -> Bool {
    let token = analysis.tokens[place]
    return [.hyph, .pos, .in, .dt].contains(token.tag) || lexicon.plays(.plain, token.word)
      || lexicon.plays(.collective, token.word)
  }

  private func isName(_ place: Int) -> Bool {
    let token = analysis.tokens[place]
    return token.tag.isProper || token.shape.contains(.number)
  }
}
