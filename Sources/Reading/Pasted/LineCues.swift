internal import Knowledge

/// Words that give away what a line of a page is: a share bar, a comment form, a date line, a photo credit.
struct LineCues: Sendable {
  /// What a line is by its words.
  enum Kind: Int, Sendable, CaseIterable {
    case share, comment, captcha, latest, related, advert, subscribe, cookie, legal, navigation, credit, byline, dated
  }

  /// The cues in one line.
  struct Found {
    /// Bit `1 << kind` for each cue that the line is, begins with or ends with.
    var strong: UInt16 = 0
    /// The same for cues anywhere in it.
    var weak: UInt16 = 0
    /// How many of the line's words the longest cue has.
    var words = 0
    /// The kind of the longest strong cue.
    var kind: Kind?
  }

  private enum Place { case whole, first, last, any }
  private struct Cue {
    let kind: Kind
    let place: Place
    let words: [UInt64]
  }

  /// The cues by the hash of their first word.
  private let cues: [UInt64: [Cue]]

  /// The cues of the knowledge file.
  static let known = LineCues()

  private init() {
    var cues: [UInt64: [Cue]] = [:]
    let names = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ("\($0)", $0) })
    let places: [String: Place] = ["is": .whole, "starts": .first, "ends": .last, "has": .any]
    for row in KnowledgeFile("line-cues.tsv").rows {
      guard row.count == 3, let kind = names[row[0]], let place = places[row[1]] else { continue }
      var phrase = row[2]
      let words = phrase.withUTF8 { utf8 in WordScanner(utf8, 0..<utf8.count).map(\.hash) }
      guard let first = words.first else { continue }
      cues[first, default: []].append(Cue(kind: kind, place: place, words: words))
    }
    self.cues = cues
  }

  /// The cues in a line of these words. Linear in the words.
  func find(in words: [UInt64]) -> Found {
    var found = Found()
    for index in words.indices {
      guard let candidates = cues[words[index]] else { continue }
      for cue in candidates where fits(cue, words, at: index) {
        let bit = UInt16(1) << UInt16(cue.kind.rawValue)
        if cue.place == .any {
          found.weak |= bit
        } else {
          found.strong |= bit
          if cue.words.count > found.words { found.kind = cue.kind }
        }
        found.words = max(found.words, cue.words.count)
      }
    }
    return found
  }

  private func fits(_ cue: Cue, _ words: [UInt64], at index: Int) -> Bool {
    let end = index + cue.words.count
    guard end <= words.count else { return false }
    switch cue.place {
    case .whole: if index > 0 || end < words.count { return false }
    case .first: if index > 0 { return false }
    case .last: if end < words.count { return false }
    case .any: break
    }
    for (offset, word) in cue.words.enumerated() where words[index + offset] != word { return false }
    return true
  }
}
