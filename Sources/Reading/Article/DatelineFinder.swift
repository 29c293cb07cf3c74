internal import Knowledge
internal import Record

/// Finds the dateline that an agency report opens with: "MOSCOW, September 20. …", "KYIV (Reuters) - …", "LONDON — …",
/// "New Delhi, Jan 17 (PTI) The …", "KARACHI: The …".
///
/// Fires at the start of one of the first paragraphs on a place (in capitals, or known to the gazetteer) that is followed by a
/// day, an agency or a dash, and by a separator or an agency in brackets. The place is the city, without the state or country
/// behind a comma. Leaves "(Reuters) -" without a place, sentences ("Moscow is …") and names that
/// are no places ("NATO — the alliance").
struct DatelineFinder {
  private let utf8: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let language: String?
  private var position: Int

  private static let agencies = WordPhrases("agencies.tsv")

  /// A dateline's parts.
  struct Found {
    /// The place's words.
    var place: Range<Int>
    /// The day, where one is stated.
    var day: PartialDay?
    /// From the place to the day, or to the place's end.
    var span: Span
  }

  /// Looks at the start of the block at `span`.
  private init(_ utf8: UnsafeBufferPointer<UInt8>, _ span: Span, language: String?) {
    self.utf8 = utf8
    self.language = language
    position = span.start
    end = min(span.end, span.start + 160)
  }

  /// The dateline of an article's text, looked for in its first four paragraphs.
  static func find(in article: Article) -> Found? {
    article.text.utf8.withUnsafeBufferPointer { utf8 in
      for block in article.blocks.filter({ $0.section == .main && $0.kind == .paragraph }).prefix(4) {
        var finder = DatelineFinder(utf8, block.span, language: article.language)
        if let found = finder.read() { return found }
      }
      return nil
    }
  }

  private mutating func read() -> Found? {
    guard let place = readPlace() else { return nil }
    let city = place.range.lowerBound..<(utf8[place.range].firstIndex(of: 0x2C) ?? place.range.upperBound)
    var found = Found(place: city, day: nil, span: Span(place.range.lowerBound, place.range.upperBound))
    if let day = readBracketedDay() {
      found.day = day
      found.span.end = day.range.upperBound
    }
    var hasAgency = found.day == nil && readAgency()
    let before = position
    skipMarks()
    if found.day == nil, let day = PartialDay.read(utf8, at: position, before: end, language: language) {
      found.day = day
      found.span.end = day.range.upperBound
      position = day.range.upperBound
    } else {
      position = before
    }
    hasAgency = readAgency() || hasAgency
    let isSigned = hasAgency || found.day != nil
    let isPlace = place.isShouted || isKnown(place.range)
    switch separator() {
    case .dash:
      return place.isShouted && (isSigned || isKnown(place.range)) || isKnown(place.range) || isSigned && hasAgency
        ? found : nil
    case .stop: return isSigned && isPlace ? found : nil
    case .colon: return isPlace && (isSigned || place.isShouted && isKnown(place.range)) ? found : nil
    case .none:
      return isPlace && (hasBracketedAgency || found.day != nil && hasBracketedAcronym) && beginsSentence()
        ? found : nil
    }
  }

  /// The place: words in capitals or with capitals, with what parts a city from its state or from another city.
  private mutating func readPlace() -> (range: Range<Int>, isShouted: Bool)? {
    var words = 0
    var isShouted = true
    var placeEnd = position
    let start = position
    for word in WordScanner(utf8, position..<end) {
      guard word.isCapitalized || words > 0 && Self.isParticle(word) && word.end < end, word.digits == 0, words < 6
      else { break }
      if words > 0, !joins(placeEnd..<word.start, shouted: isShouted, next: word) { break }
      if PartialDay.isMonth(word, language) && words > 0 { break }
      if word.capitals < word.letters, !Self.isParticle(word) {
        if words > 0, isShouted, placeEnd < word.start, !isRegion(placeEnd..<word.start) { break }
        isShouted = words > 0 && isShouted
      }
      words += 1
      placeEnd = word.end
    }
    guard words > 0, placeEnd - start >= 3 else { return nil }
    if placeEnd < end, utf8[placeEnd] == 0x2E, isAbbreviation(placeEnd) { placeEnd += 1 }
    position = placeEnd
    return (start..<placeEnd, isShouted)
  }

  /// Whether what stands between two words keeps them one place.
  private func joins(_ range: Range<Int>, shouted: Bool, next: WordScanner.Word) -> Bool {
    let between = String(decoding: utf8[range], as: UTF8.self)
    if Self.agencies.length(at: 0, of: [next.hash]) == 1, between != " " { return false }
    return [" ", "/", "-", ", ", ". ", "."].contains(between)
      && (between != ". " || next.start - range.lowerBound <= 2 && isAbbreviation(range.lowerBound))
  }

  private func isRegion(_ between: Range<Int>) -> Bool { utf8[between.lowerBound] == 0x2C }

