internal import Archive
internal import Desk
internal import Record

/// Statements that editors checked, as gold for measuring attribution: one article a line, `id`, `text` and `attributions`
/// with the spans of source, cue and content in code points, as PolNeAR has them.
///
/// Accepted, edited and added statements are in it, rejected ones are not. Where `unchecked` is not 0 other statements were
/// drawn from the article that nobody looked at: as gold for precision only articles with `complete` are fair.
enum GoldExport {
  /// The lines of every page with corrections, in the order in which they were first corrected.
  static func lines(_ site: Site, onlyComplete: Bool) throws -> [UInt8] {
    var order: [PageReference] = []
    var pages: [String: [Correction]] = [:]
    var cursor: Int?
    repeat {
      let listing = try site.desk.corrections(after: cursor, limit: 1000)
      for correction in listing.items {
        let page = correction.draft.page
        if pages[page.key] == nil { order.append(page) }
        pages[page.key, default: []].append(correction)
      }
      cursor = listing.next
    } while cursor != nil
    var out: [UInt8] = []
    for page in order {
      guard let article = try site.article(of: page) else { continue }
      let list = FactList(article.record, pages[page.key] ?? [])
      if onlyComplete && !list.facts.allSatisfy(\.isChecked) { continue }
      if let line = line(article, list, key: page.key) { out += line + [0x0A] }
    }
    return out
  }

  /// One article; nil where nothing of it was checked.
  static func line(_ article: StoredArticle, _ list: FactList, key: String) -> [UInt8]? {
    guard let text = article.record.article?.text, list.facts.contains(where: \.isChecked) else { return nil }
    let offsets = ScalarOffsets(text)
    let checked = list.facts.filter { $0.isChecked && !$0.isRejected }
    let unchecked = list.facts.filter { !$0.isChecked }.count
    var json = JSONWriter()
    json.object { json in
      json.string("id", key)
      if WebAddress.isWeb(article.address) { json.string("url", article.address) }
      json.string("date", article.day)
      json.key("version")
      json.number(article.version)
      json.key("text")
      json.string(utf8: text.utf8)
      json.key("attributions")
      json.array(checked) { json, fact in
        json.object { json in
          part("source", fact.statement.source, offsets, &json)
          part("cue", fact.statement.cue, offsets, &json)
          part("content", fact.statement.content, offsets, &json)
          json.string("kind", fact.statement.kind.rawValue)
          json.string("stance", fact.statement.stance)
          json.string("party", fact.statement.party?.name)
          json.string("country", fact.statement.party?.country)
          json.string("by", fact.current?.by)
          json.string("at", fact.current.map { Timestamp.rfc3339($0.at) })
        }
      }
      json.key("rejected")
      json.number(list.facts.filter(\.isRejected).count)
      json.key("unchecked")
      json.number(unchecked)
      json.key("complete")
      json.bool(unchecked == 0)
    }
    return json.bytes
  }

  private static func part(
    _ key: StaticString, _ part: MarkedPart, _ offsets: ScalarOffsets, _ json: inout JSONWriter
  ) {
    json.key(key)
    json.array(part.spans) { json, span in
      json.array { json in
        json.number(offsets.scalars(before: span.start))
        json.number(offsets.scalars(before: span.end))
      }
    }
  }
}
