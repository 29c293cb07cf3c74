internal import Language
internal import Record

/// Makes statements of accepted drafts: spans, kind, stance.
struct StatementWriter {
  let passage: Passage
  let grammar: Grammar
  let lexicon: CueLexicon
  let channels: Channels

  /// The statement of a draft, without its id.
  func statement(_ draft: Draft) -> Statement {
    Statement(
      id: "", kind: kind(of: draft.content), source: part(draft.source), cue: part(draft.cue),
      content: part(draft.content), stance: stance(of: draft),
      confidence: Double((draft.probability * 1000).rounded()) / 1000)
  }

  /// The spans of ranges of tokens.
  private func part(_ ranges: [Range<Int>]) -> Statement.Part {
    ranges.map { passage.analysis.span($0) }
  }

  /// Direct where every word is quoted, indirect where none is.
  private func kind(of content: [Range<Int>]) -> Statement.Kind {
    var quoted = 0
    var words = 0
    for token in content.joined() where !passage.analysis.tokens[token].shape.contains(.punctuation) {
      words += 1
      if passage.quotationOf[token] >= 0 { quoted += 1 }
    }
    return quoted == 0 ? .indirect : quoted == words ? .direct : .mixed
  }

  /// What the cue's main word does, by the lexicon; `says` for a word that is not in it.
  private func stance(of draft: Draft) -> String {
    guard let entry = grammar.entries[draft.token] else { return "says" }
    return lexicon.stances[Int(entry.stance)]
  }
}
