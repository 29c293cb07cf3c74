internal import Record

/// W3C Web Annotations, one annotation a line, each a whole JSON-LD document, so that a file of any length streams.
///
/// A fact is an annotation; a statement is one for each of its parts: `source`, `cue`, `content`, `channel`. Its targets are
/// the spans, each with the page's address as `source`, a TextQuoteSelector with 32 code points of `prefix` and `suffix`, a
/// TextPositionSelector (code points into the record's `article.text`, not into the page's own text), and a TimeState with
/// the moment of capture and, as `cached`, the captured bytes by their digest. The body says in words what the fact is, and
/// once more field by field in terms of its own (`dateline:fact`, `dateline:stance`, …); places and the like that have an
/// address of their own have a second body that identifies them. `id` is the capture's URI with page, version and fact.
///
/// Source: W3C, Web Annotation Data Model (2017).
public struct AnnotationExport: ExportWriter {
  /// A writer of annotations.
  public init() {}

  public mutating func article(_ article: StoredArticle) -> [UInt8] {
    var annotations = Annotations(article)
    annotations.writeAll()
    return annotations.json
  }
}

/// What an annotation says of its words.
private struct AnnotationBody {
  /// The fact's id and the part of it that the words are: `s1`, `content`.
  var id: String
  var part: String?
  /// What kind of fact: `statement`, `time`, ….
  var fact: String
  /// The fact in plain words.
  var words: String
  var kind: String?
  var stance: String?
  var entity: String?
  var value: String?
  var confidence: Double?
  /// The address of what the words stand for.
  var identified: String?
  /// Why it is said: `classifying`, or `identifying` where the words name something.
  var purpose = "classifying"
}

/// The annotations of one article.
private struct Annotations {
  private let article: StoredArticle
  private let record: PageRecord
  private let facts: FactWords
  private let address: String
  private let capture: String?
  private(set) var json: [UInt8] = []

  init(_ article: StoredArticle) {
    self.article = article
    record = article.record
    facts = FactWords(article.record)
    address = ExportAddress.page(article)
    capture = ExportAddress.capture(article)
  }

  mutating func writeAll() {
    for statement in record.statements { write(statement) }
    for (index, time) in record.times.enumerated() {
      write(
        AnnotationBody(
          id: "t\(index + 1)", fact: "time", words: "time: \(time.value ?? "unresolved")", kind: time.kind.rawValue,
          value: time.value, confidence: time.confidence), at: [time.span])
    }
    for (index, place) in record.places.enumerated() {
      write(
        AnnotationBody(
          id: "p\(index + 1)", fact: "place", words: "place: \(place.place?.name ?? "unresolved")",
          kind: place.role.rawValue, value: place.place?.name, confidence: place.confidence,
          identified: place.place?.uri,
          purpose: "identifying"), at: [place.span])
    }
    for entity in record.entities {
      write(
        AnnotationBody(
          id: entity.id, fact: "entity", words: "\(entity.kind.rawValue): \(entity.name)", kind: entity.kind.rawValue,
          entity: entity.name, value: entity.cameo, purpose: "identifying"), at: entity.mentions.map(\.span))
    }
    for document in record.documents {
      write(
        AnnotationBody(
          id: document.id, fact: "document", words: "\(document.kind.rawValue): \(document.name)",
          kind: document.kind.rawValue, value: document.date, purpose: "identifying"), at: document.spans)
    }
  }

  private mutating func write(_ statement: Statement) {
    let party = facts.entity(statement.entity)?.name
    let parts = [
      ("source", statement.source), ("cue", statement.cue), ("content", statement.content),
      ("channel", statement.channel.map { [$0.span] } ?? []),
    ]
    for (part, spans) in parts {
      let whose = party.map { ", \($0)" } ?? ""
      write(
        AnnotationBody(
          id: statement.id, part: part, fact: "statement",
          words: "\(part) of a statement (\(statement.kind.rawValue), \(statement.stance)\(whose))",
          kind: statement.kind.rawValue, stance: statement.stance, entity: party, confidence: statement.confidence),
        at: spans)
    }
  }

  /// An annotation of the words at `spans`; nothing where there are none.
  private mutating func write(_ body: AnnotationBody, at spans: [Span]) {
    guard !spans.isEmpty else { return }
    var writer = JSONWriter()
    writer.object { json in
      json.key("@context")
      json.array {
        $0.string("http://www.w3.org/ns/anno.jsonld")
        $0.object { $0.string("dateline", "urn:dateline:record:") }
      }
      json.string("id", id(of: body))
      json.string("type", "Annotation")
      json.string("motivation", body.purpose)
      json.key("generator")
      json.object {
        $0.string("type", "Software")
        $0.string("name", article.drawnBy)
      }
      json.key("body")
      json.array { write(body, &$0) }
      json.key("target")
      json.array(spans) { target($1, &$0) }
    }
    json += writer.bytes
    json.append(0x0A)
  }

  private func id(of body: AnnotationBody) -> String {
    let fact = body.part.map { "\(body.id).\($0)" } ?? body.id
    return "\(capture ?? "urn:dateline:archive")?page=\(article.page)&version=\(article.version)#\(fact)"
  }

  private func write(_ body: AnnotationBody, _ json: inout JSONWriter) {
    json.object { json in
      json.string("type", "TextualBody")
      json.string("purpose", body.purpose)
      json.string("format", "text/plain")
      json.string("value", body.words)
      json.string("dateline:fact", body.fact)
      json.string("dateline:id", body.id)
      json.string("dateline:part", body.part)
      json.string("dateline:kind", body.kind)
      json.string("dateline:stance", body.stance)
      json.string("dateline:entity", body.entity)
      json.string("dateline:value", body.value)
      guard let confidence = body.confidence else { return }
      json.key("dateline:confidence")
      json.number(confidence, places: 3)
    }
    guard let identified = body.identified else { return }
    json.object {
      $0.string("type", "SpecificResource")
      $0.string("purpose", "identifying")
      $0.string("source", identified)
    }
  }

  private func target(_ span: Span, _ json: inout JSONWriter) {
    let scalars = facts.scalars(span)
    json.object { json in
      json.string("type", "SpecificResource")
      json.string("source", address)
      json.key("selector")
      json.array { json in
        json.object {
          $0.string("type", "TextQuoteSelector")
          $0.string("exact", facts.text[span])
          $0.string("prefix", facts.prefix(before: span.start, count: 32))
          $0.string("suffix", facts.suffix(from: span.end, count: 32))
        }
        json.object {
          $0.string("type", "TextPositionSelector")
          $0.key("start")
          $0.number(scalars.start)
          $0.key("end")
          $0.number(scalars.end)
        }
      }
      guard let time = ExportMoment.instant(record.capture?.time) else { return }
      json.key("state")
      json.array {
        $0.object {
          $0.string("type", "TimeState")
          $0.string("sourceDate", time)
          $0.string("cached", capture)
        }
      }
    }
  }
}
