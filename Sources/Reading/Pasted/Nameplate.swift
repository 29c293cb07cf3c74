internal import Record

/// Finds the outlet and the section of a pasted page: behind the headline's copy in the page's title, run together before the
/// headline, in lines of their own, in the way to the page, in the copyright line.
///
/// Each place where a name stands has a weight; a name gains by standing in several, by being the letters of an address on
/// the page, and by what is run into it ("KYIV MERIDIANWar" counts for "Kyiv Meridian", and leaves "War").
struct Nameplate {
  let lines: [PageLine]
  let utf8: UnsafeBufferPointer<UInt8>
  let isText: [Bool]
  let names: PageNames
  let headline: HeadlineSearch.Found?
  /// The first line of the headline, or of the text where there is none.
  let top: Int
  /// The first line of the text.
  let bodyStart: Int

  private static let labels = WordPhrases("section-labels.tsv")

  private struct Candidate {
    var shown: String
    var weight: Float
    /// The weight of the place that `shown` was taken from.
    var place: Float
  }

  /// What the page says of itself.
  func read() -> (outlet: String?, section: String?) {
    let before = headline?.before.map(words) ?? ""
    let behind = headline?.behind.map(words) ?? ""
    let way = breadcrumb(before)
    var section = way?.section
    let outlet = outlet(way == nil ? before : "", behind, way)
    if section == nil, way == nil { section = self.section(runInto: before, outlet) }
    if section == nil {
      section = Masthead.parts(of: behind).first {
        Masthead.isSection($0) && outlet.map(OutletName.init) != OutletName($0)
      }
    }
    return (outlet, section ?? labelled() ?? sectionLine(outlet) ?? sectionBelow())
  }

  private func words(_ range: Range<Int>) -> String { PastedText.words(utf8, range) }
  private func text(_ index: Int) -> String { words(lines[index].span.range) }
  private var headlineWords: String? { headline.map { words($0.range) } }

  // MARK: Outlet

  private func outlet(_ before: String, _ behind: String, _ way: Breadcrumb?) -> String? {
    var found: [OutletName: Candidate] = [:]
    func add(_ name: String, _ weight: Float) {
      let name = name.trimmingSeparators()
      guard OutletName.couldBe(name) || Masthead.domainEnd(in: name) == name.endIndex else { return }
      guard !Masthead.isSection(name), !Masthead.isHome(name), OutletName(name).folded.count >= 2 else { return }
      var candidate = found[OutletName(name)] ?? Candidate(shown: name, weight: 0, place: 0)
      candidate.weight += weight
      if weight > candidate.place { (candidate.shown, candidate.place) = (name, weight) }
      found[OutletName(name)] = candidate
    }
    for part in Self.titleParts(of: behind) { add(part, 4) }
    if let name = names.copyright?.name { add(name, 3) }
    if !before.isEmpty {
      let masthead = Masthead(before.trimmingSeparators())
      if let name = masthead.outlet { add(name, 2.5) }
    }
    if let first = way?.steps.first, way?.steps.count ?? 0 > 1 { add(first, names.knows(first) ? 2 : 0) }
    for (name, weight) in namesAbove() { add(name, weight) }
    for (name, candidate) in found { found[name]?.weight += support(name, candidate.shown) }
    let best = mergingRunTogether(found).max {
      ($0.value.weight, $1.value.shown) < ($1.value.weight, $0.value.shown)
    }
    return best.flatMap { $0.value.weight >= 1.5 ? $0.value.shown : nil }
  }

  /// The parts of what stands behind a headline in the page's title: "World | The Thames Courier".
  private static func titleParts(of behind: String) -> [String] {
    var parts: [String] = []
    for part in behind.split(whereSeparator: { "|•·»›—–".contains($0) }) {
      var words: [Substring] = []
      for word in part.split(separator: " ") {
        if word == "-" || word == "::" {
          parts.append(words.joined(separator: " "))
          words = []
        } else {
          words.append(word)
        }
      }
      parts.append(words.joined(separator: " "))
    }
    return parts.filter { !$0.isEmpty }
  }

