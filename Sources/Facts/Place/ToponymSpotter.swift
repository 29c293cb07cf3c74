internal import Glibc
internal import Knowledge
internal import Language
internal import Record

/// Finds the words that the gazetteer knows and weighs whether they name a place where they stand.
///
/// Two passes: the first asks for the words themselves and those around them, the second for what the rest of the document does
/// with the same name. Linear in the text: a name has at most six words, a document's notes are kept by name.
struct ToponymSpotter {
  private static let maxWords = 6
  /// `Gazetteer.Place.size` of 40,000 people: what is smaller than that is not called by a word of every day.
  private static let sizeOfTown = 138

  private let analysis: Analysis
  private let model: PlaceModel
  private let gazetteer = Gazetteer.shared
  private let words: PlaceWords
  /// All spots, by start, the shorter first.
  private(set) var spots: [Spot] = []
  /// The features of all spots, one behind the other.
  private(set) var features: [UInt32] = []
  /// For each word: the numbers of the spots that begin there.
  private var starting: [Range<Int32>] = []
  /// For each token: the kind of name found by the analysis, counted from 1; 0 where there is none.
  private var nameKinds: [UInt8] = []
  private var nameStarts: [Bool] = []

  /// The spots of a text, weighed by `model`.
  init(_ analysis: Analysis, model: PlaceModel) {
    self.analysis = analysis
    self.model = model
    words = PlaceWords(analysis)
    markNames()
    analysis.text.utf8.withUnsafeBufferPointer { find($0) }
    markQualifiers()
    weighAlone()
    weighTogether()
  }

  private mutating func markNames() {
    nameKinds = Array(repeating: 0, count: analysis.tokens.count)
    nameStarts = Array(repeating: false, count: analysis.tokens.count + 1)
    for name in analysis.names {
      let kind: UInt8 =
        switch name.kind {
        case .person: 1
        case .organization: 2
        case .place: 3
        case .nationality: 4
        }
      for token in name.tokens { nameKinds[token] = kind }
      nameStarts[name.tokens.lowerBound] = true
    }
  }

  // MARK: Names the gazetteer knows

  private mutating func find(_ bytes: UnsafeBufferPointer<UInt8>) {
    starting.reserveCapacity(words.words.count)
    for first in words.words.indices {
      let before = Int32(spots.count)
      if words.words[first].isCapitalized { find(from: first, bytes) }
      starting.append(before..<Int32(spots.count))
    }
  }

  private mutating func find(from first: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    var key = NameKey()
    var last = first
    let start = words.words[first]
    while last < words.words.count, last - first < Self.maxWords {
      let word = words.words[last]
      if last > first {
        guard word.sentence == start.sentence, joins(words.words[last - 1], word, bytes) else { return }
        key.part()
      }
      key.add(bytes, from: Int(word.start), to: Int(word.end))
      last += 1
      guard word.isCapitalized else { continue }
      let rows = gazetteer.find(key)
      if !rows.isEmpty { addSpot(first..<last, key, rows) }
    }
  }

  /// Whether two words may belong to one name: only a blank, a hyphen or a full stop stands between them.
  private func joins(_ a: PlaceWord, _ b: PlaceWord, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard b.start - a.end <= 2 else { return false }
    for at in Int(a.end)..<Int(b.start) {
      switch bytes[at] {
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."): continue
      default: return false
      }
    }
    return true
  }

  private mutating func addSpot(_ range: Range<Int>, _ key: NameKey, _ rows: Range<Int>) {
    let first = words.words[range.lowerBound]
    let last = words.words[range.upperBound - 1]
    let match = gazetteer.match(rows.lowerBound)
    let place = gazetteer.place(match.place)
    if range.count == 1, isNoName(first, match.kind, place.size) { return }
    spots.append(
      Spot(
        start: first.start, end: match.kind == .abbreviation ? endOfShortForm(last) : last.end, firstToken: first.token,
        endToken: last.token + 1, words: Int32(range.count),
        key: key, rows: rows, kind: match.kind, feature: place.feature, size: place.size))
  }

  /// Whether a single word is not worth weighing: a short form not written as one, a word that is nearly always written small.
  private func isNoName(_ word: PlaceWord, _ kind: Gazetteer.NameKind, _ size: UInt8) -> Bool {
    if word.end - word.start == 1 { return true }
    if word.end - word.start == 2, !word.isAllCapitals { return true }
    if kind == .abbreviation, !word.isAllCapitals { return !hasStop(word) }
    return words.uses[Int(word.token)].ordinary == 15 && kind != .demonym && size < Self.sizeOfTown
  }

