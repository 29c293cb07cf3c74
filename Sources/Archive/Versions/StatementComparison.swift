internal import Record

/// Compares what is said in two versions, and by whom.
///
/// Two statements are versions of one another where their contents share most of their words; the same party speaks for it.
/// Reported are those that are new or absent, contents that changed, attributions that became weaker, stronger or other, and
/// stances that changed where neither is surer than the other.
struct StatementComparison {
  private(set) var changes: [Change] = []

  private let old: VersionSide
  private let new: VersionSide
  private var numbering = WordTokens.Numbering()

  /// The least likeness of two contents, and what the same party adds to it.
  private static let likeness = 0.5
  private static let sameParty = 0.15

  init(_ old: VersionSide, _ new: VersionSide) {
    self.old = old
    self.new = new
    compare()
  }

  private mutating func compare() {
    let oldWords = old.record.statements.map { words($0, old) }
    let newWords = new.record.statements.map { words($0, new) }
    let oldStrengths = old.record.statements.map { AttributionStrength($0, in: old) }
    let newStrengths = new.record.statements.map { AttributionStrength($0, in: new) }
    let matcher = SimilarityMatcher(
      old: oldWords.map { $0.map(\.folded).sorted() }, new: newWords.map { $0.map(\.folded).sorted() },
      threshold: Self.likeness
    ) { before, after in
      oldStrengths[before].name == newStrengths[after].name ? Self.sameParty : 0
    }
    let pairs = matcher.pairs()
    for pair in pairs {
      let (before, after) = (old.record.statements[pair.old], new.record.statements[pair.new])
      compareContents(before, oldWords[pair.old], after, newWords[pair.new])
      compareAttributions(before, oldStrengths[pair.old], after, newStrengths[pair.new])
    }
    let (usedOld, usedNew) = (Set(pairs.map(\.old)), Set(pairs.map(\.new)))
    for (index, statement) in new.record.statements.enumerated() where !usedNew.contains(index) {
      changes.append(Change(subject: .statement, turn: .new, after: Self.content(statement, new)))
    }
    for (index, statement) in old.record.statements.enumerated() where !usedOld.contains(index) {
      changes.append(Change(subject: .statement, turn: .absent, before: Self.content(statement, old)))
    }
  }

  private mutating func compareContents(
    _ before: Statement, _ oldWords: [WordTokens.Token], _ after: Statement, _ newWords: [WordTokens.Token]
  ) {
    let gaps = SequenceAlignment(oldWords.map(\.folded), newWords.map(\.folded)).gaps
    guard !gaps.isEmpty else { return }
    let edits = gaps.map { gap in
      WordEdit(
        gap, old: oldWords, new: newWords, oldEnd: before.content.last?.end ?? 0, newEnd: after.content.last?.end ?? 0
      ).change(old.article.text, new.article.text)
    }
    changes.append(
      Change(
        subject: .statement, turn: .changed, before: Self.content(before, old), after: Self.content(after, new),
        edits: edits))
  }

  private mutating func compareAttributions(
    _ before: Statement, _ strength: AttributionStrength, _ after: Statement, _ later: AttributionStrength
  ) {
    let shifts = strength.shifts(to: later)
    let sides = (Self.attribution(before, old), Self.attribution(after, new))
    if !shifts.isEmpty {
      let turn: Change.Turn =
        shifts.allSatisfy { $0.direction == .weaker }
        ? .weakened : shifts.allSatisfy { $0.direction == .stronger } ? .strengthened : .changed
      changes.append(Change(subject: .attribution, turn: turn, before: sides.0, after: sides.1, shifts: shifts))
    }
    if before.stance != after.stance, !shifts.contains(where: { $0.aspect == .cue }) {
      changes.append(
        Change(
          subject: .stance, turn: .changed,
          before: old.side(before.cue, id: before.id, value: before.stance),
          after: new.side(after.cue, id: after.id, value: after.stance)))
    }
  }

  /// The words of a statement's content, marks left out.
  private mutating func words(_ statement: Statement, _ side: VersionSide) -> [WordTokens.Token] {
    var tokens: [WordTokens.Token] = []
    for span in statement.content { tokens += WordTokens.of(side.article.text, in: span, &numbering) }
    return tokens.filter { $0.kind != .mark }
  }

  private static func content(_ statement: Statement, _ side: VersionSide) -> Change.Side {
    side.side(statement.content, id: statement.id, value: side.facts.entity(statement.entity)?.name)
  }

  /// Source, cue and content, as they stand in the text.
  private static func attribution(_ statement: Statement, _ side: VersionSide) -> Change.Side {
    side.side(
      (statement.source + statement.cue + statement.content).sorted(), id: statement.id,
      value: side.facts.entity(statement.entity)?.name)
  }
}
