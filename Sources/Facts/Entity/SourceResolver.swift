internal import Knowledge
internal import Language
internal import Record

/// Says for whom the source of a statement speaks.
///
/// Names stand for themselves, a capital or a country for its government, "a spokesman for X" for X, "the ministry" and "he" for
/// what was spoken of last and fits, "the government" for that of the country the text is about. A source that names nobody known becomes an entity of its own ("two witnesses").
struct SourceResolver {
  private let analysis: Analysis
  private let mentions: [FoundMention]
  private let anaphors: Anaphors
  /// The mention that holds each token, else -1.
  private let mentionAt: [Int32]
  private let descriptions: Descriptions
  private let roles: RoleReader
  /// The country that the text is mostly about.
  private let home: Country?
  /// Who speaks through Brussels, where that is not Belgium.
  private let union: FoundMention.Identity?
  private static let reach = 2500

  /// How long an unknown name of a person, and a description of people, may be.
  private static let maxPersonWords = 3
  private static let maxDescriptionWords = 10

  /// A resolver for one text.
  init(_ analysis: Analysis, mentions: [FoundMention], anaphors: Anaphors, roles: RoleReader) {
    self.analysis = analysis
    self.roles = roles
    self.mentions = mentions
    self.anaphors = anaphors
    var mentionAt = [Int32](repeating: -1, count: analysis.tokens.count)
    for (index, mention) in mentions.enumerated() {
      for token in mention.tokens { mentionAt[token] = Int32(index) }
    }
    self.mentionAt = mentionAt
    var persons = TokenSet(count: analysis.tokens.count)
    for mention in mentions where mention.identity.kind == .person { persons.insert(mention.tokens) }
    descriptions = Descriptions(analysis, anaphors: anaphors, persons: persons)
    home = Self.home(of: mentions)
    union = Self.union(in: mentions)
  }

  /// The mentions among a source's words that stand for a government there, though their words name a country or its capital.
  /// Brussels stands for the European Union, unless the text is about Belgium.
  func metonyms(in statements: [Statement]) -> [Int: FoundMention.Identity] {
    var found: [Int: FoundMention.Identity] = [:]
    for statement in statements {
      guard let phrase = SourcePhrase(statement.source, analysis),
        let index = placeOfThem(phrase) ?? mention(at: phrase.head),
        [.country, .place].contains(mentions[index].identity.kind),
        mentions[index].tokens.upperBound >= phrase.core.upperBound || placeOfThem(phrase) != nil
      else { continue }
      let words = analysis.text[analysis.span(mentions[index].tokens)]
      let meanings = Countries.shared.meanings(of: NameKey(words)).filter { $0.relation != .demonym }
      let fitting = meanings.filter { $0.country.iso2 == mentions[index].identity.country }
      if let country = (fitting.first ?? (meanings.count == 1 ? meanings[0] : nil))?.country {
        found[index] = (country.iso2 == Self.unionSeat ? union : nil) ?? .government(of: country)
      }
    }
    return found
  }

  /// The country whose capital a union of states speaks through.
  private static let unionSeat = "BE"

  /// The European Union as the text names it; nil where the text is about the country of its seat.
  private static func union(in mentions: [FoundMention]) -> FoundMention.Identity? {
    let isAboutSeat = mentions.contains {
      $0.identity.country == unionSeat && ($0.identity.kind == .country || $0.identity.kind == .nationality)
    }
    if isAboutSeat { return nil }
    return mentions.first { $0.identity.topic == "european union" || $0.identity.topic == "eu" }?.identity
      ?? .init(kind: .organization, category: "organization", topic: "european union", cameoRole: "IGO")
  }

