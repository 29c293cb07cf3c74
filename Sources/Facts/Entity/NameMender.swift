internal import Knowledge
internal import Language
internal import Record

/// Mends what a recogniser of names gets wrong in ways that words can tell.
///
/// - A person's name does not begin with an office: "Fisheries Undersecretary Ignacio Valdebenito" is Ignacio Valdebenito.
/// - A word for a people, a country or a seat of power is no person, unless a fuller name in the text ends in it.
/// - A body's name that stops at "of" goes on over the capitalised words behind it.
/// - "Kazakh Minister" is no person; "CHP Yalçın Demir" behind an office is a body and a person.
/// - A body's name goes on over what it deals with or is sent to: "Department for Culture, Media and Sport", "Mission
///   to the UN".
/// - One word that is a body's name more often than a person's is a body's everywhere: "Hamas".
/// - Words that are one name in one place are one name wherever they stand.
struct NameMender: Sendable {
  private let roles: RoleReader
  private let domains: PhraseTable<String>
  private let countries = CountryWords()
  private static let of = WordHash.of("of")
  private static let and = WordHash.of("and")
  private static let the = WordHash.of("the")
  private static let joiners = Set(["of", "for"].map { WordHash.of($0) })

  /// A mender that knows the offices of `roles`.
  init(roles: RoleReader, domains: PhraseTable<String>) {
    self.roles = roles
    self.domains = domains
  }

