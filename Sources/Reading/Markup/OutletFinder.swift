internal import Record

/// Finds the publication's name and the part of it that the page belongs to.
struct OutletFinder {
  let survey: BlockSurvey
  let tree: HTMLTree
  let choice: BlockChoice
  let url: String?

  /// The outlet: as the page names its site, as linked data names its publisher, as titles end, as its address says.
  func outlet() -> String? {
    for entry in MetadataNames.shared.entries(.outlet, of: survey.metadata) where isName(entry.value) {
      return withoutAddress(entry.value)
    }
    return publisher() ?? titleEnd() ?? host()
  }

  /// The section: as `<meta>` elements or linked data name it, else the last of the page's crumbs before itself.
  func section() -> String? {
    for entry in MetadataNames.shared.entries(.section, of: survey.metadata) where entry.value.utf8.count < 80 {
      return entry.value
    }
    for item in survey.metadata.items where item.isArticle && item.depth <= 1 {
      if let words = item.texts("articleSection").first, words.utf8.count < 80 { return words }
    }
    return named() ?? crumb()
  }

  /// What markup near the headline calls the category, the section or the kicker.
  private func named() -> String? {
    let outline = survey.outline
    let namer = ElementNamer(tree: tree, outline: outline)
    let start = survey.features.headline >= 0 ? survey.features.headline : choice.extent.lowerBound
    let end = min(choice.extent.upperBound + 6, outline.blocks.count)
    let near = Array(max(0, start - 5)..<min(start + 6, outline.blocks.count)).filter { $0 != start }
    for index in near + Array(min(choice.extent.upperBound, end)..<end) {
      let block = outline.blocks[index]
      guard block.setting.isDisjoint(with: [.navigation, .footer, .hidden]) else { continue }
      let words = namer.texts(of: block, named: SectionWords.shared.name).first
      if let words, words.utf8.count < 40 { return words }
    }
    return nil
  }

  private func isName(_ words: String) -> Bool { words.utf8.count <= 60 && !words.contains("/") }

  private func withoutAddress(_ name: String) -> String { name.hasPrefix("@") ? String(name.dropFirst()) : name }

  private func publisher() -> String? {
    let items = survey.metadata.items
    for item in items where item.isArticle && item.depth <= 1 {
      if let words = item.text("publisher")?.words, isName(words) { return words }
    }
    let site = items.first { item in
      item.depth <= 1
        && item.types.contains { $0 == "WebSite" || $0 == "NewsMediaOrganization" || $0 == "Organization" }
    }
    return site?.text("name")?.words
  }

  /// What follows the last bar or dash of the title, where the page's heading does not have it.
  private func titleEnd() -> String? {
    guard let title = survey.metadata.title?.value else { return nil }
    let short = TitleWords.withoutOutlet(title, outlet: nil)
    guard short.utf8.count < title.utf8.count, title.hasPrefix(short) else { return nil }
    let rest = title.dropFirst(short.count).drop { !$0.isLetter && !$0.isNumber }
    return rest.isEmpty ? nil : String(rest)
  }

  private func host() -> String? {
    for address in [url, survey.metadata.canonical?.value, survey.metadata.first("og:url")?.value] {
      if let host = address.flatMap(PageAddress.host) {
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
      }
    }
    return nil
  }

  private func crumb() -> String? {
    guard let list = survey.metadata.items.first(where: { $0.types.contains("BreadcrumbList") }),
      let elements = list.value["itemListElement"]?.array
    else { return nil }
    let names = elements.compactMap { element -> String? in
      (element["name"] ?? element["item"]?["name"])?.string.map(TextWords.squeezed)
    }
    guard names.count >= 3 else { return names.count == 2 ? names[1].utf8.count < 30 ? names[1] : nil : nil }
    return names[names.count - 2]
  }
}

/// Parts of an address.
enum PageAddress {
  /// The host in lower case, nil where there is none.
  static func host(_ address: String) -> String? {
    guard let scheme = address.range(of: "//") else { return nil }
    let rest = address[scheme.upperBound...]
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    return host.isEmpty ? nil : host.lowercased()
  }

  /// The path, without host, query and fragment.
  static func path(_ address: String) -> Substring {
    let rest = address.range(of: "//").map { address[$0.upperBound...] } ?? address[...]
    return rest.drop { $0 != "/" }.prefix { $0 != "?" && $0 != "#" }
  }
}

extension StringProtocol {
  /// The first place of `part`, byte by byte.
  fileprivate func range(of part: StaticString) -> Range<Index>? {
    let wanted = part.withUTF8Buffer { Array($0) }
    var start = utf8.startIndex
    while start < utf8.endIndex {
      if utf8[start...].starts(with: wanted) { return start..<utf8.index(start, offsetBy: wanted.count) }
      start = utf8.index(after: start)
    }
    return nil
  }
}
