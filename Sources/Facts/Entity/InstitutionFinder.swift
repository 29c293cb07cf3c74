internal import Knowledge
internal import Language
internal import Record

/// Finds ministries, governments, armies and their like by their words, with the country that the words beside them give.
///
/// Fires on "the Azerbaijani Ministry of Defense", "Russia's Foreign Ministry", "Armed Forces of Ukraine", "border guards".
/// Leaves nouns that say nothing alone, such as "officials" or "the side", unless a country stands beside them.
struct InstitutionFinder: Sendable {
  private struct Institution: Sendable {
    var category: String
    var topic: String
    var kind: Entity.Kind
    var cameoRole: String
    var needsCountry: Bool
  }

  private let institutions: PhraseTable<Institution>
  /// The fields that ministries have.
  let domains: PhraseTable<String>
  private let countries = CountryWords()
  private static let ministry = WordHash.of("ministry")
  private static let prepositions: Set<UInt64> = [WordHash.of("of"), WordHash.of("for")]
  private static let the = WordHash.of("the")
  private static let and = WordHash.of("and")

  /// The finder, with its tables.
  init() {
    institutions = PhraseTable(
      KnowledgeFile("institutions.tsv").rows.filter { $0.count == 5 }.map { row in
        let kind = Entity.Kind(rawValue: row[2]) ?? .organization
        // All words for a government stand for the one government; of the others each is a body of its own.
        let topic = row[1] == "government" || row[1] == "peacekeepers" ? row[1] : row[0]
        return (
          row[0],
          Institution(
            category: row[1], topic: topic, kind: kind, cameoRole: row[3], needsCountry: row[4] == "1")
        )
      })
    domains = PhraseTable(
      KnowledgeFile("ministry_domains.tsv").rows.filter { $0.count == 2 }.flatMap { row in
        row[1].split(separator: "|").map { (String($0), row[0]) }
      })
  }

