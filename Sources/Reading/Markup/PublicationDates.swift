internal import Record

/// Finds when a page was published and last changed.
///
/// Witnesses are asked in the order of how seldom they err: linked data, `<meta>` elements, elements that structured data
/// calls a date, `<time>` elements and written dates near the headline, the address. The first that gives a day is believed.
struct PublicationDates {
  let tree: HTMLTree
  let page: DecodedPayload
  let survey: BlockSurvey
  let choice: BlockChoice
  let url: String?
  let order: DateReader.Order

  /// When it was published.
  func published() -> Article.Moment? {
    linked("datePublished") ?? entries(.published) ?? marked(["datePublished", "datepublished"])
      ?? times() ?? written() ?? address() ?? linked("dateCreated", "uploadDate") ?? marked(["dateCreated"])
      ?? linked("dateModified") ?? entries(.modified)
  }

  /// When it was last changed.
  func modified() -> Article.Moment? {
    linked("dateModified") ?? entries(.modified) ?? marked(["dateModified", "datemodified"])
  }

  private func linked(_ keys: String...) -> Article.Moment? {
    let items = survey.metadata.items
    let ranked =
      items.filter { $0.isArticle && $0.depth == 0 } + items.filter { $0.isArticle && $0.depth == 1 }
      + items.filter { !$0.isArticle && $0.depth == 0 }
    for key in keys {
      for item in ranked {
        guard let (words, span) = item.text(key) else { continue }
        if let moment = moment(words, place: "jsonld", source: item.base + span.start..<item.base + span.end) {
          return moment
        }
      }
    }
    return nil
  }

  private func entries(_ field: MetadataNames.Field) -> Article.Moment? {
    for entry in MetadataNames.shared.entries(field, of: survey.metadata) {
      if let moment = moment(entry.value, place: "meta", source: entry.source) { return moment }
    }
    return nil
  }

  /// An element outside the head that structured data calls by one of `names`.
  private func marked(_ names: [String]) -> Article.Moment? {
    for node in survey.metadata.marked {
      guard let name = tree.string(.itemprop, of: node), names.contains(name) else { continue }
      if let moment = moment(of: node, place: "microdata") { return moment }
    }
    return nil
  }

  /// The `<time>` nearest to the headline, or to the text's beginning, that is not in a list of other articles.
  private func times() -> Article.Moment? {
    let places = PagePlaces(survey)
    let headline = survey.features.headline
    guard let anchor = places.node(ofBlock: headline >= 0 ? headline : choice.extent.lowerBound) else { return nil }
    let end = places.node(ofBlock: max(choice.extent.upperBound - 1, 0)) ?? anchor
    let candidates = survey.metadata.marked.prefix(200).filter { tree.is($0, .time) && !places.isChrome($0, tree) }
    let after = candidates.first { $0 > anchor && $0 < end && moment(of: $0, place: "time") != nil }
    let before = candidates.last { $0 < anchor && moment(of: $0, place: "time") != nil }
    let behind = candidates.first { $0 >= end && moment(of: $0, place: "time") != nil }
    return [after, before, behind].lazy.compactMap { $0 }.compactMap { moment(of: $0, place: "time") }.first
  }

  /// A date in a short block near the headline, or right behind the text.
  private func written() -> Article.Moment? {
    let headline = survey.features.headline
    let start = headline >= 0 ? headline : choice.extent.lowerBound
    let blocks = survey.outline.blocks
    let before = stride(from: start - 1, through: max(start - 8, 0), by: -1)
    let after = start..<max(start, min(max(start + 12, choice.extent.lowerBound + 4), blocks.count))
    let behind =
      choice.extent.upperBound..<max(choice.extent.upperBound, min(choice.extent.upperBound + 4, blocks.count))
    for index in Array(after) + Array(before) + Array(behind) where blocks[index].tally.wordCount <= 30 {
      guard blocks[index].tally.digits >= 4, !blocks[index].setting.contains(.hidden) else { continue }
      let text = BlockText.traced(blocks[index], of: survey.outline, in: tree)
      guard let found = DateReader.days(in: text.utf8, order: order).first else { continue }
      let part = text.slice(found.range)
      let source = (part.runs.first?.source.lowerBound ?? 0)..<(part.runs.last?.source.upperBound ?? 0)
      return moment(day: found.day, words: part.string, place: "text", source: source, basis: .stated)
    }
    return nil
  }