  /// The entity that `statement`'s source stands for, added to the register where it is new; nil where nobody is named.
  ///
  /// - Parameters:
  ///   - earlier: the speakers of the statements before this one.
  ///   - entityOf: the entity of each mention.
  func resolve(
    _ statement: Statement, earlier: [BackReference.Speaker], entityOf: [Int], back: BackReference,
    register: inout EntityRegister
  ) -> Int? {
    guard let phrase = SourcePhrase(speakers(of: statement), analysis) else { return nil }
    let head = analysis.tokens[phrase.head]
    let context = BackReference.Context(
      offset: Int(analysis.tokens[phrase.tokens.lowerBound].start), earlier: earlier, content: statement.content)
    if let person = spokesperson(phrase, context, entityOf, back, &register) { return person }
    if let named = namedMention(in: phrase) { return entityOf[named] }
    if let body = spokenFor(phrase, context, entityOf, back, &register) { return body }
    if anaphors.isPronoun(head.word) {
      guard let index = pronoun(head.word, context, entityOf, back, &register) else { return nil }
      register.add(.init(span: analysis.span(phrase.head..<phrase.head + 1), form: .pronoun), to: index)
      return index
    }
    if let name = ownName(phrase) { return body(name, phrase, &register) }
    if phrase.isDefinite || !phrase.isIndefinite && anaphors.targets(of: head.word).contains(.speaker),
      let index = nominal(phrase, context, entityOf, back, &register)
    {
      let tokens = phrase.tokens.lowerBound..<max(phrase.core.upperBound, phrase.tokens.lowerBound + 1)
      register.add(.init(span: analysis.span(tokens), form: .nominal), to: index)
      return index
    }
    if let government = government(phrase, &register) { return government }
    return newcomer(phrase, &register)
  }

  /// The words of a body's name in capitals that nobody found: "the Supreme Court Bar Association", "the Federation
  /// of Kenya Employers" take up no other association. Leaves "the Ministry", which does.
  private func ownName(_ phrase: SourcePhrase) -> Range<Int>? {
    let tokens = analysis.tokens
    guard !anaphors.isPerson(tokens[phrase.head].word),
      phrase.core.allSatisfy({
        tokens[$0].shape.contains(.capitalized) && !tokens[$0].shape.contains(.sentenceStart) && tokens[$0].tag.isNoun
      })
    else { return nil }
    var end = phrase.core.upperBound
    if end < phrase.tokens.upperBound, Self.joiners.contains(tokens[end].word) {
      var last = end + 1
      while last < phrase.tokens.upperBound, last - end <= Self.maxPersonWords + 1,
        tokens[last].shape.contains(.capitalized) || tokens[last].tag == .dt
      {
        last += 1
      }
      if tokens[last - 1].shape.contains(.capitalized) { end = last }
    }
    return end == phrase.tokens.upperBound && end - phrase.core.lowerBound > 1 ? phrase.core.lowerBound..<end : nil
  }

  private static let joiners = Set(["of", "for"].map { WordHash.of($0) })

  /// The body of a name: one that has all its words, else a new one.
  private func body(_ name: Range<Int>, _ phrase: SourcePhrase, _ register: inout EntityRegister) -> Int {
    if let known = register.latest(withWords: name.map { analysis.tokens[$0].word }) { return known }
    let words = analysis.text[analysis.span(name)]
    let index = register.entry(
      for: .init(
        kind: .organization, category: "organization", topic: words.lowercased(), country: country(in: phrase)),
      name: words)
    register.add(.init(span: analysis.span(name), form: .name), to: index)
    register.add(words: name.map { analysis.tokens[$0].word }, to: index)
    return index
  }

  /// The words for who speaks: of "TASS quotes a source", the source.
  private func speakers(of statement: Statement) -> [Span] {
    guard statement.source.count > 1, let last = statement.source.last,
      statement.cue.contains(where: { part in
        analysis.tokens(in: part).contains { EntityWords.shared.plays(.citing, analysis.tokens[$0].word) }
      })
    else { return statement.source }
    return [last]
  }