  /// Names in lines of their own above the headline, and domain names there.
  private func namesAbove() -> [(String, Float)] {
    var found: [(String, Float)] = []
    let above = 0..<min(max(top, 0), lines.count)
    for index in above where index < 60 && lines[index].words <= 14 && !isText[index] {
      let line = text(index)
      if lines[index].words <= 6, let end = Masthead.domainEnd(in: line), line[..<end].count >= 4 {
        found.append((String(line[..<end]), 2.4))
      } else if lines[index].cues.strong == 0, Breadcrumb(line, headline: headlineWords) == nil {
        let columns = columns(index)
        guard columns.count <= 3, let name = columns.first, lines[index].months == 0 || columns.count > 1 else {
          continue
        }
        let isFirst = index == 0 || (0..<index).allSatisfy { lines[$0].cues.strong != 0 }
        let weight: Float = isFirst ? 2 : index < 12 || index >= top - 6 ? 1 : 0.6
        found.append((name, weight))
        if let short = Masthead.parts(of: name).first, short != name { found.append((short, weight)) }
      }
    }
    return found
  }

  /// What other places say for a name: an address, lines that hold it among other words.
  private func support(_ name: OutletName, _ shown: String) -> Float {
    var weight: Float = names.hasDomain(name) ? 2.5 : 0
    let wanted = WordPhrases.words(of: shown)
    guard !wanted.isEmpty, shown.count >= 5 else { return weight }
    var count = 0
    for line in lines where count < 3 && line.words > Float(wanted.count) {
      let words = WordScanner(utf8, line.span.range).map(\.hash)
      if words.indices.contains(where: { words[$0] == wanted[0] && words[$0...].starts(with: wanted) }) { count += 1 }
    }
    if wanted.count > 1 { weight += 0.6 * Float(count) }
    return weight
  }

  /// Counts a name that another one begins with for that one: what follows was run into it, or is its tag line.
  private func mergingRunTogether(_ found: [OutletName: Candidate]) -> [OutletName: Candidate] {
    var merged = found
    let sorted = found.keys.sorted { ($0.folded.count, $0.folded) < ($1.folded.count, $1.folded) }
    for (order, short) in sorted.enumerated() where short.folded.count >= 4 && merged[short]?.weight ?? 0 >= 2 {
      for long in sorted[(order + 1)...] where long.folded.hasPrefix(short.folded) {
        guard let other = merged[long], let own = merged[short], own.place >= other.place else { continue }
        merged[short]?.weight += other.weight
        merged[long] = nil
      }
    }
    return merged
  }

  // MARK: Section

  /// The way to the page: before the headline in its line, or in a line near above it.
  private func breadcrumb(_ before: String) -> Breadcrumb? {
    if let way = Breadcrumb(before) { return way }
    for index in (max(0, top - 8)..<min(lines.count, max(bodyStart, top))).reversed() where lines[index].words <= 40 {
      if lines[index].cues.strong != 0, lines[index].cues.kind != .navigation { continue }
      if let way = Breadcrumb(text(index), headline: headlineWords) { return way }
    }
    return nil
  }

  /// The section run together with the outlet before the headline: what stands behind the outlet's name, its last part.
  private func section(runInto before: String, _ outlet: String?) -> String? {
    let before = before.trimmingSeparators()
    guard !before.isEmpty else { return nil }
    if let outlet, before.count > outlet.count, OutletName(String(before.prefix(outlet.count))) == OutletName(outlet) {
      let rest = String(before.dropFirst(outlet.count)).trimmingSeparators()
      let last = Masthead.parts(of: rest).last ?? rest
      if Masthead.isSection(last) || last.split(separator: " ").count <= 3 && last.first?.isUppercase ?? false {
        return last
      }
      return nil
    }
    let masthead = Masthead(before)
    guard let section = masthead.section, section != outlet else { return nil }
    return section
  }

