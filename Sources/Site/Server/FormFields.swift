/// The fields of a query or of a form, in their order.
struct FormFields: Sendable, Hashable {
  /// A field.
  struct Field: Sendable, Hashable {
    var name: String
    var value: String
  }

  /// The fields as they came.
  private(set) var fields: [Field] = []

  /// No fields.
  init() {}

  /// More than this many fields are none of our forms.
  static let maxFields = 200

  /// The fields of `application/x-www-form-urlencoded` bytes; nil where there are too many, or an escape is broken. Bytes
  /// that are not UTF-8 are replaced, line ends become `\n`.
  ///
  /// Source: WHATWG URL, section 5.1.
  init?(urlEncoded bytes: some Collection<UInt8>) {
    let parts = bytes.split(separator: 0x26)
    guard parts.count <= Self.maxFields else { return nil }
    for part in parts {
      let name = part.prefix { $0 != 0x3D }
      let value = part.dropFirst(name.count + 1)
      guard let name = WebAddress.decoded(name, plusIsSpace: true),
        let value = WebAddress.decoded(value, plusIsSpace: true)
      else { return nil }
      fields.append(Field(name: Self.text(name), value: Self.text(value)))
    }
  }

  /// The first value of a field, without blanks around it; nil where there is none or it is empty.
  subscript(name: String) -> String? {
    fields.first { $0.name == name }.flatMap { Self.trimmed($0.value) }
  }

  /// The text without blanks around it; nil where nothing is left.
  static func trimmed(_ text: String) -> String? {
    let trimmed = text.drop { $0.isWhitespace }
    guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    return String(trimmed[...last])
  }

  /// All values of a field.
  func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// The query with `name` set to `value`, or left out where it is nil.
  func setting(_ name: String, _ value: String?) -> FormFields {
    var copy = self
    copy.fields.removeAll { $0.name == name }
    if let value { copy.fields.append(Field(name: name, value: value)) }
    return copy
  }

  /// The fields as a query: `?a=b&c=d`, or nothing.
  var query: String {
    guard !fields.isEmpty else { return "" }
    return "?" + fields.map { WebAddress.encoded($0.name) + "=" + WebAddress.encoded($0.value) }.joined(separator: "&")
  }

  /// The text of bytes: what is not UTF-8 is replaced, line ends become `\n`.
  static func text(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    if text.utf8.contains(0x0D) {
      text = text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
      text = String(text.map { $0 == "\r" ? "\n" : $0 })
    }
    return text
  }
}
