internal import Language
internal import Record

/// An article cut for attribution: its words outside quotations one by one, each quotation as one piece.
///
/// What stands in someone's mouth is never read for further speakers, so a closed quotation counts as one long word. A
/// sentence that the analysis ends inside a quotation runs on to the quotation's own sentence's end.
struct Passage: Sendable {
  /// A word, a mark, or a whole quotation.
  struct Unit: Sendable {
    /// What it is made of.
    enum Kind: UInt8, Sendable { case token, quotation, rest }

    /// Its tokens; never empty.
    var tokens: Range<Int32>
    /// The token that stands for it: itself, or a quotation's token whose head is outside.
    var head: Int32
    var kind: Kind
  }

  /// A sentence, as a range of units.
  struct Sentence: Sendable {
    var units: Range<Int32>
    /// The block of the article it stands in.
    var block: Int32
  }

  let analysis: Analysis
  let quotations: [Quotations.Quotation]
  /// The quotation each token stands in, -1 outside.
  private(set) var quotationOf: [Int32]
  /// The first token of each quotation, -1 where none stands in it.
  private(set) var quotationStart: [Int32]
  private(set) var units: [Unit] = []
  /// The unit each token is in.
  private(set) var unitOf: [Int32]
  private(set) var sentences: [Sentence] = []
  /// The sentence each unit is in.
  private(set) var sentenceOf: [Int32] = []

  /// The passage of an analysed article.
  init(_ article: Article, _ analysis: Analysis) {
    self.analysis = analysis
    quotations = Quotations(in: article.text, lines: article.blocks.map(\.span)).all
    quotationOf = Array(repeating: -1, count: analysis.tokens.count)
    quotationStart = Array(repeating: -1, count: quotations.count)
    unitOf = Array(repeating: 0, count: analysis.tokens.count)
    markQuotations()
    for sentence in analysis.sentences { append(sentence) }
  }

  private mutating func markQuotations() {
    var next = 0
    for (index, token) in analysis.tokens.enumerated() {
      while next < quotations.count, quotations[next].span.end <= token.start { next += 1 }
      if next < quotations.count, quotations[next].span.start < token.end {
        quotationOf[index] = Int32(next)
        if quotationStart[next] < 0 { quotationStart[next] = Int32(index) }
      }
    }
  }

  /// Whether a quotation is read as one unit: its two ends must be known.
  func isWhole(_ quotation: Int32) -> Bool {
    quotation >= 0 && (quotations[Int(quotation)].ends == .closed || quotations[Int(quotation)].ends == .continued)
  }

  /// Whether the sentence is one quotation and marks.
  func isQuotationAlone(_ sentence: Int) -> Bool {
    let own = sentences[sentence].units
    return units[Int(own.lowerBound)].kind == .quotation
      && own.dropFirst().allSatisfy {
        analysis.tokens[Int(units[Int($0)].head)].shape.contains(.punctuation) && units[Int($0)].kind == .token
      }
  }

  private mutating func append(_ sentence: Language.Sentence) {
    let firstUnit = Int32(units.count)
    var index = sentence.tokens.lowerBound
    if let last = units.last, index < sentence.tokens.upperBound, isWhole(quotationOf[index]),
      quotationOf[index] == quotationOf[Int(last.tokens.upperBound) - 1]
    {
      let unit = units.count - 1
      while index < sentence.tokens.upperBound, quotationOf[index] == quotationOf[Int(last.tokens.lowerBound)] {
        unitOf[index] = Int32(unit)
        index += 1
      }
      units[unit].tokens = last.tokens.lowerBound..<Int32(index)
      addUnits(index..<sentence.tokens.upperBound)
      sentences[sentences.count - 1].units = sentences[sentences.count - 1].units.lowerBound..<Int32(units.count)
    } else {
      addUnits(index..<sentence.tokens.upperBound)
      guard Int32(units.count) > firstUnit else { return }
      sentences.append(Sentence(units: firstUnit..<Int32(units.count), block: Int32(sentence.block)))
    }
    while sentenceOf.count < units.count { sentenceOf.append(Int32(sentences.count - 1)) }
  }

  private mutating func addUnits(_ tokens: Range<Int>) {
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      let quotation = quotationOf[index]
      var end = index + 1
      if isWhole(quotation) { while end < tokens.upperBound, quotationOf[end] == quotation { end += 1 } }
      let isToken = !isWhole(quotation)
      for token in index..<end { unitOf[token] = Int32(units.count) }
      units.append(
        Unit(
          tokens: Int32(index)..<Int32(end), head: isToken ? Int32(index) : head(of: index..<end),
          kind: isToken ? .token : .quotation))
      index = end
    }
  }

  /// The first word of `tokens` that depends on one outside, or the first word.
  private func head(of tokens: Range<Int>) -> Int32 {
    var first: Int?
    for index in tokens where !analysis.tokens[index].shape.contains(.punctuation) {
      if first == nil { first = index }
      let head = Int(analysis.tokens[index].head)
      if head == index || !tokens.contains(head) { return Int32(index) }
    }
    return Int32(first ?? tokens.lowerBound)
  }
}
