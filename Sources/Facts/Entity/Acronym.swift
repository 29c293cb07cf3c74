internal import Language
internal import Record

/// Short forms of a body's name.
enum Acronym {
  private static let open = WordHash.of("(")
  private static let close = WordHash.of(")")

  /// The token of an acronym that stands in brackets right behind a name: "the European Union (EU)".
  static func inBrackets(behind end: Int, _ analysis: Analysis) -> Int? {
    let tokens = analysis.tokens
    guard end + 2 < tokens.count, tokens[end].word == open, tokens[end + 2].word == close,
      tokens[end + 1].shape.contains(.allCapitals), tokens[end + 1].span.count <= 10
    else { return nil }
    return end + 1
  }

  /// The initials of the capitalised words of a name; nil for fewer than two.
  static func initials(of name: Range<Int>, _ analysis: Analysis) -> String? {
    let letters = name.filter { analysis.tokens[$0].shape.contains(.capitalized) }
      .map { analysis.text.utf8[Int(analysis.tokens[$0].start)] }
    guard letters.count >= 2, letters.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(decoding: letters, as: UTF8.self)
  }
}
