internal import Language
internal import Record

/// Reads time expressions from lexemes: what the words alone say. When they were written is `TimeResolver`'s.
///
/// Each family of rules is an extension in a file of its own. A rule looks at no more than a dozen lexemes, so that the
/// whole is linear; where several read something at one place, the longest wins.
struct TimeReader {
  let lexicon: TimeLexicon
  let lexemes: [TimeLexeme]
  let analysis: Analysis

  /// The families, tried in this order at each lexeme; of readings equally long the first is kept.
  private static let families: [@Sendable (TimeReader, Int) -> TimeDraft?] = [
    { $0.sets(at: $1) }, { $0.ranges(at: $1) }, { $0.references(at: $1) }, { $0.dates(at: $1) }, { $0.clocks(at: $1) },
    { $0.dayParts(at: $1) }, { $0.distances(at: $1) }, { $0.durations(at: $1) },
  ]

  /// All time expressions, in text order, not overlapping.
  func drafts() -> [TimeDraft] {
    var result: [TimeDraft] = []
    var position = 0
    while position < lexemes.count {
      guard mayBegin(at: position) else {
        position += 1
        continue
      }
      if let end = skipped(at: position) {
        position = end
        continue
      }
      var best: TimeDraft?
      for family in Self.families {
        if let draft = family(self, position), draft.end > best?.end ?? position { best = draft }
      }
      if let best { result.append(best) }
      position = best?.end ?? position + 1
    }
    return result
  }

  /// The lexeme at a place, a boundary outside the text.
  subscript(_ place: Int) -> TimeLexeme {
    place >= 0 && place < lexemes.count ? lexemes[place] : .boundary
  }

  /// The value that the lexeme has as `role`.
  func value(_ role: TimeRole, at place: Int) -> String? {
    self[place].plays(role) ? lexicon.value(role, at: self[place].entry) : nil
  }

  /// That value as a number.
  func number(_ role: TimeRole, at place: Int) -> Int? { value(role, at: place).flatMap { Int($0) } }

  /// The place behind a hyphen that joins two words, else the same place.
  func behindHyphen(_ place: Int) -> Int {
    self[place].isMark(0x2D) && self[place].glued && self[place + 1].glued ? place + 1 : place
  }

  /// The place behind a full stop that ends an abbreviation, else the same place.
  func behindStop(_ place: Int) -> Int {
    self[place].isMark(0x2E) && self[place].glued && self[place - 1].plays(.abbreviation) ? place + 1 : place
  }

  /// The place behind a comma, else the same place.
  func behindComma(_ place: Int) -> Int { self[place].isMark(0x2C) ? place + 1 : place }

  /// The part of speech of the token that the lexeme stands in; `unknown` where nothing is tagged.
  func tag(at place: Int) -> Tag {
    let tokens = analysis.tokens
    let offset = self[place].start
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && tokens[low].start <= offset ? tokens[low].tag : .unknown
  }

  /// The longest phrase of one of `roles` that begins at a place, with the place behind it.
  func phrase(_ roles: TimeLexicon.Phrase.Role..., at place: Int) -> (phrase: TimeLexicon.Phrase, end: Int)? {
    guard self[place].kind == .word, let phrases = lexicon.phrases(from: self[place].hash) else { return nil }
    for phrase in phrases where roles.contains(phrase.role) {
      let end = place + phrase.words.count
      if phrase.words.indices.allSatisfy({ self[place + $0].hash == phrase.words[$0] }) { return (phrase, end) }
    }
    return nil
  }

  private func mayBegin(at place: Int) -> Bool {
    let lexeme = lexemes[place]
    return switch lexeme.kind {
    case .number: true
    case .word: lexeme.roles != 0 || lexicon.phrases(from: lexeme.hash) != nil
    case .mark: lexeme.mark == 0x27
    case .boundary: false
    }
  }
}
