internal import Record

/// What is known of an article or a statement, as words of the column `facets` of an index: one letter and a name or number.
///
/// | token | says |
/// |---|---|
/// | `xa` | it is there (for queries that only say what must not be) |
/// | `o12`, `c7` | outlet, section, by `label.number` |
/// | `len`, `lengb` | language, with and without region |
/// | `p5`, `s5` | a party is in it, speaks in it, by `party.number` |
/// | `wsmith`, `vsmith` | a word of the name of a party that is in it, that speaks in it |
/// | `g9`, `nam`, `k130x226` | a place is in it (`place.number`), its country, the cell of one degree it lies in |
/// | `tdenies`, `qdirect`, `hstatement` | stance, kind of quotation, kind of fact |
/// | `a…`, `e…` | the day of publication, days that are told of (`DayTokens`) |
enum Tokens {
  static let everything = "xa"
  static let published = DayTokens(letter: "a")
  static let told = DayTokens(letter: "e")

  static func outlet(_ number: Int) -> String { "o\(number)" }
  static func section(_ number: Int) -> String { "c\(number)" }
  static func party(_ number: Int) -> String { "p\(number)" }
  static func speaker(_ number: Int) -> String { "s\(number)" }
  static func partyWord(_ word: String) -> String { "w" + word }
  static func speakerWord(_ word: String) -> String { "v" + word }
  static func place(_ number: Int) -> String { "g\(number)" }
  static func country(_ code: String) -> String { "n" + letters(code) }
  static func stance(_ stance: String) -> String { "t" + letters(stance) }
  static func quotation(_ kind: String) -> String { "q" + letters(kind) }
  static func has(_ kind: String) -> String { "h" + letters(kind) }

  /// The tokens of a BCP 47 tag: of its language alone, and of the whole where there is more.
  static func languages(_ tag: String) -> [String] {
    let primary = "l" + letters(String(tag.prefix { $0 != "-" && $0 != "_" }))
    let whole = "l" + letters(tag)
    return primary == whole ? [primary] : [primary, whole]
  }

  /// The words of a party's name: runs of letters and digits.
  static func words(of name: String) -> [String] {
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      return name.utf8.split { byte in
        !(0x30...0x39).contains(byte) && !(0x41...0x5A).contains(byte) && !(0x61...0x7A).contains(byte)
      }.map { String(Substring($0)) }
    }
    return name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether a token could be one of these: small letters and digits, or a word of a name as it is written.
  static func isWellFormed(_ token: Substring.UTF8View) -> Bool {
    guard let first = token.first else { return false }
    if first == UInt8(ascii: "w") || first == UInt8(ascii: "v") { return token.count > 1 }
    return token.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }

  /// Whether a token is counted for facets: outlet, section, speaker, country, language, month of publication.
  static func isCounted(_ token: String) -> Bool {
    var bytes = token.utf8.makeIterator()
    switch bytes.next() {
    case UInt8(ascii: "o"), UInt8(ascii: "c"), UInt8(ascii: "s"), UInt8(ascii: "n"): return true
    case UInt8(ascii: "l"): return token.utf8.count <= 4
    case UInt8(ascii: "a"): return bytes.next() == UInt8(ascii: "m")
    default: return false
    }
  }

  /// The cell of one degree that a point lies in.
  static func cell(latitude: Double, longitude: Double) -> String {
    "k\(Int((latitude + 90).rounded(.down)))x\(Int((longitude + 180).rounded(.down)))"
  }

  /// The small ASCII letters and digits of a name; others are left out.
  private static func letters(_ name: String) -> String {
    String(
      decoding: name.lowercased().utf8.filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) },
      as: UTF8.self)
  }
}

/// The tokens of one article and of its statements.
struct RecordTokens {
  private(set) var article: [String] = []
  private var seen: Set<String> = []
  private var statementBase: [String] = []
  /// The tokens of speakers, by the ids of their entities.
  private var speakerTokens: [String: [String]] = [:]
  /// The tokens of places and times, where they stand in the text.
  private var placed: [(span: Span, tokens: [String])] = []

  /// The tokens of `record`; parties by the ids of its entities, places in the order of `record.places`.
  init(_ record: PageRecord, day: String, outlet: Int?, section: Int?, parties: [String: Int], places: [Int?]) {
    seen.reserveCapacity(256)
    article.reserveCapacity(256)
    var base = [Tokens.everything] + Tokens.published.tokens(of: day)
    if let outlet { base.append(Tokens.outlet(outlet)) }
    if let section { base.append(Tokens.section(section)) }
    if let language = record.article?.language { base += Tokens.languages(language) }
    statementBase = base
    add(base)
    for (kind, isThere) in [
      ("statement", !record.statements.isEmpty), ("time", !record.times.isEmpty), ("place", !record.places.isEmpty),
      ("entity", !record.entities.isEmpty), ("document", !record.documents.isEmpty),
    ] where isThere { add([Tokens.has(kind)]) }
    for entity in record.entities {
      guard let party = parties[entity.id] else { continue }
      let words = Tokens.words(of: entity.name)
      add([Tokens.party(party)] + words.map(Tokens.partyWord))
      speakerTokens[entity.id] = [Tokens.speaker(party)] + words.map(Tokens.speakerWord)
    }
    for (place, number) in zip(record.places, places) {
      guard let found = place.place, let number else { continue }
      var tokens = [
        Tokens.place(number), Tokens.cell(latitude: found.latitude, longitude: found.longitude),
      ]
      if let country = found.country { tokens.append(Tokens.country(country)) }
      placed.append((place.span, tokens))
      add(tokens)
    }
    for time in record.times {
      let tokens = time.value.map(Tokens.told.tokens(of:)) ?? []
      placed.append((time.span, tokens))
      add(tokens)
    }
    for statement in record.statements {
      add([Tokens.stance(statement.stance), Tokens.quotation(statement.kind.rawValue)])
      if let speaker = statement.entity.flatMap({ speakerTokens[$0] }) { add(speaker) }
    }
  }

  /// The tokens of one of its statements: those of who speaks and how, and the places and times inside the content.
  func statement(_ statement: Statement) -> [String] {
    var tokens = statementBase + [Tokens.stance(statement.stance), Tokens.quotation(statement.kind.rawValue)]
    if let speaker = statement.entity.flatMap({ speakerTokens[$0] }) { tokens += speaker }
    var found: Set<String> = []
    for (span, own) in placed where statement.content.contains(where: { $0.contains(span) }) {
      found.formUnion(own)
    }
    if !found.isEmpty { tokens += found.sorted() }
    return tokens
  }

  private mutating func add(_ tokens: [String]) {
    for token in tokens where seen.insert(token).inserted { article.append(token) }
  }
}
