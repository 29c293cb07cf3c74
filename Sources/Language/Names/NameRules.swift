internal import Knowledge
internal import Record

/// Makes the names of one text agree with each other, and joins what belongs together.
///
/// In this order: a ministry's name takes in its portfolio and the nationality before it ("Russian Foreign Ministry", "Azerbaijani Ministry of
/// Defense"); short forms in brackets are what they stand for; the same words are the same kind of name throughout; a surname is
/// its bearer; words that are a name twice are a name where the model overlooked them.
struct NameRules: Sendable {
  private let bodies: Set<UInt64>
  private let ministries: Set<UInt64>
  private let portfolios: Set<UInt64>
  private let of = WordHash.of("of")
  private let the = WordHash.of("the")
  private let and = WordHash.of("and")

  init() {
    var words: [String: Set<UInt64>] = [:]
    for row in KnowledgeFile("name-words.tsv").rows where row.count == 2 {
      words[row[1], default: []].insert(WordHash.of(row[0]))
    }
    bodies = (words["body"] ?? []).union(words["ministry"] ?? [])
    ministries = words["ministry"] ?? []
    portfolios = words["portfolio"] ?? []
  }

  /// The names after all rules, in order, not overlapping.
  func apply(
    to names: [Name], _ tokens: UnsafeBufferPointer<Token>, _ sentences: [Sentence], _ context: NameContext
  ) -> [Name] {
    var names = withMinistries(names, tokens, sentences, context)
    names = joined(names, tokens)
    var memory = NameMemory(tokens, context)
    for name in names { memory.learn(name) }
    names = memory.agreed(names)
    return memory.completed(names, sentences)
  }

  /// Joins a nationality or country with the body behind it: "Russian" + "Security Council".
  private func joined(_ names: [Name], _ tokens: UnsafeBufferPointer<Token>) -> [Name] {
    var result: [Name] = []
    for name in names {
      if let last = result.last, last.tokens.upperBound == name.tokens.lowerBound, name.kind == .organization,
        last.kind == .nationality, !tokens[name.tokens.lowerBound].shape.contains(.sentenceStart),
        name.tokens.contains(where: { bodies.contains(tokens[$0].word) })
      {
        result[result.count - 1] = Name(
          tokens: last.tokens.lowerBound..<name.tokens.upperBound, kind: .organization,
          confidence: min(last.confidence, name.confidence))
      } else {
        result.append(name)
      }
    }
    return result
  }

  /// Puts the ministries in: each replaces the names it covers or cuts.
  private func withMinistries(
    _ names: [Name], _ tokens: UnsafeBufferPointer<Token>, _ sentences: [Sentence], _ context: NameContext
  ) -> [Name] {
    var found: [Name] = []
    for sentence in sentences {
      for index in sentence.tokens where ministries.contains(tokens[index].word) {
        guard let range = ministry(at: index, sentence.tokens, tokens, context),
          range.lowerBound >= found.last?.tokens.upperBound ?? 0
        else { continue }
        found.append(Name(tokens: range, kind: .organization, confidence: 0.9))
      }
    }
    guard !found.isEmpty else { return names }
    var result: [Name] = []
    var next = 0
    for name in names {
      while next < found.count, found[next].tokens.upperBound <= name.tokens.lowerBound {
        result.append(found[next])
        next += 1
      }
      let isCovered = next < found.count && name.tokens.overlaps(found[next].tokens)
      if !isCovered { result.append(name) }
    }
    return result + found[next...]
  }

  /// The name of the ministry whose word "Ministry" stands at `index`; nil where nothing tells which it is.
  private func ministry(
    at index: Int, _ sentence: Range<Int>, _ tokens: UnsafeBufferPointer<Token>, _ context: NameContext
  ) -> Range<Int>? {
    var start = index
    while start > sentence.lowerBound, belongs(start - 1, tokens) || joins(start - 1, sentence, tokens) { start -= 1 }
    if tokens[start].word == and { start += 1 }
    let hasPortfolio = start < index
    var hasOwner = false
    if start > sentence.lowerBound, context.hits[start - 1].contains(.demonym) {
      start -= 1
      hasOwner = true
    }
    let end = portfolioEnd(after: index, sentence, tokens)
    let isNamed = tokens[index].shape.contains(.capitalized) && (hasPortfolio || end > index + 1)
    return hasOwner || isNamed ? start..<end : nil
  }

  private func belongs(_ index: Int, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
    portfolios.contains(tokens[index].word)
  }

  /// Whether "and" stands at `index` between two portfolios.
  private func joins(_ index: Int, _ sentence: Range<Int>, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
    tokens[index].word == and && index > sentence.lowerBound && belongs(index - 1, tokens)
      && index + 1 < sentence.upperBound && belongs(index + 1, tokens)
  }

  /// The end of "of Foreign Affairs and Trade of Armenia" behind the word at `index`.
  private func portfolioEnd(after index: Int, _ sentence: Range<Int>, _ tokens: UnsafeBufferPointer<Token>) -> Int {
    var end = index + 1
    for _ in 0..<2 {
      guard end < sentence.upperBound, tokens[end].word == of else { break }
      var cursor = end + 1
      if cursor < sentence.upperBound, tokens[cursor].word == the { cursor += 1 }
      let first = cursor
      while cursor < sentence.upperBound {
        let isPart = belongs(cursor, tokens) || tokens[cursor].shape.contains(.capitalized)
        let isLink =
          tokens[cursor].word == and && cursor > first && cursor + 1 < sentence.upperBound
          && belongs(cursor + 1, tokens)
        guard isPart || isLink else { break }
        cursor += 1
      }
      guard cursor > first else { break }
      end = cursor
    }
    return end
  }
}
