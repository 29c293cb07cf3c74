internal import Record

/// What a page's copyright line says: "© 2010-2024 The Nile Observer. All rights reserved."
///
/// Looked for in the page's last lines, the sign as ©, "(c)" or "Copyright". Leaves phrases about rights and company forms.
struct CopyrightLine {
  /// The owner's name, without "Ltd" and its like; nil where the line names none.
  var name: String?
  /// The latest year it names.
  var year: Int?

  private static let companies = WordPhrases("company-forms.tsv")
  /// How many of the last lines are looked at.
  private static let reach = 40

  /// The copyright line of a page, nearest to its end.
  static func find(in lines: [PageLine], _ utf8: UnsafeBufferPointer<UInt8>) -> CopyrightLine? {
    for line in lines.reversed().prefix(reach) where line.words <= 40 {
      if let found = CopyrightLine(PastedText.mended(utf8, line.span.range)) { return found }
    }
    return nil
  }

  /// What `line` says where it has a copyright sign.
  init?(_ line: String) {
    guard let sign = Self.sign(in: line) else { return nil }
    year = Self.years(in: String(line[sign.lowerBound...])).max() ?? Self.years(in: line).max()
    name = Self.name(in: line[sign.upperBound...]) ?? Self.name(in: line[..<sign.lowerBound])
    if name == nil, year == nil { return nil }
  }

  private static func sign(in line: String) -> Range<String.Index>? {
    if let sign = line.firstIndex(of: "©") { return sign..<line.index(after: sign) }
    let small = line.lowercased()
    guard small.count == line.count else { return nil }
    for mark in ["(c)", "copyright"] {
      var start = small.startIndex
      while start < small.endIndex {
        if small[start...].hasPrefix(mark) {
          let before = small[..<start].last
          if before == nil || !(before?.isLetter ?? false) {
            let low = line.index(line.startIndex, offsetBy: small.distance(from: small.startIndex, to: start))
            return low..<line.index(low, offsetBy: mark.count)
          }
        }
        start = small.index(after: start)
      }
    }
    return nil
  }

  private static func years(in text: String) -> [Int] {
    text.split(whereSeparator: { !$0.isNumber }).compactMap { $0.count == 4 ? Int($0) : nil }
      .filter { (1990...2100).contains($0) }
  }

  /// The first part that is a name: parts end at commas, bars, dashes between spaces and stops before a space.
  private static func name(in text: Substring) -> String? {
    for part in parts(of: text) {
      let words = part.split(separator: " ").filter { word in
        let bare = word.filter { $0.isLetter || $0.isNumber }
        return !(bare.isEmpty && word != "&")
          && !(bare.allSatisfy(\.isNumber) && bare.count == 4 || bare.allSatisfy(\.isNumber) && bare.count == 8)
          && !["by", "copyright", "c"].contains(bare.lowercased())
      }
      var name = words.joined(separator: " ")
      let hashes = WordPhrases.words(of: name)
      if let end = hashes.indices.first(where: { $0 > 0 && companies.length(at: $0, of: hashes) == hashes.count - $0 })
      {
        name = words.prefix(max(1, words.count - (hashes.count - end))).joined(separator: " ")
      }
      if OutletName.couldBe(name), LineCues.known.find(in: WordPhrases.words(of: name)).strong == 0 { return name }
    }
    return nil
  }

  private static func parts(of text: Substring) -> [String] {
    var parts: [String] = [""]
    var last: Character = " "
    for character in text {
      let isEnd = ",|;•·".contains(character) || character == " " && (last == "." || last == "-" || last == "–")
      if isEnd {
        if last == "." || last == "-" || last == "–" { parts[parts.count - 1].removeLast() }
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
      last = character
    }
    if parts[parts.count - 1].hasSuffix(".") { parts[parts.count - 1].removeLast() }
    return parts.map { $0.trimming() }.filter { !$0.isEmpty }
  }
}
