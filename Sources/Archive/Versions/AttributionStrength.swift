internal import Record

/// How firmly a statement is attributed, in four respects, each with a rank: what ranks lower commits its source to less.
struct AttributionStrength {
  /// A respect as a rank, and in words. Nil ranks cannot be compared.
  struct Rank: Hashable {
    var rank: Int?
    var words: String
  }

  let party, cue, quotation, hand: Rank
  /// Whose words they are, for telling one party from another: the entity's name, else the words of the source.
  let name: String

  init(_ statement: Statement, in side: VersionSide) {
    let entity = side.facts.entity(statement.entity)
    let source = side.facts.words(statement.source)
    name = entity?.name ?? source
    if let entity, entity.mentions.contains(where: { $0.form == .name }) {
      party = Rank(rank: 2, words: entity.name)
    } else if !source.isEmpty || entity != nil {
      party = Rank(rank: 1, words: "unnamed (\(source.isEmpty ? entity?.name ?? "" : source))")
    } else {
      party = Rank(rank: 0, words: "nobody")
    }
    let words = side.facts.words(statement.cue).lowercased()
    let isHedged = words.split(whereSeparator: { !$0.isLetter }).contains { Self.hedges.contains(String($0)) }
    cue = Rank(rank: isHedged ? 1 : Self.certainty[statement.stance], words: words.isEmpty ? statement.stance : words)
    quotation = Rank(
      rank: statement.kind == .direct ? 2 : statement.kind == .mixed ? 1 : 0, words: statement.kind.rawValue)
    hand = Rank(rank: statement.via == nil ? 1 : 0, words: statement.via == nil ? "first hand" : "second hand")
  }

  /// The respects in which `later` differs.
  func shifts(to later: AttributionStrength) -> [Change.Shift] {
    var shifts: [Change.Shift] = []
    func add(_ aspect: Change.Shift.Aspect, _ before: Rank, _ after: Rank) {
      guard let old = before.rank, let new = after.rank, old != new else { return }
      shifts.append(
        Change.Shift(
          aspect: aspect, direction: new < old ? .weaker : .stronger, before: before.words, after: after.words))
    }
    add(.party, party, later.party)
    if party.rank == later.party.rank, name.lowercased() != later.name.lowercased() {
      shifts.append(
        Change.Shift(aspect: .party, direction: .other, before: party.words, after: later.party.words))
    }
    add(.cue, cue, later.cue)
    add(.quotation, quotation, later.quotation)
    add(.hand, hand, later.hand)
    return shifts
  }

  /// How sure of it a speaker is made to sound, by stance. Demands, denials and the like are neither surer nor less sure.
  private static let certainty = [
    "confirms": 3, "shows": 3, "says": 2, "announces": 2, "reports": 2, "explains": 2, "claims": 1, "suggests": 1,
    "believes": 1, "thinks": 1,
  ]

  /// Words in a cue that make it less sure than its verb.
  private static let hedges: Set<String> = [
    "allegedly", "alleged", "alleges", "alleging", "reportedly", "purportedly", "supposedly", "apparently", "claimed",
    "claims", "claiming", "claim",
  ]
}
