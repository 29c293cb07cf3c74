/// Looks for `<meta charset>` at the beginning of a page, before it can be decoded ("prescan a byte stream", 13.2.3.2).
///
/// The standard looks at 1,024 bytes; real pages have theirs later, hence 16,384.
struct MetaPrescan {
  private let bytes: UnsafeBufferPointer<UInt8>.SubSequence
  private var place = 0

  init(_ payload: UnsafeBufferPointer<UInt8>) {
    bytes = payload.prefix(16_384)
  }

  /// The WHATWG name of the charset that a `<meta>` gives; nil where none does.
  var charset: String? {
    var scan = self
    return scan.run()
  }

  /// A `<meta>` that can be read byte by byte is not in UTF-16, whatever it says.
  static func readable(_ name: String) -> String {
    switch name {
    case "utf-16le", "utf-16be": "utf-8"
    case "x-user-defined": "windows-1252"
    default: name
    }
  }

  private mutating func run() -> String? {
    while place < bytes.count {
      if matches("<!--") {
        skipComment()
      } else if matches("<meta"), place + 5 < bytes.count, isHTMLSpace(bytes[place + 5]) || bytes[place + 5] == 0x2F {
        place += 5
        if let name = meta() { return name }
      } else if isTag {
        while place < bytes.count, !isHTMLSpace(bytes[place]), bytes[place] != 0x3E { place += 1 }
        while attribute() != nil {}
      } else if matches("<!") || matches("</") || matches("<?") {
        while place < bytes.count, bytes[place] != 0x3E { place += 1 }
      } else {
        place += 1
      }
    }
    return nil
  }

  private func matches(_ word: StaticString) -> Bool {
    guard place + word.utf8CodeUnitCount <= bytes.count else { return false }
    return word.withUTF8Buffer { word in
      word.indices.allSatisfy { asciiLowercased(bytes[place + $0]) == word[$0] }
    }
  }

  private var isTag: Bool {
    guard bytes[place] == 0x3C else { return false }
    let next = place + 1 < bytes.count && bytes[place + 1] == 0x2F ? place + 2 : place + 1
    return next < bytes.count && (bytes[next] | 0x20) &- 0x61 < 26
  }

  private mutating func skipComment() {
    // The two dashes that open the comment may also close it.
    place += 2
    while place < bytes.count, !matches("-->") { place += 1 }
    place = min(place + 3, bytes.count)
  }

  private mutating func meta() -> String? {
    var seen: Set<[UInt8]> = []
    var isPragma = false
    var needsPragma: Bool?
    var found: String?
    while let (name, value) = attribute() {
      guard seen.insert(name).inserted else { continue }
      if name.elementsEqual("http-equiv".utf8) {
        if value.elementsEqual("content-type".utf8) { isPragma = true }
      } else if name.elementsEqual("content".utf8) {
        if needsPragma == nil, let name = Self.charset(inContent: value) {
          found = name
          needsPragma = true
        }
      } else if name.elementsEqual("charset".utf8) {
        found = Charset.name(ofLabel: value)
        needsPragma = false
      }
    }
    guard let needsPragma, !needsPragma || isPragma else { return nil }
    return found.map(Self.readable)
  }

  /// The charset named in the `content` of a `<meta http-equiv>`: `text/html; charset=koi8-r`.
  private static func charset(inContent value: [UInt8]) -> String? {
    let word = Array("charset".utf8)
    var place = 0
    while let start = (place..<value.count).first(where: { value[$0...].starts(with: word) }) {
      place = start + word.count
      while place < value.count, isHTMLSpace(value[place]) { place += 1 }
      guard place < value.count, value[place] == 0x3D else { continue }
      place += 1
      while place < value.count, isHTMLSpace(value[place]) { place += 1 }
      guard place < value.count else { return nil }
      let quote = value[place]
      guard quote == 0x22 || quote == 0x27 else {
        return Charset.name(ofLabel: value[place...].prefix { !isHTMLSpace($0) && $0 != 0x3B })
      }
      guard let end = value[(place + 1)...].firstIndex(of: quote) else { return nil }
      return Charset.name(ofLabel: value[(place + 1)..<end])
    }
    return nil
  }

  /// The next attribute of a tag in lower case; nil at the tag's end or the end of what is looked at.
  private mutating func attribute() -> (name: [UInt8], value: [UInt8])? {
    while place < bytes.count, isHTMLSpace(bytes[place]) || bytes[place] == 0x2F { place += 1 }
    guard place < bytes.count, bytes[place] != 0x3E else { return nil }
    var name: [UInt8] = []
    while true {
      guard place < bytes.count else { return nil }
      let byte = bytes[place]
      if byte == 0x3D, !name.isEmpty { break }
      if isHTMLSpace(byte) {
        while place < bytes.count, isHTMLSpace(bytes[place]) { place += 1 }
        guard place < bytes.count, bytes[place] == 0x3D else { return (name, []) }
        break
      }
      if byte == 0x2F || byte == 0x3E { return (name, []) }
      name.append(asciiLowercased(byte))
      place += 1
    }
    place += 1
    while place < bytes.count, isHTMLSpace(bytes[place]) { place += 1 }
    return value().map { (name, $0) }
  }

  private mutating func value() -> [UInt8]? {
    guard place < bytes.count else { return nil }
    var value: [UInt8] = []
    let quote = bytes[place]
    if quote == 0x22 || quote == 0x27 {
      place += 1
      while place < bytes.count, bytes[place] != quote {
        value.append(asciiLowercased(bytes[place]))
        place += 1
      }
      guard place < bytes.count else { return nil }
      place += 1
      return value
    }
    while place < bytes.count, !isHTMLSpace(bytes[place]), bytes[place] != 0x3E {
      value.append(asciiLowercased(bytes[place]))
      place += 1
    }
    return place < bytes.count ? value : nil
  }
}