  /// The body that a mouthpiece speaks for, told by a noun that refers back: "a police spokeswoman", "a spokesman for the force",
  /// "the company's spokesman"; not "a senior official of the ministry".
  private func spokenFor(
    _ phrase: SourcePhrase, _ context: BackReference.Context, _ entityOf: [Int], _ back: BackReference,
    _ register: inout EntityRegister
  ) -> Int? {
    guard anaphors.spokespeople.contains(analysis.tokens[phrase.head].word) else { return nil }
    let noun = phrase.tokens.first { index in
      index != phrase.head && anaphors.isBody(analysis.tokens[index].word)
    }
    guard let noun, let body = SourcePhrase([analysis.tokens[noun].span], analysis) else { return nil }
    return nominal(body, context, entityOf, back, &register)
  }

  /// The person whom "the Kremlin spokesman" takes up, where one was named before.
  private func spokesperson(
    _ phrase: SourcePhrase, _ context: BackReference.Context, _ entityOf: [Int], _ back: BackReference,
    _ register: inout EntityRegister
  ) -> Int? {
    guard phrase.isDefinite, phrase.core.upperBound == phrase.tokens.upperBound,
      Self.deputies.contains(analysis.tokens[phrase.head].word),
      let body = mentionsInside(phrase.core).last(where: { mentions[$0].identity.kind != .person }),
      let index = back.spokesperson(
        of: entityOf[body], country: mentions[body].identity.country, context, register)
    else { return nil }
    register.add(.init(span: analysis.span(phrase.tokens), form: .nominal), to: index)
    return index
  }

  /// Who stands for another by trade.
  private static let deputies = Set(
    ["spokesman", "spokeswoman", "spokesperson", "representative"].map { WordHash.of($0) })

  /// What "he", "she" or "it" stands for: somebody described is one too ("A nurse … she").
  private func pronoun(
    _ word: UInt64, _ context: BackReference.Context, _ entityOf: [Int], _ back: BackReference,
    _ register: inout EntityRegister
  ) -> Int? {
    let found = back.pronoun(word, context, register)
    guard anaphors.persons.contains(word) else { return found?.entity }
    let isFemale = anaphors.female.contains(word) ? true : anaphors.male.contains(word) ? false : nil
    var index = found?.entity
    if let described = descriptions.before(context.offset, analysis, count: 20).first(where: { $0.isSubject }) {
      let offset = Int(analysis.tokens[described.core.lowerBound - 1].start)
      let isSaid = context.content.contains { $0.contains(analysis.tokens[described.head].span) }
      if offset > found?.offset ?? -1, context.offset - offset < Self.near, !isSaid {
        index = person(described, context, entityOf, back, &register)
      }
    }
    if let index { register.note(isFemale: isFemale, of: index) }
    return index
  }

  /// How many bytes back a description without a name is taken up by a pronoun.
  private static let near = 400

  /// The entity of somebody described: whom the words refer back to, else somebody new.
  private func person(
    _ described: Descriptions.Description, _ context: BackReference.Context, _ entityOf: [Int],
    _ back: BackReference, _ register: inout EntityRegister
  ) -> Int? {
    let sentence = analysis.sentence(of: described.head)
    guard
      let phrase = SourcePhrase(
        [analysis.span(described.core.lowerBound - 1..<min(sentence.upperBound, described.head + 8))], analysis)
    else { return nil }
    if let known = describedBefore(described, register) { return known }
    if !described.isIndefinite {
      var earlier = context
      earlier.offset = Int(analysis.tokens[described.core.lowerBound - 1].start)
      if let index = nominal(phrase, earlier, entityOf, back, &register) { return index }
    }
    return newcomer(phrase, &register)
  }

  /// The entity that was made of a description already.
  private func describedBefore(_ described: Descriptions.Description, _ register: EntityRegister) -> Int? {
    let start = Int(analysis.tokens[described.core.lowerBound].start)
    return register.entries.indices.suffix(50).last { index in
      register.entries[index].identity.category == "described"
        && register.entries[index].mentions.contains { $0.span.start == start }
    }
  }

