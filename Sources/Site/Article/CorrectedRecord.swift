internal import Desk
internal import Record

/// A record with what editors said of its statements; the record as it was drawn is never changed.
enum CorrectedRecord {
  /// `record` with the corrections that are not superseded: rejected statements left out, edited and added ones in their
  /// place. A correction whose words do not stand in this text is left for another version.
  static func record(_ record: PageRecord, with corrections: [Correction]) -> PageRecord {
    let current = corrections.filter { $0.supersededBy == nil }
    guard !current.isEmpty, let text = record.article?.text else { return record }
    var record = record
    for correction in current {
      let place = correction.draft.subject.flatMap { subject in
        record.statements.firstIndex { $0.content == subject.content.spans && $0.cue == subject.cue.spans }
          ?? record.statements.firstIndex { $0.id == subject.statement && $0.content == subject.content.spans }
      }
      switch correction.draft.action {
      case .accept: if let place { record.statements[place].confidence = 1 }
      case .reject: if let place { record.statements.remove(at: place) }
      case .edit, .add:
        guard let new = correction.draft.statement, stands(new, in: text) else { continue }
        // A statement that an editor added stands only in corrections: the later word on it takes the place of the first.
        let isAdded = correction.statementID.hasPrefix("c")
        if correction.draft.action == .edit, place == nil, !isAdded { continue }
        let id = place.map { record.statements[$0].id } ?? correction.statementID
        var statement = Statement(
          id: id, kind: new.kind, source: new.source.spans, entity: new.party.map { entity($0, new, in: &record) },
          cue: new.cue.spans, content: new.content.spans, stance: new.stance, confidence: 1)
        if let place {
          statement.channel = record.statements[place].channel
          record.statements[place] = statement
        } else {
          let start = statement.content.first?.start ?? 0
          let index =
            record.statements.firstIndex { ($0.content.first?.start ?? 0) > start } ?? record.statements.endIndex
          record.statements.insert(statement, at: index)
        }
      }
    }
    return record
  }

  /// The corrections of the statement with these spans, the latest last.
  static func corrections(of statement: Statement, in corrections: [Correction]) -> [Correction] {
    corrections.filter { correction in
      correction.draft.subject?.content.spans == statement.content
        || correction.draft.statement?.content.spans == statement.content
    }
  }

  private static func stands(_ statement: CorrectedStatement, in text: Text) -> Bool {
    let parts = [statement.source, statement.cue, statement.content]
    return parts.allSatisfy { part in
      part.spans.allSatisfy { $0.start >= 0 && $0.start < $0.end && $0.end <= text.count }
        && (part.words.isEmpty || part.spans.map { text[$0] }.joined(separator: " ") == part.words)
    }
  }

  /// The id of the entity with this name and country, made where the record has none.
  private static func entity(
    _ party: CorrectedStatement.Party, _ statement: CorrectedStatement, in record: inout PageRecord
  ) -> String {
    if let known = record.entities.first(where: { $0.name == party.name && $0.country == party.country }) {
      return known.id
    }
    let id = "c\(record.entities.count + 1)"
    record.entities.append(
      Entity(
        id: id, kind: .other, name: party.name, country: party.country,
        mentions: statement.source.spans.map { Entity.Mention(span: $0, form: .name) }))
    return id
  }
}
