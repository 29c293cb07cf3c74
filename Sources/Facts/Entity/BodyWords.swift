internal import Knowledge
internal import Language

/// Single words that the recogniser takes for a person in one place and for a body in another: "Hamas", "Xinhua".
///
/// A word that is as often a body as a person is a body wherever it stands. Leaves the last names of persons named in
/// full.
struct BodyWords {
  private let words: Set<UInt64>

  /// The words of a text.
  init(in analysis: Analysis, lastNames: Set<UInt64>) {
    var counts: [UInt64: (bodies: Int, persons: Int)] = [:]
    for name in analysis.names where name.tokens.count == 1 {
      let word = analysis.tokens[name.tokens.lowerBound].word
      switch name.kind {
      case .organization: counts[word, default: (0, 0)].bodies += 1
      case .person: counts[word, default: (0, 0)].persons += 1
      default: continue
      }
    }
    words = Set(
      counts.filter { $0.value.persons > 0 && $0.value.bodies >= $0.value.persons && !lastNames.contains($0.key) }.keys)
  }

  /// The name, as a body's where its word is one.
  func mended(_ name: Name, _ analysis: Analysis) -> Name {
    guard name.kind == .person, name.tokens.count == 1, words.contains(analysis.tokens[name.tokens.lowerBound].word)
    else { return name }
    return Name(tokens: name.tokens, kind: .organization, confidence: name.confidence)
  }
}