  /// What "the minister" or "the candidate of Alianza" stands for; "the official" may be an official described before.
  private func nominal(
    _ phrase: SourcePhrase, _ context: BackReference.Context, _ entityOf: [Int], _ back: BackReference,
    _ register: inout EntityRegister
  ) -> Int? {
    let besides = phrase.core.upperBound..<max(phrase.core.upperBound, phrase.tokens.upperBound)
    let state = headOfState(phrase, besides)
    let noun = state ?? analysis.tokens[phrase.head].word
    let isPerson = anaphors.isPerson(noun)
    let bodies = isPerson && state == nil ? complement(besides, entityOf) : nil
    let found = back.nominal(
      noun, modifiers: (phrase.core.lowerBound..<phrase.head).map { analysis.tokens[$0].word },
      country: bodies == nil ? country(in: phrase) : nil, besides: bodies ?? [], context, register)
    guard isPerson, bodies == nil else { return bodies?.isEmpty == true ? nil : found?.entity }
    let described = descriptions.before(context.offset, analysis, count: 20).first {
      $0.isIndefinite && analysis.tokens[$0.head].word == noun
    }
    if let described {
      let offset = Int(analysis.tokens[described.core.lowerBound - 1].start)
      let isSaid = context.content.contains { $0.contains(analysis.tokens[described.head].span) }
      if offset > found?.offset ?? -1, context.offset - offset < Self.reach, !isSaid {
        return person(described, context, entityOf, back, &register)
      }
    }
    return found?.entity
  }

  /// The office that "the head of state" and "the head of government" are other words for.
  private func headOfState(_ phrase: SourcePhrase, _ besides: Range<Int>) -> UInt64? {
    guard analysis.tokens[phrase.head].word == Self.head, besides.count == 2,
      analysis.tokens[besides.lowerBound].word == Self.of
    else { return nil }
    return Self.states[analysis.tokens[besides.lowerBound + 1].word]
  }

  private static let head = WordHash.of("head")
  private static let of = WordHash.of("of")
  private static let states = [
    WordHash.of("state"): WordHash.of("president"), WordHash.of("government"): WordHash.of("premier"),
  ]

  /// The entities named behind "of", "for" or "from" right behind a noun; nil where none of these words stands there.
  private func complement(_ tokens: Range<Int>, _ entityOf: [Int]) -> [Int]? {
    guard let first = tokens.first, analysis.tokens[first].tag == .in else { return nil }
    var end = first + 1
    while end < tokens.upperBound, !analysis.tokens[end].shape.contains(.punctuation) { end += 1 }
    return mentionsInside(first..<end).map { entityOf[$0] }
  }

  /// "The government" and "the Executive" of a text that is about one country.
  private func government(_ phrase: SourcePhrase, _ register: inout EntityRegister) -> Int? {
    guard phrase.isDefinite, phrase.core.count == 1, phrase.tokens.count == 2, let home,
      EntityWords.shared.plays(.executive, analysis.tokens[phrase.head].word)
    else { return nil }
    let index = register.entry(for: .government(of: home), name: "Government of \(home.name)")
    register.add(.init(span: analysis.span(phrase.tokens), form: .nominal), to: index)
    return index
  }

  /// The country named most, by itself or by its places and bodies; the first of equals.
  private static func home(of mentions: [FoundMention]) -> Country? {
    var counts: [String: (count: Int, first: Int)] = [:]
    for (index, mention) in mentions.enumerated() {
      guard let country = mention.identity.country else { continue }
      counts[country, default: (0, index)].count += 1
    }
    return counts.max { ($0.value.count, -$0.value.first) < ($1.value.count, -$1.value.first) }
      .flatMap { Countries.shared[$0.key] }
  }

