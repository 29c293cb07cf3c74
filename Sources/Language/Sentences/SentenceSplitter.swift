internal import Record

/// Finds where sentences end among the tokens of one block.
///
/// A sentence ends behind `.`, `?`, `!` or an ellipsis, with the closing marks and brackets written to it, where the next
/// token can begin one: a capital, a digit, an opening mark. An abbreviation ends one only before a word like "The" that is seldom
/// written with a capital elsewhere. Sentences glued together ("cut off.The parties") are split. Not split: "1. The parties" at
/// the start of a line, a mark inside a quotation that a small letter follows ("“Why?” he asked").
struct SentenceSplitter {
  let bytes: UnsafeBufferPointer<UInt8>
  let words: TokenWords

  /// The ranges of the sentences in `tokens[range]`; they cover it. Marks the first token of each.
  func split(_ tokens: inout [Token], _ range: Range<Int>, into sentences: inout [Sentence], block: Int) {
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let next = boundary(tokens, after: index, sentence: start, end: range.upperBound)
      index += 1
      guard let next else { continue }
      add(start..<next, &tokens, &sentences, block)
      start = next
      index = next
    }
    if start < range.upperBound { add(start..<range.upperBound, &tokens, &sentences, block) }
  }

  private func add(_ range: Range<Int>, _ tokens: inout [Token], _ sentences: inout [Sentence], _ block: Int) {
    tokens[range.lowerBound].shape.insert(.sentenceStart)
    sentences.append(Sentence(tokens: range, block: block))
  }

  /// Where the next sentence begins if the token at `index` ends one.
  private func boundary(_ tokens: [Token], after index: Int, sentence: Int, end: Int) -> Int? {
    guard let mark = terminal(tokens[index]) else { return nil }
    var next = index + 1
    // Another terminal run right behind belongs here as well: "?..".
    while next < end, isCloser(tokens[next]) || (terminal(tokens[next]) != nil && !isAbbreviation(tokens[next])) {
      next += 1
    }
    guard next < end else { return nil }
    let follower = opened(tokens, next, end)
    switch mark {
    case .abbreviation:
      guard isStarter(follower) || (next > index + 1 && follower.shape.contains(.capitalized)) else { return nil }
      return next
    case .stop:
      if index == sentence + 1, isItemNumber(tokens[sentence]) { return nil }
      return begins(follower, tokens[next], glued: next == index + 1) ? next : nil
    case .ellipsis, .asking:
      return begins(follower, tokens[next], glued: false) ? next : nil
    }
  }

  private enum Terminal { case stop, asking, ellipsis, abbreviation }

  private func terminal(_ token: Token) -> Terminal? {
    let first = bytes[Int(token.start)]
    guard token.shape.contains(.punctuation) else { return isAbbreviation(token) ? .abbreviation : nil }
    switch first {
    case UInt8(ascii: "."): return token.end - token.start == 1 ? .stop : .ellipsis
    case UInt8(ascii: "?"), UInt8(ascii: "!"): return .asking
    case 0xE2, 0xE3:
      switch Scalar(bytes, at: Int(token.start), end: Int(token.end)).value {
      case 0x2026: return .ellipsis
      case 0x3002: return .stop
      default: return nil
      }
    default: return nil
    }
  }

  /// A word with its stop that may end a sentence: not a title or an initial.
  private func isAbbreviation(_ token: Token) -> Bool {
    let end = Int(token.end)
    let start = Int(token.start)
    guard end - start > 2, bytes[end - 1] == UInt8(ascii: "."), !token.shape.contains(.punctuation) else {
      return false
    }
    return words.abbreviations[LowercaseHash.of(bytes, start..<end - 1)] != .title
  }

  private func isCloser(_ token: Token) -> Bool {
    guard token.shape.contains(.punctuation) else { return false }
    if token.shape.contains(.closesQuotation) { return true }
    let first = bytes[Int(token.start)]
    let isBracket = first == UInt8(ascii: ")") || first == UInt8(ascii: "]")
    let isLooseMark = first == UInt8(ascii: "'") && !token.shape.contains(.opensQuotation)
    return (isBracket || isLooseMark) && !token.shape.contains(.spaceBefore)
  }

  /// The first token from `index` on that opens no quotation or bracket.
  private func opened(_ tokens: [Token], _ index: Int, _ end: Int) -> Token {
    var index = index
    while index + 1 < end, opens(tokens[index]) { index += 1 }
    return tokens[index]
  }

  private func opens(_ token: Token) -> Bool {
    guard token.shape.contains(.punctuation) else { return false }
    let first = bytes[Int(token.start)]
    return token.shape.contains(.opensQuotation) || first == UInt8(ascii: "(") || first == UInt8(ascii: "[")
  }

  /// Whether a sentence can begin with `first`, whose first token that opens nothing is `follower`.
  private func begins(_ follower: Token, _ first: Token, glued: Bool) -> Bool {
    if follower.shape.contains(.capitalized) || follower.shape.contains(.number) { return true }
    if first.shape.contains(.opensQuotation) { return true }
    guard follower.shape.contains(.punctuation) else {
      // A small letter begins one only where the sentences are glued, or where its alphabet has no capitals.
      return (glued && !first.shape.contains(.spaceBefore)) || bytes[Int(follower.start)] >= 0xE0
    }
    switch bytes[Int(first.start)] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "%"): return false
    case UInt8(ascii: "-"), 0xE2: return false
    default: return true
    }
  }

  private func isStarter(_ token: Token) -> Bool {
    token.shape.contains(.capitalized) && words.starters.contains(token.word)
  }

  /// "1." or "a." at the start of a line.
  private func isItemNumber(_ token: Token) -> Bool {
    token.end - token.start <= 2 && (token.shape.contains(.number) || token.end - token.start == 1)
  }
}
