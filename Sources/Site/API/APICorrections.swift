internal import Archive
internal import Desk
internal import HTTPTypes
internal import Record

extension Site {
  /// Words of editors on facts.
  var correctionOperations: [APIOperation] {
    [
      APIOperation(
        method: .get, path: "/corrections", access: .moderatorToken, id: "listCorrections", tag: "Desk",
        summary: "All corrections in the order they were made, replaced ones among them.",
        parameters: APIOperation.paging, gives: APISchemas.list(of: "Correction"), isList: true
      ) { visit in
        let part = try self.desk.corrections(after: visit.afterNumber(), limit: visit.limit(self.settings))
        return .list(part.items, next: part.next.map(String.init), visit) {
          APIWriting.write($1, in: nil, rights: .fullText, to: &$0)
        }
      },
      APIOperation(
        method: .get, path: "/corrections/gold", access: .editorToken, id: "exportGold", tag: "Desk",
        summary: "Statements that editors checked, as gold for measuring attribution: JSON Lines.",
        about:
          "Each line is a GoldLine: an article with its text and the statements that were accepted, edited or added. As gold for precision only lines with complete are fair.",
        parameters: [.query("only", .choice(["complete"]), "Only articles of which every statement was checked.")],
        gives: "GoldLine", media: "application/jsonl"
      ) { visit in
        Answer(
          type: "application/jsonl; charset=utf-8",
          body: try GoldExport.lines(self, onlyComplete: visit.query["only"] == "complete"), caching: .none)
      },
      APIOperation(
        method: .post, path: "/corrections", access: .editorToken, id: "addCorrection", tag: "Desk",
        summary: "Says of a statement that it is right, wrong or otherwise, or adds one.",
        about:
          "Nothing is overwritten: a correction about the same statement replaces the one before, and both are kept.",
        body: "NewCorrection", success: .created, gives: "Correction", errors: [.notFound, .conflict]
      ) { visit in try self.addCorrection(visit) },
    ]
  }

  private func addCorrection(_ visit: Visit) throws -> Answer {
    let body = try APIBody(visit, "NewCorrection")
    guard let page = body.whole("page"), let number = body.whole("version"),
      let action = body.text("action").flatMap(CorrectionDraft.Action.init)
    else { throw APIFault.field("", "is not whole") }
    let versions = try archive.store.versions(of: page)
    guard !versions.isEmpty else { throw APIFault.field("/page", "is the number of no article") }
    guard let article = versions.first(where: { $0.version == number }) else {
      throw APIFault.field("/version", "is none of this article")
    }
    guard let text = article.record.article?.text, let digest = article.record.capture?.digest else {
      throw APIFault.field("/page", "is an article without text or capture")
    }
    let key = ArticleView.key(article.address)
    let marks = MarkedText(text)
    let subject = try body.text("statement").map { id in
      try self.subject(id, article.record, marks, key)
    }
    guard (subject == nil) == (action == .add) else {
      throw APIFault.field(
        "/statement", subject == nil ? "must name the statement that is meant" : "must be absent where one is added")
    }
    let corrected = body.value["corrected"]
    guard (corrected != nil) == (action == .add || action == .edit) else {
      throw APIFault.field(
        "/corrected",
        corrected == nil ? "must say how the statement is" : "must be absent where a statement is accepted or rejected")
    }
    let statement = try corrected.map { value in
      guard let kind = value["kind"]?.string.flatMap(Statement.Kind.init), let stance = value["stance"]?.string else {
        throw APIFault.field("/corrected", "is not whole")
      }
      return CorrectedStatement(
        kind: kind, stance: stance, source: try marks.part(value, "source"), cue: try marks.part(value, "cue"),
        content: try marks.part(value, "content"),
        party: value["party"].flatMap { party in
          party["name"]?.string.map { CorrectedStatement.Party(name: $0, country: party["country"]?.string) }
        })
    }
    let correction = try desk.correct(
      CorrectionDraft(
        page: PageReference(number: page, key: key), version: number, digest: digest, subject: subject, action: action,
        statement: statement, why: body.text("why") ?? "", supersedes: body.whole("supersedes")),
      by: visit.writer, now: visit.now)
    return APIWriting.answer(.created) { APIWriting.write(correction, in: article, rights: .fullText, to: &$0) }
  }

  /// The statement of this id as it was drawn, or as the editor who added it said.
  private func subject(
    _ id: String, _ record: PageRecord, _ marks: MarkedText, _ key: String
  ) throws -> CorrectionSubject {
    if let drawn = record.statements.first(where: { $0.id == id }) {
      return CorrectionSubject(
        statement: id, source: marks.part(drawn.source), cue: marks.part(drawn.cue), content: marks.part(drawn.content))
    }
    if id.hasPrefix("c"),
      let added = try desk.corrections(of: key).last(where: { $0.statementID == id })?.draft.statement
    {
      return CorrectionSubject(statement: id, source: added.source, cue: added.cue, content: added.content)
    }
    throw APIFault.field("/statement", "is none of this version's record")
  }
}

/// A text in which words are marked by code points.
private struct MarkedText {
  private let text: Text
  private let offsets: UTF8Offsets

  init(_ text: Text) {
    self.text = text
    offsets = UTF8Offsets(text)
  }

  /// The words at spans.
  func part(_ spans: [Span]) -> MarkedPart {
    MarkedPart(spans: spans, words: spans.map { text[$0] }.joined(separator: " "))
  }

  /// The words that a member of a body marks. They must stand in the text, in its order, none over another.
  func part(_ value: JSONValue, _ name: String) throws -> MarkedPart {
    var spans: [Span] = []
    for (index, pair) in (value[name]?.array ?? []).enumerated() {
      let ends = (pair.array ?? []).compactMap { $0.number.flatMap { Int(exactly: $0) } }
      guard ends.count == 2, ends[0] < ends[1], let start = offsets.utf8(before: ends[0]),
        let end = offsets.utf8(before: ends[1]), start >= spans.last?.end ?? 0
      else {
        throw APIFault.field(
          "/corrected/\(name)/\(index)",
          "must be words of the text, which has \(offsets.scalarCount) code points, behind those before")
      }
      spans.append(Span(start, end))
    }
    return part(spans)
  }
}
