internal import Knowledge
internal import Language
internal import Record

/// Finds who and what the text names, ties the mentions together, and says for whom each statement's source stands.
struct EntityFinder: Sendable {
  private let mentions = MentionFinder()
  private let anaphors = Anaphors()
  private let roles = RoleReader()

  /// The entities of the text in the order of their first mention, `e1`, `e2`, …; each statement gets the entity of its source.
  func entities(
    in article: Article, _ analysis: Analysis, places: [Toponym], statements: inout [Statement]
  ) -> [Entity] {
    var found = mentions.mentions(in: analysis, places: places)
    let resolver = SourceResolver(analysis, mentions: found, anaphors: anaphors, roles: roles)
    for (index, identity) in resolver.metonyms(in: statements) {
      found[index].identity = identity
      if identity.kind == .organization { found[index].name = "European Union" }
    }
    Self.lendCountries(to: &found)
    var register = EntityRegister()
    let entityOf = Self.fill(&register, with: found, analysis)
    let back = BackReference(
      anaphors: anaphors, mentions: Self.named(found, entityOf, analysis),
      quoted: statements.filter { $0.kind == .direct }.flatMap(\.content), said: statements.flatMap(\.content))
    let spoken = statements.indices.sorted { Self.position(statements[$0]) < Self.position(statements[$1]) }
    var speakers: [BackReference.Speaker] = []
    var entityOfStatement: [Int: Int] = [:]
    for index in spoken {
      guard
        let entity = resolver.resolve(
          statements[index], earlier: speakers, entityOf: entityOf, back: back, register: &register)
      else { continue }
      entityOfStatement[index] = entity
      speakers.append(.init(entity: entity, offset: Self.position(statements[index])))
    }
    let (entities, ids) = EntityList(analysis).entities(of: register)
    for (index, entity) in entityOfStatement { statements[index].entity = ids[entity] }
    return entities
  }

  /// Where the words for who said it stand; the content's place where there are none.
  private static func position(_ statement: Statement) -> Int {
    statement.source.first?.start ?? statement.content.first?.start ?? 0
  }

  /// How many mentions back a ministry is still in mind.
  private static let reach = 200

  /// Gives an institution without a country ("the Foreign Ministry") the country of the last one like it, or of the only one.
  private static func lendCountries(to mentions: inout [FoundMention]) {
    var last: [String: String] = [:]
    var all: [String: Set<String>] = [:]
    func key(_ identity: FoundMention.Identity) -> String? {
      ["person", "place", "country", "nationality", "organization"].contains(identity.category)
        ? nil : identity.category + "|" + identity.topic
    }
    for mention in mentions {
      if let key = key(mention.identity), let country = mention.identity.country {
        all[key, default: []].insert(country)
      }
    }
    for index in mentions.indices {
      guard let key = key(mentions[index].identity) else { continue }
      // "The Peruvian ministry" is the Peruvian ministry named before.
      if mentions[index].identity.topic == "ministry",
        let ministry = mentions[..<index].suffix(reach).last(where: {
          $0.identity.category == "ministry" && $0.identity.country == mentions[index].identity.country
        })
      {
        mentions[index].identity.topic = ministry.identity.topic
      }
      if let country = mentions[index].identity.country {
        last[key] = country
      } else if let country = last[key] ?? (all[key]?.count == 1 ? all[key]?.first : nil) {
        mentions[index].identity.country = country
      }
    }
  }

  /// Enters the mentions in text order, with the acronyms in brackets behind them; gives the entity of each.
  private static func fill(
    _ register: inout EntityRegister, with mentions: [FoundMention], _ analysis: Analysis
  ) -> [Int] {
    let full = fullNames(mentions, analysis)
    let gender = GenderWords()
    return mentions.map { mention in
      let span = analysis.span(mention.tokens)
      if let holder = holder(ofOffice: mention, register, analysis) {
        register.add(.init(span: span, form: .nominal), to: holder)
        return holder
      }
      let named = full[mention.identity.topic].map { mentions[$0] } ?? mention
      let name = named.identity.kind == .government ? governmentName(named) : named.name
      let entity = register.entry(for: named.identity, name: name, namesCountry: named.namesCountry)
      let ownKind = named.identity.kind == register.entries[entity].identity.kind ? nil : named.identity.kind
      register.add(.init(span: span, form: mention.form, kind: ownKind), to: entity)
      if mention.identity.kind == .person, mention.tokens.count > 2,
        let initials = Acronym.initials(of: mention.tokens, analysis)
      {
        register.add(alias: initials, to: entity)
      }
      if mention.identity.kind == .person {
        register.note(isFemale: gender.isFemale(mention.tokens, analysis), of: entity)
      }
      if bodies.contains(mention.identity.kind) {
        register.add(words: Self.words(of: mention, analysis), to: entity)
        if let short = mention.shortTopic { register.add(alias: short, to: entity) }
        if let acronym = Acronym.inBrackets(behind: mention.tokens.upperBound, analysis) {
          register.add(alias: analysis.words(acronym), to: entity)
          register.add(.init(span: analysis.tokens[acronym].span, form: .name), to: entity)
        }
        if let initials = Acronym.initials(of: mention.tokens, analysis) { register.add(alias: initials, to: entity) }
      }
      return entity
    }
  }

