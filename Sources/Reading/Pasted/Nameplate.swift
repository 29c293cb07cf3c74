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

  /// The line that what stands above the headline ends before: its last copy above the text.
  private var ceiling: Int {
    guard let headline else { return top }
    return max(top, ([headline.line] + headline.copies).filter { $0 <= bodyStart }.max() ?? top)
  }

  private static let labels = WordPhrases("section-labels.tsv")
  private static let agencies = WordPhrases("agencies.tsv")
  private static let editions = WordPhrases("edition-words.tsv")
  private static let leads = WordPhrases("outlet-leads.tsv")

  private struct Candidate {
    var shown: String
    var weight: Float
    /// The weight of the place that `shown` was taken from.
    var place: Float
    /// How many candidates were found before it.
    var order: Int
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
    section = section ?? labelled() ?? sectionLine(outlet) ?? sectionBelow() ?? kicker(outlet)
    return (outlet, section.map(Self.withoutHome))
  }

  /// A section without the word for the start page before it, whose mark was lost: "Home Metro".
  private static func withoutHome(_ section: String) -> String {
    guard let space = section.firstIndex(of: " "), Masthead.isHome(String(section[..<space])) else { return section }
    let rest = section[space...].trimming()
    return Masthead.isSection(rest) ? rest : section
  }

  private func words(_ range: Range<Int>) -> String { PastedText.mended(utf8, range) }
  private func text(_ index: Int) -> String { words(lines[index].span.range) }
  private var headlineWords: String? { headline.map { words($0.range) } }

  // MARK: Outlet

  private func outlet(_ before: String, _ behind: String, _ way: Breadcrumb?) -> String? {
    var found: [OutletName: Candidate] = [:]
    func add(_ name: String, _ weight: Float) {
      let name = name.trimmingSeparators()
      guard OutletName.couldBe(name) || Masthead.domainEnd(in: name) == name.endIndex else { return }
      guard !Masthead.isSection(name), !Masthead.isHome(name), OutletName(name).folded.count >= 2 else { return }
      var candidate = found[OutletName(name)] ?? Candidate(shown: name, weight: 0, place: 0, order: found.count)
      candidate.weight += weight
      if weight > candidate.place { (candidate.shown, candidate.place) = (name, weight) }
      found[OutletName(name)] = candidate
    }
    for part in Self.titleParts(of: behind) { add(part, 4) }
    if let name = names.copyright?.name { add(name, 3) }
    for name in names.spelledOut { add(name, 3.5) }
    for name in names.guessed { add(name, 1.6) }
    if !before.isEmpty {
      let masthead = Masthead(before.trimmingSeparators())
      if let name = masthead.outlet { add(Self.withoutEdition(name), 2.5) }
    }
    if let way, let first = way.steps.first, way.steps.count > 1, !way.startsHome {
      add(first, names.knows(first) ? 2 : first.contains(" ") ? 1 : 0)
    }
    for (name, weight) in namesAbove() + namesBeside() + calls() { add(name, weight) }
    for (name, candidate) in found {
      found[name]?.weight += support(name, candidate.shown)
      if Self.agencies.contains(candidate.shown) { found[name]?.weight *= 0.3 }
    }
    // Behind the start page stand sections.
    if let way, way.startsHome { for step in way.steps { found[OutletName(step)] = nil } }
    let best = mergingRunTogether(found).max {
      ($0.value.weight, -$0.value.order) < ($1.value.weight, -$1.value.order)
    }
    guard let best, best.value.weight >= 1.5 || Self.agencies.contains(best.value.shown) else { return nil }
    return best.value.shown
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
    let above = 0..<min(max(ceiling, 0), lines.count)
    let isShort = above.count <= Self.shortHeader
    for index in above where index < 60 && lines[index].words <= 14 && !isText[index] {
      let line = text(index)
      if lines[index].words <= 6, let end = Masthead.domainEnd(in: line), line[..<end].count >= 4 {
        found.append((String(line[..<end]), 2.4))
        continue
      }
      if let name = menuHead(index) {
        found.append((name, 2))
        continue
      }
      guard lines[index].cues.strong == 0, Breadcrumb(line, headline: headlineWords) == nil, !isMenuLine(index) else {
        continue
      }
      let columns = columns(index)
      guard columns.count <= 3, let name = columns.first, lines[index].months == 0 || columns.count > 1 else {
        continue
      }
      let isFirst = index == 0 || (0..<index).allSatisfy { lines[$0].cues.strong != 0 }
      let weight: Float = isFirst ? (isShort ? 2 : 1.5) : isShort && lines[index].words >= 2 ? 1.5 : 0.8
      for name in Self.beginnings(of: name) { found.append((name, weight)) }
    }
    return found
  }

  /// The name at the head of one of the first lines, where a menu follows in the same line: "The Indus Chronicle |
  /// E-Paper | Subscribe | Urdu". Leaves a menu alone ("Latest | Live | Video"), whose first item is one small word.
  private func menuHead(_ index: Int) -> String? {
    let columns = columns(index)
    guard index < 4, columns.count >= 3, let name = columns.first, OutletName.couldBe(name), !Masthead.isSection(name),
      !Masthead.isHome(name), columns.dropFirst().allSatisfy({ $0.split(separator: " ").count <= 2 })
    else { return nil }
    let hasShape = name.contains(" ") || name.dropFirst().contains(where: \.isUppercase) || names.knows(name)
    let known = columns.dropFirst().contains { Masthead.isSection($0) || Masthead.isHome($0) || isCue($0) }
    return hasShape && known ? name : nil
  }

  private func isCue(_ words: String) -> Bool { LineCues.known.find(in: WordPhrases.words(of: words)).strong != 0 }

  /// Up to how many lines above the headline are a head, and not a menu too.
  private static let shortHeader = 14

  /// A line above the headline, and what it begins with up to a seam, a bar or a dash: the rest may be a tag line.
  private static func beginnings(of line: String) -> [String] {
    var names = [line]
    let bare = withoutEdition(line)
    if bare != line { names.insert(bare, at: 0) }
    for part in [Masthead.parts(of: line).first, titleParts(of: line).first] {
      if let part, !names.contains(part) { names.append(part) }
    }
    if let seam = Masthead.seams(in: line).first {
      let start = line[..<seam].trimming()
      if start.count >= 5, !names.contains(start) { names.append(start) }
    }
    if !OutletName.couldBe(line) {
      let words = line.split(separator: " ")
      let name = words.prefix { $0.first?.isUppercase ?? false }
      if let last = name.dropFirst().firstIndex(where: { DomainWords.isPress($0) }) {
        names.append(words[...last].joined(separator: " "))
      }
    }
    return names
  }

  /// The name without what edition it is: "ANDES INFORMA English edition", "Bosphorus Post – International".
  private static func withoutEdition(_ name: String) -> String {
    let words = name.split(separator: " ")
    let hashes = words.map { WordPhrases.words(of: String($0)).first ?? 0 }
    for start in words.indices.dropFirst() where editions.length(at: start, of: hashes) == words.count - start {
      return words[..<start].joined(separator: " ").trimmingSeparators()
    }
    let shouted = words.prefix { $0.allSatisfy { !$0.isLetter || $0.isUppercase } && $0.count >= 2 }
    return shouted.count >= 2 && shouted.count < words.count
      ? shouted.joined(separator: " ").trimmingSeparators() : name
  }

  /// Names beside the date under the headline, and in lines of their own at the page's end. Only others make them count.
  private func namesBeside() -> [(String, Float)] {
    var found: [(String, Float)] = []
    let below = min(ceiling + 1, lines.count)..<max(min(ceiling + 1, lines.count), min(bodyStart, lines.count))
    for index in below where lines[index].words <= 16 && !isText[index] {
      for column in columns(index) {
        for part in column.split(whereSeparator: { ",/·".contains($0) }) where part.trimming().contains(" ") {
          found.append((part.trimming(), 0.6))
        }
      }
    }
    let end = (lines.indices.last { isText[$0] } ?? lines.count - 1) + 1
    for index in max(end, lines.count - 12)..<max(end, lines.count)
    where lines[index].words >= 2 && lines[index].words <= 6 && lines[index].cues.strong == 0 && !isMenuLine(index) {
      found.append((text(index), 0.6))
    }
    return found
  }

  /// Names in lines that call on the reader: "Subscribe to The Nile Observer newsletter".
  private func calls() -> [(String, Float)] {
    var found: [(String, Float)] = []
    for (index, line) in lines.enumerated() where !isText[index] && line.words <= 24 && line.capitalized >= 2 {
      let words = Array(WordScanner(utf8, line.span.range))
      let hashes = words.map(\.hash)
      for start in words.indices {
        let length = Self.leads.length(at: start, of: hashes)
        guard length > 0, let name = name(in: words[(start + length)...]) else { continue }
        found.append((name, 1.2))
      }
    }
    return found
  }

  /// The words with capitals, parted by single spaces, that `words` begin with; two at least.
  private func name(in words: ArraySlice<WordScanner.Word>) -> String? {
    guard let first = words.first, first.isCapitalized else { return nil }
    var last = first
    var count = 1
    for word in words.dropFirst() {
      let between = utf8[last.end..<word.start]
      guard word.isCapitalized, between.count == 1, between.first == 0x20, count < 6 else { break }
      last = word
      count += 1
    }
    return count >= 2 ? String(decoding: utf8[first.start..<last.end], as: UTF8.self) : nil
  }

  /// What other places say for a name: an address, words that names of publications are made of, lines that hold it among
  /// other words.
  private func support(_ name: OutletName, _ shown: String) -> Float {
    var weight: Float = names.hasDomain(name) ? 2.5 : 0
    let wanted = WordPhrases.words(of: shown)
    if shown.split(separator: " ").contains(where: { DomainWords.isPress($0) }) { weight += 1 }
    guard !wanted.isEmpty, shown.count >= 5 else { return weight }
    var count = 0
    var isToldInText = false
    for (index, line) in lines.enumerated() where count < 3 && line.words > Float(wanted.count) {
      if isText[index], isToldInText { continue }
      let words = WordScanner(utf8, line.span.range).map(\.hash)
      guard words.indices.contains(where: { words[$0] == wanted[0] && words[$0...].starts(with: wanted) }) else {
        continue
      }
      count += 1
      if isText[index] { isToldInText = true }
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
    for index in (max(0, top - 8)..<min(lines.count, max(bodyStart, ceiling))).reversed() where lines[index].words <= 40
    {
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
    let title = Set((headline.map { [$0.line] + $0.copies } ?? []))
    var index = ceiling - 1
    while index >= low {
      defer { index -= 1 }
      let line = lines[index]
      if title.contains(index) { continue }
      guard line.words <= 10 else {
        if line.words > 24 || line.isProse { return nil }
        continue
      }
      let columns = columns(index)
      if columns.count > 3 || line.seams >= 3 || isMenuLine(index) { continue }
      let parts = columns.flatMap { Masthead.parts(of: $0) }
      // "NewsCouncil": the nearer part, where the menu has it in a line of its own.
      if parts.count == 2, line.seams > 0, Masthead.isSection(parts[0]),
        (0..<index).contains(where: { lines[$0].words <= 4 && text($0) == parts[1] })
      {
        return parts[1]
      }
      if let last = parts.last(where: { Masthead.isSection($0) && OutletName($0) != outlet.map(OutletName.init) }) {
        return last
      }
      if parts.count == 1, line.words <= 4, line.cues.strong == 0, menu.contains(line.hash) { return text(index) }
    }
    return nil
  }

  /// The one to three words right above the headline, where they are not the outlet and no menu.
  private func kicker(_ outlet: String?) -> String? {
    guard headline != nil, top >= 1, lines.indices.contains(top - 1) else { return nil }
    let line = lines[top - 1]
    let words = text(top - 1)
    guard line.words <= 3, line.letters >= 3, line.cues.strong == 0, line.numbers == 0, line.months == 0,
      line.bars == 0, line.clocks == 0, line.seams == 0, OutletName.couldBe(words), let outlet,
      OutletName(outlet) != OutletName(words),
      !OutletName(words).folded.hasPrefix(OutletName(outlet).folded), !Masthead.isHome(words)
    else { return nil }
    let isList = top >= 3 && (2...3).allSatisfy { lines[top - $0].words <= 3 && text(top - $0) != outlet }
    return isList ? nil : words
  }

  /// The section beside the date under the headline: "World | 12 May 2024".
  private func sectionBelow() -> String? {
    guard let headline else { return nil }
    for index in min(
      headline.line + 1, lines.count)..<max(min(headline.line + 1, lines.count), min(bodyStart, lines.count))
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
      character.map { " |-–—·•»›>:/,[]()\u{A0}\n\t".contains($0) } ?? false
    }
    while isSeparator(text.first) { text = text.dropFirst() }
    while isSeparator(text.last) { text = text.dropLast() }
    return String(text)
  }
}
