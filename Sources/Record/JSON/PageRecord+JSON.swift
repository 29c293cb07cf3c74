extension PageRecord {
  /// The record as one line of JSON (no line end), in the form of `docs/record.schema.json`.
  ///
  /// Keys stand in the schema's order, absent values are left out, offsets are Unicode scalars into `article.text`.
  /// `sourceMap` is written when `evidence` is true.
  public func json(evidence: Bool = false) -> [UInt8] {
    var writer = JSONWriter()
    let offsets = ScalarOffsets(article?.text ?? Text(utf8: []))
    let record = RecordJSON(offsets: offsets, evidence: evidence)
    record.write(self, to: &writer)
    return writer.bytes
  }
}

/// Writes the parts of one record, turning UTF-8 offsets into scalar offsets on the way.
private struct RecordJSON {
  let offsets: ScalarOffsets
  let evidence: Bool

  func write(_ record: PageRecord, to json: inout JSONWriter) {
    json.object { json in
      json.key("dateline")
      json.number(PageRecord.version)
      json.string("id", record.id)
      if let capture = record.capture { write(capture, to: &json) }
      if let article = record.article { write(article, to: &json) }
      list("statements", record.statements, &json, write(statement:to:))
      list("times", record.times, &json, write(time:to:))
      list("places", record.places, &json, write(place:to:))
      list("entities", record.entities, &json, write(entity:to:))
      list("documents", record.documents, &json, write(document:to:))
      list("problems", record.problems, &json) { problem, json in
        json.object {
          $0.string("code", problem.code)
          $0.string("message", problem.message)
        }
      }
    }
  }

  private func write(_ capture: PageRecord.CaptureFacts, to json: inout JSONWriter) {
    json.key("capture")
    json.object {
      $0.string("source", capture.source)
      $0.string("time", capture.time)
      $0.string("digest", capture.digest)
      $0.string("mediaType", capture.mediaType)
      $0.string("charset", capture.charset)
      $0.key("bytes")
      $0.number(capture.bytes)
    }
  }

  private func write(_ article: Article, to json: inout JSONWriter) {
    json.key("article")
    json.object { json in
      json.string("kind", article.kind.rawValue)
      json.string("url", article.url)
      json.string("outlet", article.outlet)
      json.string("section", article.section)
      json.string("headline", article.headline)
      json.string("standfirst", article.standfirst)
      if !article.byline.isEmpty {
        json.key("byline")
        json.array(article.byline) { $0.string($1) }
      }
      if let dateline = article.dateline {
        json.key("dateline")
        json.object {
          $0.string("place", dateline.place)
          $0.string("date", dateline.date)
          $0.key("span")
          span(dateline.span, to: &$0)
        }
      }
      moment("published", article.published, to: &json)
      moment("modified", article.modified, to: &json)
      json.string("language", article.language)
      if let translated = article.translated {
        json.key("translated")
        json.object {
          $0.key("likely")
          $0.bool(translated.likely)
          $0.key("why")
          $0.array(translated.why) { $0.string($1) }
        }
      }
      json.key("text")
      json.string(utf8: article.text.utf8)
      json.key("blocks")
      json.array(article.blocks) { json, block in
        json.object {
          $0.string("kind", block.kind.rawValue)
          $0.string("section", block.section.rawValue)
          $0.key("span")
          span(block.span, to: &$0)
        }
      }
      if evidence {
        json.key("sourceMap")
        json.array(article.sourceMap) { json, run in
          json.array {
            $0.number(offsets.scalars(before: run.text.start))
            $0.number(offsets.scalars(before: run.text.end))
            $0.number(run.payload.start)
            $0.number(run.payload.end)
            $0.string(run.kind.rawValue)
          }
        }
      }
      list("repairs", article.repairs, &json) { repair, json in
        json.object {
          $0.string("kind", repair.kind)
          $0.key("span")
          span(repair.span, to: &$0)
          $0.string("was", repair.was)
        }
      }
      list("removed", article.removed, &json) { removed, json in
        json.object {
          $0.string("kind", removed.kind.rawValue)
          $0.string("text", removed.text)
        }
      }
    }
  }

