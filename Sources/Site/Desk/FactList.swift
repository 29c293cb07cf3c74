internal import Archive
internal import Desk
internal import Record

/// The statements of an article as editors work on them: each as it was drawn, what was said of it, and as it is now.
struct FactList {
  /// One of them.
  struct Fact {
    /// The statement's id in its record, or `c` and the number of the correction that added it.
    var id: String
    /// As it was drawn; nil where it was added.
    var drawn: Statement?
    /// The correction that counts.
    var current: Correction?
    /// All that was said of it, the earliest first.
    var history: [Correction]
    /// As it is now; as it was before where it is rejected.
    var statement: CorrectedStatement
    /// What a further correction is about.
    var subject: CorrectionSubject

    /// Whether it is shown.
    var isRejected: Bool { current?.draft.action == .reject }
    /// Whether someone looked at it.
    var isChecked: Bool { current != nil }
  }

  /// In text order of what was said.
  let facts: [Fact]
  /// Corrections whose words do not stand in this text.
  let elsewhere: [Correction]

  /// The facts of a record as it was drawn.
  init(_ record: PageRecord, _ corrections: [Correction]) {
    let text = record.article?.text ?? Text(utf8: [])
    let current = corrections.filter { $0.supersededBy == nil }
    var places: [String: Correction] = [:]
    var added: [Correction] = []
    var elsewhere: [Correction] = []
    for correction in current {
      if CorrectedRecord.isAdded(correction) {
        added.append(correction)
      } else if let found = correction.draft.subject.flatMap({
        CorrectedRecord.statement(of: $0, in: record.statements, text)
      }) {
        places[found.id] = correction
      } else {
        elsewhere.append(correction)
      }
    }
    var facts: [Fact] = record.statements.map { drawn in
      let asDrawn = Self.statement(drawn, record, text)
      let current = places[drawn.id]
      let edited = current?.draft.statement.flatMap { Self.placed($0, in: text) }
      return Fact(
        id: drawn.id, drawn: drawn, current: current, history: Self.history(of: current, corrections),
        statement: edited ?? asDrawn, subject: Self.subject(drawn.id, asDrawn))
    }
    for correction in added {
      let said = correction.draft.statement ?? correction.draft.subject.map(Self.statement)
      guard let said, let statement = Self.placed(said, in: text) else {
        elsewhere.append(correction)
        continue
      }
      facts.append(
        Fact(
          id: correction.statementID, drawn: nil, current: correction,
          history: Self.history(of: correction, corrections),
          statement: statement, subject: Self.subject(correction.statementID, statement)))
    }
    self.facts = facts.enumerated().sorted {
      let (a, b) = ($0.element.start, $1.element.start)
      return a != b ? a < b : $0.offset < $1.offset
    }.map(\.element)
    self.elsewhere = elsewhere
  }

  /// The fact of this id.
  func fact(_ id: String?) -> Fact? { facts.first { $0.id == id } }

  private static func history(of correction: Correction?, _ all: [Correction]) -> [Correction] {
    CorrectedRecord.history(in: all) { $0.number == correction?.number }
  }

  private static func subject(_ id: String, _ statement: CorrectedStatement) -> CorrectionSubject {
    CorrectionSubject(statement: id, source: statement.source, cue: statement.cue, content: statement.content)
  }

  private static func statement(_ drawn: Statement, _ record: PageRecord, _ text: Text) -> CorrectedStatement {
    let entity = drawn.entity.flatMap { id in record.entities.first { $0.id == id } }
    return CorrectedStatement(
      kind: drawn.kind, stance: drawn.stance, source: MarkedPlace.part(drawn.source, in: text),
      cue: MarkedPlace.part(drawn.cue, in: text), content: MarkedPlace.part(drawn.content, in: text),
      party: entity.map { CorrectedStatement.Party(name: $0.name, country: $0.country) })
  }

  /// What is left of an added statement when it is rejected.
  private static func statement(_ subject: CorrectionSubject) -> CorrectedStatement {
    CorrectedStatement(
      kind: .indirect, stance: "says", source: subject.source, cue: subject.cue, content: subject.content)
  }

  /// The statement with its parts where they stand in `text`; nil where they don't.
  private static func placed(_ statement: CorrectedStatement, in text: Text) -> CorrectedStatement? {
    guard let parts = CorrectedRecord.parts(of: statement, in: text) else { return nil }
    var statement = statement
    statement.source = MarkedPlace.part(parts.source, in: text)
    statement.cue = MarkedPlace.part(parts.cue, in: text)
    statement.content = MarkedPlace.part(parts.content, in: text)
    return statement
  }
}

extension FactList.Fact {
  fileprivate var start: Int { statement.content.spans.first?.start ?? 0 }
}
