internal import Language

/// Takes back what a medium only passes on: in "The Emirates dismissed the claim as absurd, the agency WAM reported",
/// the Emirates speak; so does Sefcovic in "Sefcovic said that the aim is to open markets, according to a statement".
///
/// Fires where the content holds another speaker's cue with a source before it and the medium's own cue comes last.
/// Leaves "The bridge is open, the agency reported" (nobody else speaks) and "…, according to the ministry" (no
/// medium).
struct Relays {
  /// How likely what the other speaker says must be.
  private static let least: Float = 0.3

  let passage: Passage
  let grammar: Grammar

  /// Removes the drafts of media that pass on another draft of their sentence.
  func remove(from drafts: inout [Draft]) {
    var inSentence: [Int32: [Int]] = [:]
    for (index, draft) in drafts.enumerated() where !draft.source.isEmpty && draft.probability >= Self.least {
      inSentence[sentence(draft), default: []].append(index)
    }
    var passing = Set<Int>()
    for indexes in inSentence.values where indexes.count > 1 && indexes.count <= Self.maxDrafts {
      for outer in indexes where isMedium(drafts[outer]) {
        if indexes.contains(where: { $0 != outer && passesOn(drafts[outer], drafts[$0]) }) { passing.insert(outer) }
      }
    }
    if !passing.isEmpty { drafts = drafts.indices.filter { !passing.contains($0) }.map { drafts[$0] } }
  }

  /// How many drafts of one sentence are compared.
  private static let maxDrafts = 12

  private func sentence(_ draft: Draft) -> Int32 { passage.sentenceOf[Int(passage.unitOf[draft.token])] }

  /// Whether the draft's source is a medium or a paper and nobody else.
  private func isMedium(_ draft: Draft) -> Bool {
    draft.source.joined().contains { AttributionWords.shared.plays(.medium, passage.analysis.tokens[$0]) }
  }

  /// Whether the content of `outer` holds the cue of `inner`, a finite verb of saying or judging behind its own
  /// speaker.
  private func passesOn(_ outer: Draft, _ inner: Draft) -> Bool {
    guard let source = inner.source.first, inner.token < outer.token, source.lowerBound < inner.token,
      passage.analysis.tokens[inner.token].tag.isFinite,
      [.say, .demand, .promise, .judge].contains(grammar.family(inner.token)),
      source.count > 1 || passage.analysis.tokens[source.lowerBound].tag != .prp
    else { return false }
    return outer.content.contains { $0.contains(inner.token) }
  }
}