  /// Whether a stop at `offset` ends an abbreviation: one or two letters, or letters parted by stops.
  private func isAbbreviation(_ offset: Int) -> Bool {
    var letters = 0
    var index = offset - 1
    while index >= 0, utf8[index] | 0x20 >= 0x61, utf8[index] | 0x20 <= 0x7A {
      letters += 1
      index -= 1
    }
    return letters >= 1 && letters <= 2
      || letters <= 4 && index >= 0 && utf8[index] == 0x20 && index > 0 && utf8[index - 1] == 0x2C
  }

  private static func isParticle(_ word: WordScanner.Word) -> Bool { word.letters <= 3 && word.capitals == 0 }

  /// An agency in brackets, between slashes, or behind a comma or dash; the position is moved behind it.
  private mutating func readAgency() -> Bool {
    var index = position
    while index < end, utf8[index] == 0x20 || utf8[index] == 0x2C || utf8[index] == 0x2E { index += 1 }
    guard index < end else { return false }
    let opener = utf8[index]
    if opener == 0x28 || opener == 0x2F {
      let closer: UInt8 = opener == 0x28 ? 0x29 : 0x2F
      guard let close = utf8[(index + 1)..<end].firstIndex(of: closer), close - index <= 40, close > index + 1 else {
        return false
      }
      guard opener == 0x2F || Letter(utf8, at: index + 1, before: end).isWord else { return false }
      position = close + 1
      return true
    }
    let words = WordScanner(utf8, index..<end).prefix(4).map { $0 }
    let length = Self.agencies.length(at: 0, of: words.map(\.hash))
    guard length > 0, words[0].isCapitalized || words[0].hash == WordScanner.hash(of: "dpa"), words[0].start == index
    else { return false }
    position = words[length - 1].end
    return true
  }

  /// A day in brackets behind the place: "GENEVA (3 June 2025) –".
  private mutating func readBracketedDay() -> PartialDay? {
    var index = position
    while index < end, utf8[index] == 0x20 { index += 1 }
    guard index + 1 < end, utf8[index] == 0x28,
      let day = PartialDay.read(utf8, at: index + 1, before: end, language: language), day.range.upperBound < end,
      utf8[day.range.upperBound] == 0x29
    else { return nil }
    position = day.range.upperBound + 1
    return day
  }

  private mutating func skipMarks() {
    while position < end, utf8[position] == 0x20 || utf8[position] == 0x2C || utf8[position] == 0x2E { position += 1 }
  }

  private enum Separator { case dash, stop, colon, none }

  /// Whether a known agency in brackets stands right before the position: "(PTI)", "(AP, Reuters)".
  private var hasBracketedAgency: Bool {
    guard position > 0, utf8[position - 1] == 0x29,
      let open = utf8[..<(position - 1)].lastIndex(of: 0x28), position - open <= 40
    else { return false }
    let words = WordScanner(utf8, open..<position).map(\.hash)
    return words.indices.contains { Self.agencies.length(at: $0, of: words) > 0 }
  }

  /// Whether two to six capitals in brackets stand right before the position: "(ACN)".
  private var hasBracketedAcronym: Bool {
    guard position > 0, utf8[position - 1] == 0x29, let open = utf8[..<(position - 1)].lastIndex(of: 0x28) else {
      return false
    }
    let letters = utf8[(open + 1)..<(position - 1)]
    return (2...6).contains(letters.count) && letters.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  /// Whether a sentence begins at the position: a capital, a digit or a quotation mark.
  private func beginsSentence() -> Bool {
    var index = position
    while index < end, utf8[index] == 0x20 { index += 1 }
    guard index < end, index > position else { return false }
    return Letter(utf8, at: index, before: end).isCapital || utf8[index] < 0x3A && utf8[index] >= 0x30
      || utf8[index] == 0x22 || utf8[index] == 0x27 || utf8[index] == 0xE2
  }

  /// What parts the dateline from the report.
  private func separator() -> Separator {
    var index = position
    var hasStop = false
    let isColon = index < end && utf8[index] == 0x3A
    while index < end, utf8[index] == 0x20 || utf8[index] == 0x2E || utf8[index] == 0x3A || utf8[index] == 0x2F {
      if utf8[index] != 0x20 { hasStop = true }
      index += 1
    }
    guard index < end else { return .none }
    if utf8[index] == 0x2D { return .dash }
    if utf8[index] == 0xE2, index + 2 < end, utf8[index + 1] == 0x80, (0x90...0x95).contains(utf8[index + 2]) {
      return .dash
    }
    return isColon ? .colon : hasStop ? .stop : .none
  }

  /// Whether the gazetteer has a place called so; of several parts, the first counts.
  private func isKnown(_ range: Range<Int>) -> Bool {
    let name = String(decoding: utf8[range], as: UTF8.self)
    let first = name.split(whereSeparator: { $0 == "," || $0 == "/" }).first.map(String.init) ?? name
    return !Gazetteer.shared.places(named: first).isEmpty
  }
}