  private static let bodies: Set<Entity.Kind> = [.organization, .armedForce, .government, .party]

  /// The words of a body's name, and the nouns right before it ("the trade union Nezavisnost").
  private static func words(of mention: FoundMention, _ analysis: Analysis) -> Set<UInt64> {
    var words = Set(mention.tokens.map { analysis.tokens[$0].word })
    var index = mention.tokens.lowerBound - 1
    while index >= 0, mention.tokens.lowerBound - index < 3, [.nn, .nns].contains(analysis.tokens[index].tag) {
      words.insert(analysis.tokens[index].word)
      index -= 1
    }
    return words
  }

  /// The mention that has the full name of each acronym told in brackets, which earlier mentions may use alone.
  private static func fullNames(_ mentions: [FoundMention], _ analysis: Analysis) -> [String: Int] {
    var full: [String: Int] = [:]
    for (index, mention) in mentions.enumerated() where bodies.contains(mention.identity.kind) {
      guard let acronym = Acronym.inBrackets(behind: mention.tokens.upperBound, analysis) else { continue }
      full[analysis.words(acronym).lowercased()] = index
    }
    return full
  }

  /// The person whose office "the PS" abbreviates: the last Principal Secretary named.
  private static func holder(
    ofOffice mention: FoundMention, _ register: EntityRegister, _ analysis: Analysis
  ) -> Int? {
    let first = mention.tokens.lowerBound
    guard mention.tokens.count == 1, first > 0, (2...4).contains(mention.name.utf8.count),
      analysis.tokens[first].shape.contains(.allCapitals), analysis.tokens[first - 1].word == the
    else { return nil }
    return register.entries.indices.suffix(reach).last { index in
      let identity = register.entries[index].identity
      guard identity.kind == .person, let role = identity.role else { return false }
      return role.split(separator: " ").compactMap(\.first).map(String.init).joined() == mention.name.lowercased()
    }
  }

  private static let the = WordHash.of("the")

  /// The mentions as back reference sees them.
  private static func named(
    _ mentions: [FoundMention], _ entityOf: [Int], _ analysis: Analysis
  ) -> [BackReference.Named] {
    mentions.indices.map { index in
      let tokens = mentions[index].tokens
      let sentence = analysis.sentence(of: tokens.lowerBound)
      var near: [Int] = []
      for other in [index - 1, index + 1] where mentions.indices.contains(other) {
        let range = mentions[other].tokens
        let gap = other < index ? tokens.lowerBound - range.upperBound : range.lowerBound - tokens.upperBound
        if gap <= 3, sentence.contains(range.lowerBound) { near.append(entityOf[other]) }
      }
      return BackReference.Named(
        span: analysis.span(tokens), entity: entityOf[index],
        isSubject: analysis.isSubject(tokens, orApposed: mentions[index].identity.kind == .person),
        sentence: analysis.span(sentence),
        before: tokens.lowerBound > sentence.lowerBound ? analysis.tokens[tokens.lowerBound - 1].word : 0, near: near)
    }
  }

  private static func governmentName(_ mention: FoundMention) -> String {
    guard let code = mention.identity.country, let country = Countries.shared[code] else { return mention.name }
    return "Government of \(country.name)"
  }
}

extension FoundMention.Identity {
  /// The government of a country.
  static func government(of country: Country) -> FoundMention.Identity {
    .init(
      kind: .government, category: "government", topic: "government", country: country.iso2, cameoRole: "GOV")
  }
}