  /// The section that a line names as such: "Category: World".
  private func labelled() -> String? {
    let above = max(0, top - 8)..<min(lines.count, max(top, bodyStart))
    let below = (lines.indices.last { isText[$0] } ?? 0)..<lines.count
    for index in Array(above) + below.prefix(20) where lines[index].words <= 12 {
      let line = text(index)
      let words = WordPhrases.words(of: line)
      let length = Self.labels.length(at: 0, of: words)
      guard length > 0, words.count > length, let mark = line.firstIndex(where: { $0 == ":" || $0 == "|" }) else {
        continue
      }
      guard WordPhrases.words(of: String(line[..<mark])).count == length else { continue }
      let rest = line[line.index(after: mark)...].split(whereSeparator: { ",|;".contains($0) }).first?.trimming() ?? ""
      if !rest.isEmpty, rest.split(separator: " ").count <= 4, !rest.contains(where: \.isNumber) { return rest }
    }
    return nil
  }

  /// A line that is a section's name, near above the headline: a known one, or one that the page's menu has too.
  private func sectionLine(_ outlet: String?) -> String? {
    let low = max(0, top - 8)
    let menu = menu
    var index = top - 1
    while index >= low {
      defer { index -= 1 }
      let line = lines[index]
      guard line.words <= 10 else {
        if line.words > 24 || line.isProse { return nil }
        continue
      }
      let columns = columns(index)
      if columns.count > 3 || isMenuLine(index) { continue }
      let parts = columns.flatMap { Masthead.parts(of: $0) }
      if let last = parts.last(where: { Masthead.isSection($0) && OutletName($0) != outlet.map(OutletName.init) }) {
        return last
      }
      if parts.count == 1, line.words <= 4, line.cues.strong == 0, menu.contains(line.hash) { return text(index) }
    }
    return nil
  }

  /// The section beside the date under the headline: "World | 12 May 2024".
  private func sectionBelow() -> String? {
    guard let headline else { return nil }
    for index in min(headline.line + 1, lines.count)..<max(headline.line + 1, min(bodyStart, lines.count))
    where lines[index].words <= 16 && !isText[index] {
      let columns = columns(index)
      if columns.count <= 4, let section = columns.first(where: { Masthead.isSection($0) }) { return section }
    }
    return nil
  }

  /// What the page's menus have, by the hashes of their words as `PageLine` makes them.
  private var menu: Set<UInt64> {
    var items: Set<UInt64> = []
    for line in lines where line.words <= 40 && !line.isProse {
      let columns = columns(line)
      guard columns.count >= 4 else { continue }
      for column in columns {
        items.insert(WordPhrases.words(of: column).reduce(0) { ($0 &* 31) &+ $1 })
      }
    }
    return items
  }

  /// Whether the line stands in a menu set one item under the other: at least three sections in a row.
  private func isMenuLine(_ index: Int) -> Bool {
    func isItem(_ index: Int) -> Bool {
      lines.indices.contains(index) && lines[index].words <= 4
        && (Masthead.isSection(text(index)) || Masthead.isHome(text(index)))
    }
    guard isItem(index) else { return false }
    var low = index
    while isItem(low - 1) { low -= 1 }
    var high = index
    while isItem(high + 1) { high += 1 }
    return high - low >= 2
  }

  private func columns(_ index: Int) -> [String] { columns(lines[index]) }

  /// What a line falls into at bars, tabs and wide gaps.
  private func columns(_ line: PageLine) -> [String] {
    Columns.ranges(utf8, line.span.range).map(words).map { $0.trimmingSeparators() }.filter { !$0.isEmpty }
  }
}

extension String {
  /// The text without bars, dashes and spaces at its ends.
  func trimmingSeparators() -> String {
    var text = self[...]
    func isSeparator(_ character: Character?) -> Bool {
      character.map { " |-–—·•»›>:/,\u{A0}\n\t".contains($0) } ?? false
    }
    while isSeparator(text.first) { text = text.dropFirst() }
    while isSeparator(text.last) { text = text.dropLast() }
    return String(text)
  }
}
