import Archive
import Record
import TestKit

/// Versions of a page, made of marked text.
enum VersionSample {
  /// A version whose paragraphs are the lines of `marked`.
  ///
  /// Marks `source`, `cue` and `content` with the same number are a statement, `time=2024-03-14` and `place=Riga` facts with
  /// that value, `document=agreement` a document. `parties` names the sources by the number of their statement: a name
  /// beginning with a capital letter is a name, any other a description.
  static func version(
    _ marked: String, number: Int = 1, parties: [Int: String] = [:], stances: [Int: String] = [:],
    kinds: [Int: Statement.Kind] = [:], drawnBy: String = "dateline 0.1", edit: (inout PageRecord) -> Void = { _ in }
  ) -> StoredArticle {
    let text = MarkedText(marked)
    var record = PageRecord(id: "v\(number)")
    record.article = Article.of(lines: text.text.split(separator: "\n").map(String.init))
    for statement in text.numbers where !text.spans("content", statement).isEmpty {
      record.statements.append(
        Statement(
          id: "s\(record.statements.count + 1)", kind: kinds[statement] ?? .indirect,
          source: text.spans("source", statement), entity: parties[statement].map { _ in "e\(statement)" },
          cue: text.spans("cue", statement), content: text.spans("content", statement),
          stance: stances[statement] ?? "says", confidence: 0.9))
      guard let party = parties[statement] else { continue }
      record.entities.append(
        Entity(
          id: "e\(statement)", kind: .organization, name: party,
          mentions: text.spans("source", statement).map {
            .init(span: $0, form: party.first?.isUppercase ?? false ? .name : .nominal)
          }))
    }
    for mark in text.marks {
      let parts = mark.name.split(separator: "=").map(String.init)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "time":
        record.times.append(TimeExpression(span: mark.span, kind: .date, value: parts[1], confidence: 1))
      case "place":
        let place = Toponym.Candidate(
          geonames: 0, name: parts[1], latitude: 0, longitude: 0, country: nil, precision: "city")
        record.places.append(Toponym(span: mark.span, place: place, role: .event, confidence: 1))
      default:
        record.documents.append(
          Document(
            id: "d\(record.documents.count + 1)", kind: .agreement, name: parts[1], spans: [mark.span]))
      }
    }
    edit(&record)
    return StoredArticle(
      key: ArticleKey(Int64(number)), page: 1, address: "https://example.org/a", version: number, isLatest: number > 1,
      day: "2024-03-14", drawnBy: drawnBy, record: record)
  }

  /// The changes of one subject between two versions.
  static func changes(_ from: StoredArticle, _ to: StoredArticle, _ subjects: Change.Subject...) -> [Change] {
    VersionDifference(from: from, to: to).changes.filter { subjects.isEmpty || subjects.contains($0.subject) }
  }
}
