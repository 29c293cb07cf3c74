internal import Language

/// An attribution as it is proposed, before it is held against the others.
struct Draft: Sendable {
  /// The cue's main word.
  var token: Int
  /// How sure the word is a cue, as a logit.
  var cueScore: Float
  /// Its parts as ranges of tokens, in order.
  var source: [Range<Int>] = []
  var cue: [Range<Int>] = []
  var content: [Range<Int>] = []
  /// How clear the least clear piece of the source is, and the mean piece of the content.
  var sourceMargin: Float = 20
  var contentMargin: Float = 0
  /// The probability that all of it is right.
  var probability: Float = 0

  /// A draft made by a rule, whose cue begins at its first word.
  init(cue: Range<Int>, source: [Range<Int>], content: Range<Int>, main: Int, probability: Float) {
    token = main
    cueScore = 0
    self.source = source
    self.cue = [cue]
    self.content = [content]
    self.probability = probability
  }

  /// The draft that roles give to the pieces around a cue.
  init(_ window: CueWindow, _ outcome: RoleDecoder.Outcome, score: Float, _ passage: Passage) {
    token = window.token
    cueScore = score
    var pieces: Float = 0
    for (index, piece) in window.pieces.enumerated() {
      let tokens = Int(piece.unit.tokens.lowerBound)..<Int(piece.unit.tokens.upperBound)
      switch outcome.roles[index] {
      case .none: continue
      case .source:
        Self.extend(&source, tokens)
        sourceMargin = min(sourceMargin, outcome.margins[index])
      case .cue: Self.extend(&cue, tokens)
      case .content:
        Self.extend(&content, tokens)
        contentMargin += outcome.margins[index]
        pieces += 1
      }
    }
    if pieces > 0 { contentMargin /= pieces }
    source = source.compactMap { Self.trim($0, passage) }
    cue = cue.compactMap { Self.trim($0, passage) }
    if cue.isEmpty { cue = [token..<token + 1] }
    content = content.compactMap { Self.trim($0, passage) }
  }

  private static func extend(_ ranges: inout [Range<Int>], _ tokens: Range<Int>) {
    if let last = ranges.last, last.upperBound == tokens.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound..<tokens.upperBound
    } else {
      ranges.append(tokens)
    }
  }

  /// Takes off the marks at both ends that stand outside quotations; nil where nothing is left.
  private static func trim(_ range: Range<Int>, _ passage: Passage) -> Range<Int>? {
    var range = range
    func isLoose(_ token: Int) -> Bool {
      passage.analysis.tokens[token].shape.contains(.punctuation) && passage.quotationOf[token] < 0
    }
    /// Whether the word closes a bracket that the range opens.
    func closes(_ token: Int, _ range: Range<Int>) -> Bool {
      passage.analysis.tokens[token].tag == .closeBracket
        && range.contains { passage.analysis.tokens[$0].tag == .openBracket }
    }
    while let last = range.last, isLoose(last), !closes(last, range) { range = range.lowerBound..<last }
    while let first = range.first, isLoose(first) { range = first + 1..<range.upperBound }
    return range.isEmpty ? nil : range
  }

  /// Its content's number of tokens.
  var contentCount: Int { content.reduce(0) { $0 + $1.count } }
}
