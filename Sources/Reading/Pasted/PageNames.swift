internal import Record

/// The names by which a page calls the publication it is of, outside its article: in the copyright line, in lines of their
/// own, in addresses.
struct PageNames {
  /// What the copyright line says.
  let copyright: CopyrightLine?
  /// Second-level names of the addresses on the page: "caldervalleygazette".
  private let domains: Set<String>
  /// Names in the page's words whose letters are those of one of its addresses.
  let spelledOut: [String]
  /// Names that its addresses can be cut into.
  let guessed: [String]
  /// Short lines of the page that could be names.
  private var lines: Set<OutletName> = []

  /// The names on a page of these lines. Linear in the page.
  init(_ lines: [PageLine], _ utf8: UnsafeBufferPointer<UInt8>) {
    copyright = CopyrightLine.find(in: lines, utf8)
    var domains: Set<String> = []
    for line in lines where line.addresses > 0 || line.words <= 12 {
      for word in String(decoding: utf8[line.span.range.prefix(400)], as: UTF8.self).split(separator: " ") {
        if let domain = Self.domain(of: word), !DomainWords.isPlatform(domain) { domains.insert(domain) }
      }
    }
    self.domains = domains
    spelledOut = domains.isEmpty ? [] : Self.names(of: domains, in: lines, utf8)
    let vocabulary = domains.isEmpty ? [] : Self.vocabulary(lines, utf8)
    guessed = domains.sorted().compactMap { DomainWords.name(of: $0, vocabulary: vocabulary) }
    for line in lines where line.words <= 6 && line.cues.strong == 0 {
      let text = PastedText.mended(utf8, line.span.range)
      if OutletName.couldBe(text), !Masthead.isSection(text) { self.lines.insert(OutletName(text)) }
    }
  }

  /// Words with capitals that follow each other and together have the letters of an address: "Prairie Sentinel" for
  /// "prairiesentinel". Linear in the page.
  private static func names(of domains: Set<String>, in lines: [PageLine], _ utf8: UnsafeBufferPointer<UInt8>)
    -> [String]
  {
    var found: [String] = []
    for line in lines where line.capitalized >= 2 {
      let words = Array(WordScanner(utf8, line.span.range))
      for start in words.indices where words[start].isCapitalized {
        var letters = ""
        for index in start..<min(start + 6, words.count) {
          letters += OutletName.letters(
            of: String(decoding: utf8[words[index].start..<words[index].end], as: UTF8.self))
          guard letters.count <= 40 else { break }
          let name = String(decoding: utf8[words[start].start..<words[index].end], as: UTF8.self)
          if index > start, domains.contains(letters), OutletName.couldBe(name), !found.contains(name) {
            found.append(name)
          }
        }
      }
      if found.count >= 4 { break }
    }
    return found
  }

  /// The words on the page, in lower case.
  private static func vocabulary(_ lines: [PageLine], _ utf8: UnsafeBufferPointer<UInt8>) -> Set<String> {
    var words: Set<String> = []
    for line in lines {
      for word in WordScanner(utf8, line.span.range) where word.letters >= 4 && words.count < 5_000 {
        words.insert(String(decoding: utf8[word.start..<word.end], as: UTF8.self).lowercased())
      }
    }
    return words
  }

  /// Whether the page calls a publication so elsewhere: in its copyright line, an address, or a line that is only this.
  func knows(_ name: String) -> Bool {
    let wanted = OutletName(name)
    return hasCopyright(wanted) || hasDomain(wanted) || lines.contains(wanted)
  }

  /// Whether the copyright line or an address says that a publication is called so.
  func isOutlet(_ name: String) -> Bool { hasCopyright(OutletName(name)) || hasDomain(OutletName(name)) }

  /// Whether the copyright line names it.
  func hasCopyright(_ name: OutletName) -> Bool { copyright?.name.map { OutletName($0) == name } ?? false }

  /// Whether an address on the page has its letters.
  func hasDomain(_ name: OutletName) -> Bool { name.folded.count >= 4 && domains.contains(name.folded) }

  /// The letters of the name that an address belongs to: "nileobserver" for "www.nile-observer.com" and "desk@nileobserver.eg".
  private static func domain(of word: Substring) -> String? {
    guard word.contains(".") else { return nil }
    var host = word.lowercased()[...]
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    if let scheme = host.firstRange(of: "://") { host = host[scheme.upperBound...] }
    host = host.prefix { $0 != "/" && $0 != "," && $0 != ")" && $0 != "?" }
    while let last = host.last, !last.isLetter { host = host.dropLast() }
    while let first = host.first, !first.isLetter, !first.isNumber { host = host.dropFirst() }
    let labels = host.split(separator: ".")
    guard labels.count >= 2, labels.allSatisfy({ $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }),
      let last = labels.last, last.count >= 2, last.allSatisfy(\.isLetter)
    else { return nil }
    let isDouble = labels.count >= 3 && labels[labels.count - 2].count <= 3 && last.count == 2
    let label = labels[labels.count - (isDouble ? 3 : 2)]
    return label.count >= 4 ? label.filter { $0 != "-" } : nil
  }
}
