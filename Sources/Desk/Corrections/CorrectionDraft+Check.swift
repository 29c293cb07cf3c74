internal import Record

extension CorrectionDraft {
  /// The draft, where its parts belong to each other.
  func checked() throws -> CorrectionDraft {
    var draft = self
    draft.why = try FieldRule.text(why, "why", longest: 2000, mayBeEmpty: true)
    guard (subject == nil) == (action == .add) else {
      throw DeskError.invalid(
        field: "subject", rule: action == .add ? "a statement that is added has none" : "the statement must be named")
    }
    guard (statement != nil) == (action == .add || action == .edit) else {
      throw DeskError.invalid(
        field: "statement",
        rule: statement == nil ? "the statement's parts must be marked" : "only an edit or an addition has one")
    }
    if action == .accept && subject?.isAdded == true {
      throw DeskError.invalid(field: "action", rule: "a statement that an editor added is edited or rejected")
    }
    if let subject {
      for part in [subject.source, subject.cue, subject.content] { try part.check("subject") }
    }
    if let statement {
      try statement.source.check("source")
      try statement.cue.check("cue")
      try statement.content.check("content")
      guard !statement.content.spans.isEmpty else {
        throw DeskError.invalid(field: "content", rule: "the words that were said must be marked")
      }
      _ = try FieldRule.line(statement.stance, "stance", longest: 40)
      if let party = statement.party {
        _ = try FieldRule.line(party.name, "party")
        if let country = party.country,
          country.utf8.count != 2 || !country.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
        {
          throw DeskError.invalid(field: "country", rule: "it must be two capital letters (ISO 3166-1), as AM")
        }
      }
    }
    return draft
  }
}

extension CorrectionSubject {
  /// Whether the statement is one that an editor added, which goes by the number of that correction.
  var isAdded: Bool { statement.hasPrefix("c") }
}

extension MarkedPart {
  /// Spans must have words in them, in text order, none over another.
  func check(_ field: String) throws {
    var end = 0
    for span in spans {
      guard span.start >= end, span.end > span.start else {
        throw DeskError.invalid(field: field, rule: "its spans must stand in text order, not empty, none over another")
      }
      end = span.end
    }
    guard words.utf8.count <= 100_000 else {
      throw DeskError.invalid(field: field, rule: "it is longer than 100,000 bytes")
    }
  }
}