  /// A date in the page's address: `/2023/09/20/`, `-20230920`.
  private func address() -> Article.Moment? {
    for address in [url, survey.metadata.canonical?.value, survey.metadata.first("og:url")?.value] {
      guard let address, let found = DateReader.days(in: address.utf8).first else { continue }
      return Article.Moment(value: found.day.iso, basis: .inferred, evidence: .init(place: "url", words: address))
    }
    return nil
  }

  private func moment(of node: HTMLNode, place: String) -> Article.Moment? {
    for name in [HTMLAttribute.datetime, .content] {
      if let value = tree.attribute(name, of: node),
        let moment = moment(value.value.string, place: place, source: value.source)
      {
        return moment
      }
    }
    let words = TextWords.squeezed(tree.text(node))
    guard words.utf8.count < 200 else { return nil }
    return moment(words, place: place, source: tree.source(node))
  }

  /// A moment of the first day in `words`, with the time of day where it is written as RFC 3339 writes it.
  private func moment(_ words: String, place: String, source: Range<Int>) -> Article.Moment? {
    guard words.utf8.count < 300, let found = DateReader.days(in: words.utf8, order: order).first else { return nil }
    var moment = moment(day: found.day, words: words, place: place, source: source, basis: .stated)
    if found.range.lowerBound == 0, let full = Self.timestamp(words) { moment.value = full }
    return moment
  }

  private func moment(
    day: Day, words: String, place: String, source: Range<Int>, basis: Article.Moment.Basis
  ) -> Article.Moment {
    let span = Span(page.payloadOffset(source.lowerBound), page.payloadOffset(source.upperBound))
    return Article.Moment(value: day.iso, basis: basis, evidence: Evidence(place: place, payload: span, words: words))
  }

  /// `words` as an RFC 3339 time, where it is one but for small liberties (a space for the T, no seconds, `+0400`).
  static func timestamp(_ words: String) -> String? {
    let bytes = Array(words.utf8)
    func digits(_ start: Int, _ count: Int) -> Bool {
      start + count <= bytes.count && bytes[start..<start + count].allSatisfy { $0 &- 0x30 < 10 }
    }
    guard bytes.count >= 16, digits(0, 4), bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54 || bytes[10] == 0x20,
      digits(11, 2), bytes[13] == 0x3A, digits(14, 2), bytes[11] <= 0x32
    else { return nil }
    var place = 16
    var time = String(decoding: bytes[11..<16], as: UTF8.self)
    if place < bytes.count, bytes[place] == 0x3A, digits(place + 1, 2) {
      time += ":" + String(decoding: bytes[place + 1..<place + 3], as: UTF8.self)
      place += 3
    } else {
      time += ":00"
    }
    if place < bytes.count, bytes[place] == 0x2E {
      place += 1
      while place < bytes.count, bytes[place] &- 0x30 < 10 { place += 1 }
    }
    let zone: String
    if place < bytes.count, bytes[place] == 0x5A {
      zone = "Z"
    } else if place < bytes.count, bytes[place] == 0x2B || bytes[place] == 0x2D, digits(place + 1, 2) {
      let minutes = place + 3 < bytes.count && bytes[place + 3] == 0x3A ? place + 4 : place + 3
      guard digits(minutes, 2) else { return nil }
      zone = String(decoding: bytes[place..<place + 3] + [0x3A] + bytes[minutes..<minutes + 2], as: UTF8.self)
    } else {
      return nil
    }
    return String(decoding: bytes[0..<10], as: UTF8.self) + "T" + time + zone
  }
}
