internal import Language
internal import Record

/// Reads one article for attributions: proposes cues, finds the roles around each, and describes the drafts.
///
/// The weights come in as functions, so that training and reading go the same way.
struct AttributionReader {
  let passage: Passage
  let grammar: Grammar
  private let subjects: MainSubject

  /// A reader of an analysed article.
  init(
    _ article: Article, _ analysis: Analysis, _ lexicon: CueLexicon, _ classes: WordClasses, _ phrases: Phrases
  ) {
    passage = Passage(article, analysis)
    grammar = Grammar(analysis, lexicon, classes)
    subjects = MainSubject(passage: passage, phrases: phrases)
  }

  /// Whether the word may be the main word of a cue: it stands outside quotations, and is a verb, a noun or a word of
  /// the lexicon, or a colon.
  func isCandidate(_ token: Int) -> Bool {
    let own = passage.analysis.tokens[token]
    guard !passage.isWhole(passage.quotationOf[token]) else { return false }
    if own.shape.contains(.punctuation) { return own.word == Self.colon }
    if own.shape.contains(.number) { return false }
    switch own.tag {
    case .unknown: return true
    case .nnp, .nnps: return grammar.entries[token] != nil
    case .in, .jj, .rb: return true
    default: return own.tag.isVerb || own.tag.isNoun || grammar.entries[token] != nil
    }
  }

  private static let colon = WordHash.of(":")

  /// The draft around a cue, by the scores that `roles` and `steps` give to features.
  func draft(
    _ token: Int, score: Float, buffer: inout FeatureBuffer, stepBuffer: inout FeatureBuffer,
    roles: ([UInt32]) -> SIMD4<Float>, steps: ([UInt32]) -> SIMD16<Float>
  ) -> Draft {
    let window = CueWindow(token, in: passage)
    let features = ArgumentFeatures(window, passage, grammar)
    var decoder = RoleDecoder()
    decoder.emissions.reserveCapacity(features.count)
    decoder.steps.reserveCapacity(features.count)
    for index in 0..<features.count {
      features.write(index, to: &buffer)
      decoder.emissions.append(roles(buffer.indexes))
      guard index > 0 else {
        decoder.steps.append(SIMD16(repeating: 0))
        continue
      }
      features.writeStep(index, to: &stepBuffer)
      decoder.steps.append(steps(stepBuffer.indexes))
    }
    var draft = Draft(window, decoder.decode(cue: window.cue), score: score, passage)
    if draft.source.isEmpty, let subject = subjects.subject(of: token),
      !(draft.cue + draft.content).contains(where: { $0.overlaps(subject) })
    {
      draft.source = [subject]
    }
    return draft
  }
}
