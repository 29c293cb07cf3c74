internal import Record

/// What stands before a headline and is not of it: the outlet's name and the section, run together as they are when a page's
/// markup is lost ("GENERICO.ruWorld").
struct Masthead {
  /// The outlet's name, as printed.
  var outlet: String?
  /// The section's name, as printed.
  var section: String?

  private static let sections = WordPhrases("section-names.tsv")

  /// Whether `text` is the name of a section of some publication.
  static func isSection(_ text: String) -> Bool { sections.contains(text) }

  /// The parts of `text`: what ends it is the section, where it is a known one or stands behind a seam.
  init(_ text: String) {
    let parts = Self.parts(of: text)
    guard let last = parts.last else { return }
    if parts.count > 1, Self.isSection(last) || parts.count == 2 {
      section = last
      outlet = parts.dropLast().first { !Self.isSection($0) && !Self.isHome($0) }
      return
    }
    if Self.isSection(last) { section = last } else { outlet = parts.first }
  }

  /// What `text` falls into at bars, arrows and seams; a known section at the end counts as a part though no seam shows.
  static func parts(of text: String) -> [String] {
    var parts: [String] = []
    for piece in text.split(whereSeparator: { "|›»>/•·→\n\t".contains($0) }) {
      parts += seamed(piece).filter { !$0.isEmpty }
    }
    return parts
  }

  /// Cuts a run-together piece where a known section, a domain's end or a seam shows it.
  private static func seamed(_ piece: Substring) -> [String] {
    let text = piece.trimming()
    guard !isSection(text) else { return [text] }
    let seams = seams(in: text)
    for seam in seams where isSection(String(text[seam...])) && isSeamWord(text[..<seam]) {
      return seamed(text[..<seam]) + [String(text[seam...])]
    }
    if let end = domainEnd(in: text), end < text.endIndex {
      return [String(text[..<end]), text[end...].trimming()]
    }
    if let seam = seams.last, text[..<seam].utf8.count >= 3, text[seam...].split(separator: " ").count <= 3,
      isSeamWord(text[..<seam]), text[text.index(before: seam)].isLowercase || text[..<seam].contains(" ")
    {
      return [text[..<seam].trimming(), text[seam...].trimming()]
    }
    return [text]
  }

  /// Whether the part before a seam ends with a word of three letters or more: "Mc" and "i" are parts of names;
  /// or with a number.
  private static func isSeamWord(_ text: Substring) -> Bool {
    text.split(separator: " ").last.map { $0.count >= 3 || $0.allSatisfy(\.isNumber) } ?? false
  }

  /// The places where a small letter or a digit meets a capital with nothing between, and those where a word in capitals
  /// meets one that goes on in small letters: "MERIDIANWar". "MarketBrief" is one name: a word of the press follows.
  static func seams(in text: String) -> [String.Index] {
    var seams: [String.Index] = []
    var capitals = 0
    var last: Character = " "
    for index in text.indices {
      let letter = text[index]
      if letter.isUppercase {
        let next = text.index(after: index)
        let meets = last.isLowercase || last.isNumber || capitals >= 3 && next < text.endIndex && text[next].isLowercase
        if meets, !isPress(text[index...]) {
          seams.append(index)
          capitals = 0
        }
        capitals += 1
      } else {
        capitals = 0
      }
      last = letter
    }
    return seams
  }

  /// Whether `text` begins with a word of the press that is no section's name.
  private static func isPress(_ text: Substring) -> Bool {
    let word = text.prefix(1) + text.dropFirst().prefix { $0.isLowercase }
    return DomainWords.isPress(word) && !isSection(String(word))
  }

  /// Where a domain name ends that `text` begins with: "GENERICO.ru" in "GENERICO.ruWorld".
  static func domainEnd(in text: String) -> String.Index? {
    guard let dot = text.firstIndex(of: "."), text[..<dot].count >= 2,
      text[..<dot].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
    else { return nil }
    var end = text.index(after: dot)
    while end < text.endIndex, text[end].isLowercase || text[end] == "." { end = text.index(after: end) }
    let suffix = text[text.index(after: dot)..<end]
    guard suffix.count >= 2, suffix.count <= 10, !suffix.hasSuffix("."),
      end == text.endIndex || text[end].isUppercase || text[end] == " "
    else { return nil }
    return end
  }

  /// Whether `text` is a word for the start page or another word of navigation.
  static func isHome(_ text: String) -> Bool {
    LineCues.known.find(in: WordPhrases.words(of: text)).kind == .navigation
  }
}

extension StringProtocol {
  /// The text without the white space at its ends.
  func trimming() -> String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
