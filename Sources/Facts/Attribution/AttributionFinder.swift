internal import Glibc
package import Language
package import Record

/// Finds the words a report puts in someone's mouth: source, cue and content. Whom the source stands for is
/// `EntityFinder`'s.
///
/// Every word outside quotations is weighed as a cue; around each likely one the roles of the words are found together;
/// and each draft is weighed as a whole against the others. Spans lie in `article.text`; the parts of a statement do
/// not overlap; content is never empty. Linear in the length of the text. Nothing is thrown.
///
/// Source: attribution relations as source, cue and content, after PARC 3.0 and PolNeAR.
package struct AttributionFinder: Sendable {
  /// The lowest score (a logit) with which a word is taken for a possible cue.
  static let lowestScore: Float = -3

  /// The same for a finite verb of speech in the lexicon: the corpus has too few of the rarer ones.
  private static let lowestKnownScore: Float = -7

  private let lexicon = CueLexicon()
  private let classes = WordClasses()
  private let weights = AttributionWeights()
  private let phrases = Phrases()

  /// A finder with the weights that are linked in. Make one and share it.
  package init() {}

  /// The statements of an analysed article, in order of their contents.
  package func statements(in article: Article, _ analysis: Analysis) -> [Statement] {
    statements(in: article, analysis, by: .never) ?? []
  }

  /// The same; nil where the deadline passes before the words are weighed.
  package func statements(in article: Article, _ analysis: Analysis, by deadline: Deadline) -> [Statement]? {
    guard !analysis.tokens.isEmpty else { return [] }
    let reader = AttributionReader(article, analysis, lexicon, classes, phrases)
    guard var drafts = drafts(article, reader, by: deadline) else { return nil }
    let coordination = CoordinatedCues(passage: reader.passage, grammar: reader.grammar, phrases: phrases)
    coordination.part(&drafts)
    weigh(&drafts, reader)
    addReports(to: &drafts, article, reader)
    coordination.part(&drafts)
    addBackwardReports(to: &drafts, reader)
    ContentEdges(passage: reader.passage, grammar: reader.grammar, phrases: phrases).adjust(&drafts)
    let silence = NoStatement(passage: reader.passage, grammar: reader.grammar, phrases: phrases)
    drafts.removeAll { silence.isSilence($0) }
    let runs = QuotationRuns(passage: reader.passage)
    runs.join(&drafts)
    Relays(passage: reader.passage, grammar: reader.grammar).remove(from: &drafts)
    let edges = SourceEdges(passage: reader.passage, phrases: phrases)
    for index in drafts.indices {
      drafts[index].source = edges.source(of: drafts[index])
      edges.clear(&drafts[index])
    }
    let speakers = PlacedSpeakers(passage: reader.passage, phrases: phrases)
    for index in drafts.indices { drafts[index].source = speakers.source(of: drafts[index]) }
    let writer = StatementWriter(
      passage: reader.passage, grammar: reader.grammar, lexicon: lexicon, channels: Channels(reader.passage, phrases))
    let chosen = choose(drafts, reader)
    var statements = (chosen + runs.drafts(behind: chosen)).map { writer.statement($0) }
    statements.sort { ($0.content[0], $0.cue.first ?? $0.content[0]) < ($1.content[0], $1.cue.first ?? $1.content[0]) }
    for index in statements.indices { statements[index].id = "s\(index + 1)" }
    return statements
  }

  /// A draft for each word that may be a cue; nil where the deadline passes.
  private func drafts(_ article: Article, _ reader: AttributionReader, by deadline: Deadline) -> [Draft]? {
    let features = CueFeatures(passage: reader.passage, grammar: reader.grammar)
    var cueBuffer = FeatureBuffer(bits: AttributionWeights.Table.cue.bits)
    var buffer = FeatureBuffer(bits: AttributionWeights.Table.role.bits)
    var stepBuffer = FeatureBuffer(bits: AttributionWeights.Table.step.bits)
    var drafts: [Draft] = []
    for token in reader.passage.analysis.tokens.indices where reader.isCandidate(token) {
      let sentence = Int(reader.passage.sentenceOf[Int(reader.passage.unitOf[token])])
      if Self.isHeadline(reader.passage.sentences[sentence], article) { continue }
      features.write(token, to: &cueBuffer)
      let score = weights.sum(.cue, cueBuffer.indexes)
      guard score > (Self.isKnown(token, reader) ? Self.lowestKnownScore : Self.lowestScore) else { continue }
      if deadline.isPast { return nil }
      let draft = reader.draft(
        token, score: score, buffer: &buffer, stepBuffer: &stepBuffer, roles: { weights.roles($0) },
        steps: { weights.steps($0) })
      if !draft.content.isEmpty { drafts.append(draft) }
    }
    return drafts
  }

  /// Whether the word is a finite verb of speech, demand, promise or judgement.
  private static func isKnown(_ token: Int, _ reader: AttributionReader) -> Bool {
    let tokens = reader.passage.analysis.tokens
    let isCoordinated = tokens[token].tag == .vbn && token > 0 && tokens[token - 1].tag == .cc
    return (tokens[token].tag.isFinite || isCoordinated)
      && [.say, .demand, .promise, .judge].contains(reader.grammar.family(token))
  }

  /// Whether the sentence stands in a headline, which says again what the body says better.
  private static func isHeadline(_ sentence: Passage.Sentence, _ article: Article) -> Bool {
    let block = Int(sentence.block)
    return article.blocks.indices.contains(block) && article.blocks[block].kind == .headline
  }

  /// Adds the drafts of the rules on word order, in place of those with the same cue.
  private func addReports(to drafts: inout [Draft], _ article: Article, _ reader: AttributionReader) {
    let (passage, grammar) = (reader.passage, reader.grammar)
    let rules: [any ReportingRule] = [
      QuotationCue(passage: passage, grammar: grammar, phrases: phrases),
      ParentheticalCue(passage: passage, grammar: grammar, phrases: phrases),
      SentenceFinalCue(passage: passage, grammar: grammar, phrases: phrases),
      OpinionPhrase(passage: passage, grammar: grammar, phrases: phrases),
      StatedClause(passage: passage, grammar: grammar, phrases: phrases),
      NamedThing(passage: passage, grammar: grammar, phrases: phrases),
      ParticipleCue(passage: passage, grammar: grammar, phrases: phrases),
    ]
    var cues = Set<Int>()
    var found: [Draft] = []
    for index in passage.sentences.indices where !Self.isHeadline(passage.sentences[index], article) {
      for draft in rules.flatMap({ $0.drafts(index) }) where cues.insert(draft.token).inserted {
        found.append(draft)
      }
    }
    // Where the weights are sure and have as much, they see the edges better.
    let sizes = Dictionary(uniqueKeysWithValues: found.map { ($0.token, $0.contentCount) })
    var kept = Set<Int>()
    for draft in drafts where draft.probability >= 0.6 && !draft.source.isEmpty {
      if let size = sizes[draft.token], draft.contentCount * 5 >= size * 4 { kept.insert(draft.token) }
    }
    found.removeAll { kept.contains($0.token) }
    cues.subtract(kept)
    drafts.removeAll { draft in draft.cue.joined().contains { cues.contains($0) } || cues.contains(draft.token) }
    drafts += found
  }

  /// Adds the drafts of sentences that report the one before them, in place of whatever has its cue in such a sentence.
  private func addBackwardReports(to drafts: inout [Draft], _ reader: AttributionReader) {
    let rule = BackwardReport(
      passage: reader.passage, grammar: reader.grammar, phrases: phrases, stances: lexicon.stances)
    var found: [Draft] = []
    var covered = Array(repeating: false, count: reader.passage.sentences.count)
    for index in reader.passage.sentences.indices {
      guard let draft = rule.draft(index) else { continue }
      found.append(draft)
      covered[index] = true
    }
    guard !found.isEmpty else { return }
    drafts.removeAll { covered[Int(reader.passage.sentenceOf[Int(reader.passage.unitOf[$0.token])])] }
    drafts += found
  }

  private func weigh(_ drafts: inout [Draft], _ reader: AttributionReader) {
    let features = AcceptanceFeatures(drafts, reader.passage, reader.grammar)
    var buffer = FeatureBuffer(bits: AttributionWeights.Table.acceptance.bits)
    for index in drafts.indices {
      features.write(index, to: &buffer)
      drafts[index].probability = 1 / (1 + expf(-weights.sum(.acceptance, buffer.indexes)))
    }
  }

  /// The drafts that are likely enough, the likeliest first: none whose content is much of another's, and none whose
  /// cue stands in another's content.
  private func choose(_ drafts: [Draft], _ reader: AttributionReader) -> [Draft] {
    var taken = Array(repeating: false, count: reader.passage.analysis.tokens.count)
    var chosen: [Draft] = []
    for draft in drafts.sorted(by: { ($0.probability, $1.token) > ($1.probability, $0.token) }) {
      guard draft.probability >= Self.threshold(draft, reader.grammar.family(draft.token), reader), !taken[draft.token]
      else {
        continue
      }
      let shared = draft.content.joined().count { taken[$0] }
      if shared * 3 > draft.contentCount { continue }
      for token in draft.content.joined() { taken[token] = true }
      chosen.append(draft)
    }
    return chosen
  }

  /// The least probability with which a draft becomes a statement. A newsdesk wants what somebody said, asked or
  /// promised; beliefs have to be surer, looks and decisions surer still, and so has what nobody is named for. On the
  /// dev part F1 is flat from 0.3 to 0.5.
  private static func threshold(
    _ draft: Draft, _ family: CueLexicon.Family, _ reader: AttributionReader
  ) -> Float {
    guard !draft.source.isEmpty else { return 0.6 }
    let isVerb = reader.passage.analysis.tokens[draft.token].tag.isVerb
    guard isVerb || family == .source || family == .quality else { return 0.55 }
    if family == .say || family == .judge, isThing(draft, reader) { return 0.45 }
    switch family {
    case .say, .demand, .promise, .source, .judge: return 0.3
    case .think, .quality: return 0.45
    case .act: return 0.7
    default: return 0.55
    }
  }

  /// Whether the content is a thing that is named and not said: neither a verb nor a quotation is in it.
  private static func isThing(_ draft: Draft, _ reader: AttributionReader) -> Bool {
    !draft.content.joined().contains { token in
      let tag = reader.passage.analysis.tokens[token].tag
      return tag.isVerb || tag == .md || reader.passage.quotationOf[token] >= 0
    }
  }
}
