internal import Knowledge
internal import Language
internal import Record

/// Finds who and what the text names, ties the mentions together, and says for whom each statement's source stands.
struct EntityFinder: Sendable {
  private let mentions = MentionFinder()
  private let anaphors = Anaphors()

  /// The entities of the text in the order of their first mention, `e1`, `e2`, …; each statement gets the entity of its source.
  func entities(
    in article: Article, _ analysis: Analysis, places: [Toponym], statements: inout [Statement]
  ) -> [Entity] {
    var found = mentions.mentions(in: analysis, places: places)
    let resolver = SourceResolver(analysis, mentions: found, anaphors: anaphors)
    for (index, country) in resolver.metonyms(in: statements) { found[index].identity = .government(of: country) }
    Self.lendCountries(to: &found)
    var register = EntityRegister()
    let entityOf = Self.fill(&register, with: found, analysis)
    let back = BackReference(
      anaphors: anaphors, mentions: zip(found, entityOf).map { (analysis.span($0.tokens), $1) },
      quoted: statements.filter { $0.kind == .direct }.flatMap(\.content))
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
    mentions.map { mention in
      let span = analysis.span(mention.tokens)
      let name = mention.identity.kind == .government ? governmentName(mention) : mention.name
      let entity = register.entry(
        for: mention.identity, name: name, namesCountry: mention.namesCountry)
      let ownKind = mention.identity.kind == register.entries[entity].identity.kind ? nil : mention.identity.kind
      register.add(.init(span: span, form: mention.form, kind: ownKind), to: entity)
      if [.organization, .armedForce, .government, .party].contains(mention.identity.kind) {
        if let acronym = Acronym.inBrackets(behind: mention.tokens.upperBound, analysis) {
          register.add(alias: analysis.words(acronym), to: entity)
          register.add(.init(span: analysis.tokens[acronym].span, form: .name), to: entity)
        }
        if let initials = Acronym.initials(of: mention.tokens, analysis) { register.add(alias: initials, to: entity) }
      }
      return entity
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