  private func moment(_ key: StaticString, _ moment: Article.Moment?, to json: inout JSONWriter) {
    guard let moment else { return }
    json.key(key)
    json.object { json in
      json.string("value", moment.value)
      json.string("basis", moment.basis.rawValue)
      json.key("evidence")
      json.object {
        $0.string("place", moment.evidence.place)
        if let span = moment.evidence.span {
          $0.key("span")
          self.span(span, to: &$0)
        }
        if let payload = moment.evidence.payload {
          $0.key("payload")
          $0.array {
            $0.number(payload.start)
            $0.number(payload.end)
          }
        }
        $0.string("words", moment.evidence.words)
      }
    }
  }

  private func write(statement: Statement, to json: inout JSONWriter) {
    json.object { json in
      json.string("id", statement.id)
      json.string("kind", statement.kind.rawValue)
      if !statement.source.isEmpty || statement.entity != nil {
        json.key("source")
        json.object {
          $0.key("spans")
          spans(statement.source, to: &$0)
          $0.string("entity", statement.entity)
        }
      }
      json.key("cue")
      json.object {
        $0.key("spans")
        spans(statement.cue, to: &$0)
      }
      json.key("content")
      json.object {
        $0.key("spans")
        spans(statement.content, to: &$0)
      }
      json.string("stance", statement.stance)
      if let channel = statement.channel {
        json.key("channel")
        json.object {
          $0.string("text", channel.text)
          $0.key("span")
          span(channel.span, to: &$0)
        }
      }
      json.string("via", statement.via)
      json.string("answers", statement.answers)
      confidence(statement.confidence, to: &json)
    }
  }

  private func write(time: TimeExpression, to json: inout JSONWriter) {
    json.object { json in
      json.key("span")
      span(time.span, to: &json)
      json.string("type", time.kind.rawValue)
      json.string("value", time.value)
      json.string("mod", time.mod)
      json.string("anchor", time.anchor)
      confidence(time.confidence, to: &json)
    }
  }

  private func write(place: Toponym, to json: inout JSONWriter) {
    json.object { json in
      json.key("span")
      span(place.span, to: &json)
      if let resolved = place.place { write(candidate: resolved, to: &json) }
      json.string("role", place.role.rawValue)
      list("candidates", place.candidates, &json) { candidate, json in
        json.object { write(candidate: candidate, to: &$0) }
      }
      confidence(place.confidence, to: &json)
    }
  }

  private func write(candidate: Toponym.Candidate, to json: inout JSONWriter) {
    json.string("name", candidate.name)
    if candidate.geonames != 0 {
      json.key("geonames")
      json.number(candidate.geonames)
    }
    json.key("lat")
    json.number(candidate.latitude, places: 5)
    json.key("lon")
    json.number(candidate.longitude, places: 5)
    json.string("country", candidate.country)
    json.string("precision", candidate.precision)
  }

  private func write(entity: Entity, to json: inout JSONWriter) {
    json.object { json in
      json.string("id", entity.id)
      json.string("kind", entity.kind.rawValue)
      json.string("name", entity.name)
      json.string("country", entity.country)
      json.string("cameo", entity.cameo)
      json.string("role", entity.role)
      json.string("side", entity.side)
      json.key("mentions")
      json.array(entity.mentions) { json, mention in
        json.object {
          $0.key("span")
          span(mention.span, to: &$0)
          $0.string("form", mention.form.rawValue)
          $0.string("kind", mention.kind?.rawValue)
        }
      }
    }
  }

  private func write(document: Document, to json: inout JSONWriter) {
    json.object { json in
      json.string("id", document.id)
      json.string("kind", document.kind.rawValue)
      json.string("name", document.name)
      json.string("date", document.date)
      list("parties", document.parties, &json) { $1.string($0) }
      list("invokedBy", document.invokedBy, &json) { $1.string($0) }
      json.key("spans")
      spans(document.spans, to: &json)
    }
  }

  private func list<T>(
    _ key: StaticString, _ items: [T], _ json: inout JSONWriter, _ body: (T, inout JSONWriter) -> Void
  ) {
    guard !items.isEmpty else { return }
    json.key(key)
    json.array(items) { body($1, &$0) }
  }

  private func span(_ span: Span, to json: inout JSONWriter) {
    json.array {
      $0.number(offsets.scalars(before: span.start))
      $0.number(offsets.scalars(before: span.end))
    }
  }

  private func spans(_ spans: [Span], to json: inout JSONWriter) {
    json.array(spans) { self.span($1, to: &$0) }
  }

  private func confidence(_ value: Double, to json: inout JSONWriter) {
    json.key("confidence")
    json.number(value, places: 3)
  }
}
