internal import Record

/// Finds the headline: the heading the page shows, where the page's titles bear it out; else the likeliest title, without the
/// outlet's name.
struct HeadlineFinder {
  let survey: BlockSurvey
  let tree: HTMLTree
  let outlet: String?

  /// The headline's words, nil where the page has none.
  func headline() -> String? {
    let titles = titles()
    guard let shown = shown() else { return titles.first }
    let bare = TitleWords.bare(shown)
    let match = survey.features.rows[survey.features.headline * BlockFeatures.width + BlockFeature.titleMatch.rawValue]
    let known = titles.map { TitleWords.bare($0) }
    if known.contains(bare) { return shown }
    // A kicker or a standfirst may stand in the heading with the headline; the titles then have the headline alone.
    let part = known.indices.first { index in
      let words = known[index]
      return words.count * 2 > bare.count && words.count < bare.count && !titles[index].hasSuffix("...")
        && !titles[index].hasSuffix("\u{2026}")
        && (bare.starts(with: words) || bare.reversed().starts(with: words.reversed()))
    }
    if let part { return titles[part] }
    if match >= 50 || titles.isEmpty || known.contains(where: { $0.starts(with: bare) }) { return shown }
    return titles.first
  }

  private func shown() -> String? {
    guard survey.features.headline >= 0 else { return nil }
    let block = survey.outline.blocks[survey.features.headline]
    let words = BlockText.traced(block, of: survey.outline, in: tree).string
    return words.isEmpty || block.tally.wordCount > 60 ? nil : words
  }

  /// What the page calls itself elsewhere, the likeliest first, without the outlet's name.
  private func titles() -> [String] {
    let metadata = survey.metadata
    var titles: [String] = []
    for item in metadata.items where item.isArticle && item.depth <= 1 {
      if let words = item.text("headline")?.words ?? item.text("name")?.words { titles.append(words) }
    }
    for entry in [metadata.first("og:title"), metadata.first("twitter:title"), metadata.title] {
      if let entry { titles.append(entry.value) }
    }
    return titles.map { TitleWords.withoutOutlet($0, outlet: outlet) }.filter { !$0.isEmpty }
  }
}

/// What can be done with a title's words.
enum TitleWords {
  /// The letters and digits in lower case: what two writings of one title have in common.
  static func bare(_ title: String) -> [UInt8] {
    title.lowercased().utf8.filter { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 >= 0xC3 || $0 & 0xC0 == 0x80 }
  }

  /// The title without the outlet's name, which stands before or behind a bar, a dash or the like.
  static func withoutOutlet(_ title: String, outlet: String?) -> String {
    let parts = parts(of: title)
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return title }
    let name = outlet.map(bare) ?? []
    func isOutlet(_ part: Substring) -> Bool {
      let words = bare(String(part))
      return !name.isEmpty
        && (words == name || words.count > 3 && (name.starts(with: words) || words.starts(with: name)))
    }
    if isOutlet(last) { return trimmed(title[..<parts[parts.count - 2].endIndex]) }
    if isOutlet(first) { return trimmed(title[parts[1].startIndex...]) }
    let words = { (part: Substring) in part.split(separator: " ").count }
    let rest = title[..<parts[parts.count - 2].endIndex]
    return words(last) <= 4 && words(rest) >= 4 ? trimmed(rest) : title
  }

  private static func trimmed(_ text: Substring) -> String { TextWords.squeezed(String(text)) }

  /// The parts that are set off by a bar, a dash or the like with white space around it.
  private static func parts(of title: String) -> [Substring] {
    var parts: [Substring] = []
    var start = title.startIndex
    var index = title.startIndex
    while index < title.endIndex {
      let character = title[index]
      let next = title.index(after: index)
      if isBreak(character), index > title.startIndex, next < title.endIndex,
        character == "|" || (title[title.index(before: index)] == " " && title[next] == " ")
      {
        parts.append(title[start..<index])
        start = next
      }
      index = next
    }
    parts.append(title[start...])
    return parts.filter { !$0.allSatisfy { $0 == " " } }
  }

  private static func isBreak(_ character: Character) -> Bool {
    switch character {
    case "|", "-", "\u{2013}", "\u{2014}", "\u{B7}", "\u{2022}", "\u{BB}", "\u{AB}", ":", "/": true
    default: false
    }
  }
}
