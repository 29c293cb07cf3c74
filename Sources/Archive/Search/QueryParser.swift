internal import Knowledge
internal import Record

/// Reads the query language of `docs/search.md`.
///
/// Words stand for themselves, in quotation marks for a phrase, with `*` behind them for beginnings of words; `-` before a
/// part takes out what has it; `OR` between parts asks for one of them; parentheses group; `field:value` filters. Linear in
/// the query.
public struct QueryParser {
  private enum Piece {
    case word(String)
    case phrase(String)
    case open, close
  }

  /// The most parts of a query.
  public static let maxParts = 200
  private static let maxDepth = 20
  private static let leastPrefix = 3

  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var parts = 0

  /// The query that `text` writes; `Query.all` where there is nothing in it.
  public static func parse(_ text: String) throws(QueryError) -> Query {
    var parser = QueryParser(text)
    let query = try parser.alternatives(depth: 0)
    if parser.peek() == ")" { throw QueryError(.strayParenthesis, at: parser.at) }
    return query ?? .all
  }

  /// What `value` asks for in `field`, as `field:value` does.
  public static func filter(_ field: QueryField, _ value: String) throws(QueryError) -> Query {
    .filter(try FieldValue(field: field, text: value, offset: 0).filter())
  }

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  // MARK: Grammar

  private mutating func alternatives(depth: Int) throws(QueryError) -> Query? {
    if depth > Self.maxDepth { throw QueryError(.tooDeep(limit: Self.maxDepth), at: at) }
    var found: [Query] = []
    while true {
      let start = at
      guard let next = try sequence(depth: depth) else {
        if found.isEmpty, !isNext(keyword: "OR") { return nil }
        throw QueryError(.nothingAfter("OR"), at: start)
      }
      found.append(next)
      guard takeKeyword("OR") else { return found.count == 1 ? found[0] : .or(found) }
    }
  }

  private mutating func sequence(depth: Int) throws(QueryError) -> Query? {
    var found: [Query] = []
    while let part = try part(depth: depth) { found.append(part) }
    return found.count > 1 ? .and(found) : found.first
  }

  private mutating func part(depth: Int) throws(QueryError) -> Query? {
    skipSpace()
    guard let first = peek(), first != ")", !isNext(keyword: "OR") else { return nil }
    parts += 1
    if parts > Self.maxParts { throw QueryError(.tooLong(limit: Self.maxParts), at: at) }
    let start = at
    if first == "-" || isNext(keyword: "NOT") {
      let sign = first == "-" ? "-" : "NOT"
      at += sign.count
      if first != "-" { skipSpace() }
      guard let next = peek(), next != ")", !next.properties.isWhitespace, depth < Self.maxDepth,
        let inner = try part(depth: depth + 1)
      else { throw QueryError(.nothingAfter(sign), at: start) }
      return .not(inner)
    }
    if first == "(" {
      at += 1
      let inner = try alternatives(depth: depth + 1)
      guard peek() == ")" else { throw QueryError(.openParenthesis, at: start) }
      at += 1
      guard let inner else { throw QueryError(.nothingAfter("("), at: start) }
      return inner
    }
    if first == "\"" { return try words(quoted(), at: start) }
    let text = bare()
    if peek() == ":" {
      at += 1
      return try filter(text, at: start)
    }
    return try words(text, at: start)
  }

  /// A phrase of the words in `text`; `*` behind it makes the last one a beginning.
  private mutating func words(_ text: String, at start: Int) throws(QueryError) -> Query {
    let words = Self.words(of: text)
    var isPrefix = false
    if peek() == "*" {
      at += 1
      isPrefix = true
    }
    guard let last = words.last else { throw QueryError(.noWord(text), at: start) }
    if isPrefix, last.count < Self.leastPrefix {
      throw QueryError(.shortPrefix(last, least: Self.leastPrefix), at: start)
    }
    return .words(words, isPrefix: isPrefix)
  }

  /// Runs of letters, digits and the marks that belong to them, as the index cuts text.
  static func words(of text: String) -> [String] {
    text.unicodeScalars.split { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber, .otherNumber, .privateUse, .nonspacingMark, .spacingMark, .enclosingMark:
        false
      default: true
      }
    }.map { String(String.UnicodeScalarView($0)) }
  }

  // MARK: Fields

  private mutating func filter(_ name: String, at start: Int) throws(QueryError) -> Query {
    guard let field = QueryField(rawValue: Self.synonyms[name.lowercased()] ?? name.lowercased()) else {
      throw QueryError(.unknownField(name), at: start)
    }
    let valueStart = at
    let value = peek() == "\"" ? try quoted() : valueText()
    guard !value.isEmpty else { throw QueryError(.nothingAfter("\(name):"), at: start) }
    return .filter(try FieldValue(field: field, text: value, offset: valueStart).filter())
  }

  private static let synonyms = ["lang": "language", "kind": "has", "on": "published", "date": "published"]

  // MARK: Characters

  private func peek() -> Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  private mutating func skipSpace() {
    while let next = peek(), next.properties.isWhitespace { at += 1 }
  }

  private func isNext(keyword: String) -> Bool {
    let end = at + keyword.unicodeScalars.count
    guard end <= scalars.count, scalars[at..<end].elementsEqual(keyword.unicodeScalars) else { return false }
    return end == scalars.count || scalars[end].properties.isWhitespace || scalars[end] == "(" || scalars[end] == ")"
  }

  private mutating func takeKeyword(_ keyword: String) -> Bool {
    skipSpace()
    guard isNext(keyword: keyword) else { return false }
    at += keyword.unicodeScalars.count
    return true
  }

  /// The text between the quotation mark here and the next one, which may be typographic, like the first.
  private mutating func quoted() throws(QueryError) -> String {
    let start = at
    at += 1
    var text = String.UnicodeScalarView()
    while let next = peek() {
      at += 1
      if next == "\"" { return String(text) }
      text.append(next)
    }
    throw QueryError(.openQuote, at: start)
  }

  /// A word up to a space, a colon, a quotation mark, a star or a parenthesis.
  private mutating func bare() -> String {
    var text = String.UnicodeScalarView()
    while let next = peek(), !next.properties.isWhitespace, !"\":*()".unicodeScalars.contains(next) {
      text.append(next)
      at += 1
    }
    // A star or colon that stands alone is a word without letters.
    if text.isEmpty, let next = peek(), next == "*" || next == ":" {
      text.append(next)
      at += 1
    }
    return String(text)
  }

  private mutating func valueText() -> String {
    var text = String.UnicodeScalarView()
    while let next = peek(), !next.properties.isWhitespace, next != "(", next != ")" {
      text.append(next)
      at += 1
    }
    return String(text)
  }
}
