internal import Desk
internal import Record

/// A record with what editors said of its statements; the record as it was drawn is never changed.
///
/// A correction keeps the words that were marked and where they stood. It counts for every version of the page in which the
/// words stand: at the same place, or where they went. One whose words do not stand in a text is left for another.
enum CorrectedRecord {
  /// `record` with the corrections that are not superseded: rejected statements left out, edited and added ones in their
  /// place.
  static func record(_ record: PageRecord, with corrections: [Correction]) -> PageRecord {
    let current = corrections.filter { $0.supersededBy == nil }
    guard !current.isEmpty, let text = record.article?.text else { return record }
    var record = record
    let drawn = record.statements
    for correction in current {
      // What an editor added takes the place of nothing that was drawn, even where it says the same.
      let subject = isAdded(correction) ? nil : correction.draft.subject
      let place = subject.flatMap { statement(of: $0, in: drawn, text) }.flatMap { found in
        record.statements.firstIndex { $0.id == found.id }
      }
      switch correction.draft.action {
      case .accept: if let place { record.statements[place].confidence = 1 }
      case .reject: if let place { record.statements.remove(at: place) }
      case .edit, .add:
        guard let new = correction.draft.statement, let parts = parts(of: new, in: text) else { continue }
        // An edit of a statement that was added has none to take the place of: it is the statement.
        guard place != nil || isAdded(correction) else { continue }
        let old = place.map { record.statements[$0] }
        var statement = Statement(
          id: old?.id ?? correction.statementID, kind: new.kind, source: parts.source,
          entity: new.party.map { entity($0, at: parts.source, in: &record) }, cue: parts.cue, content: parts.content,
          stance: new.stance, confidence: 1)
        (statement.channel, statement.via, statement.answers) = (old?.channel, old?.via, old?.answers)
        if let place { record.statements.remove(at: place) }
        let start = statement.content.first?.start ?? 0
        let index =
          record.statements.firstIndex { ($0.content.first?.start ?? 0) > start } ?? record.statements.endIndex
        record.statements.insert(statement, at: index)
      }
    }
    let ids = Set(record.statements.map(\.id))
    for index in record.statements.indices {
      // Nothing answers or goes through a statement that was rejected.
      if let via = record.statements[index].via, !ids.contains(via) { record.statements[index].via = nil }
      if let answers = record.statements[index].answers, !ids.contains(answers) {
        record.statements[index].answers = nil
      }
    }
    return record
  }

  /// All that was said of a statement as it is shown in `text`, the earliest first.
  static func corrections(of statement: Statement, in corrections: [Correction], _ text: Text) -> [Correction] {
    history(in: corrections) { correction in
      if isAdded(correction) { return correction.statementID == statement.id }
      return correction.draft.subject.map { MarkedPlace.spans(of: $0.content, in: text) == statement.content } ?? false
        || correction.draft.statement.map { MarkedPlace.spans(of: $0.content, in: text) == statement.content } ?? false
    }
  }

  /// The corrections that meet `condition`, and those that they replaced or were replaced by.
  static func history(in corrections: [Correction], where condition: (Correction) -> Bool) -> [Correction] {
    guard !corrections.isEmpty else { return [] }
    var numbers = Set(corrections.filter(condition).map(\.number))
    // Replacing goes forward in number, so that one way in each direction finds the whole chain.
    for correction in corrections {
      if let earlier = correction.supersedes, numbers.contains(earlier) { numbers.insert(correction.number) }
    }
    for correction in corrections.reversed() where numbers.contains(correction.number) {
      if let earlier = correction.supersedes { numbers.insert(earlier) }
    }
    for correction in corrections {
      if let earlier = correction.supersedes, numbers.contains(earlier) { numbers.insert(correction.number) }
    }
    return corrections.filter { numbers.contains($0.number) }
  }

  /// The statement that a correction is about, among those that were drawn from `text`.
  static func statement(of subject: CorrectionSubject, in drawn: [Statement], _ text: Text) -> Statement? {
    guard !subject.content.spans.isEmpty, let content = MarkedPlace.spans(of: subject.content, in: text) else {
      return nil
    }
    let same = drawn.filter { $0.content == content }
    guard same.count > 1 else { return same.first }
    // The same words may be attributed twice.
    return same.first { $0.cue == MarkedPlace.spans(of: subject.cue, in: text) }
      ?? same.first { $0.id == subject.statement } ?? same.first
  }

  /// Where the parts of a corrected statement stand in `text`: source and cue not far from where they stood beside the
  /// content. Nil where one of them does not.
  static func parts(
    of statement: CorrectedStatement, in text: Text
  ) -> (source: [Span], cue: [Span], content: [Span])? {
    guard let content = MarkedPlace.spans(of: statement.content, in: text), let start = content.first?.start,
      let old = statement.content.spans.first?.start
    else { return nil }
    let reach = 1_000
    guard let source = MarkedPlace.spans(of: statement.source, in: text, shiftedBy: start - old, reach: reach),
      let cue = MarkedPlace.spans(of: statement.cue, in: text, shiftedBy: start - old, reach: reach)
    else { return nil }
    return (source, cue, content)
  }

  /// Whether a correction is about a statement that an editor added.
  static func isAdded(_ correction: Correction) -> Bool {
    correction.draft.subject.map { $0.statement.hasPrefix("c") } ?? true
  }

  /// The id of the entity with this name and country, made where the record has none.
  private static func entity(
    _ party: CorrectedStatement.Party, at source: [Span], in record: inout PageRecord
  ) -> String {
    if let known = record.entities.first(where: { $0.name == party.name && $0.country == party.country }) {
      return known.id
    }
    let id = "c\(record.entities.count + 1)"
    record.entities.append(
      Entity(
        id: id, kind: .other, name: party.name, country: party.country,
        mentions: source.map { Entity.Mention(span: $0, form: .name) }))
    return id
  }
}
