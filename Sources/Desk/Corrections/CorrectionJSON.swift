internal import Record

/// The parts of a correction as the JSON text that the desk keeps. Spans are UTF-8 offsets, as in memory.
enum CorrectionJSON {
  /// What a column should have held.
  struct FormError: Error {
    var expected: String
  }

  static func text(_ subject: CorrectionSubject) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      part("source", subject.source, &writer)
      part("cue", subject.cue, &writer)
      part("content", subject.content, &writer)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  static func text(_ statement: CorrectedStatement) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.string("kind", statement.kind.rawValue)
      writer.string("stance", statement.stance)
      part("source", statement.source, &writer)
      part("cue", statement.cue, &writer)
      part("content", statement.content, &writer)
      if let party = statement.party {
        writer.key("party")
        writer.object { writer in
          writer.string("name", party.name)
          writer.string("country", party.country)
        }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  static func subject(_ text: String, statement: String) throws -> CorrectionSubject {
    let value = try JSONParser().parse(text.utf8)
    return try CorrectionSubject(
      statement: statement, source: part(value["source"]), cue: part(value["cue"]), content: part(value["content"]))
  }

  static func statement(_ text: String) throws -> CorrectedStatement {
    let value = try JSONParser().parse(text.utf8)
    guard
      let kind = value["kind"]?.string.flatMap(Statement.Kind.init(rawValue:)), let stance = value["stance"]?.string
    else { throw FormError(expected: "kind and stance") }
    let party = try value["party"].map { party in
      guard let name = party["name"]?.string else { throw FormError(expected: "a party's name") }
      return CorrectedStatement.Party(name: name, country: party["country"]?.string)
    }
    return try CorrectedStatement(
      kind: kind, stance: stance, source: part(value["source"]), cue: part(value["cue"]),
      content: part(value["content"]), party: party)
  }

  private static func part(_ key: StaticString, _ part: MarkedPart, _ writer: inout JSONWriter) {
    writer.key(key)
    writer.object { writer in
      writer.key("spans")
      writer.array(part.spans) { writer, span in
        writer.array { writer in
          writer.number(span.start)
          writer.number(span.end)
        }
      }
      writer.string("words", part.words)
    }
  }

  private static func part(_ value: JSONValue?) throws -> MarkedPart {
    guard let spans = value?["spans"]?.array, let words = value?["words"]?.string else {
      throw FormError(expected: "spans and words")
    }
    return MarkedPart(
      spans: try spans.map { pair in
        let ends = pair.array?.compactMap { $0.number.flatMap(Int.init(exactly:)) } ?? []
        guard ends.count == 2 else { throw FormError(expected: "two offsets") }
        return Span(ends[0], ends[1])
      }, words: words)
  }
}
