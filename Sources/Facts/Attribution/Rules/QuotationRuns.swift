internal import Language

/// Follows quotations over the ends of sentences and paragraphs.
///
/// A quotation whose closing mark is missing is one up to its cue, however many sentences it has: "“We were patient.
/// Some cannot go on, the chairman lamented." A quotation whose closing mark is missing, with the next paragraph
/// opening anew, is one statement with it. A quotation that is a sentence of its own, right behind a speaker's, is
/// the same speaker's: "“We will not accept it.”" stands alone in its paragraph.
struct QuotationRuns {
  /// What was measured for such quotations.
  private static let probability: Float = 0.75

  let passage: Passage

  /// Adds to each draft the paragraphs that continue a quotation of its content, and those it continues.
  func join(_ drafts: inout [Draft]) {
    var owned = Set<Int>()
    for draft in drafts where draft.probability >= 0.4 {
      for token in draft.content.joined() { if passage.quotationOf[token] >= 0 { owned.insert(unit(token)) } }
    }
    for index in drafts.indices where drafts[index].probability >= 0.4 {
      guard let last = drafts[index].content.last, let first = drafts[index].content.first else { continue }
      let start = opening(of: first, drafts[index])
      if start < first.lowerBound { drafts[index].content[0] = start..<first.upperBound }
      var current = unit(last.upperBound - 1)
      while let next = continuation(of: current), !owned.contains(next) {
        drafts[index].content.append(tokens(next))
        owned.insert(next)
        current = next
      }
      current = unit(start)
      while let before = continued(by: current), !owned.contains(before) {
        drafts[index].content.insert(tokens(before), at: 0)
        owned.insert(before)
        current = before
      }
    }
  }

  /// Where the quotation without an end begins that the content stands in, with the cue behind it.
  private func opening(of content: Range<Int>, _ draft: Draft) -> Int {
    let quotation = passage.quotationOf[content.lowerBound]
    guard draft.content.count == 1, draft.token >= content.upperBound, quotation >= 0,
      passage.quotations[Int(quotation)].ends == .unclosed
    else { return content.lowerBound }
    return min(content.lowerBound, Int(passage.quotationStart[Int(quotation)]))
  }

  /// A draft for each quotation that stands alone behind the statement of a named speaker.
  func drafts(behind chosen: [Draft]) -> [Draft] {
    var speaker: [Int: Draft] = [:]
    var taken = Set<Int>()
    for draft in chosen.sorted(by: { $0.token < $1.token }) {
      for token in draft.content.joined() { taken.insert(unit(token)) }
      guard !draft.source.isEmpty, let last = draft.content.last else { continue }
      speaker[max(sentence(draft.token), sentence(last.upperBound - 1))] = draft
    }
    var found: [Draft] = []
    for index in passage.sentences.indices.dropFirst() where passage.isQuotationAlone(index) {
      let own = Int(passage.sentences[index].units.lowerBound)
      guard !taken.contains(own), let draft = speaker[index - 1], isSpeech(own) else { continue }
      let gap = passage.sentences[index].block - passage.sentences[index - 1].block
      guard gap == 0 || gap == 1 && (hasQuotation(draft) || isNamed(draft)) else { continue }
      var more = Draft(
        cue: 0..<0, source: draft.source, content: tokens(own), main: Int(passage.units[own].tokens.lowerBound),
        probability: Self.probability)
      more.cue = []
      var current = own
      while let next = continuation(of: current), !taken.contains(next) {
        more.content.append(tokens(next))
        current = next
      }
      found.append(more)
      speaker[sentence(Int(passage.units[current].tokens.lowerBound))] = more
    }
    return found
  }

  /// Whether the quotation reads like speech and not like a title.
  private func isSpeech(_ unit: Int) -> Bool {
    let own = tokens(unit)
    let quotation = passage.quotationOf[own.lowerBound]
    return own.count >= 6 && quotation >= 0 && !passage.quotations[Int(quotation)].isSingle
  }

  private func hasQuotation(_ draft: Draft) -> Bool {
    draft.content.joined().contains { passage.quotationOf[$0] >= 0 }
  }

  /// Whether the draft says plainly who says what: a verb of saying and a clause.
  private func isNamed(_ draft: Draft) -> Bool {
    draft.content.joined().contains { passage.analysis.tokens[$0].tag.isFinite }
      && passage.analysis.tokens[draft.token].tag.isFinite && draft.probability >= 0.6
  }

  private func unit(_ token: Int) -> Int { Int(passage.unitOf[token]) }

  private func sentence(_ token: Int) -> Int { Int(passage.sentenceOf[unit(token)]) }

  private func tokens(_ unit: Int) -> Range<Int> {
    Int(passage.units[unit].tokens.lowerBound)..<Int(passage.units[unit].tokens.upperBound)
  }

  /// The unit that opens the next paragraph, where `unit` is a quotation that runs on there.
  private func continuation(of unit: Int) -> Int? {
    let next = unit + 1
    guard passage.units[unit].kind == .quotation, next < passage.units.count, passage.units[next].kind == .quotation,
      runsOn(unit), block(next) != block(unit)
    else { return nil }
    return next
  }

  /// The quotation that ends the paragraph before, where `unit` opens one and continues it.
  private func continued(by unit: Int) -> Int? {
    guard unit > 0, continuation(of: unit - 1) == unit || opensUnclosed(unit) && runsOn(unit - 1) else { return nil }
    return unit - 1
  }

  /// Whether a quotation without an end begins there, at the head of its paragraph.
  private func opensUnclosed(_ unit: Int) -> Bool {
    let token = Int(passage.units[unit].tokens.lowerBound)
    let quotation = passage.quotationOf[token]
    return quotation >= 0 && passage.quotations[Int(quotation)].ends == .unclosed
      && Int(passage.quotationStart[Int(quotation)]) == token && block(unit) != block(unit - 1)
  }

  private func runsOn(_ unit: Int) -> Bool {
    let quotation = passage.quotationOf[Int(passage.units[unit].tokens.upperBound) - 1]
    return quotation >= 0 && passage.quotations[Int(quotation)].ends == .continued
  }

  private func block(_ unit: Int) -> Int32 { passage.sentences[Int(passage.sentenceOf[unit])].block }
}
