internal import Language

/// Finds who "they" are in "In Yerevan, in turn, they emphasized that …": a capital that speaks through a preposition, as
/// translations from Russian have it.
struct PlacedSpeakers {
  let passage: Passage
  let phrases: Phrases

  /// The draft's source; the place where it is a "they" that a sentence's opening place stands before.
  func source(of draft: Draft) -> [Range<Int>] {
    guard let pronoun = draft.source.first, draft.source.count == 1, pronoun.count == 1,
      phrases.they.contains(passage.analysis.tokens[pronoun.lowerBound].word)
    else { return draft.source }
    let tokens = passage.analysis.tokens
    let units = passage.sentences[Int(passage.sentenceOf[Int(passage.unitOf[pronoun.lowerBound])])].units
    let first = Int(passage.units[Int(units.lowerBound)].tokens.lowerBound)
    guard phrases.inside.contains(tokens[first].word), pronoun.lowerBound - first <= 10 else { return draft.source }
    var end = first + 1
    while end < pronoun.lowerBound, tokens[end].shape.contains(.capitalized), !tokens[end].shape.contains(.number) {
      end += 1
    }
    let rest = end..<pronoun.lowerBound
    guard end > first + 1, end - first <= 4,
      !rest.contains(where: { tokens[$0].tag.isVerb || tokens[$0].shape.contains(.number) })
    else { return draft.source }
    let place = first + 1..<end
    return (draft.content + draft.cue).contains { $0.overlaps(place) } ? draft.source : [place]
  }
}
