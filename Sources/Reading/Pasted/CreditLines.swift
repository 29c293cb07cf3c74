internal import Knowledge
internal import Record

/// Reads the lines between headline and text that say who wrote it and when it was published.
struct CreditLines {
  /// What such lines say.
  struct Found {
    var byline: [String] = []
    var published: Article.Moment?
    var modified: Article.Moment?
    /// The lines that say it, which are no part of the text.
    var lines: Set<Int> = []
  }

  let lines: [PageLine]
  let utf8: UnsafeBufferPointer<UInt8>
  let page: DecodedPayload
  let language: String?
  /// The names of publications on the page, which are no writers'.
  let outlets: PageNames

  private static let offices = WordPhrases("byline-offices.tsv")
  private static let agencies = WordPhrases("agencies.tsv")
  private static let changed = WordPhrases("changed-words.tsv")

  /// What the lines of `range` say.
  func read(_ range: Range<Int>) -> Found {
    var found = Found()
    for index in range {
      let isDated = readDates(index, &found)
      let isSigned = readByline(index, &found)
      if isDated || isSigned { found.lines.insert(index) }
    }
    for index in range where found.byline.isEmpty { readNameLine(index, &found) }
    return found
  }

  /// A name in a line of its own: under "By", or above a line that says what the writer is or when it was published.
  private func readNameLine(_ index: Int, _ found: inout Found) {
    let line = lines[index]
    guard line.words >= 1, line.words <= 5, !line.endsSentence, line.numbers == 0, line.bars == 0 else { return }
    let text = PastedText.words(utf8, line.span.range)
    let isLed = index > 0 && isLead(index - 1)
    guard isLed || line.words >= 2 && isGivenName(text) && index + 1 < lines.count && isUnderName(index + 1) else {
      return
    }
    let names = names(in: text, isLed: isLed)
    guard !names.isEmpty, !outlets.isOutlet(text) else { return }
    found.byline = names
    found.lines.insert(index)
    if isLed { found.lines.insert(index - 1) }
  }

  /// Whether the line is only a word that leads a byline in: "By", "Author:".
  private func isLead(_ index: Int) -> Bool {
    let words = PastedText.words(utf8, lines[index].span.range).split(separator: " ")
    return words.count == 1 && BylineWords.shared.isLead(words[0])
  }

  /// Whether the line says what the writer above it is, or when the article was published.
  private func isUnderName(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.words <= 14, !line.isProse else { return false }
    let words = WordScanner(utf8, line.span.range).map(\.hash)
    if words.count <= 5, outlets.isOutlet(PastedText.words(utf8, line.span.range)) { return true }
    if words.count <= 5, words.indices.contains(where: { Self.offices.length(at: $0, of: words) > 0 }) { return true }
    return line.numbers > 0 && !DateReader.days(in: utf8[line.span.range]).isEmpty
  }

  private func isGivenName(_ text: String) -> Bool {
    guard let first = text.split(separator: " ").first else { return false }
    let use = NameWords.shared.use(of: NameKey(first))
    return use.given >= 4 && use.ordinary <= 4
  }

  private func has(_ line: PageLine, _ kind: LineCues.Kind) -> Bool {
    line.cues.strong & (1 << UInt16(kind.rawValue)) != 0
  }

  private func readDates(_ index: Int, _ found: inout Found) -> Bool {
    let line = lines[index]
    guard line.words <= 22, !line.isProse, line.numbers > 0 else { return false }
    let bytes = utf8[line.span.range]
    // Where clocks count to 24, days come before months.
    let isAmerican = language == "en" && (line.clocks == 0 || hasHalfDay(line))
    let days = DateReader.days(in: bytes, order: isAmerican ? .monthFirst : .dayFirst)
    guard !days.isEmpty else { return false }
    for day in days {
      let range = (line.span.start + day.range.lowerBound)..<(line.span.start + day.range.upperBound)
      let moment = Article.Moment(
        value: day.day.iso, basis: .stated,
        evidence: Evidence(
          place: "text", payload: Span(page.payloadOffset(range.lowerBound), page.payloadOffset(range.upperBound)),
          words: String(decoding: utf8[range], as: UTF8.self)))
      if isChange(line.span.start..<range.lowerBound), found.published != nil || days.count == 1 {
        if found.modified == nil { found.modified = moment }
      } else if found.published == nil {
        found.published = moment
      }
    }
    return true
  }