  /// Whether a full stop ends the word or stands right behind it.
  private func hasStop(_ word: PlaceWord) -> Bool {
    let stop = UInt8(ascii: ".")
    let end = Int(word.end)
    return analysis.text.utf8[end - 1] == stop || (end < analysis.text.count && analysis.text.utf8[end] == stop)
  }

  /// The end of a short form with its full stop, which the end of a sentence takes from it ("in Gary, Ind.").
  private func endOfShortForm(_ word: PlaceWord) -> Int32 {
    let isCut = analysis.text.utf8[Int(word.end) - 1] != UInt8(ascii: ".") && hasStop(word)
    return isCut && !isPostal(word) ? word.end + 1 : word.end
  }

  private func isPostal(_ word: PlaceWord) -> Bool { word.end - word.start == 2 && word.isAllCapitals }

  // MARK: "Paris, Texas"

  private mutating func markQualifiers() {
    for index in spots.indices {
      let end = Int(spots[index].endToken)
      guard end < analysis.tokens.count else { continue }
      var next = end
      if isComma(end) || isOpenBracket(end) { next += 1 }
      guard next < analysis.tokens.count else { continue }
      let word = Int(words.firstWord[next])
      guard word < starting.count, words.words[word].token == Int32(next),
        words.words[word].sentence == sentence(of: spots[index])
      else { continue }
      for other in starting[word].reversed() where isArea(spots[Int(other)]) {
        if next == end, spots[Int(other)].kind != .abbreviation { continue }
        spots[index].qualifier = other
        spots[index].qualifierFits = lies(spots[index], in: spots[Int(other)])
        if spots[index].qualifierFits {
          spots[Int(other)].qualified = Int32(index)
          break
        }
      }
    }
  }

  private func sentence(of spot: Spot) -> Int32 {
    words.words[Int(words.firstWord[Int(spot.firstToken)])].sentence
  }

  private func isComma(_ token: Int) -> Bool {
    analysis.text.utf8[Int(analysis.tokens[token].start)] == UInt8(ascii: ",")
  }

  private func isOpenBracket(_ token: Int) -> Bool {
    analysis.text.utf8[Int(analysis.tokens[token].start)] == UInt8(ascii: "(")
  }

  private func isArea(_ spot: Spot) -> Bool {
    switch spot.feature {
    case .admin1, .country, .region: spot.kind != .demonym
    default: false
    }
  }

  /// Whether some place called `inner` lies in some area called `outer`.
  private func lies(_ inner: Spot, in outer: Spot) -> Bool {
    outer.rows.prefix(4).contains { row in
      let area = gazetteer.place(gazetteer.match(row).place)
      return inner.rows.contains { row in
        Containment.holds(gazetteer.place(gazetteer.match(row).place), in: area)
      }
    }
  }

  // MARK: Weighing

  private mutating func weighAlone() {
    var earlierEnd = Int32(-1)
    var index = 0
    while index < spots.count {
      var next = index
      while next < spots.count, spots[next].start == spots[index].start { next += 1 }
      let longest = spots[next - 1].end
      for at in index..<next {
        let spot = spots[at]
        let overlap: UInt64 = spot.end <= earlierEnd ? 2 : spot.start < earlierEnd ? 1 : 0
        let from = features.count
        ask(spot, overlap: overlap | (spot.end < longest ? 4 : 0))
        spots[at].features = from..<features.count
        spots[at].local = model.score(features[from...])
      }
      earlierEnd = max(earlierEnd, longest)
      index = next
    }
  }

