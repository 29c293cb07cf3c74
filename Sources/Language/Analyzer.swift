public import Record

/// Finds how a text is built. Loads the learned model once; safe to share between tasks.
public struct Analyzer: Sendable {
  private let words = TokenWords()
  private let lemmatizer = Lemmatizer()

  /// The analyzer of English.
  public init() {}

  /// The tokens, sentences, grammar and names of `article`. Linear in its length. Pure.
  ///
  /// Only text inside `article.blocks` is analysed; no token and no sentence crosses the end of a block.
  public func analyze(_ article: Article) -> Analysis {
    var analysis = Analysis(text: article.text)
    article.text.utf8.withUnsafeBufferPointer { bytes in
      for (index, block) in article.blocks.enumerated() {
        let range = block.span.range.clamped(to: 0..<bytes.count)
        tokenize(bytes, range, block: index, into: &analysis)
      }
      for index in analysis.tokens.indices {
        analysis.tokens[index].lemma = lemmatizer.lemma(of: analysis.tokens[index], in: bytes)
      }
    }
    return analysis
  }

  private func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, block: Int, into analysis: inout Analysis
  ) {
    var tokenizer = Tokenizer(bytes, words: words, range: range)
    tokenizer.run()
    let first = analysis.tokens.count
    analysis.tokens += tokenizer.tokens
    let splitter = SentenceSplitter(bytes: bytes, words: words)
    splitter.split(
      &analysis.tokens, first..<analysis.tokens.count, into: &analysis.sentences, block: block)
  }
}
