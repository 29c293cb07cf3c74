internal import Knowledge
internal import Language
internal import Record

/// Finds names of bodies by the noun before them, whatever they look like by themselves.
///
/// Fires on "the trade union Nezavisnost", "the Telegram channel Monitor Poltava", "the rating agency Fitch"; leaves "the party
/// Monday", "the company CEO", "the union Russia formed", "the broker John Smith".
struct ApposedBodies: Sendable {
  private let roles: RoleReader
  private static let maxWords = 5
  private static let commonGivenName: UInt8 = 8

  /// A finder that knows the offices of `roles`.
  init(roles: RoleReader) {
    self.roles = roles
  }

  /// The names, in text order, not overlapping.
  func names(in analysis: Analysis) -> [Name] {
    var found: [Name] = []
    for sentence in analysis.sentences {
      let words = sentence.tokens
      for noun in words.dropLast() where isNoun(noun, analysis) {
        let start = noun + 1
        if let last = found.last, last.tokens.upperBound > start { continue }
        var end = start
        while end < words.upperBound, end - start < Self.maxWords, isPart(end, analysis) { end += 1 }
        guard end > start, isBody(start..<end, limit: words.upperBound, analysis) else { continue }
        found.append(Name(tokens: start..<end, kind: .organization, confidence: 0.8))
      }
    }
    return found
  }

  private func isNoun(_ index: Int, _ analysis: Analysis) -> Bool {
    let token = analysis.tokens[index]
    return EntityWords.shared.plays(.body, token.word)
      && (!token.shape.contains(.capitalized) || token.shape.contains(.sentenceStart))
  }

  private func isPart(_ index: Int, _ analysis: Analysis) -> Bool {
    let token = analysis.tokens[index]
    return token.shape.contains(.capitalized) && !token.shape.contains(.punctuation)
      && !EntityWords.shared.isCalendar(token.word) && ![.prp, .dt, .in, .cc, .prpPossessive].contains(token.tag)
  }

  private func isBody(_ range: Range<Int>, limit: Int, _ analysis: Analysis) -> Bool {
    if roles.role(at: range.lowerBound, limit: limit, analysis) != nil { return false }
    let words = analysis.text[analysis.span(range)]
    if !Countries.shared.meanings(of: NameKey(words)).isEmpty { return false }
    let first = NameWords.shared.use(of: NameKey(analysis.words(range.lowerBound)))
    let last = NameWords.shared.use(of: NameKey(analysis.words(range.upperBound - 1)))
    return range.count == 1 || range.count > 3 || first.given < Self.commonGivenName || last.surname == 0
  }
}
