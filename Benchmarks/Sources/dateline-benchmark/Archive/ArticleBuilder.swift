import Intake
import Record

/// Puts passages together to an article, and to the page that it was read from.
struct ArticleBuilder {
  private(set) var text: [UInt8] = []
  private var payload = Array("<!doctype html><html><body><article>\n".utf8)
  private var blocks: [Block] = []
  private var sourceMap: [SourceRun] = []
  private var record = PageRecord(id: "")
  /// The entities by name and country, as indexes of `record.entities`.
  private var known: [String: Int] = [:]

  /// Adds `passage` as a part of the article.
  mutating func add(_ kind: Block.Kind, _ passage: Passage) {
    if !text.isEmpty {
      sourceMap.append(
        SourceRun(text: Span(text.count, text.count + 1), payload: Span(payload.count, payload.count), kind: .inserted))
      text.append(0x0A)
    }
    let start = text.count
    let tag = kind == .headline ? "h1" : "p"
    payload += Array("<\(tag)>".utf8)
    addText(passage.text)
    payload += Array("</\(tag)>\n".utf8)
    blocks.append(Block(kind: kind, section: kind == .headline ? .top : .main, span: Span(start, text.count)))
    addFacts(of: passage, at: start)
  }

  /// The article as read from its page.
  func finish(address: String, outlet: String, section: String, language: String, moment: Int) -> ArticleMaker.Made {
    let published = Self.rfc3339(moment)
    let page = payload + Array("</article></body></html>\n".utf8)
    let digest = Digest.sha256(page)
    let capture = Capture(source: address, url: address, payload: page, digest: digest, form: .html)
    var record = record
    record.id = digest
    record.capture = .init(
      source: address, time: nil, digest: digest, mediaType: "text/html", charset: "utf-8", bytes: page.count)
    var article = Article()
    article.url = address
    article.outlet = outlet
    article.section = section
    article.language = language
    article.published = .init(
      value: published, basis: .stated, evidence: Evidence(place: "meta", words: published))
    article.text = Text(utf8: text)
    article.headline = blocks.first.map { article.text[$0.span] }
    article.blocks = blocks
    article.sourceMap = sourceMap
    record.article = article
    return .init(capture: capture, record: record, moment: moment)
  }

  /// Adds the text, and to the page with `&` and `<` as references.
  private mutating func addText(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let first = rest.first {
      let reference = first == UInt8(ascii: "&") ? "&amp;" : first == UInt8(ascii: "<") ? "&lt;" : nil
      let run = reference == nil ? rest.prefix { $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "<") } : rest.prefix(1)
      let (textStart, payloadStart) = (text.count, payload.count)
      text += run
      payload += reference.map { Array($0.utf8) } ?? Array(run)
      sourceMap.append(
        SourceRun(
          text: Span(textStart, text.count), payload: Span(payloadStart, payload.count),
          kind: reference == nil ? .verbatim : .reference))
      rest = rest.dropFirst(run.count)
    }
  }

  private mutating func addFacts(of passage: Passage, at start: Int) {
    record.times += passage.times.map { $0.moved(by: start) }
    record.places += passage.places.map { $0.moved(by: start) }
    var ids: [String: String] = [:]
    for var entity in passage.entities {
      let mentions = entity.mentions.map {
        Entity.Mention(span: $0.span.moved(by: start), form: $0.form, kind: $0.kind)
      }
      let key = "\(entity.name)|\(entity.country ?? "")"
      if let index = known[key] {
        ids[entity.id] = record.entities[index].id
        record.entities[index].mentions += mentions
      } else {
        known[key] = record.entities.count
        let id = "e\(record.entities.count + 1)"
        ids[entity.id] = id
        entity.id = id
        entity.mentions = mentions
        entity.side = nil
        record.entities.append(entity)
      }
    }
    for statement in passage.statements {
      var moved = statement.moved(by: start)
      moved.id = "s\(record.statements.count + 1)"
      moved.entity = statement.entity.flatMap { ids[$0] }
      record.statements.append(moved)
    }
  }

  private static func rfc3339(_ moment: Int) -> String {
    let second = moment % 86_400
    let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return Day(daysSince1970: moment / 86_400).iso + "T" + clock.joined(separator: ":") + "Z"
  }
}
