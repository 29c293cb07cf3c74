internal import Language

/// Sets right where a source begins and ends.
///
/// - The name behind an office is its holder's: "the leader of the group[, Ann Lee,] branded".
/// - Whose it is belongs to it: "[the Sudan Doctors’] Union".
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
    if source.count == 1, let first = source.first { source = [owner(of: first)..<first.upperBound] }
    guard source.count == 1, let office = source.first, let end = nameEnd(behind: office, draft) else { return source }
    return [office.lowerBound..<end]
  }

  /// Takes the words of the source out of the content.
  func clear(_ draft: inout Draft) {
    guard let source = draft.source.first, draft.source.count == 1, draft.content.count > 1 else { return }
    draft.content.removeAll { source.contains($0.lowerBound) && source.contains($0.upperBound - 1) }
  }

  /// Where the name of the owner begins that stands right before the source.
  private func owner(of source: Range<Int>) -> Int {
    let tokens = passage.analysis.tokens
    var start = source.lowerBound
    guard start > 1, phrases.possessives.contains(tokens[start - 1].word), passage.quotationOf[start - 1] < 0,
      tokens[start - 2].tag.isNoun
    else { return start }
    start -= 2
    let floor = max(passage.analysis.sentence(of: start).lowerBound, start - Self.maxName)
    while start > floor, tokens[start - 1].tag.isNoun || tokens[start - 1].tag == .jj || tokens[start - 1].tag == .dt {
      start -= 1
    }
    return start
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
