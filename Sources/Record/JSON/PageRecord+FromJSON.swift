extension PageRecord {
  /// The record that `bytes` spell, as `json(evidence:)` writes it; without `evidence` its source map is left out, which is
  /// most of the work.
  public init(jsonBytes bytes: some Collection<UInt8>, evidence: Bool = true) throws(RecordFormError) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONParser(options: .init(leavingOut: evidence ? nil : "sourceMap")).parse(bytes)
    } catch {
      throw RecordFormError(.notJSON(error))
    }
    try self.init(json: value)
  }

  /// The record that `json` is, as `json(evidence:)` writes it; writing it again gives the same bytes.
  ///
  /// Keys that are not known are left out, so that a record with facts of a later version can be read. What is known must
  /// have its type, and every span must lie in the text: the error names the key. A record that was written without evidence
  /// has no source map. Numbers are as they were written: confidence to three places, degrees to five.
  /// Linear in the size of the record.
  public init(json: JSONValue) throws(RecordFormError) {
    guard json.members != nil else { throw RecordFormError(.expected("an object")) }
    let version = try json.integer("dateline")
    guard version <= Self.version else { throw RecordFormError(.newer(than: Self.version), at: "dateline") }
    self.init(id: try json.text("id"))
    capture = try json.optionalObject("capture", CaptureFacts.init(json:))
    // The text comes first: all spans, those before it too, are counted in it.
    let text = Text(
      try json.optionalObject("article") { value throws(RecordFormError) in try value.text("text") } ?? "")
    let reader = RecordReader(offsets: UTF8Offsets(text))
    article = try json.optionalObject("article") { value throws(RecordFormError) in
      try reader.article(value, text: text)
    }
    statements = try json.objects("statements", reader.statement)
    times = try json.objects("times", reader.time)
    places = try json.objects("places", reader.place)
    entities = try json.objects("entities", reader.entity)
    documents = try json.objects("documents", reader.document)
    problems = try json.objects("problems") { value throws(RecordFormError) in
      Problem(code: try value.text("code"), message: try value.text("message"))
    }
  }
}

extension PageRecord.CaptureFacts {
  fileprivate init(json: JSONValue) throws(RecordFormError) {
    self.init(
      source: try json.text("source"), time: try json.optionalText("time"), digest: try json.text("digest"),
      mediaType: try json.optionalText("mediaType"), charset: try json.optionalText("charset"),
      bytes: try json.integer("bytes"))
  }
}

/// Reads the parts of one record, turning scalar offsets into UTF-8 offsets on the way.
private struct RecordReader {
  let offsets: UTF8Offsets

  func article(_ json: JSONValue, text: Text) throws(RecordFormError) -> Article {
    var article = Article()
    article.kind = try json.choice("kind")
    article.url = try json.optionalText("url")
    article.outlet = try json.optionalText("outlet")
    article.section = try json.optionalText("section")
    article.headline = try json.optionalText("headline")
    article.standfirst = try json.optionalText("standfirst")
    article.byline = try json.texts("byline")
    article.dateline = try json.optionalObject("dateline") { value throws(RecordFormError) in
      Article.Dateline(
        place: try value.text("place"), date: try value.optionalText("date"), span: try span(value, "span"))
    }
    article.published = try json.optionalObject("published", moment)
    article.modified = try json.optionalObject("modified", moment)
    article.language = try json.optionalText("language")
    article.translated = try json.optionalObject("translated") { value throws(RecordFormError) in
      guard let likely = try value.required("likely").bool
      else { throw RecordFormError(.expected("true or false"), at: "likely") }
      return Article.Translation(likely: likely, why: try value.texts("why"))
    }
    article.text = text
    article.blocks = try json.objects("blocks") { value throws(RecordFormError) in
      Block(kind: try value.choice("kind"), section: try value.choice("section"), span: try span(value, "span"))
    }
    article.sourceMap = try json.list("sourceMap", sourceRun)
    article.repairs = try json.objects("repairs") { value throws(RecordFormError) in
      Repair(kind: try value.text("kind"), span: try span(value, "span"), was: try value.text("was"))
    }
    article.removed = try json.objects("removed") { value throws(RecordFormError) in
      Removed(kind: try value.choice("kind"), text: try value.text("text"))
    }
    return article
  }

  private func moment(_ json: JSONValue) throws(RecordFormError) -> Article.Moment {
    let evidence = try json.required("evidence").object(at: "evidence") { value throws(RecordFormError) in
      Evidence(
        place: try value.text("place"), span: try optionalSpan(value, "span"),
        payload: try payload(value, "payload"), words: try value.text("words"))
    }
    return Article.Moment(value: try json.text("value"), basis: try json.choice("basis"), evidence: evidence)
  }

  private func sourceRun(_ json: JSONValue) throws(RecordFormError) -> SourceRun {
    guard let parts = json.array, parts.count == 5, let word = parts[4].string,
      let payload = Span(whole: parts[2], parts[3])
    else { throw RecordFormError(.expected("four whole numbers and a word")) }
    guard let kind = SourceRun.Kind(rawValue: word) else { throw RecordFormError(.unknownWord(word)) }
    return SourceRun(text: try span(parts[0], parts[1]), payload: payload, kind: kind)
  }