  /// Asks the first pass's questions. `overlap`: 1 and 2 for a spot that begins earlier and runs into or over this one, 4 for a
  /// longer one that begins with it.
  private mutating func ask(_ spot: Spot, overlap: UInt64) {
    let first = Int(spot.firstToken)
    let end = Int(spot.endToken)
    let sentence = analysis.tokens[first]
    let before = neighbour(first, -1)
    let before2 = before.flatMap { neighbour($0, -1) }
    let after = neighbour(end - 1, 1)
    let after2 = after.flatMap { neighbour($0, 1) }
    let kind = UInt64(spot.kind.rawValue) | UInt64(spot.feature.rawValue) << 4
    let size = UInt64(spot.size / 20)
    let use = spot.words == 1 ? words.uses[first] : .unknown
    let shape = shape(first, end)
    func add(_ question: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) { features.append(SpotFeature.hash(question, a, b)) }
    add(1, kind, UInt64(min(spot.words, 3)))
    add(2, size, kind)
    add(3, UInt64(min(spot.rows.count, 8)), UInt64(spot.kind.rawValue))
    add(4, shape, UInt64(spot.kind.rawValue))
    add(5, word(before))
    add(6, word(after))
    add(7, Self.side(tokens: analysis.tokens, before), Self.side(tokens: analysis.tokens, after))
    add(8, word(before2), word(before))
    add(9, word(after), word(after2))
    add(10, tag(first), UInt64(spot.words == 1 ? 1 : 2))
    add(11, tag(before), tag(after))
    add(12, UInt64(use.given / 3), UInt64(use.surname / 3))
    add(13, UInt64(use.ordinary / 2), sentence.shape.contains(.sentenceStart) ? 1 : 0)
    add(14, person(before, spot, after))
    add(27, person(before, spot, after), UInt64(use.given / 3))
    add(28, person(before, spot, after), word(before))
    add(29, person(before, spot, after), size)
    add(30, UInt64(use.given), after.map { UInt64(words.uses[$0].surname) } ?? 99)
    add(31, before.map { UInt64(words.uses[$0].given) } ?? 99, UInt64(use.surname))
    add(32, UInt64(use.given / 3), after2.map { word($0) } ?? 0)
    add(33, UInt64(use.surname / 3), word(before))
    add(34, kind, use.given == 0 && use.surname == 0 && use.ordinary < 2 ? 1 : 0)
    add(15, spot.qualifier >= 0 ? (spot.qualifierFits ? 2 : 1) : 0, isPlaceComma(after) ? 1 : 0)
    add(16, spot.qualified >= 0 ? 1 : 0, kind)
    if spot.kind == .demonym || spot.kind == .abbreviation || spot.feature == .country || spot.feature == .admin1 {
      add(17, spot.key.value)
    }
    add(18, UInt64(isCapital(before) ? 1 : 0), UInt64(isCapital(after) ? 1 : 0))
    add(19, overlap, UInt64(min(spot.words, 3)))
    if !analysis.names.isEmpty { add(20, name(first, end)) }
    add(21, Self.side(tokens: analysis.tokens, before), kind)
    add(22, Self.side(tokens: analysis.tokens, after), kind)
    add(23, partOfToken(spot))
    add(24, word(after), isCapital(after) ? 1 : 0)
    if let after, isCapital(after) { add(25, lastCapital(after)) }
    if let before, isCapital(before) { add(26, word(before)) }
  }

  private func neighbour(_ token: Int, _ step: Int) -> Int? {
    let next = token + step
    guard next >= 0, next < analysis.tokens.count else { return nil }
    if step > 0, analysis.tokens[next].shape.contains(.sentenceStart) { return nil }
    if step < 0, analysis.tokens[token].shape.contains(.sentenceStart) { return nil }
    return next
  }

  private func word(_ token: Int?) -> UInt64 {
    guard let token else { return 1 }
    let found = analysis.tokens[token]
    return found.shape.contains(.number) ? 2 : found.word
  }

  private func tag(_ token: Int?) -> UInt64 { token.map { UInt64(analysis.tokens[$0].tag.rawValue) + 1 } ?? 0 }

  private func isCapital(_ token: Int?) -> Bool {
    token.map { analysis.tokens[$0].shape.contains(.capitalized) } ?? false
  }

  private func isPlaceComma(_ token: Int?) -> Bool { token.map(isComma) ?? false }

  /// The word at the end of the capitals that begin at `token`: "University" in "Ohio State University".
  private func lastCapital(_ token: Int) -> UInt64 {
    var last = token
    for _ in 0..<4 {
      guard let next = neighbour(last, 1), isCapital(next) else { break }
      last = next
    }
    return analysis.tokens[last].word
  }

  /// What stands beside a name, roughly.
  private static func side(tokens: [Token], _ token: Int?) -> UInt64 {
    guard let token else { return 0 }
    let shape = tokens[token].shape
    if shape.contains(.punctuation) { return tokens[token].word }
    if shape.contains(.capitalized) { return 1 }
    if shape.contains(.number) { return 2 }
    return 3
  }

  private func shape(_ first: Int, _ end: Int) -> UInt64 {
    let token = analysis.tokens[first].shape
    var shape: UInt64 = token.contains(.sentenceStart) ? 1 : 0
    if token.contains(.allCapitals) { shape |= 2 }
    let around = [neighbour(first, -1), neighbour(end - 1, 1)].compactMap { $0 }
    if around.contains(where: { analysis.tokens[$0].shape.contains(.allCapitals) }) { shape |= 4 }
    return shape
  }

