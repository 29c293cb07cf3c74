internal import Record

/// How text is written into a field of a WARC record, so that no value can begin another field or end the head.
public enum FieldText {
  /// The longest value of a field of ours. A longer one is cut and ends in its digest, so that it stays itself.
  public static let maxBytes = 32 << 10

  /// Whether a field may have this name: a token (RFC 9110 §5.6.2).
  public static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { isAlphanumeric($0) || "!#$%&'*+-.^_`|~".utf8.contains($0) }
  }

  /// `value` on one line: control characters, and what some software takes for the end of a line, become `%0D`, and white
  /// space around it goes. Text without them is given back as it is.
  public static func harmless(_ value: String) -> String { trimmed(encoded(value) { isControl($0) && $0 != "\t" }) }

  /// `value` in a form that `decoded` takes back: like `harmless`, and `%` and outer spaces are encoded too.
  public static func reversible(_ value: String) -> String {
    var text = encoded(value) { isControl($0) || $0 == "%" }
    if text.first == " " { text = "%20" + text.dropFirst() }
    if text.last == " " { text = text.dropLast() + "%20" }
    return text
  }

  /// What `reversible` made its text from.
  public static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    let utf8 = Array(text.utf8)
    var index = 0
    while index < utf8.count {
      if utf8[index] == UInt8(ascii: "%"), index + 2 < utf8.count,
        let value = UInt8(String(decoding: utf8[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        index += 3
      } else {
        bytes.append(utf8[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `text` as it may stand in a URI: what RFC 3986 does not allow there is encoded. A `%` stays: it is part of one.
  public static func uri(_ text: String) -> String {
    URIText.encoded(text.utf8, keeping: ":/?#[]@%")
  }

  /// The `file:` URI of an absolute path.
  public static func fileURI(_ path: String) -> String {
    "file://" + URIText.encoded(path.utf8, keeping: "/:@", isPlain: true)
  }

  /// Whether `text` begins with a scheme, as a URI does (RFC 3986 §3.1).
  public static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first else { return false }
    return isAlphanumeric(first) && first > UInt8(ascii: "9") && colon != text.startIndex
      && text.utf8[..<colon].allSatisfy { isAlphanumeric($0) || "+-.".utf8.contains($0) }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func encoded(_ text: String, where isEncoded: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: isEncoded) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isEncoded(scalar) {
        for byte in UTF8.encode(scalar)! { result += hex(byte) }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "%0" + digits : "%" + digits
  }

  private static func trimmed(_ text: String) -> String {
    func isSpace(_ character: Character?) -> Bool { character == " " || character == "\t" }
    guard isSpace(text.first) || isSpace(text.last) else { return text }
    var text = text[...]
    while isSpace(text.first) { text.removeFirst() }
    while isSpace(text.last) { text.removeLast() }
    return String(text)
  }
}