  /// Whether the line tells hours as "a.m." or "pm".
  private func hasHalfDay(_ line: PageLine) -> Bool {
    WordScanner(utf8, line.span.range).contains { word in
      let end = utf8[word.start..<word.end].suffix(2).map { $0 | 0x20 }
      return word.letters - word.digits <= 2
        && (end == Array("am".utf8) || end == Array("pm".utf8) || end == Array("m".utf8))
    }
  }

  /// Whether the words before a day say that the article was changed then.
  private func isChange(_ range: Range<Int>) -> Bool {
    let words = WordScanner(utf8, range).map(\.hash)
    return words.indices.suffix(4).contains { Self.changed.length(at: $0, of: words) > 0 }
  }

  /// Reads the names in a line, whose parts may stand side by side: "25.01.2024 | Author: Mehmet Kaya | Comments: 4".
  private func readByline(_ index: Int, _ found: inout Found) -> Bool {
    let line = lines[index]
    guard line.words <= 24, !line.isProse else { return false }
    var isSigned = false
    for part in Columns.ranges(utf8, line.span.range) where readByline(part, line, &found) { isSigned = true }
    return isSigned
  }

  private func readByline(_ part: Range<Int>, _ line: PageLine, _ found: inout Found) -> Bool {
    var text = String(decoding: utf8[part], as: UTF8.self)
    guard text.split(separator: " ").count <= 16 else { return false }
    let lead = text.split(separator: " ").first.map { BylineWords.shared.isLead($0) } ?? false
    if let day = DateReader.days(in: utf8[part]).first {
      text = String(decoding: utf8[part.lowerBound..<(part.lowerBound + day.range.lowerBound)], as: UTF8.self)
      if text.trimming().isEmpty || !lead && text.split(separator: " ").count < 2 { return false }
    }
    if !lead, isChangeOrDated(line) { return false }
    let isOffice = text.split(separator: ",").dropFirst().contains { part in
      let words = WordPhrases.words(of: String(part))
      return words.indices.contains { Self.offices.length(at: $0, of: words) > 0 }
    }
    guard lead || isOffice else { return false }
    let names = names(in: text, isLed: lead)
    guard !names.isEmpty else { return false }
    for name in names where !found.byline.contains(name) { found.byline.append(name) }
    return true
  }

  private func isChangeOrDated(_ line: PageLine) -> Bool { has(line, .dated) || has(line, .credit) }

  /// The names of a byline without offices, places and hours.
  private func names(in text: String, isLed: Bool) -> [String] {
    BylineWords.shared.names(in: text).enumerated().compactMap { order, name in
      let name = withoutAgency(name)
      let words = name.split(separator: " ")
      let hashes = WordPhrases.words(of: name)
      if hashes.indices.contains(where: { Self.offices.length(at: $0, of: hashes) > 0 }) { return nil }
      guard words.allSatisfy({ isNameWord($0) }), words.count <= 5 else { return nil }
      guard words.count >= 2 || isLed && order == 0 else { return nil }
      return name
    }
  }

  /// The name without the agency behind it: "JOSH FUNK Associated Press".
  private func withoutAgency(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard words.count >= 3 else { return name }
    for index in 2..<words.count where Self.agencies.contains(words[index...].joined(separator: " ")) {
      return words[..<index].joined(separator: " ")
    }
    return name
  }

  private func isNameWord(_ word: Substring) -> Bool {
    guard let first = word.first else { return false }
    if Weekdays.isOne(word) { return false }
    return first.isUppercase || !first.isCased && first.isLetter
      || [
        "de", "van", "von", "der", "den", "al", "bin", "ibn", "da", "di", "del", "la", "le", "el", "dos", "du", "zu",
        "ter",
      ]
      .contains(word)
  }
}
