internal import Record

/// The names by which a page calls the publication it is of, outside its article: in the copyright line, in lines of their
/// own, in addresses.
struct PageNames {
  /// What the copyright line says.
  let copyright: CopyrightLine?
  /// Second-level names of the addresses on the page: "caldervalleygazette".
  private let domains: Set<String>
  /// Short lines of the page that could be names.
  private var lines: Set<OutletName> = []

  /// The names on a page of these lines. Linear in the page.
  init(_ lines: [PageLine], _ utf8: UnsafeBufferPointer<UInt8>) {
    copyright = CopyrightLine.find(in: lines, utf8)
    var domains: Set<String> = []
    for line in lines where line.addresses > 0 || line.words <= 12 {
      for word in String(decoding: utf8[line.span.range.prefix(400)], as: UTF8.self).split(separator: " ") {
        if let domain = Self.domain(of: word) { domains.insert(domain) }
      }
    }
    self.domains = domains
    for line in lines where line.words <= 6 && line.cues.strong == 0 {
      let text = PastedText.words(utf8, line.span.range)
      if OutletName.couldBe(text), !Masthead.isSection(text) { self.lines.insert(OutletName(text)) }
    }
  }

  /// Whether the page calls a publication so elsewhere: in its copyright line, an address, or a line that is only this.
  func knows(_ name: String) -> Bool {
    let wanted = OutletName(name)
    return hasCopyright(wanted) || hasDomain(wanted) || lines.contains(wanted)
  }

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
