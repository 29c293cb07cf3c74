internal import Language

/// Sets right where a source begins and ends.
///
/// - The name behind an office is its holder's: "the leader of the group[, Ann Lee,] branded".
/// - A pronoun of a relative clause is no part: "an official, who said so because [he] feared it, told".
struct SourceEdges {
  let passage: Passage
  let phrases: Phrases

  /// The draft's source.
  func source(of draft: Draft) -> [Range<Int>] {
    var source = draft.source
    let tokens = passage.analysis.tokens
    if source.count > 1, let first = source.first, tokens[first.lowerBound].tag != .prp {
      let rest = source.dropFirst().filter { $0.count > 1 || tokens[$0.lowerBound].tag != .prp }
      source = [first] + rest
    }
    guard source.count == 1, let office = source.first, let end = nameEnd(behind: office, draft) else { return source }
    return [office.lowerBound..<end]
  }

  /// How many words the holder's name has at most.
  private static let maxName = 5

  /// Where the name between commas behind an office ends, with the cue right behind it.
  private func nameEnd(behind office: Range<Int>, _ draft: Draft) -> Int? {
    let tokens = passage.analysis.tokens
    let start = office.upperBound + 1
    guard tokens[office.lowerBound].tag == .dt, start < draft.token, isComma(office.upperBound) else { return nil }
    var end = start
    while end < draft.token, tokens[end].shape.contains(.capitalized), tokens[end].tag.isNoun { end += 1 }
    guard end > start, end - start <= Self.maxName, end < draft.token, isComma(end),
      !(draft.content + draft.cue).contains(where: { $0.overlaps(start..<end) }),
      (end + 1..<draft.token).allSatisfy({ tokens[$0].tag == .rb || tokens[$0].tag.isVerb || isComma($0) })
    else { return nil }
    return end
  }

  private func isComma(_ token: Int) -> Bool {
    phrases.comma.contains(passage.analysis.tokens[token].word) && passage.quotationOf[token] < 0
  }
}
