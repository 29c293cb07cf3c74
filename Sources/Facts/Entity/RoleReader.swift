internal import Knowledge
internal import Language
internal import Record

/// Reads what the words beside a person's name say of them: office, trade and country.
///
/// Fires on "Azerbaijani leader Ilham Aliyev" and "Ilham Aliyev, the president of Azerbaijan,"; leaves words on the other side of a
/// verb or a full stop.
struct RoleReader: Sendable {
  /// An office with the country it is held in, and the tokens that say so.
  struct Role: Sendable {
    var tokens: Range<Int>
    var title: String
    var cameoRole: String?
    var country: String?
  }

  /// How many words an apposition may have before its office.
  private static let appositionReach = 6

  private let roles: PhraseTable<String>
  private let countries = CountryWords()
  private static let comma = WordHash.of(",")

  /// The reader, with its table.
  init() {
    roles = PhraseTable(KnowledgeFile("roles.tsv").rows.filter { $0.count == 2 }.map { ($0[0], $0[1]) })
  }

  /// Whether an office ends right before `end`; its tokens and title.
  func role(before end: Int, limit: Int, _ analysis: Analysis) -> Role? {
    guard let (range, cameo) = roles.match(analysis.tokens, before: end, limit: limit) else { return nil }
    let country = countries.before(range.lowerBound, limit: limit, analysis)
    let start = country?.tokens.lowerBound ?? range.lowerBound
    return Role(
      tokens: start..<end, title: title(range, analysis), cameoRole: cameo.isEmpty ? nil : cameo,
      country: country?.country.iso2)
  }

  /// The office told before a name and parted from it by what it is held in or by a comma: "deputy chairman of the CHP Yalçın
  /// Demir", "the director of Srbijagas, Milorad Jovičić,"; not "after meeting the president, Merkel said".
  func role(ahead name: Range<Int>, limit: Int, end: Int, _ analysis: Analysis) -> Role? {
    let tokens = analysis.tokens
    var index = name.lowerBound
    if index > limit, tokens[index - 1].word == Self.comma {
      guard name.upperBound == end || tokens[name.upperBound].shape.contains(.punctuation) else { return nil }
      index -= 1
      if let role = role(before: index, limit: limit, analysis) {
        return office(over: role, limit: limit, analysis) ?? role
      }
    }
    for place in stride(from: index - 1, to: max(limit, index - Self.officeReach), by: -1) {
      if tokens[place].shape.contains(.punctuation) || tokens[place].tag.isVerb { return nil }
      guard Self.holders.contains(tokens[place].word), let role = role(before: place, limit: limit, analysis) else {
        continue
      }
      return role
    }
    return nil
  }

  /// The office whose holder serves the holder of `role`: "the press secretary of the Russian president, Dmitry
  /// Peskov,".
  private func office(over role: Role, limit: Int, _ analysis: Analysis) -> Role? {
    var index = role.tokens.lowerBound
    if index > limit, analysis.tokens[index - 1].tag == .dt { index -= 1 }
    guard index > limit, Self.servants.contains(analysis.tokens[index - 1].word),
      var outer = self.role(before: index - 1, limit: limit, analysis)
    else { return nil }
    outer.country = outer.country ?? role.country
    return outer
  }

  private static let servants = Set(["of", "for", "to"].map { WordHash.of($0) })

  /// How many words may stand between an office and the name of who holds it.
  private static let officeReach = 12
  private static let holders = Set(["of", "for", "at", "in"].map { WordHash.of($0) })

  /// The office in the apposition that begins with a comma at `start`.
  func role(after start: Int, limit: Int, _ analysis: Analysis) -> Role? {
    let tokens = analysis.tokens
    guard start < limit, tokens[start].word == Self.comma else { return nil }
    for index in start + 1..<max(start + 1, min(limit, start + 1 + Self.appositionReach)) {
      if tokens[index].word == Self.comma || tokens[index].tag.isVerb { return nil }
      guard let (range, cameo) = roles.match(tokens, from: index, limit: limit) else { continue }
      let country =
        countries.before(range.lowerBound, limit: start + 1, analysis)
        ?? countries.after(range.upperBound, limit: limit, analysis)
      return Role(
        tokens: start..<range.upperBound, title: title(range, analysis), cameoRole: cameo.isEmpty ? nil : cameo,
        country: country?.country.iso2)
    }
    return nil
  }

  /// The office that begins at `index`.
  func role(at index: Int, limit: Int, _ analysis: Analysis) -> (tokens: Range<Int>, title: String)? {
    roles.match(analysis.tokens, from: index, limit: limit).map { ($0.tokens, title($0.tokens, analysis)) }
  }

  private func title(_ range: Range<Int>, _ analysis: Analysis) -> String {
    analysis.text[analysis.span(range)].lowercased()
  }
}
