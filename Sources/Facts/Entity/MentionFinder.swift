internal import Knowledge
internal import Language
internal import Record

/// Finds every mention that its own words identify: institutions, persons, organisations, countries, places, nationalities.
///
/// Where readings overlap the earlier of this list wins: institution, name of a person or an organisation, toponym, other name.
struct MentionFinder: Sendable {
  private let institutions = InstitutionFinder()
  private let names: NameMender
  private let roles = RoleReader()
  private let countries = CountryWords()

  /// The finder, with its tables.
  init() {
    names = NameMender(roles: roles, domains: institutions.domains)
  }

  /// The mentions, in text order, not overlapping.
  func mentions(in analysis: Analysis, places: [Toponym]) -> [FoundMention] {
    var taken = TokenSet(count: analysis.tokens.count)
    var found = institutions.institutions(in: analysis)
    for mention in found { taken.insert(mention.tokens) }
    let byKind = names.names(of: analysis).sorted { rank($0) < rank($1) }
    for name in byKind where rank(name) == 0 && !taken.overlaps(name.tokens) && !isSeat(name, analysis) {
      found.append(mention(of: name, analysis))
      taken.insert(name.tokens)
    }
    for mention in peoplesBodies(in: analysis, besides: taken, named: byKind) {
      found.append(mention)
      taken.insert(mention.tokens)
    }
    for place in places {
      let tokens = analysis.tokens(in: place.span)
      guard !tokens.isEmpty, !taken.overlaps(tokens) else { continue }
      found.append(mention(of: place, tokens, analysis))
      taken.insert(tokens)
    }
    for name in byKind where rank(name) > 0 && !taken.overlaps(name.tokens) {
      found.append(mention(of: name, analysis))
      taken.insert(name.tokens)
    }
    found += seats(in: analysis, besides: taken)
    return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Bodies that no one knows but by the word for a people at their beginning: "Georgian Dream", "Indian Railways". Leaves
  /// offices ("Russian President"), names beside it ("American Jane Smith") and other peoples ("Syrian Kurds").
  private func peoplesBodies(in analysis: Analysis, besides taken: TokenSet, named: [Name]) -> [FoundMention] {
    let tokens = analysis.tokens
    var names = TokenSet(count: tokens.count)
    for name in named where name.kind == .person || name.kind == .organization { names.insert(name.tokens) }
    var found: [FoundMention] = []
    for sentence in analysis.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        let limit = sentence.tokens.upperBound
        guard let hit = countries.at(index, limit: limit, analysis), hit.relation == .demonym else {
          index += 1
          continue
        }
        let start = hit.tokens.upperBound
        index = start
        var end = start
        while end < limit, end - start < 3, tokens[end].shape.contains(.capitalized), tokens[end].tag.isProper,
          !names.contains(end), !EntityWords.shared.isCalendar(tokens[end].word)
        {
          end += 1
        }
        guard end > start, !taken.overlaps(hit.tokens.lowerBound..<end), !names.overlaps(hit.tokens.lowerBound..<end),
          roles.role(at: start, limit: limit, analysis) == nil,
          NameWords.shared.use(of: NameKey(analysis.words(end - 1))).ordinary >= Self.ordinary,
          !tokens[end - 1].shape.contains(.allCapitals), end == limit || !tokens[end].shape.contains(.capitalized)
        else { continue }
        let words = analysis.text[analysis.span(hit.tokens.lowerBound..<end)]
        found.append(
          FoundMention(
            tokens: hit.tokens.lowerBound..<end, name: words, form: .name,
            identity: .init(
              kind: .organization, category: "organization", topic: words.lowercased(), country: hit.country.iso2)))
        index = end
      }
    }
    return found
  }

  /// How much of the time a word is written small that may end a body's name.
  private static let ordinary: UInt8 = 5

  /// Countries and seats of power that are no place on the map ("the Kremlin") or that no one has found yet.
  private func seats(in analysis: Analysis, besides taken: TokenSet) -> [FoundMention] {
    var found: [FoundMention] = []
    for sentence in analysis.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        guard let hit = countries.at(index, limit: sentence.tokens.upperBound, analysis), hit.relation != .demonym,
          !taken.overlaps(hit.tokens)
        else {
          index += 1
          continue
        }
        found.append(mention(of: hit, analysis))
        index = hit.tokens.upperBound
      }
    }
    return found
  }

  private func mention(of hit: CountryWords.Hit, _ analysis: Analysis) -> FoundMention {
    let words = analysis.text[analysis.span(hit.tokens)]
    let identity: FoundMention.Identity
    if hit.relation == .name {
      identity = .init(kind: .country, category: "country", topic: hit.country.iso2, country: hit.country.iso2)
    } else if Gazetteer.shared.find(NameKey(words)).isEmpty {
      identity = .government(of: hit.country)
    } else {
      identity = .init(kind: .place, category: "place", topic: words.lowercased(), country: hit.country.iso2)
    }
    return FoundMention(
      tokens: hit.tokens, name: hit.relation == .name ? hit.country.name : words, form: .name, identity: identity)
  }

  /// Whether what looks like a body is a seat of power: "the Kremlin".
  private func isSeat(_ name: Name, _ analysis: Analysis) -> Bool {
    guard name.kind == .organization,
      let hit = countries.at(name.tokens.lowerBound, limit: name.tokens.upperBound, analysis)
    else { return false }
    return hit.relation == .seat && hit.tokens == name.tokens
  }

  private func rank(_ name: Name) -> Int {
    (name.kind == .person || name.kind == .organization) && name.confidence > NameMender.lastNameConfidence ? 0 : 1
  }

  private func mention(of name: Name, _ analysis: Analysis) -> FoundMention {
    let words = analysis.text[analysis.span(name.tokens)]
    let kinds: [Name.Kind: (Entity.Kind, String)] = [
      .person: (.person, "person"), .organization: (.organization, "organization"), .place: (.place, "place"),
      .nationality: (.nationality, "nationality"),
    ]
    let (kind, category) = kinds[name.kind] ?? (.other, "other")
    var identity = FoundMention.Identity(kind: kind, category: category, topic: words.lowercased())
    if name.kind == .person { addOffice(to: &identity, name.tokens, analysis) }
    if name.kind == .nationality {
      let meanings = Countries.shared.meanings(of: NameKey(words)).filter { $0.relation == .demonym }
      if meanings.count == 1 { identity.country = meanings[0].country.iso2 }
    }
    return FoundMention(tokens: name.tokens, name: words, form: .name, identity: identity)
  }

  private func mention(of place: Toponym, _ tokens: Range<Int>, _ analysis: Analysis) -> FoundMention {
    let words = analysis.text[place.span]
    let isDemonym =
      Countries.shared.meanings(of: NameKey(words)).contains { $0.relation == .demonym }
      && analysis.tokens[tokens.upperBound - 1].tag != .nnp
    let isCountry = place.place?.precision == "country"
    let kind: Entity.Kind = isDemonym ? .nationality : isCountry ? .country : .place
    return FoundMention(
      tokens: tokens, name: isCountry && !isDemonym ? place.place?.name ?? words : words, form: .name,
      identity: .init(
        kind: kind, category: isDemonym ? "nationality" : isCountry ? "country" : "place",
        topic: isCountry && !isDemonym ? place.place?.country ?? words.lowercased() : words.lowercased(),
        country: place.place?.country))
  }

  /// Adds what the words before and behind a person's name say of them.
  private func addOffice(to identity: inout FoundMention.Identity, _ name: Range<Int>, _ analysis: Analysis) {
    let sentence = analysis.sentence(of: name.lowerBound)
    let role =
      roles.role(before: name.lowerBound, limit: sentence.lowerBound, analysis)
      ?? roles.role(ahead: name, limit: sentence.lowerBound, end: sentence.upperBound, analysis)
      ?? roles.role(after: name.upperBound, limit: sentence.upperBound, analysis)
    // "Mr" is no office.
    identity.role = role?.cameoRole == nil ? nil : role?.title
    identity.cameoRole = role?.cameoRole
    identity.country = role?.country
  }
}
