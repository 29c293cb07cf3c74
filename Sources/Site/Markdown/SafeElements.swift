/// The elements and attributes that posts may have; everything else is left out.
enum SafeElements {
  /// What an element is written as. A page's one `<h1>` is its headline.
  static let names: [MarkupName: StaticString] = [
    "p": "p", "br": "br", "hr": "hr", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6",
    "em": "em", "i": "em", "strong": "strong", "b": "strong", "del": "del", "s": "del", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "ul": "ul", "ol": "ol", "li": "li", "a": "a", "sup": "sup", "section": "section",
    "table": "table", "thead": "thead", "tbody": "tbody", "tr": "tr", "th": "th", "td": "td",
  ]

  static func isVoid(_ name: StaticString) -> Bool { equal(name, "br") || equal(name, "hr") }
  static func isLink(_ name: StaticString) -> Bool { equal(name, "a") }

  static func equal(_ a: StaticString, _ b: StaticString) -> Bool {
    a.withUTF8Buffer { a in b.withUTF8Buffer { a.elementsEqual($0) } }
  }

  /// The attributes that an element may have, in the order in which they are written. Those of links are `SafeHTML`'s.
  static func attributes(of element: StaticString) -> [StaticString] {
    switch MarkupName(name: element) {
    case "ol": ["start"]
    case "th", "td": ["align"]
    case "code", "sup", "section": ["class"]
    case "li": ["id"]
    default: []
    }
  }

  /// Whether an attribute may have this value.
  static func allows(
    _ name: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, on element: StaticString
  ) -> Bool {
    let value = bytes[range]
    func isOne(of words: [String]) -> Bool { words.contains { value.elementsEqual($0.utf8) } }
    switch MarkupName(name: name) {
    case "start": return (1...9).contains(value.count) && value.allSatisfy { $0 &- 0x30 < 10 }
    case "align": return isOne(of: ["left", "right", "center"])
    case "id": return isFootnote(value)
    case "class":
      if equal(element, "code") { return isLanguage(value) }
      return isOne(of: ["footnotes", "footnote-ref", "footnote-backref"])
    case "title", "aria-label": return !value.isEmpty && value.count <= 500
    default: return false
    }
  }

  /// `fn-1`, `fnref-1` and the like, as cmark calls footnotes; no other ids, which could pass for the page's own.
  private static func isFootnote(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard value.count <= 64 else { return false }
    let hasPrefix = value.starts(with: "fn-".utf8) || value.starts(with: "fnref-".utf8)
    return hasPrefix && value.allSatisfy { MarkupScanner.isLetter($0) || $0 &- 0x30 < 10 || $0 == 0x2D }
  }

  private static func isLanguage(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    value.count <= 40 && value.starts(with: "language-".utf8)
      && value.allSatisfy { MarkupScanner.isLetter($0) || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x2B || $0 == 0x23 }
  }
}

extension MarkupName {
  fileprivate init(name: StaticString) {
    self.init(stringLiteral: name)
  }
}
