/// Writes HTML into a byte buffer: what is ours as it stands, what is anybody's escaped.
///
/// Text and values of attributes come from pages, readers and editors and are hostile; they can only come in through the
/// methods that escape. `raw` takes literals of the program alone.
struct HTMLWriter {
  /// What was written so far, UTF-8.
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(32 << 10) }

  /// Writes markup of the program.
  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes HTML that was made safe elsewhere: by another writer, a sanitiser or a drawing.
  mutating func safe(_ html: some Sequence<UInt8>) { bytes.append(contentsOf: html) }

  /// Writes text.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { self.text(utf8: $0) }
  }

  /// Writes text in UTF-8. Control characters that HTML forbids are left out.
  mutating func text(utf8: some Sequence<UInt8>) {
    for byte in utf8 {
      switch byte {
      case 0x26: raw("&amp;")
      case 0x3C: raw("&lt;")
      case 0x3E: raw("&gt;")
      case 0x22: raw("&quot;")
      case 0x27: raw("&#39;")
      case 0..<0x09, 0x0B..<0x0D, 0x0E..<0x20, 0x7F: break
      default: bytes.append(byte)
      }
    }
  }

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