  /// The mention that the phrase stands for: a person named in it, else what its head names, else what its head speaks for.
  private func namedMention(in phrase: SourcePhrase) -> Int? {
    let inside = mentionsInside(phrase.tokens)
    let isOfficial = phrase.isIndefinite && Self.officials.contains(analysis.tokens[phrase.head].word)
    if let own = mention(at: phrase.head), mentions[own].identity.kind == .person, !isPossessor(own, phrase) {
      return own
    }
    let person = inside.first { index in
      mentions[index].identity.kind == .person && !isPossessor(index, phrase)
        && (phrase.core.contains(mentions[index].tokens.lowerBound) || isApposed(index, phrase)
          || holds(index, phrase))
    }
    if let person { return person }
    if let named = apposedName(before: phrase) { return named }
    if !isOfficial, let own = mention(at: phrase.head),
      mentions[own].identity.kind != .nationality || phrase.core.count == 1
    {
      return owner(ofOrgan: own) ?? own
    }
    if let kind = namedKind(phrase) { return kind }
    if let body = inside.first(where: { isApposedBody($0, phrase) }) { return body }
    if let first = mention(at: phrase.core.lowerBound), isExplained(first, phrase) { return first }
    if let home = placeOfThem(phrase) { return home }
    guard anaphors.mouthpieces.contains(analysis.tokens[phrase.head].word) else { return nil }
    // "A senior official of the ministry" speaks for himself.
    if isOfficial { return nil }
    return inside.first { ![.nationality, .person].contains(mentions[$0].identity.kind) }
  }

  /// The body whose name stands right before the noun for it: "Netanyahu's [Likud] party".
  private func namedKind(_ phrase: SourcePhrase) -> Int? {
    guard phrase.core.count > 1, EntityWords.shared.plays(.kind, analysis.tokens[phrase.head].word),
      let index = mention(at: phrase.head - 1), mentions[index].tokens.upperBound == phrase.head,
      [.organization, .party, .armedForce].contains(mentions[index].identity.kind)
    else { return nil }
    return index
  }

  private static let officials = Set(["official"].map { WordHash.of($0) })

  /// The body that an organ's name is told to belong to: "the ELN's Central Command". Leaves bodies of their own
  /// ("the EU's Court of Justice") and those of countries ("Russia's General Staff").
  private func owner(ofOrgan index: Int) -> Int? {
    let tokens = mentions[index].tokens
    guard mentions[index].identity.country == nil, tokens.lowerBound > 1,
      EntityWords.shared.plays(.organ, analysis.tokens[tokens.upperBound - 1].word),
      analysis.tokens[tokens.lowerBound - 1].tag == .pos, let owner = mention(at: tokens.lowerBound - 2),
      [.organization, .armedForce, .party].contains(mentions[owner].identity.kind)
    else { return nil }
    return owner
  }

  /// The person whose name opens the sentence, where the phrase is only what is said of them behind a comma: "Robert
  /// Gittins (Con), [cabinet member for culture], said". Leaves "After meeting Merkel, [the president] said".
  private func apposedName(before phrase: SourcePhrase) -> Int? {
    let start = phrase.tokens.lowerBound
    let sentence = analysis.sentence(of: start)
    guard start - 1 > sentence.lowerBound, analysis.tokens[start - 1].tag == .comma,
      anaphors.isPerson(analysis.tokens[phrase.head].word), mention(at: phrase.head) == nil
    else { return nil }
    var end = start - 1
    if analysis.tokens[end - 1].tag == .closeBracket {
      guard let open = (sentence.lowerBound..<end).last(where: { analysis.tokens[$0].tag == .openBracket }) else {
        return nil
      }
      end = open
    }
    guard end > sentence.lowerBound, let named = mention(at: end - 1), mentions[named].identity.kind == .person,
      mentions[named].tokens.lowerBound - sentence.lowerBound <= Self.maxTitle,
      !(sentence.lowerBound..<mentions[named].tokens.lowerBound).contains(where: {
        analysis.tokens[$0].tag == .in || analysis.tokens[$0].tag.isVerb
      })
    else { return nil }
    return named
  }