  /// The names of the text, mended, in text order, not overlapping.
  func names(of analysis: Analysis) -> [Name] {
    let lastNames = Set(
      analysis.names.filter { $0.kind == .person && $0.tokens.count > 1 }
        .map { analysis.tokens[$0.tokens.upperBound - 1].word })
    var taken = TokenSet(count: analysis.tokens.count)
    let spelled = AcronymNames.names(in: analysis)
    for name in spelled { taken.insert(name.tokens) }
    let beside = ApposedBodies(roles: roles).names(in: analysis).filter { !taken.overlaps($0.tokens) }
    for name in beside { taken.insert(name.tokens) }
    let apposed = (spelled + beside).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    let ofOneKind = BodyWords(in: analysis, lastNames: lastNames)
    let mended = analysis.names.map { ofOneKind.mended($0, analysis) }.flatMap { mend($0, lastNames, analysis) }
      .filter { !taken.overlaps($0.tokens) }
    return Self.repeated(
      (mended + apposed).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }, apposed: apposed, analysis)
  }

  private func mend(_ name: Name, _ lastNames: Set<UInt64>, _ analysis: Analysis) -> [Name] {
    var name = name
    switch name.kind {
    case .person:
      // "Médecins Sans Frontières (MSF)" is no person.
      if name.tokens.count > 1, let acronym = Acronym.inBrackets(behind: name.tokens.upperBound, analysis),
        Acronym.initials(of: name.tokens, analysis)?.lowercased() == analysis.words(acronym).lowercased()
      {
        name.kind = .organization
        return [name]
      }
      if isOfficeOfCountry(name.tokens, analysis) { return [] }
      name.tokens = withFirst(withoutOffice(name.tokens, analysis), analysis)
      guard name.tokens.contains(where: { analysis.tokens[$0].shape.contains(.capitalized) }) else { return [] }
      if name.tokens.count == 1, !lastNames.contains(analysis.tokens[name.tokens.lowerBound].word),
        !Countries.shared.meanings(of: NameKey(analysis.text[analysis.span(name.tokens)])).isEmpty
      {
        return []
      }
    case .organization:
      if let parts = bodyAndHolder(name, analysis) { return parts }
      // "The MP" is somebody by office.
      if name.tokens.count == 1, analysis.tokens[name.tokens.lowerBound].shape.contains(.allCapitals),
        roles.role(at: name.tokens.lowerBound, limit: name.tokens.upperBound, analysis) != nil
      {
        return []
      }
      // "Party chairman X": a sentence's first word has its capital from its place.
      let first = analysis.tokens[name.tokens.lowerBound]
      if name.tokens.count == 1, first.shape.contains(.sentenceStart), EntityWords.shared.plays(.body, first.word) {
        return []
      }
      name.tokens = whole(name.tokens, analysis)
      return name.tokens.isEmpty ? [] : [name]
    case .place, .nationality: break
    }
    return [name]
  }

  /// The words of a body's name: without "The", with what stands behind "of", and with what small words of another language join.
  private func whole(_ tokens: Range<Int>, _ analysis: Analysis) -> Range<Int> {
    let all = analysis.tokens
    let sentence = analysis.sentence(of: tokens.lowerBound)
    var start = tokens.lowerBound
    var end = tokens.upperBound
    if all[start].word == Self.the { start += 1 }
    guard start < end else { return start..<start }
    if Self.joiners.contains(all[end - 1].word) {
      while end < sentence.upperBound, all[end].shape.contains(.capitalized) { end += 1 }
      if end == tokens.upperBound { end -= 1 }
    } else if end + 1 < sentence.upperBound, all[end].word == Self.and, all[end + 1].shape.contains(.capitalized),
      (start..<end).contains(where: { all[$0].word == Self.of }), isOrdinary(end - 1, analysis),
      isOrdinary(end + 1, analysis)
    {
      end += 2
    }
    end = BodyNameEnd(analysis).end(of: start..<max(start, end), limit: sentence.upperBound)
    guard start > sentence.lowerBound, start < end else { return start..<max(start, end) }
    var particle = start
    while particle > sentence.lowerBound, start - particle < 2, all[particle - 1].shape.isDisjoint(with: .capitalized),
      EntityWords.shared.plays(.particle, all[particle - 1].word)
    {
      particle -= 1
    }
    guard particle < start else { return start..<end }
    var first = particle
    while first > sentence.lowerBound, particle - first < 3, all[first - 1].shape.contains(.capitalized) { first -= 1 }
    return (first < particle ? first : start)..<end
  }

  /// Whether a word is written small more often than not.
  private func isOrdinary(_ token: Int, _ analysis: Analysis) -> Bool {
    NameWords.shared.use(of: NameKey(analysis.words(token))).ordinary >= 5
  }

  /// "Kazakh Minister" is an office, not a person.
  private func isOfficeOfCountry(_ tokens: Range<Int>, _ analysis: Analysis) -> Bool {
    guard tokens.count > 1, let hit = countries.at(tokens.lowerBound, limit: tokens.upperBound, analysis),
      let (office, _) = roles.role(at: hit.tokens.upperBound, limit: tokens.upperBound, analysis)
    else { return false }
    return office.upperBound == tokens.upperBound
  }

  /// A body's short name and the person behind it who holds its office: "chairman of the CHP Yalçın Demir".
  private func bodyAndHolder(_ name: Name, _ analysis: Analysis) -> [Name]? {
    let first = name.tokens.lowerBound
    guard (3...4).contains(name.tokens.count), analysis.tokens[first].shape.contains(.allCapitals),
      name.tokens.dropFirst().allSatisfy({
        analysis.tokens[$0].shape.contains(.capitalized) && !analysis.tokens[$0].shape.contains(.allCapitals)
          && NameWords.shared.use(of: NameKey(analysis.words($0))).ordinary < 6
      })
    else { return nil }
    let holder = first + 1..<name.tokens.upperBound
    let sentence = analysis.sentence(of: first)
    guard roles.role(ahead: holder, limit: sentence.lowerBound, end: sentence.upperBound, analysis) != nil else {
      return nil
    }
    return [
      Name(tokens: first..<first + 1, kind: .organization, confidence: name.confidence),
      Name(tokens: holder, kind: .person, confidence: name.confidence),
    ]
  }

  /// A person's name with the word between it and the office before it: "Chairperson [Asad] Iqbal Butt".
  private func withFirst(_ tokens: Range<Int>, _ analysis: Analysis) -> Range<Int> {
    let first = tokens.lowerBound - 1
    let sentence = analysis.sentence(of: tokens.lowerBound)
    guard tokens.count >= 2, first > sentence.lowerBound, analysis.tokens[first].shape.contains(.capitalized),
      analysis.tokens[first].tag.isProper, !analysis.tokens[first].shape.contains(.allCapitals),
      roles.role(before: first + 1, limit: sentence.lowerBound, analysis) == nil,
      roles.role(before: first, limit: sentence.lowerBound, analysis) != nil,
      Countries.shared.meanings(of: NameKey(analysis.words(first))).isEmpty
    else { return tokens }
    return first..<tokens.upperBound
  }

  /// A person's name without an office, or the field of one ("Minister of Ecology …"), at its beginning.
  private func withoutOffice(_ tokens: Range<Int>, _ analysis: Analysis) -> Range<Int> {
    var start = tokens.lowerBound
    for index in tokens.dropLast() {
      if let (office, _) = roles.role(at: index, limit: tokens.upperBound - 1, analysis) {
        start = max(start, office.upperBound)
      }
    }
    if start == tokens.lowerBound, start > 0, analysis.tokens[start - 1].word == Self.of,
      let (field, _) = domains.match(analysis.tokens, from: start, limit: tokens.upperBound - 1)
    {
      start = field.upperBound
    }
    return start..<tokens.upperBound
  }

  /// The names with those of several words found wherever else their words stand; a longer name wins over shorter ones inside it.
  /// Bodies known by the noun before them, and last names of persons, are found again though they are one word.
  private static func repeated(_ names: [Name], apposed: [Name], _ analysis: Analysis) -> [Name] {
    let tokens = analysis.tokens
    var known: [UInt64: [Phrase]] = [:]
    var lastNames: Set<UInt64> = []
    func learn(_ words: [UInt64], _ kind: Name.Kind, isSure: Bool) {
      if known[words[0]]?.contains(where: { $0.words == words }) != true {
        known[words[0], default: []].append(Phrase(words: words, kind: kind, isSure: isSure))
      }
    }
    for name in apposed where name.tokens.count > 1 || !isPlace(name, analysis) {
      learn(name.tokens.map { tokens[$0].word }, .organization, isSure: true)
    }
    for name in names where name.tokens.count == 1 && (name.kind == .place || name.kind == .organization) {
      let word = tokens[name.tokens.lowerBound]
      guard NameWords.shared.use(of: NameKey(analysis.words(name.tokens.lowerBound))).ordinary == 0,
        word.span.count >= minAlone, known[word.word] == nil
      else { continue }
      learn([word.word], name.kind, isSure: false)
      lastNames.insert(word.word)
    }
    for name in names where name.tokens.count > 1 && (name.kind == .person || name.kind == .organization) {
      learn(name.tokens.map { tokens[$0].word }, name.kind, isSure: false)
      let last = name.tokens.upperBound - 1
      if name.kind == .person, NameWords.shared.use(of: NameKey(analysis.words(last))).ordinary < 8 {
        learn([tokens[last].word], .person, isSure: false)
        lastNames.insert(tokens[last].word)
      }
    }
    var result: [Name] = []
    var next = 0
    var index = 0
    while index < tokens.count {
      while next < names.count, names[next].tokens.lowerBound < index { next += 1 }
      let own = next < names.count && names[next].tokens.lowerBound == index ? names[next] : nil
      let again = (known[tokens[index].word] ?? []).prefix(maxSameBeginning)
        .filter { phrase in
          index + phrase.words.count <= tokens.count && tokens[index].shape.contains(.capitalized)
            && phrase.words.indices.allSatisfy { tokens[index + $0].word == phrase.words[$0] }
        }
        .max { $0.words.count < $1.words.count }
      if let again, again.words.count > own?.tokens.count ?? 0 || again.isSure && again.words.count == own?.tokens.count
      {
        let confidence = again.words.count == 1 && lastNames.contains(tokens[index].word) ? lastNameConfidence : 0.5
        result.append(
          Name(
            tokens: index..<index + again.words.count, kind: again.kind, confidence: own?.confidence ?? confidence))
        index += again.words.count
      } else if let own {
        result.append(own)
        index = own.tokens.upperBound
      } else {
        index += 1
      }
    }
    return result
  }

  /// The confidence of a last name that only another place shows to be one: a place of that name is likelier.
  static let lastNameConfidence = 0.3

  /// How many bytes a name of one word has at least that is found again where no other sign shows it.
  private static let minAlone = 5

  /// Words that are a name wherever they stand.
  private struct Phrase {
    var words: [UInt64]
    var kind: Name.Kind
    /// Whether the kind is surer than that of a single name.
    var isSure: Bool
  }

  private static func isPlace(_ name: Name, _ analysis: Analysis) -> Bool {
    !Gazetteer.shared.find(NameKey(analysis.text[analysis.span(name.tokens)])).isEmpty
  }

  /// How many names that begin with the same word are tried at a place.
  private static let maxSameBeginning = 16
}
