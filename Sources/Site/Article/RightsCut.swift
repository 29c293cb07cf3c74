internal import Desk
internal import Record

/// What of an article is given where its outlet's rights do not let all of it be shown: as much as the page shows.
enum RightsCut {
  /// The longest beginning of the text that an excerpt is, in bytes, without headline and standfirst.
  static let excerptBytes = 400
  /// The longest words of a statement, in characters.
  static let statementCharacters = 160

  /// Words of a statement, or their beginning.
  static func words(_ words: String, _ rights: OutletRights) -> (words: String, isCut: Bool) {
    guard rights != .fullText else { return (words, false) }
    let beginning = beginning(of: words)
    return (beginning, beginning != words)
  }

  /// Words, or their beginning where they are longer than `statementCharacters`.
  static func beginning(of words: String) -> String {
    words.count > statementCharacters ? words.prefix(statementCharacters - 1) + "…" : words
  }

  /// Where the text that is given ends, in bytes.
  static func end(of article: Article, _ rights: OutletRights) -> Int {
    guard rights != .fullText else { return article.text.count }
    var (end, left) = (0, excerptBytes)
    for block in article.blocks {
      if block.kind == .headline || block.kind == .standfirst {
        end = block.span.end
        continue
      }
      guard rights == .excerpt else { break }
      if block.span.count <= left {
        end = block.span.end
        left -= block.span.count
      } else {
        if block.kind == .paragraph { end = wordEnd(article.text, block.span.start, left) ?? end }
        break
      }
      if block.kind == .paragraph { break }
    }
    return end
  }

  /// The end of the last word within `limit` bytes from `start`.
  private static func wordEnd(_ text: Text, _ start: Int, _ limit: Int) -> Int? {
    var end = start + limit
    while end > start, text.utf8[end] != 0x20 { end -= 1 }
    return end > start ? end : nil
  }

  /// The record as JSON, cut by `rights`. Facts keep their spans, which count in the whole text.
  static func json(_ record: PageRecord, _ rights: OutletRights, evidence: Bool) throws -> SchemaValue {
    var json = SchemaValue(try JSONParser().parse(record.json(evidence: evidence)))
    guard let article = record.article else { return json }
    let bytes = end(of: article, rights)
    let last = ScalarOffsets(article.text).scalars(before: bytes)
    let blocks = (json["article"]?["blocks"]?.list ?? []).compactMap { block -> SchemaValue? in
      guard let span = block["span"]?.list, let start = span.first?.whole, let end = span.last?.whole, start < last
      else { return nil }
      var block = block
      block["span"] = [.whole(start), .whole(min(end, last))]
      return block
    }
    json["article"]?["text"] = .text(article.text[Span(0, bytes)])
    json["article"]?["blocks"] = .list(blocks)
    if let runs = json["article"]?["sourceMap"]?.list {
      json["article"]?["sourceMap"] = .list(runs.filter { ($0.list?[1].whole ?? Int.max) <= last })
    }
    if let repairs = json["article"]?["repairs"]?.list {
      let kept = repairs.filter { ($0["span"]?.list?.last?.whole ?? Int.max) <= last }
      json["article"]?["repairs"] = kept.isEmpty ? nil : .list(kept)
    }
    if let removed = json["article"]?["removed"]?.list {
      json["article"]?["removed"] = .list(
        removed.map { part in
          var part = part
          part["text"] = .text(words(part["text"]?.text ?? "", rights).words)
          return part
        })
    }
    return json
  }
}