  /// How many words an office before a name has at most.
  private static let maxTitle = 6

  /// "From Srbijagas they", "in Tallinn, in turn, they": the pronoun stands for the name before it.
  private func placeOfThem(_ phrase: SourcePhrase) -> Int? {
    guard phrase.tokens.count > 2, analysis.tokens[phrase.tokens.lowerBound].tag == .in,
      anaphors.bodies.contains(analysis.tokens[phrase.tokens.upperBound - 1].word)
    else { return nil }
    return mentionsInside(phrase.tokens).first { ![.nationality, .person].contains(mentions[$0].identity.kind) }
  }

  /// Whether a person is only whose spokesman or lawyer speaks: "Putin's spokesman".
  private func isPossessor(_ index: Int, _ phrase: SourcePhrase) -> Bool {
    let end = mentions[index].tokens.upperBound
    return end < phrase.tokens.upperBound && analysis.tokens[end].tag == .pos
  }

  /// Whether a body's name stands between commas behind the noun for it: "the children's agency, UNICEF,".
  private func isApposedBody(_ index: Int, _ phrase: SourcePhrase) -> Bool {
    let tokens = mentions[index].tokens
    return [.organization, .party, .armedForce].contains(mentions[index].identity.kind)
      && tokens.lowerBound == phrase.core.upperBound + 1 && analysis.tokens[tokens.lowerBound - 1].tag == .comma
      && (tokens.upperBound >= phrase.tokens.upperBound || analysis.tokens[tokens.upperBound].tag == .comma)
      && anaphors.isBody(analysis.tokens[phrase.head].word)
  }

  /// Whether a body's name is followed by what it is: "Unite the union".
  private func isExplained(_ index: Int, _ phrase: SourcePhrase) -> Bool {
    let end = mentions[index].tokens.upperBound
    return mentions[index].identity.kind == .organization && end < phrase.core.upperBound
      && analysis.tokens[end].word == Self.the
  }

  private static let the = WordHash.of("the")

  /// Whether a person's name stands in apposition to the head ("the president, Ilham Aliyev,"), not behind "for" or "of".
  private func isApposed(_ index: Int, _ phrase: SourcePhrase) -> Bool {
    guard mentions[index].tokens.lowerBound >= phrase.core.upperBound else { return false }
    let between = phrase.core.upperBound..<mentions[index].tokens.lowerBound
    guard !between.isEmpty else { return true }
    let last = analysis.tokens[between.upperBound - 1]
    return last.tag != .in && last.tag != .to && analysis.tokens[between].contains { $0.shape.contains(.punctuation) }
  }

  /// Whether a person's name stands behind the office that the head names and what it is held in: "Minister of Ecology Saule
  /// Dzhaksybekova", not "a friend of President Biden" or "an adviser to Merkel".
  private func holds(_ index: Int, _ phrase: SourcePhrase) -> Bool {
    let start = mentions[index].tokens.lowerBound
    let limit = phrase.tokens.lowerBound
    guard start > phrase.core.upperBound + 1, roles.role(before: phrase.head + 1, limit: limit, analysis) != nil,
      roles.role(before: start, limit: phrase.head + 1, analysis) == nil
    else { return false }
    let between = phrase.core.upperBound..<start
    let last = analysis.tokens[between.upperBound - 1]
    return (last.shape.contains(.capitalized) || anaphors.isBody(last.word)) && last.tag != .in
      && !analysis.tokens[between].contains { $0.tag.isVerb }
  }

