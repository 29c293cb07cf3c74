internal import Record

/// What the names of one text have shown so far: which words are names, and of what kind.
struct NameMemory {
  private let tokens: UnsafeBufferPointer<Token>
  private let context: NameContext
  /// The summed confidence of each kind for each sequence of words.
  private var kinds: [UInt64: [Double]] = [:]
  /// The lengths, in tokens, of the names that begin with a word.
  private var lengths: [UInt64: Set<Int>] = [:]
  /// The last words of persons' names of several words.
  private var surnames: Set<UInt64> = []

  init(_ tokens: UnsafeBufferPointer<Token>, _ context: NameContext) {
    self.tokens = tokens
    self.context = context
  }

  /// Remembers a name; with it the short form in brackets behind it.
  mutating func learn(_ name: Name) {
    let first = tokens[name.tokens.lowerBound].word
    add(key(name.tokens), name.kind, name.confidence)
    lengths[first, default: []].insert(name.tokens.count)
    if name.kind == .person, name.tokens.count > 1, name.confidence > 0.5 {
      surnames.insert(tokens[name.tokens.upperBound - 1].word)
    }
    if let short = shortForm(behind: name) {
      add(key(short..<short + 1), name.kind, 2)
      lengths[tokens[short].word, default: []].insert(1)
    }
  }

  /// The names with the kind that the whole text gives their words.
  func agreed(_ names: [Name]) -> [Name] {
    names.map { name in
      var name = name
      let votes = kinds[key(name.tokens)] ?? []
      let total = votes.reduce(0, +)
      if let best = votes.indices.max(by: { votes[$0] < votes[$1] }), votes[best] > total * 0.6 {
        name.kind = Name.Kind.allCases[best]
      }
      let isGreat = context.hits[name.tokens.lowerBound].contains(.greatPlace)
      if name.tokens.count == 1, name.kind != .nationality, surnames.contains(tokens[name.tokens.lowerBound].word),
        !isGreat
      {
        name.kind = .person
      }
      return name
    }
  }

  /// The names and those that were overlooked: words with capitals that are a name elsewhere in the text.
  func completed(_ names: [Name], _ sentences: [Sentence]) -> [Name] {
    var result: [Name] = []
    var next = 0
    for sentence in sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        if next < names.count, names[next].tokens.lowerBound == index {
          result.append(names[next])
          index = names[next].tokens.upperBound
          next += 1
          continue
        }
        let limit = min(sentence.tokens.upperBound, next < names.count ? names[next].tokens.lowerBound : .max)
        if let name = overlooked(at: index, limit: limit) {
          result.append(name)
          index = name.tokens.upperBound
        } else {
          index += 1
        }
      }
    }
    return result
  }

  private mutating func add(_ key: UInt64, _ kind: Name.Kind, _ weight: Double) {
    let index = Name.Kind.allCases.firstIndex(of: kind) ?? 0
    kinds[key, default: [Double](repeating: 0, count: Name.Kind.allCases.count)][index] += weight
  }

  private func key(_ range: Range<Int>) -> UInt64 {
    range.reduce(1) { ($0 ^ tokens[$1].word) &* 0x9E37_79B9_7F4A_7C15 }
  }

  /// The index of "CSTO" in "Collective Security Treaty Organization (CSTO)", if it stands behind `name`.
  private func shortForm(behind name: Name) -> Int? {
    let index = name.tokens.upperBound + 1
    guard name.tokens.count > 1, index + 1 < tokens.count, tokens[index].shape.contains(.allCapitals),
      tokens[index - 1].tag == .openBracket, tokens[index + 1].tag == .closeBracket
    else { return nil }
    let initials = name.tokens.filter { tokens[$0].shape.contains(.capitalized) }.count
    return abs(initials - Int(tokens[index].end - tokens[index].start)) <= 1 ? index : nil
  }

  private func overlooked(at index: Int, limit: Int) -> Name? {
    let token = tokens[index]
    guard token.shape.contains(.capitalized), token.tag.isProper || token.tag == .jj, let lengths = lengths[token.word]
    else { return surname(at: index) }
    for length in lengths.sorted(by: >) where index + length <= limit {
      let range = index..<index + length
      if length == 1, token.shape.contains(.sentenceStart), !token.tag.isProper { continue }
      guard let votes = kinds[key(range)], let best = votes.indices.max(by: { votes[$0] < votes[$1] }),
        votes[best] > 0.9,
        length > 1 || (!context.usage(token.word).isSmall && isAlone(index)),
        range.allSatisfy({ context.candidates[$0] })
      else { continue }
      return Name(tokens: range, kind: Name.Kind.allCases[best], confidence: min(0.85, votes[best] * 0.6))
    }
    return surname(at: index)
  }

  private func surname(at index: Int) -> Name? {
    let token = tokens[index]
    guard token.shape.contains(.capitalized), token.tag.isProper, surnames.contains(token.word), isAlone(index),
      !context.usage(token.word).isSmall
    else { return nil }
    return Name(tokens: index..<index + 1, kind: .person, confidence: 0.8)
  }

  /// Whether no other word with a capital stands beside it, with which it may be another name.
  private func isAlone(_ index: Int) -> Bool {
    context.runs[index].end - context.runs[index].start == 1
  }
}
