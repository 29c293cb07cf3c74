internal import Knowledge
internal import Language
internal import Record

/// Finds the country that words beside a noun give it: "Russian …", "Russia's …", "… of the Russian Federation".
struct CountryWords: Sendable {
  /// A country and the tokens that name it.
  struct Hit: Sendable {
    var tokens: Range<Int>
    var country: Country
    var relation: Countries.Relation
  }

  /// The longest name of a country, its people or its seat that any country has, in words.
  private static let maxWords = 5

  /// What the capitalised words from `start` name, the longest reading first; nil for a word of two countries.
  func at(_ start: Int, limit: Int, _ analysis: Analysis) -> Hit? {
    guard start < limit, analysis.tokens[start].shape.contains(.capitalized) else { return nil }
    var key = NameKey()
    var best: Hit?
    analysis.text.utf8.withUnsafeBufferPointer { bytes in
      for end in start + 1..<min(start + 1 + Self.maxWords, limit + 1) {
        let token = analysis.tokens[end - 1]
        if end > start + 1 { key.part() }
        key.add(bytes, from: Int(token.start), to: Int(token.end))
        if let hit = meaning(key, start..<end) { best = hit }
      }
    }
    return best
  }

  /// What the words right before `end` name: an adjective, a possessive or a plain country name.
  func before(_ end: Int, limit: Int, _ analysis: Analysis) -> Hit? {
    guard end > limit else { return nil }
    let isPossessive =
      analysis.tokens[end - 1].word == Self.possessive || analysis.tokens[end - 1].word == Self.apostrophe
    let last = isPossessive ? end - 1 : end
    var best: Hit?
    for start in stride(from: last - 1, through: max(limit, last - Self.maxWords), by: -1) {
      guard analysis.tokens[start].shape.contains(.capitalized) || start > max(limit, last - Self.maxWords) else {
        break
      }
      if let hit = at(start, limit: last, analysis), hit.tokens.upperBound == last {
        best = Hit(tokens: start..<end, country: hit.country, relation: hit.relation)
      }
    }
    return best
  }

  /// What stands behind `start` as "of X", "of the X", "of the Republic of X" or "in X".
  func after(_ start: Int, limit: Int, _ analysis: Analysis) -> Hit? {
    guard start < limit, analysis.tokens[start].word == Self.of || analysis.tokens[start].word == Self.in else {
      return nil
    }
    var next = start + 1
    if next < limit, analysis.tokens[next].word == Self.the { next += 1 }
    if next + 1 < limit, analysis.tokens[next + 1].word == Self.of,
      EntityWords.shared.plays(.polity, analysis.tokens[next].word),
      let hit = at(next + 2, limit: limit, analysis), hit.relation == .name
    {
      return Hit(tokens: start..<hit.tokens.upperBound, country: hit.country, relation: .name)
    }
    guard let hit = at(next, limit: limit, analysis), hit.relation == .name else { return nil }
    return Hit(tokens: start..<hit.tokens.upperBound, country: hit.country, relation: .name)
  }

  /// The one country that `key` names; the people's word wins over a seat, a name over both.
  private func meaning(_ key: NameKey, _ tokens: Range<Int>) -> Hit? {
    let meanings = Countries.shared.meanings(of: key)
    for relation in [Countries.Relation.name, .demonym, .seat] {
      let found = meanings.filter { $0.relation == relation }
      if found.count == 1 { return Hit(tokens: tokens, country: found[0].country, relation: relation) }
      if found.count > 1 { return nil }
    }
    return nil
  }

  private static let of = WordHash.of("of")
  private static let `in` = WordHash.of("in")
  private static let the = WordHash.of("the")
  private static let possessive = WordHash.of("'s")
  private static let apostrophe = WordHash.of("'")
}
