/// Writes XML 1.0 into a byte buffer, UTF-8, without intermediate values.
///
/// Whatever the texts are, the document is well-formed and a parser gives them back exactly, with one exception: the characters
/// that XML cannot hold even as references (most controls, U+FFFE and U+FFFF) become U+FFFD. They are not dropped, for then
/// `<`, a control and `script` would grow together in HTML that was safe before.
///
/// Source: XML 1.0 (fifth edition) §2.2, §2.4, §2.11, §3.3.3.
struct XMLWriter: Sendable {
  /// The attributes of an element in their order; one without a value is left out.
  typealias Attributes = KeyValuePairs<StaticString, String?>

  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// A writer of a document, which begins with the declaration, or of a piece of one.
  init(isFragment: Bool = false) {
    if !isFragment { bytes += #"<?xml version="1.0" encoding="UTF-8"?>"#.utf8 + [0x0A] }
  }

  /// Writes an element with what `body` writes between its tags.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ body: (inout XMLWriter) -> Void) {
    open(name, attributes)
    body(&self)
    close(name)
  }

  /// Writes an element that holds text; nothing for nil.
  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String?) {
    guard let text else { return }
    start(name, attributes)
    bytes.append(0x3E)
    escape(text, isAttribute: false)
    close(name)
  }

  /// Writes an element that holds nothing.
  mutating func empty(_ name: StaticString, _ attributes: Attributes) {
    start(name, attributes)
    bytes += [0x2F, 0x3E, 0x0A]
  }

  /// Writes a start tag; `close` must follow.
  mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
    start(name, attributes)
    bytes += [0x3E, 0x0A]
  }

  /// Writes an end tag.
  mutating func close(_ name: StaticString) {
    bytes += [0x3C, 0x2F]
    name.withUTF8Buffer { bytes += $0 }
    bytes += [0x3E, 0x0A]
  }

  /// Writes what a writer of a piece has written.
  mutating func append(_ fragment: XMLWriter) { bytes += fragment.bytes }

  private mutating func start(_ name: StaticString, _ attributes: Attributes) {
    bytes.append(0x3C)
    name.withUTF8Buffer { bytes += $0 }
    for (name, value) in attributes {
      guard let value else { continue }
      bytes.append(0x20)
      name.withUTF8Buffer { bytes += $0 }
      bytes += [0x3D, 0x22]
      escape(value, isAttribute: true)
      bytes.append(0x22)
    }
  }

  /// `>` is escaped everywhere, so that no text can hold `]]>`.
  private mutating func escape(_ text: String, isAttribute: Bool) {
    var text = text
    text.withUTF8 { text in
      for (index, byte) in text.enumerated() {
        switch byte {
        case 0x26: bytes += "&amp;".utf8
        case 0x3C: bytes += "&lt;".utf8
        case 0x3E: bytes += "&gt;".utf8
        case 0x22 where isAttribute: bytes += "&quot;".utf8
        // A parser makes a space of a bare one in an attribute, and a line feed of a bare carriage return anywhere.
        case 0x09 where isAttribute: bytes += "&#9;".utf8
        case 0x0A where isAttribute: bytes += "&#10;".utf8
        case 0x0D: bytes += "&#13;".utf8
        case 0x09, 0x0A: bytes.append(byte)
        case 0..<0x20: bytes += [0xEF, 0xBF, 0xBD]
        case 0xBE...0xBF where index > 1 && text[index - 1] == 0xBF && text[index - 2] == 0xEF: bytes.append(0xBD)
        default: bytes.append(byte)
        }
      }
    }
  }
}
