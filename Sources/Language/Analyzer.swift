internal import Knowledge
public import Record

/// Finds how a text is built. Loads its word lists once; safe to share between tasks.
public struct Analyzer: Sendable {
  private let words = TokenWords()
  private let lemmatizer = Lemmatizer()
  private let forms = WordFormReader(usual: UsualTags(KnowledgeFile("usual-tags.bin").bytes))
  private let tagger = Tagger(KnowledgeFile("tagger.bin").bytes)
  private let parser = Parser(
    steps: KnowledgeFile("parser-steps.bin").bytes, relations: KnowledgeFile("parser-relations.bin").bytes)

  private let names = NameFinder(KnowledgeFile("names.bin").bytes)

  /// The analyzer of English.
  public init() {}

  /// The tokens, sentences, grammar and names of `article`. Linear in its length. Pure.
  ///
  /// Only text inside `article.blocks` is analysed; no token and no sentence crosses the end of a block.
  public func analyze(_ article: Article) -> Analysis {
    analyze(article, by: .never) ?? Analysis(text: article.text)
  }

  /// The same; nil where the deadline passes before it is done.
  public func analyze(_ article: Article, by deadline: Deadline) -> Analysis? {
    var analysis = Analysis(text: article.text)
    let isDone = article.text.utf8.withUnsafeBufferPointer { bytes in
      for (index, block) in article.blocks.enumerated() {
        let range = block.span.range.clamped(to: 0..<bytes.count)
        tokenize(bytes, range, block: index, into: &analysis)
        if deadline.isPast { return false }
      }
      let forms = analysis.tokens.map { self.forms.form(of: $0, in: bytes) }
      return analysis.tokens.withUnsafeMutableBufferPointer { tokens in
        forms.withUnsafeBufferPointer { forms in
          for sentence in analysis.sentences {
            if deadline.isPast { return false }
            describe(
              UnsafeMutableBufferPointer(rebasing: tokens[sentence.tokens]),
              UnsafeBufferPointer(rebasing: forms[sentence.tokens]), bytes, offset: sentence.tokens.lowerBound)
          }
          analysis.names = names.names(UnsafeBufferPointer(tokens), forms, analysis.sentences, bytes)
          return true
        }
      }
    }
    return isDone ? analysis : nil
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

  /// Finds the grammar of one sentence.
  private func describe(
    _ tokens: UnsafeMutableBufferPointer<Token>, _ forms: UnsafeBufferPointer<WordForm>,
    _ bytes: UnsafeBufferPointer<UInt8>, offset: Int
  ) {
    tagger.tag(tokens, forms)
    parser.parse(tokens, forms, offset: offset)
    for index in tokens.indices { tokens[index].lemma = lemmatizer.lemma(of: tokens[index], in: bytes) }
  }
}