  /// Whether the words look like part of a personal name.
  private func person(_ before: Int?, _ spot: Spot, _ after: Int?) -> UInt64 {
    let givenBefore = before.map { isCapital($0) && words.uses[$0].given > 0 } ?? false
    let surnameAfter = after.map { isCapital($0) && words.uses[$0].surname > 0 } ?? false
    let unknownAfter = after.map { isCapital($0) && words.uses[$0].surname == 0 } ?? false
    let given = words.uses[Int(spot.firstToken)].given > 0
    return (givenBefore ? 1 : 0) | (surnameAfter ? 2 : 0) | (unknownAfter ? 4 : 0) | (given ? 8 : 0)
  }

  /// How the names that the analysis found lie on the words: kind, and whether they begin and end together.
  private func name(_ first: Int, _ end: Int) -> UInt64 {
    let kind = UInt64(nameKinds[first])
    guard kind != 0 else { return 0 }
    let endsThere = end >= nameKinds.count || nameKinds[end] == 0 || nameStarts[end]
    return kind << 2 | (nameStarts[first] ? 1 : 0) | (endsThere ? 2 : 0)
  }

  private func partOfToken(_ spot: Spot) -> UInt64 {
    let starts = spot.start == analysis.tokens[Int(spot.firstToken)].start
    let ends = spot.end == analysis.tokens[Int(spot.endToken) - 1].end
    return (starts ? 0 : 1) | (ends ? 0 : 2)
  }

  // MARK: What the document does with the name

  private struct Notes {
    var count = 0
    var sum = 0.0
    var best = -100.0
    var qualified = 0
    var asPerson = 0
  }

  private mutating func weighTogether() {
    var notes: [NameKey: Notes] = [:]
    for spot in spots {
      var note = notes[spot.key] ?? Notes()
      note.count += 1
      note.sum += spot.local
      note.best = max(note.best, spot.local)
      note.qualified += spot.qualifierFits ? 1 : 0
      let before = neighbour(Int(spot.firstToken), -1)
      let after = neighbour(Int(spot.endToken) - 1, 1)
      if spot.words == 1, person(before, spot, after) & 3 != 0 { note.asPerson += 1 }
      notes[spot.key] = note
    }
    let named = namedCountries()
    for index in spots.indices {
      let spot = spots[index]
      guard let note = notes[spot.key] else { continue }
      let others = note.count - 1
      let mean = others > 0 ? (note.sum - spot.local) / Double(others) : 0
      let from = features.count
      func add(_ question: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) {
        features.append(SpotFeature.hash(question, a, b))
      }
      add(40, Self.step(spot.local, 2))
      add(41, others == 0 ? 99 : Self.step(mean, 1), UInt64(min(others, 3)))
      add(42, others == 0 ? 99 : Self.step(note.best, 1), Self.step(spot.local, 1))
      add(43, UInt64(min(note.qualified, 2)), spot.qualifierFits ? 1 : 0)
      add(44, UInt64(min(note.asPerson, 3)), UInt64(min(others, 3)))
      add(45, UInt64(min(note.asPerson, 3)), Self.step(spot.local, 1))
      let isAtHome = lies(spot, inAnyOf: named)
      add(46, isAtHome ? 1 : 0, UInt64(spot.kind.rawValue) | UInt64(spot.feature.rawValue) << 4)
      add(47, isAtHome ? 1 : 0, Self.step(spot.local, 1))
      spots[index].documentFeatures = from..<features.count
      let score = model.score(features[from...]) + spot.local
      spots[index].probability = 1 / (1 + exp(-score))
    }
  }

  /// The countries that the document seems to name, themselves or by their people.
  private func namedCountries() -> Set<UInt16> {
    var named: Set<UInt16> = []
    for spot in spots where spot.feature == .country && spot.local > 0 {
      named.insert(gazetteer.place(gazetteer.match(spot.rows.lowerBound).place).country)
    }
    return named
  }

  /// Whether one of the likelier places of a name, itself no country, lies in one of `countries`.
  private func lies(_ spot: Spot, inAnyOf countries: Set<UInt16>) -> Bool {
    spot.rows.prefix(6).contains { row in
      let place = gazetteer.place(gazetteer.match(row).place)
      return place.feature != .country && countries.contains(place.country)
    }
  }

  /// A score in steps of `1 / fineness`, from -6 to 6.
  private static func step(_ score: Double, _ fineness: Double) -> UInt64 {
    UInt64(max(0, min(12 * fineness, ((score + 6) * fineness).rounded())))
  }
}
