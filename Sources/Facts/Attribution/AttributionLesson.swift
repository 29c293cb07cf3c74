package import Language
package import Record

/// One article as the training of attribution sees it: the very features that reading uses, as plain numbers.
///
/// For `Training/attribution` alone; records are made by `AttributionFinder`.
package struct AttributionLesson {
  /// A cue's surroundings: the tokens of each piece and the features of pieces and steps.
  package struct Window {
    package var pieces: [Range<Int>]
    package var cue: Int
    package var features: [[UInt32]]
    /// The first has none.
    package var steps: [[UInt32]]
  }

  /// A draft's parts and the features by which it is accepted.
  package struct Proposal {
    package var token: Int
    package var source: [Range<Int>]
    package var cue: [Range<Int>]
    package var content: [Range<Int>]
    package var features: [UInt32]
    /// The features it would have if its cue had never been seen.
    package var unseenFeatures: [UInt32]
  }

  /// The number of rows and the width of each table, in the order of the weights file.
  package static var tables: [(bits: Int, width: Int)] {
    AttributionWeights.Table.allCases.map { ($0.bits, $0.width) }
  }

  /// The lowest score with which a word is taken for a possible cue.
  package static var lowestScore: Float { AttributionFinder.lowestScore }

  private let reader: AttributionReader

  /// A lesson of an analysed article.
  package init(_ article: Article, _ analysis: Analysis) {
    reader = AttributionReader(article, analysis, Self.lexicon, Self.classes, Self.phrases)
  }

  private static let lexicon = CueLexicon()
  private static let classes = WordClasses()
  private static let phrases = Phrases()

  /// The words that may be cues.
  package var candidates: [Int] {
    reader.passage.analysis.tokens.indices.filter { reader.isCandidate($0) }
  }

  /// Whether the word is in the lexicon.
  package func isKnown(_ token: Int) -> Bool { reader.grammar.entries[token] != nil }

  /// The features of a possible cue, or those it would have if the word had never been seen.
  package func cueFeatures(_ token: Int, hidesLemma: Bool = false) -> [UInt32] {
    var buffer = FeatureBuffer(bits: AttributionWeights.Table.cue.bits)
    CueFeatures(passage: reader.passage, grammar: reader.grammar).write(token, hidesLemma: hidesLemma, to: &buffer)
    return buffer.indexes
  }

  /// What lies around a cue.
  package func window(_ token: Int, hidesLemma: Bool) -> Window {
    let window = CueWindow(token, in: reader.passage)
    let features = ArgumentFeatures(window, reader.passage, reader.grammar, hidesLemma: hidesLemma)
    var buffer = FeatureBuffer(bits: AttributionWeights.Table.role.bits)
    var stepBuffer = FeatureBuffer(bits: AttributionWeights.Table.step.bits)
    var result = Window(
      pieces: window.pieces.map { Int($0.unit.tokens.lowerBound)..<Int($0.unit.tokens.upperBound) }, cue: window.cue,
      features: [], steps: [[]])
    for index in 0..<features.count {
      features.write(index, to: &buffer)
      result.features.append(buffer.indexes)
      guard index > 0 else { continue }
      features.writeStep(index, to: &stepBuffer)
      result.steps.append(stepBuffer.indexes)
    }
    return result
  }

  /// The drafts around `cues` (tokens with their scores), decoded with the weights being learned.
  package func proposals(
    _ cues: [(token: Int, score: Float)], roles: ([UInt32]) -> SIMD4<Float>, steps: ([UInt32]) -> SIMD16<Float>
  ) -> [Proposal] {
    var buffer = FeatureBuffer(bits: AttributionWeights.Table.role.bits)
    var stepBuffer = FeatureBuffer(bits: AttributionWeights.Table.step.bits)
    let drafts = cues.map {
      reader.draft(
        $0.token, score: $0.score, buffer: &buffer, stepBuffer: &stepBuffer, roles: roles, steps: steps)
    }.filter { !$0.content.isEmpty }
    let features = AcceptanceFeatures(drafts, reader.passage, reader.grammar)
    var acceptance = FeatureBuffer(bits: AttributionWeights.Table.acceptance.bits)
    return drafts.indices.map { index in
      features.write(index, to: &acceptance)
      let seen = acceptance.indexes
      features.write(index, hidesLemma: true, to: &acceptance)
      let draft = drafts[index]
      return Proposal(
        token: draft.token, source: draft.source, cue: draft.cue, content: draft.content, features: seen,
        unseenFeatures: acceptance.indexes)
    }
  }
}