  /// The institutions of the text, in order, not overlapping.
  func institutions(in analysis: Analysis) -> [FoundMention] {
    var found: [FoundMention] = []
    for sentence in analysis.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        let floor = max(sentence.tokens.lowerBound, found.last?.tokens.upperBound ?? 0)
        if let mention = institution(at: index, floor: floor, limit: sentence.tokens.upperBound, analysis) {
          found.append(mention)
          index = mention.tokens.upperBound
        } else {
          index += 1
        }
      }
    }
    return found
  }

  /// The institution whose own words begin at `index`; its country's words may stand before, not before `floor`.
  private func institution(at index: Int, floor: Int, limit: Int, _ analysis: Analysis) -> FoundMention? {
    let tokens = analysis.tokens
    guard
      let (own, institution) = ministry(at: index, limit: limit, analysis)
        ?? institutions.match(tokens, from: index, limit: limit)
    else { return nil }
    let before = countries.before(own.lowerBound, limit: floor, analysis)
    let after = before == nil ? countries.after(own.upperBound, limit: limit, analysis) : nil
    let country = before ?? after
    if country == nil, let longer = longerName(own, institution, limit: limit, analysis) { return longer }
    if country == nil, institution.needsCountry { return nil }
    // "the police" and "a court" are nobody in particular until something refers to them: only names and national bodies count.
    let isName = own.contains { tokens[$0].shape.contains(.capitalized) && !tokens[$0].shape.contains(.sentenceStart) }
    let left = before == nil ? self.left(of: own, floor: floor, isName: isName, institution, analysis) : own.lowerBound
    let isLocal = left < own.lowerBound
    if country == nil, !isName, !isLocal, institution.category != "ministry" { return nil }
    let range = min(left, before?.tokens.lowerBound ?? .max)..<max(own.upperBound, after?.tokens.upperBound ?? 0)
    let head = tokens[own.upperBound - 1]
    return FoundMention(
      tokens: range, name: analysis.text[analysis.span(range)],
      form: isName || isLocal || head.shape.contains(.capitalized) ? .name : .nominal,
      identity: .init(
        kind: institution.kind, category: institution.category,
        topic: isLocal ? name(left..<own.upperBound, analysis) : institution.topic,
        country: country?.country.iso2, cameoRole: institution.cameoRole),
      namesCountry: country != nil, shortTopic: isLocal ? institution.topic : nil)
  }

  /// Where the name of a place's own institution begins: "West Yorkshire Police", "Poltava regional military administration";
  /// the beginning of `own` where no name stands before it.
  private func left(
    of own: Range<Int>, floor: Int, isName: Bool, _ institution: Institution, _ analysis: Analysis
  ) -> Int {
    let tokens = analysis.tokens
    guard Self.localCategories.contains(institution.category) else { return own.lowerBound }
    var start = own.lowerBound
    while start > floor, own.lowerBound - start < 2, !tokens[start - 1].shape.contains(.capitalized),
      EntityWords.shared.plays(.local, tokens[start - 1].word)
    {
      start -= 1
    }
    guard isName || start < own.lowerBound else { return own.lowerBound }
    let name = start
    while start > floor, name - start < Self.maxLocalWords, tokens[start - 1].shape.contains(.capitalized),
      tokens[start - 1].tag.isProper, tokens[start - 1].word != Self.the,
      !EntityWords.shared.isCalendar(tokens[start - 1].word)
    {
      start -= 1
    }
    if institution.category == "ministry", start < name,
      Gazetteer.shared.find(NameKey(analysis.text[analysis.span(start..<name)])).isEmpty
    {
      return own.lowerBound
    }
    return start < name ? start : own.lowerBound
  }

  /// How many words of a name stand before an institution's own at most: "UN Human Rights Monitoring Mission".
  private static let maxLocalWords = 5

  /// The body whose name only begins with the institution's word: "Government Accountability Office". Leaves "Police
  /// Chief Ann Lee" and "Parliament Speaker", which end in no word for a body.
  private func longerName(
    _ own: Range<Int>, _ institution: Institution, limit: Int, _ analysis: Analysis
  ) -> FoundMention? {
    let tokens = analysis.tokens
    guard institution.category != "ministry", own.allSatisfy({ tokens[$0].shape.contains(.capitalized) }) else {
      return nil
    }
    var end = own.upperBound
    while end < limit, end - own.upperBound < 4, tokens[end].shape.contains(.capitalized), tokens[end].tag.isNoun {
      end += 1
    }
    guard end > own.upperBound,
      EntityWords.shared.plays(.body, tokens[end - 1].word) || EntityWords.shared.plays(.tail, tokens[end - 1].word)
    else { return nil }
    let name = analysis.text[analysis.span(own.lowerBound..<end)]
    return FoundMention(
      tokens: own.lowerBound..<end, name: name, form: .name,
      identity: .init(kind: .organization, category: "organization", topic: name.lowercased()))
  }

  /// What a place, or a body of many countries, may have of its own.
  private static let localCategories: Set<String> = [
    "agency", "court", "police", "intelligence", "bank", "parliament", "ministry", "embassy",
  ]

  /// "Ministry of Foreign Affairs", "Foreign Ministry", and ministries of domains that no table has, if they are capitalised.
  private func ministry(at index: Int, limit: Int, _ analysis: Analysis) -> (Range<Int>, Institution)? {
    let tokens = analysis.tokens
    func body(_ range: Range<Int>, _ domain: String) -> (Range<Int>, Institution) {
      let role = domain == "defense" ? "GOVMIL" : "GOV"
      return (
        range,
        Institution(
          category: "ministry", topic: "ministry." + domain, kind: .organization, cameoRole: role, needsCountry: false)
      )
    }
    if tokens[index].word == Self.ministry {
      guard index + 2 < limit, Self.prepositions.contains(tokens[index + 1].word) else { return nil }
      let start = tokens[index + 2].word == Self.the && index + 3 < limit ? index + 3 : index + 2
      if let (range, domain) = domains.match(tokens, from: start, limit: limit) {
        return body(index..<furtherDomains(range.upperBound, limit: limit, analysis), domain)
      }
      var end = start
      while end < limit, tokens[end].shape.contains(.capitalized) { end += 1 }
      return end > start ? body(index..<end, name(start..<end, analysis)) : nil
    }
    if let (range, domain) = domains.match(tokens, from: index, limit: limit), range.upperBound < limit,
      tokens[range.upperBound].word == Self.ministry
    {
      let start = tokens[range.lowerBound].word == Self.the ? range.lowerBound + 1 : range.lowerBound
      return body(start..<range.upperBound + 1, domain)
    }
    return nil
  }

  /// The end of the fields that a ministry has besides its first: "Ministry of Mining and Energy".
  private func furtherDomains(_ end: Int, limit: Int, _ analysis: Analysis) -> Int {
    var end = end
    while end + 1 < limit, analysis.tokens[end].word == Self.and || analysis.tokens[end].tag == .comma,
      analysis.tokens[end + 1].shape.contains(.capitalized),
      let (range, _) = domains.match(analysis.tokens, from: end + 1, limit: limit)
    {
      end = range.upperBound
    }
    return end
  }

  private func name(_ range: Range<Int>, _ analysis: Analysis) -> String {
    analysis.text[analysis.span(range)].lowercased()
  }
}