  func statement(_ json: JSONValue) throws(RecordFormError) -> Statement {
    let source = try json.optionalObject("source") { value throws(RecordFormError) in
      (spans: try spans(value), entity: try value.optionalText("entity"))
    }
    let channel = try json.optionalObject("channel") { value throws(RecordFormError) in
      Statement.Channel(text: try value.text("text"), span: try span(value, "span"))
    }
    return Statement(
      id: try json.text("id"), kind: try json.choice("kind"), source: source?.spans ?? [], entity: source?.entity,
      cue: try json.required("cue").object(at: "cue", spans),
      content: try json.required("content").object(at: "content", spans), stance: try json.text("stance"),
      channel: channel, via: try json.optionalText("via"), answers: try json.optionalText("answers"),
      confidence: try json.number("confidence", in: 0...1))
  }

  func time(_ json: JSONValue) throws(RecordFormError) -> TimeExpression {
    TimeExpression(
      span: try span(json, "span"), kind: try json.choice("type"), value: try json.optionalText("value"),
      mod: try json.optionalText("mod"), anchor: try json.optionalText("anchor"),
      confidence: try json.number("confidence", in: 0...1))
  }

  func place(_ json: JSONValue) throws(RecordFormError) -> Toponym {
    Toponym(
      span: try span(json, "span"), place: json["name"] == nil ? nil : try candidate(json),
      role: try json.choice("role"),
      candidates: try json.objects("candidates", candidate), confidence: try json.number("confidence", in: 0...1))
  }

  private func candidate(_ json: JSONValue) throws(RecordFormError) -> Toponym.Candidate {
    Toponym.Candidate(
      geonames: json["geonames"] == nil ? 0 : try json.integer("geonames"), name: try json.text("name"),
      latitude: try json.number("lat", in: -90...90), longitude: try json.number("lon", in: -180...180),
      country: try json.optionalText("country"), precision: try json.text("precision"))
  }

  func entity(_ json: JSONValue) throws(RecordFormError) -> Entity {
    Entity(
      id: try json.text("id"), kind: try json.choice("kind"), name: try json.text("name"),
      country: try json.optionalText("country"), cameo: try json.optionalText("cameo"),
      role: try json.optionalText("role"), side: try json.optionalText("side"),
      mentions: try json.objects("mentions") { value throws(RecordFormError) in
        Entity.Mention(
          span: try span(value, "span"), form: try value.choice("form"), kind: try value.optionalChoice("kind"))
      })
  }

  func document(_ json: JSONValue) throws(RecordFormError) -> Document {
    Document(
      id: try json.text("id"), kind: try json.choice("kind"), name: try json.text("name"),
      date: try json.optionalText("date"), parties: try json.texts("parties"), invokedBy: try json.texts("invokedBy"),
      spans: try spans(json))
  }

  /// The spans under `spans`, which must be there.
  private func spans(_ json: JSONValue) throws(RecordFormError) -> [Span] {
    _ = try json.required("spans")
    return try json.list("spans", span)
  }

  private func span(_ json: JSONValue, _ key: String) throws(RecordFormError) -> Span {
    guard let span = try optionalSpan(json, key) else { throw RecordFormError(.missing, at: key) }
    return span
  }

  private func optionalSpan(_ json: JSONValue, _ key: String) throws(RecordFormError) -> Span? {
    guard let value = json[key] else { return nil }
    do throws(RecordFormError) {
      return try span(value)
    } catch {
      throw error.inside(key)
    }
  }

  /// The span of two scalar offsets into the text.
  private func span(_ json: JSONValue) throws(RecordFormError) -> Span {
    guard let ends = json.array, ends.count == 2 else { throw RecordFormError(.expected("two whole numbers")) }
    return try span(ends[0], ends[1])
  }

  private func span(_ first: JSONValue, _ second: JSONValue) throws(RecordFormError) -> Span {
    guard let first = first.wholeNumber, let second = second.wholeNumber
    else { throw RecordFormError(.expected("two whole numbers")) }
    guard first <= second, let start = offsets.utf8(before: first), let end = offsets.utf8(before: second)
    else { throw RecordFormError(.outside(scalars: offsets.scalarCount)) }
    return Span(start, end)
  }

  /// A span of bytes of the payload; nil where the key is absent.
  private func payload(_ json: JSONValue, _ key: String) throws(RecordFormError) -> Span? {
    guard let value = json[key] else { return nil }
    guard let ends = value.array, ends.count == 2, let span = Span(whole: ends[0], ends[1])
    else { throw RecordFormError(.expected("two byte offsets"), at: key) }
    return span
  }
}

extension Span {
  /// The span of two byte offsets; nil where they are none.
  fileprivate init?(whole first: JSONValue, _ second: JSONValue) {
    guard let start = first.wholeNumber, let end = second.wholeNumber, start >= 0, start <= end else { return nil }
    self.init(start, end)
  }
}
