internal import Knowledge
internal import Language
internal import Record

/// Says for whom the source of a statement speaks.
///
/// Names stand for themselves, a capital or a country for its government, "a spokesman for X" for X, "the ministry" and "he" for
/// what was spoken of last and fits. A source that names nobody known becomes an entity of its own ("two witnesses").
struct SourceResolver {
  private let analysis: Analysis
  private let mentions: [FoundMention]
  private let anaphors: Anaphors
  /// The mention that holds each token, else -1.
  private let mentionAt: [Int32]

  /// How long an unknown name of a person, and a description of people, may be.
  private static let maxPersonWords = 3
  private static let maxDescriptionWords = 10

  /// A resolver for one text.
  init(_ analysis: Analysis, mentions: [FoundMention], anaphors: Anaphors) {
    self.analysis = analysis
    self.mentions = mentions
    self.anaphors = anaphors
    var mentionAt = [Int32](repeating: -1, count: analysis.tokens.count)
    for (index, mention) in mentions.enumerated() {
      for token in mention.tokens { mentionAt[token] = Int32(index) }
    }
    self.mentionAt = mentionAt
  }

  /// The mentions among a source's words that stand for a government there, though their words name a country or its capital.
  func metonyms(in statements: [Statement]) -> [Int: Country] {
    var found: [Int: Country] = [:]
    for statement in statements {
      guard let phrase = SourcePhrase(statement.source, analysis), let index = mention(at: phrase.head),
        [.country, .place].contains(mentions[index].identity.kind),
        mentions[index].tokens.upperBound >= phrase.core.upperBound
      else { continue }
      let words = analysis.text[analysis.span(mentions[index].tokens)]
      let meanings = Countries.shared.meanings(of: NameKey(words)).filter { $0.relation != .demonym }
      let fitting = meanings.filter { $0.country.iso2 == mentions[index].identity.country }
      if let country = (fitting.first ?? (meanings.count == 1 ? meanings[0] : nil))?.country { found[index] = country }
    }
    return found
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
    guard let phrase = SourcePhrase(statement.source, analysis) else { return nil }
    if let named = namedMention(in: phrase) { return entityOf[named] }
    let head = analysis.tokens[phrase.head]
    let context = BackReference.Context(
      offset: Int(analysis.tokens[phrase.tokens.lowerBound].start), earlier: earlier, content: statement.content)
    if anaphors.isPronoun(head.word) {
      guard let index = back.pronoun(head.word, context, register) else { return nil }
      register.add(.init(span: analysis.span(phrase.tokens), form: .pronoun), to: index)
      return index
    }
    if phrase.isDefinite || anaphors.targets(of: head.word).contains(.speaker),
      let index = back.nominal(head.word, country: country(in: phrase), context, register)
    {
      register.add(.init(span: analysis.span(phrase.tokens), form: .nominal), to: index)
      return index
    }
    return newcomer(phrase, &register)
  }

  /// The mention that the phrase stands for: a person named in it, else what its head names, else what its head speaks for.
  private func namedMention(in phrase: SourcePhrase) -> Int? {
    let inside = mentionsInside(phrase.tokens)
    let person = inside.first { index in
      mentions[index].identity.kind == .person
        && (phrase.core.contains(mentions[index].tokens.lowerBound) || isApposed(index, phrase))
    }
    if let person { return person }
    if let own = mention(at: phrase.head), mentions[own].identity.kind != .nationality || phrase.core.count == 1 {
      return own
    }
    guard anaphors.mouthpieces.contains(analysis.tokens[phrase.head].word) else { return nil }
    return inside.first { ![.nationality, .person].contains(mentions[$0].identity.kind) }
  }

  /// Whether a person's name stands in apposition to the head ("the president, Ilham Aliyev,"), not behind "for" or "of".
  private func isApposed(_ index: Int, _ phrase: SourcePhrase) -> Bool {
    guard mentions[index].tokens.lowerBound >= phrase.core.upperBound else { return false }
    let between = phrase.core.upperBound..<mentions[index].tokens.lowerBound
    guard !between.isEmpty else { return true }
    let last = analysis.tokens[between.upperBound - 1]
    return last.tag != .in && last.tag != .to && analysis.tokens[between].contains { $0.shape.contains(.punctuation) }
  }

  /// An entity for a source that is neither a known name nor refers back: a name that no one knew, or people described.
  private func newcomer(_ phrase: SourcePhrase, _ register: inout EntityRegister) -> Int {
    let head = analysis.tokens[phrase.head]
    let isName = head.shape.contains(.capitalized) && head.tag.isProper
    let tokens = isName ? nameTokens(in: phrase) : phrase.core.lowerBound..<description(of: phrase)
    let kind: Entity.Kind = !isName ? .other : tokens.count <= Self.maxPersonWords ? .person : .organization
    let words = analysis.text[analysis.span(tokens)]
    let index = register.entry(
      for: .init(
        kind: kind, category: kind.rawValue, topic: words.lowercased(), country: country(in: phrase)), name: words)
    register.add(.init(span: analysis.span(tokens), form: isName ? .name : .nominal), to: index)
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
      !analysis.tokens[end].tag.isFinite
    {
      end += 1
    }
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
