internal import Knowledge
internal import Language
internal import Record

/// Mends what a recogniser of names gets wrong in ways that words can tell.
///
/// - A person's name does not begin with an office: "Fisheries Undersecretary Ignacio Valdebenito" is Ignacio Valdebenito.
/// - A word for a people, a country or a seat of power is no person, unless a fuller name in the text ends in it.
/// - A body's name that stops at "of" goes on over the capitalised words behind it.
/// - Words that are one name in one place are one name wherever they stand.
struct NameMender: Sendable {
  private let roles: RoleReader
  private let domains: PhraseTable<String>
  private static let of = WordHash.of("of")
  private static let joiners = Set(["of", "for"].map { WordHash.of($0) })

  /// A mender that knows the offices of `roles`.
  init(roles: RoleReader, domains: PhraseTable<String>) {
    self.roles = roles
    self.domains = domains
  }

  /// The names of the text, mended, in text order, not overlapping.
  func names(of analysis: Analysis) -> [Name] {
    let lastNames = Set(
      analysis.names.filter { $0.kind == .person && $0.tokens.count > 1 }
        .map { analysis.tokens[$0.tokens.upperBound - 1].word })
    let mended = analysis.names.compactMap { mend($0, lastNames, analysis) }
    return Self.repeated(mended, analysis)
  }

  private func mend(_ name: Name, _ lastNames: Set<UInt64>, _ analysis: Analysis) -> Name? {
    var name = name
    let limit = analysis.sentence(of: name.tokens.lowerBound).upperBound
    switch name.kind {
    case .person:
      name.tokens = withoutOffice(name.tokens, analysis)
      if name.tokens.count == 1, !lastNames.contains(analysis.tokens[name.tokens.lowerBound].word),
        !Countries.shared.meanings(of: NameKey(analysis.text[analysis.span(name.tokens)])).isEmpty
      {
        return nil
      }
    case .organization:
      var end = name.tokens.upperBound
      guard Self.joiners.contains(analysis.tokens[end - 1].word) else { return name }
      while end < limit, analysis.tokens[end].shape.contains(.capitalized) { end += 1 }
      name.tokens = name.tokens.lowerBound..<(end > name.tokens.upperBound ? end : end - 1)
      return name.tokens.isEmpty ? nil : name
    case .place, .nationality: break
    }
    return name
  }

  /// A person's name without an office, or the field of one ("Minister of Ecology …"), at its beginning.
  private func withoutOffice(_ tokens: Range<Int>, _ analysis: Analysis) -> Range<Int> {
    var start = tokens.lowerBound
    for index in tokens.dropLast() {
      if let (office, _) = roles.role(at: index, limit: tokens.upperBound - 1, analysis) {
        start = max(start, office.upperBound)
      }
    }
    if start == tokens.lowerBound, start > 0, analysis.tokens[start - 1].word == Self.of,
      let (field, _) = domains.match(analysis.tokens, from: start, limit: tokens.upperBound - 1)
    {
      start = field.upperBound
    }
    return start..<tokens.upperBound
  }

  /// The names with those of several words found wherever else their words stand; a longer name wins over shorter ones inside it.
  private static func repeated(_ names: [Name], _ analysis: Analysis) -> [Name] {
    let tokens = analysis.tokens
    var known: [UInt64: [(words: [UInt64], kind: Name.Kind)]] = [:]
    for name in names where name.tokens.count > 1 && (name.kind == .person || name.kind == .organization) {
      let words = name.tokens.map { tokens[$0].word }
      if known[words[0]]?.contains(where: { $0.words == words }) != true {
        known[words[0], default: []].append((words, name.kind))
      }
    }
    var result: [Name] = []
    var next = 0
    var index = 0
    while index < tokens.count {
      while next < names.count, names[next].tokens.lowerBound < index { next += 1 }
      let own = next < names.count && names[next].tokens.lowerBound == index ? names[next] : nil
      let again = (known[tokens[index].word] ?? []).prefix(maxSameBeginning)
        .filter { phrase in
          index + phrase.words.count <= tokens.count && tokens[index].shape.contains(.capitalized)
            && phrase.words.indices.allSatisfy { tokens[index + $0].word == phrase.words[$0] }
        }
        .max { $0.words.count < $1.words.count }
      if let again, again.words.count > own?.tokens.count ?? 0 {
        result.append(
          Name(tokens: index..<index + again.words.count, kind: again.kind, confidence: own?.confidence ?? 0.5))
        index += again.words.count
      } else if let own {
        result.append(own)
        index = own.tokens.upperBound
      } else {
        index += 1
      }
    }
    return result
  }

  /// How many names that begin with the same word are tried at a place.
  private static let maxSameBeginning = 16
}
