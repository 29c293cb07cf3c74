internal import Language
internal import Record

/// Finds names of bodies by the acronym in brackets behind them, whatever they are made of: "the Kenya Medical
/// Practitioners, Pharmacists and Dentists Union (KMPDU)".
///
/// Fires where the capitals of the words before the bracket, small words and commas passed over, are the acronym's
/// letters. Leaves acronyms of another language ("the National Liberation Army (ELN)").
struct AcronymNames {
  private static let open = WordHash.of("(")
  private static let close = WordHash.of(")")
  /// How many words more than letters a name has.
  private static let maxSmall = 8

  /// The names, in text order, not overlapping.
  static func names(in analysis: Analysis) -> [Name] {
    let tokens = analysis.tokens
    var found: [Name] = []
    for sentence in analysis.sentences {
      for bracket in sentence.tokens.dropLast(2) where tokens[bracket].word == open && tokens[bracket + 2].word == close
      {
        let acronym = tokens[bracket + 1]
        guard acronym.shape.contains(.allCapitals), (3...10).contains(acronym.span.count) else { continue }
        let letters = Array(analysis.text.utf8[Int(acronym.start)..<Int(acronym.end)])
        let floor = max(sentence.tokens.lowerBound, found.last?.tokens.upperBound ?? 0)
        guard let start = start(of: letters, before: bracket, floor: floor, analysis) else { continue }
        found.append(Name(tokens: start..<bracket, kind: .organization, confidence: 0.9))
      }
    }
    return found
  }

  /// Where the name begins whose capitals are `letters`.
  private static func start(of letters: [UInt8], before end: Int, floor: Int, _ analysis: Analysis) -> Int? {
    var left = letters.count
    var skipped = 0
    var index = end
    while index > floor, left > 0, end - index < letters.count + maxSmall {
      index -= 1
      let token = analysis.tokens[index]
      if token.shape.contains(.capitalized) {
        if analysis.text.utf8[Int(token.start)] == letters[left - 1] {
          left -= 1
        } else {
          // One word of a long name may be left out.
          guard letters.count > 3, skipped == 0, left < letters.count,
            analysis.text.utf8[Int(token.start)] == letters[left]
          else { return nil }
          skipped += 1
        }
      } else if token.tag != .in, token.tag != .cc, token.tag != .dt, token.tag != .comma {
        return nil
      }
    }
    return left == 0 ? index : nil
  }
}
