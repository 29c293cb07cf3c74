internal import Record

/// Says what kind of page was pasted, by how much of the article was found and what the rest says.
struct PastedKind {
  let lines: [PageLine]
  let utf8: UnsafeBufferPointer<UInt8>
  let isText: [Bool]

  /// Pages with fewer words of text than this are looked at for being something else than an article.
  private static let fewWords: Float = 90
  /// Pages with fewer words than this are walls where several phrases refuse the page.
  private static let wallWords: Float = 250

  /// The kind of the page.
  func kind(headline: Range<Int>?) -> Article.Kind {
    let taken = lines.indices.filter { isText[$0] }
    let words = taken.reduce(Float(0)) { $0 + lines[$1].words }
    let prose = taken.count { lines[$0].isProse }
    if isListing(taken, words) || isTeaserList(taken, words) { return .listing }
    if words < Self.wallWords, PageCues.shared.refusals(in: shortLines()) >= 3 { return .wall }
    guard words < Self.fewWords else { return .article }
    let cues = PageCues.shared.kinds(in: shortLines())
    if cues.contains(.error), words < 60 { return .error }
    if cues.contains(.paywall) { return .paywall }
    if cues.contains(.wall), words < 60 { return .wall }
    if prose == 0 { return lines.count >= 30 ? .listing : .other }
    return words < 15 ? .other : .article
  }

  /// Whether teasers stand where a text would: lines of prose with titles between them, none following another.
  private func isListing(_ taken: [Int], _ words: Float) -> Bool {
    let titles = lines.count {
      $0.words >= 5 && $0.words <= 18 && !$0.isProse && $0.cues.strong == 0 && !$0.endsSentence
    }
    let pairs = zip(taken, taken.dropFirst()).count { $1 == $0 + 1 && lines[$0].isProse && lines[$1].isProse }
    let longest = taken.map { lines[$0].words }.max() ?? 0
    return titles >= 15 && pairs == 0 && longest < 60 && words < 400
  }

  /// Whether several teasers say "Read more", break off or carry their day, and no two lines of running text follow another.
  private func isTeaserList(_ taken: [Int], _ words: Float) -> Bool {
    guard words < 600 else { return false }
    let pairs = zip(taken, taken.dropFirst()).count { $1 == $0 + 1 && lines[$0].isProse && lines[$1].isProse }
    guard pairs == 0 else { return false }
    let related = UInt16(1) << UInt16(LineCues.Kind.related.rawValue)
    var calls: [UInt64: Int] = [:]
    for line in lines where line.words <= 4 && line.cues.strong & related != 0 { calls[line.hash, default: 0] += 1 }
    let brokenOff = lines.count { $0.endsEllipsis && $0.words >= 8 }
    let dated = lines.count { $0.months > 0 && $0.numbers >= 2 && $0.words <= 10 }
    return calls.values.max() ?? 0 >= 3 || brokenOff >= 3 || dated >= 4
  }

  /// The words of short lines, the first 20,000 bytes of them.
  private func shortLines() -> String {
    var bytes: [UInt8] = []
    for line in lines where line.words <= 60 && bytes.count < 20_000 {
      bytes += utf8[line.span.range.prefix(2_000)]
      bytes.append(0x0A)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
