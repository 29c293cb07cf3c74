/// Writes HTML into a byte buffer: what is ours as it stands, what is anybody's escaped.
///
/// Text and values of attributes come from pages, readers and editors and are hostile; they can only come in through the
/// methods that escape. `raw` takes literals of the program alone.
struct HTMLWriter {
  /// What was written so far, UTF-8.
  private(set) var bytes: [UInt8] = []

  /// Nothing yet, with room for about a page, or for so many bytes.
  init(capacity: Int = 32 << 10) { bytes.reserveCapacity(capacity) }

  /// Writes markup of the program.
  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes HTML that was made safe elsewhere: by another writer, a sanitiser or a drawing.
  mutating func safe(_ html: some Sequence<UInt8>) { bytes.append(contentsOf: html) }

  /// Writes text.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { escape($0) }
  }

  /// Writes text in UTF-8. Control characters that HTML forbids are left out.
  mutating func text(utf8: some Sequence<UInt8>) {
    if utf8.withContiguousStorageIfAvailable({ escape($0) }) == nil {
      Array(utf8).withUnsafeBufferPointer { escape($0) }
    }
  }

  /// Writes runs of plain bytes as they stand, and each other byte as its escape.
  private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>) {
    let isSpecial = Self.isSpecial
    var start = 0
    for (index, byte) in utf8.enumerated() where isSpecial[Int(byte)] {
      bytes.append(contentsOf: utf8[start..<index])
      start = index + 1
      switch byte {
      case 0x26: raw("&amp;")
      case 0x3C: raw("&lt;")
      case 0x3E: raw("&gt;")
      case 0x22: raw("&quot;")
      case 0x27: raw("&#39;")
      default: break
      }
    }
    bytes.append(contentsOf: utf8[start...])
  }

  /// For each byte, whether it is escaped or left out.
  private static let isSpecial: [Bool] = {
    var isSpecial = [Bool](repeating: false, count: 256)
    for byte in [0x26, 0x3C, 0x3E, 0x22, 0x27, 0x7F] { isSpecial[byte] = true }
    for byte in 0..<0x20 where ![0x09, 0x0A, 0x0D].contains(byte) { isSpecial[byte] = true }
    return isSpecial
  }()

  /// Writes a number.
  mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Writes ` name="value"`; nothing where there is no value.
  mutating func attribute(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    bytes.append(0x20)
    raw(name)
    raw("=\"")
    text(value)
    bytes.append(0x22)
  }

  /// Writes ` name` where it is on.
  mutating func flag(_ name: StaticString, _ isOn: Bool) {
    guard isOn else { return }
    bytes.append(0x20)
    raw(name)
  }

  /// Writes `<name class="…">`, what `body` writes, and `</name>`.
  mutating func element(
    _ name: StaticString, class style: StaticString? = nil, _ body: (inout HTMLWriter) -> Void
  ) {
    bytes.append(0x3C)
    raw(name)
    if let style {
      raw(" class=\"")
      raw(style)
      bytes.append(0x22)
    }
    bytes.append(0x3E)
    body(&self)
    raw("</")
    raw(name)
    bytes.append(0x3E)
  }

  /// Writes an element that holds only text.
  mutating func element(_ name: StaticString, class style: StaticString? = nil, text: String) {
    element(name, class: style) { $0.text(text) }
  }

  /// Writes a link within the site, or out of it through `OuterLink`.
  mutating func link(_ address: String, class style: StaticString? = nil, _ body: (inout HTMLWriter) -> Void) {
    raw("<a")
    if let style {
      raw(" class=\"")
      raw(style)
      bytes.append(0x22)
    }
    attribute("href", address)
    bytes.append(0x3E)
    body(&self)
    raw("</a>")
  }

  /// Writes a link within the site that holds only text.
  mutating func link(_ address: String, class style: StaticString? = nil, text: String) {
    link(address, class: style) { $0.text(text) }
  }

  /// Writes a link to a page of others: nothing of the reader is told there, and the page gets no hold of this one. What is
  /// no web address becomes plain text.
  mutating func outerLink(_ address: String, text: String) {
    guard let address = WebAddress.uri(address) else { return self.text(text) }
    raw("<a rel=\"nofollow noopener external\" referrerpolicy=\"no-referrer\"")
    attribute("href", address)
    bytes.append(0x3E)
    self.text(text)
    raw("</a>")
  }

  /// Writes `<time datetime="…">` with the day as people write it.
  mutating func time(_ value: String, class style: StaticString? = nil) {
    raw("<time")
    if let style {
      raw(" class=\"")
      raw(style)
      bytes.append(0x22)
    }
    attribute("datetime", value)
    bytes.append(0x3E)
    text(ShownMoment.words(value))
    raw("</time>")
  }
}
