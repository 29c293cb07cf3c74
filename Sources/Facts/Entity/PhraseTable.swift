internal import Language

/// Phrases of one word or more with a value each, looked up at a token without making strings.
///
/// Case does not count: phrases are kept by the hashes of their lower-case words.
struct PhraseTable<Value: Sendable>: Sendable {
  private struct Phrase: Sendable {
    var words: [UInt64]
    var value: Value
  }

  private var byFirst: [UInt64: [Phrase]] = [:]
  private var byLast: [UInt64: [Phrase]] = [:]

  /// A table of `phrases`, each in lower case with one space between words. "president's" counts as two words, as tokens do.
  init(_ phrases: [(String, Value)]) {
    for (text, value) in phrases {
      let words = text.split(separator: " ").flatMap(Self.parts).map { WordHash.of($0) }
      guard let first = words.first, let last = words.last else { continue }
      byFirst[first, default: []].append(Phrase(words: words, value: value))
      byLast[last, default: []].append(Phrase(words: words, value: value))
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.words.count > $1.words.count } }
    for key in byLast.keys { byLast[key]?.sort { $0.words.count > $1.words.count } }
  }

  /// The longest phrase that begins at `start` and ends by `limit`: its tokens and its value.
  func match(_ tokens: [Token], from start: Int, limit: Int) -> (tokens: Range<Int>, value: Value)? {
    guard start < limit, let phrases = byFirst[tokens[start].word] else { return nil }
    for phrase in phrases where start + phrase.words.count <= limit && equal(phrase, tokens, start) {
      return (start..<start + phrase.words.count, phrase.value)
    }
    return nil
  }

  /// The longest phrase that ends right before `end` and begins at `limit` or later.
  func match(_ tokens: [Token], before end: Int, limit: Int) -> (tokens: Range<Int>, value: Value)? {
    guard end > limit, let phrases = byLast[tokens[end - 1].word] else { return nil }
    for phrase in phrases where end - phrase.words.count >= limit && equal(phrase, tokens, end - phrase.words.count) {
      return (end - phrase.words.count..<end, phrase.value)
    }
    return nil
  }

  private func equal(_ phrase: Phrase, _ tokens: [Token], _ start: Int) -> Bool {
    phrase.words.indices.allSatisfy { tokens[start + $0].word == phrase.words[$0] }
  }

  /// A word as the tokenizer cuts it: the possessive apart.
  private static func parts(_ word: Substring) -> [Substring] {
    guard word.hasSuffix("'s") else { return [word] }
    return [word.dropLast(2), word.suffix(2)]
  }
}
