internal import Foundation

/// Measures each stage by the processor time it takes, best of several rounds.
enum Speed {
  static func measure(
    _ objects: [[String: Any]], _ words: TokenWords, _ reader: WordFormReader, _ tagger: Tagger, _ parser: Parser,
    _ finder: NameFinder
  ) {
    let texts = objects.map { NamedText($0, words, reader, tagger) }
    let count = texts.reduce(0) { $0 + $1.tokens.count }
    var best: [String: Double] = [:]
    func time(_ name: String, _ body: () -> Void) {
      let start = clock()
      body()
      best[name] = min(best[name] ?? .infinity, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    for _ in 0..<5 {
      time("1 tokens and sentences") { for text in texts { tokenize(text, words) } }
      time("2 word forms") {
        for text in texts {
          text.bytes.withUnsafeBufferPointer { bytes in text.forms = text.tokens.map { reader.form(of: $0, in: bytes) }
          }
        }
      }
      time("3 tags") { for text in texts { each(text) { tagger.tag($0, $1) } } }
      time("4 parse") { for text in texts { each(text) { parser.parse($0, $1, offset: 0) } } }
      time("5 names") { for text in texts { _ = NameTraining.names(finder, text, rules: true) } }
    }
    for (name, seconds) in best.sorted(by: { $0.key < $1.key }) {
      print(
        String(
          format: "  %@: %.0f tokens/s, %.2f ms per 800 tokens", name, Double(count) / seconds,
          seconds / Double(count) * 800_000))
    }
    let all = best.values.reduce(0, +)
    print(
      String(
        format: "  all: %.0f tokens/s, %.2f ms per 800 tokens (%d tokens)", Double(count) / all,
        all / Double(count) * 800_000, count))
  }

  private static func tokenize(_ text: NamedText, _ words: TokenWords) {
    text.bytes.withUnsafeBufferPointer { bytes in
      var tokenizer = Tokenizer(bytes, words: words, range: 0..<bytes.count)
      tokenizer.run()
      var sentences: [Sentence] = []
      var tokens = tokenizer.tokens
      SentenceSplitter(bytes: bytes, words: words).split(&tokens, 0..<tokens.count, into: &sentences, block: 0)
    }
  }

  private static func each(
    _ text: NamedText, _ body: (UnsafeMutableBufferPointer<Token>, UnsafeBufferPointer<WordForm>) -> Void
  ) {
    let sentences = text.sentences
    text.tokens.withUnsafeMutableBufferPointer { tokens in
      text.forms.withUnsafeBufferPointer { forms in
        for sentence in sentences {
          body(
            UnsafeMutableBufferPointer(rebasing: tokens[sentence.tokens]),
            UnsafeBufferPointer(rebasing: forms[sentence.tokens]))
        }
      }
    }
  }
}
