/// The name of a publication as one compares it: letters and digits in lower case, without "The" before them.
struct OutletName: Hashable {
  /// "kyivmeridian" for "KYIV MERIDIAN", "The Kyiv Meridian" and "kyiv-meridian".
  let folded: String

  /// The name that `text` is.
  init(_ text: String) {
    var letters = text.lowercased()[...]
    for article in Self.articles where letters.hasPrefix(article) { letters = letters.dropFirst(article.count) }
    folded = Self.letters(of: letters)
  }

  /// The letters and digits of `text` in lower case.
  static func letters(of text: some StringProtocol) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static let articles = ["the ", "le ", "la ", "les ", "el ", "il ", "der ", "die ", "das "]

  /// Small words that stand inside names.
  private static let small: Set<Substring> = [
    "of", "the", "and", "for", "in", "on", "de", "du", "des", "la", "le", "les", "der", "die", "das", "den", "und",
    "et",
    "del", "di", "da", "do", "dos", "van", "het", "y", "e", "al", "el", "&",
  ]

  /// Whether `text` could be a publication's name: up to six words, with capitals but for small ones, and no sentence.
  static func couldBe(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...6).contains(words.count), let first = words[0].first,
      first.isUppercase || first.isNumber || !first.isCased
    else { return false }
    let letters = text.count { $0.isLetter }
    guard letters >= 2, text.count <= 60, !text.contains(where: { "?!:;,“”\"@()[]{}…©".contains($0) }) else {
      return false
    }
    return words.allSatisfy { word in
      small.contains(word) || word.first.map { $0.isUppercase || $0.isNumber || !$0.isCased } ?? false
    }
  }
}