  /// An entity for a source that is neither a known name nor refers back: a name that no one knew, or people described.
  private func newcomer(_ phrase: SourcePhrase, _ register: inout EntityRegister) -> Int {
    let head = analysis.tokens[phrase.head]
    let isName = head.shape.contains(.capitalized) && head.tag.isProper
    let isBodyName = !isName && isUnknownBody(phrase)
    let tokens = isName ? nameTokens(in: phrase) : phrase.core.lowerBound..<description(of: phrase)
    let words = analysis.text[analysis.span(tokens)]
    if !isName, !isBodyName, head.tag != .nns, anaphors.isPerson(head.word) {
      return someone(tokens, phrase, &register)
    }
    let kind: Entity.Kind =
      isBodyName ? .organization : !isName ? .other : tokens.count <= Self.maxPersonWords ? .person : .organization
    let index = register.entry(
      for: .init(
        kind: kind, category: kind.rawValue, topic: words.lowercased(), country: country(in: phrase)), name: words)
    register.add(.init(span: analysis.span(tokens), form: isName || isBodyName ? .name : .nominal), to: index)
    return index
  }

  /// Whether a phrase without an article that begins with a name and ends in one small word is a body's: "Shell plc".
  private func isUnknownBody(_ phrase: SourcePhrase) -> Bool {
    let first = analysis.tokens[phrase.core.lowerBound]
    let head = analysis.tokens[phrase.head]
    return phrase.core.lowerBound == phrase.tokens.lowerBound && phrase.core.count > 1 && first.tag == .nnp
      && first.shape.contains(.capitalized) && head.tag != .nns && !anaphors.isPerson(head.word)
      && !anaphors.mouthpieces.contains(head.word) && !analysis.tokens[phrase.core].contains { $0.tag == .pos }
  }

  /// An entity for a person described: its name has the article, if that is "a".
  private func someone(_ tokens: Range<Int>, _ phrase: SourcePhrase, _ register: inout EntityRegister) -> Int {
    var name = analysis.text[analysis.span(tokens)]
    if !phrase.isDefinite, phrase.tokens.lowerBound < tokens.lowerBound {
      name = analysis.words(phrase.tokens.lowerBound).lowercased() + " " + name
    }
    let index = register.newcomer(
      .init(
        kind: .person, category: "described", topic: name.lowercased(), country: country(in: phrase),
        role: analysis.words(phrase.head).lowercased()), name: name)
    register.add(.init(span: analysis.span(tokens), form: .nominal), to: index)
    return index
  }

  /// The proper nouns that end at the head.
  private func nameTokens(in phrase: SourcePhrase) -> Range<Int> {
    var start = phrase.head
    while start > phrase.core.lowerBound, analysis.tokens[start - 1].tag.isProper { start -= 1 }
    return start..<phrase.head + 1
  }

  /// Where a description ends: before a comma, a bracket or a relative clause, with its prepositions ("residents of Baku").
  private func description(of phrase: SourcePhrase) -> Int {
    var end = phrase.core.upperBound
    while end < phrase.tokens.upperBound, end - phrase.core.lowerBound < Self.maxDescriptionWords,
      !analysis.tokens[end].shape.contains(.punctuation), !anaphors.isPronoun(analysis.tokens[end].word),
      !analysis.tokens[end].tag.isFinite, ![.vbn, .vbg, .md].contains(analysis.tokens[end].tag)
    {
      end += 1
    }
    while end > phrase.core.upperBound, [.in, .to, .dt, .cc, .rb].contains(analysis.tokens[end - 1].tag) { end -= 1 }
    return end
  }

  /// The country of the nationality or country named in the phrase, where there is just one.
  private func country(in phrase: SourcePhrase) -> String? {
    let found = Set(mentionsInside(phrase.tokens).compactMap { mentions[$0].identity.country })
    return found.count == 1 ? found.first : nil
  }

  private func mention(at token: Int) -> Int? { mentionAt[token] < 0 ? nil : Int(mentionAt[token]) }

  private func mentionsInside(_ tokens: Range<Int>) -> [Int] {
    var found: [Int] = []
    for token in tokens {
      if let index = mention(at: token), found.last != index { found.append(index) }
    }
    return found
  }
}
