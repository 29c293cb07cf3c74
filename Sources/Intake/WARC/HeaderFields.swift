internal import Record

/// The named fields of a WARC record or an HTTP message.
///
/// Source: WARC 1.1 §4 and RFC 9112 §5. Lines may end in LF alone; a line that begins with white space goes on the one
/// before it; a line without a colon is passed over.
struct HeaderFields: Sendable {
  private var fields: [(key: String, field: CapturedRecord.Field)] = []

  init(_ lines: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < lines.count {
      var end = start
      while end < lines.count, lines[end] != 0x0A { end += 1 }
      var stop = end
      while stop > start, Self.isSpace(lines[stop - 1]) { stop -= 1 }
      add(UnsafeBufferPointer(rebasing: lines[start..<stop]))
      start = end + 1
    }
  }

  /// Fields that are held already.
  init(_ fields: [CapturedRecord.Field]) {
    self.fields = fields.map { ($0.name.lowercased(), $0) }
  }

  /// The fields in their order and spelling.
  var all: [CapturedRecord.Field] { fields.map(\.field) }

  /// The value of the first field called `name`, upper and lower case alike; nil where it is empty.
  subscript(name: StaticString) -> String? {
    let name = name.description
    return fields.first { $0.key == name && !$0.field.value.isEmpty }?.field.value
  }

  private mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
    guard let first = line.first else { return }
    if Self.isSpace(first), !fields.isEmpty {
      fields[fields.count - 1].field.value += " " + Self.text(line[...])
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      let name = Self.text(line[..<colon])
      fields.append((name.lowercased(), CapturedRecord.Field(name, Self.text(line[(colon + 1)...]))))
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    var bytes = bytes
    while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    // Headers are UTF-8 (WARC 1.1 §4); older crawlers wrote ISO 8859-1, in which no byte is lost.
    return String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  /// The offset behind the blank line that ends a head, and the offset of that blank line; nil where there is none.
  static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> (head: Int, body: Int)? {
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x0A {
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { return (index + 1, index + 2) }
        if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A { return (index + 1, index + 3) }
      }
      index += 1
    }
    return nil
  }
}

/// A media type and the charset given with it.
struct MediaType: Sendable, Hashable {
  /// Lower case, without parameters: `text/html`.
  var name: String
  /// The `charset` parameter, without quotes.
  var charset: String?

  /// From a `Content-Type` field.
  init(_ field: String) {
    let parts = field.split(separator: ";", omittingEmptySubsequences: false)
    name = Self.trim(parts.first ?? "").lowercased()
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, Self.trim(pair[0]).lowercased() == "charset" else { continue }
      let value = Self.trim(pair[1]).filter { $0 != "\"" && $0 != "'" }
      if !value.isEmpty { charset = value }
    }
  }

  private static func trim(_ text: Substring) -> String {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }

  /// Whether it is a page that a person reads in a browser.
  var isPage: Bool { name == "text/html" || name == "application/xhtml+xml" }
}
