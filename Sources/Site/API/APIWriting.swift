internal import Archive
internal import Desk
internal import Record

/// Writes the values of the archive and the desk as the schemas of the API have them.
enum APIWriting {
  /// An address as it is shown: of what came from a file, only its name; the folder is nobody's business.
  static func address(_ address: String) -> String {
    WebAddress.isWeb(address) ? address : address.split(separator: "/").last.map(String.init) ?? "a text"
  }

  /// Writes a span as code points.
  static func write(_ span: Span, _ offsets: ScalarOffsets, to json: inout JSONWriter) {
    json.array {
      $0.number(offsets.scalars(before: span.start))
      $0.number(offsets.scalars(before: span.end))
    }
  }

  /// Writes an article of a list; without its words where only the headline may be shown.
  static func write(_ post: FoundPost, rights: OutletRights, to json: inout JSONWriter) {
    let hit = post.hit
    json.object { json in
      json.key("page")
      json.number(hit.page)
      json.string("path", SiteAddress.article(hit.page, hit.headline))
      json.string("address", address(hit.address))
      json.string("day", hit.day)
      json.key("isDated")
      json.bool(post.isDated)
      json.string("headline", hit.headline)
      json.string("outlet", hit.outlet)
      json.string("section", hit.section)
      json.string("language", hit.language)
      guard rights != .headline else { return }
      var plain = String.UnicodeScalarView()
      var (marks, start, count) = ([Span](), 0, 0)
      for scalar in hit.snippet.unicodeScalars {
        switch scalar {
        case "\u{2}": start = count
        case "\u{3}": marks.append(Span(start, count))
        default:
          plain.append(scalar)
          count += 1
        }
      }
      json.string("snippet", String(plain))
      guard !marks.isEmpty else { return }
      json.key("marks")
      json.array(marks) { json, mark in
        json.array {
          $0.number(mark.start)
          $0.number(mark.end)
        }
      }
    }
  }

  /// Writes a statement of a list.
  static func write(_ said: Said, to json: inout JSONWriter) {
    let hit = said.hit
    json.object { json in
      json.key("page")
      json.number(hit.page)
      json.string("path", SiteAddress.article(hit.page, hit.headline) + "#" + WebAddress.encoded(hit.id))
      json.string("address", address(hit.address))
      json.string("day", hit.day)
      json.string("headline", hit.headline)
      json.string("outlet", hit.outlet)
      json.string("id", hit.id)
      json.string("kind", hit.kind.rawValue)
      json.string("stance", hit.stance)
      if let party = hit.party { write(party: party, hit.country, to: &json) }
      json.string("source", hit.source)
      json.string("cue", hit.cue)
      json.string("content", said.content)
      json.key("isCut")
      json.bool(said.isCut)
      json.key("confidence")
      json.number(hit.confidence, places: 3)
    }
  }

  /// Writes `"party": {…}`.
  static func write(party name: String, _ country: String?, to json: inout JSONWriter) {
    json.key("party")
    json.object {
      $0.string("id", PartyID(name: name, country: country).description)
      $0.string("name", name)
      $0.string("country", country)
    }
  }

  /// Writes a comment as readers see it.
  static func write(_ comment: Comment, to json: inout JSONWriter) {
    json.object {
      $0.key("number")
      $0.number(comment.number)
      $0.string("name", comment.name)
      $0.string("text", comment.text)
      $0.string("at", Timestamp.rfc3339(comment.createdAt))
    }
  }

  /// Writes a correction. Spans are given where `article` is the version that it was made for and the words stand there.
  static func write(
    _ correction: Correction, in article: StoredArticle?, rights: OutletRights, to json: inout JSONWriter
  ) {
    let draft = correction.draft
    let text = article.flatMap { article in
      article.version == draft.version && article.record.capture?.digest == draft.digest
        ? article.record.article?.text : nil
    }
    json.object { json in
      json.key("number")
      json.number(correction.number)
      json.key("page")
      json.number(article?.page ?? draft.page.number)
      json.key("version")
      json.number(draft.version)
      json.string("statement", correction.statementID)
      json.string("action", draft.action.rawValue)
      json.string("by", correction.by)
      json.string("at", Timestamp.rfc3339(correction.at))
      json.string("why", draft.why)
      if let earlier = correction.supersedes {
        json.key("supersedes")
        json.number(earlier)
      }
      if let later = correction.supersededBy {
        json.key("supersededBy")
        json.number(later)
      }
      guard let statement = draft.statement else { return }
      json.key("corrected")
      json.object { json in
        json.string("kind", statement.kind.rawValue)
        json.string("stance", statement.stance)
        write("source", statement.source, text, rights, to: &json)
        write("cue", statement.cue, text, rights, to: &json)
        write("content", statement.content, text, rights, to: &json)
        if let party = statement.party { write(party: party.name, party.country, to: &json) }
      }
    }
  }

  private static func write(
    _ key: StaticString, _ part: MarkedPart, _ text: Text?, _ rights: OutletRights, to json: inout JSONWriter
  ) {
    json.key(key)
    json.object { json in
      json.string("words", RightsCut.words(part.words, rights).words)
      guard let text, part.spans.allSatisfy({ $0.start >= 0 && $0.start <= $0.end && $0.end <= text.count }) else {
        return
      }
      let offsets = ScalarOffsets(text)
      json.key("spans")
      json.array(part.spans) { write($1, offsets, to: &$0) }
    }
  }

  /// Writes what changed; where not all may be shown, only what it is about.
  static func write(changes difference: VersionDifference, rights: OutletRights, to json: inout JSONWriter) {
    guard rights == .fullText else {
      return json.array(difference.changes) { json, change in
        json.object {
          $0.string("subject", change.subject.rawValue)
          $0.string("turn", change.turn.rawValue)
        }
      }
    }
    let parsed = (try? JSONParser().parse(difference.json())).map(SchemaValue.init)
    (parsed?["changes"] ?? []).write(to: &json)
  }
}
