/// Cuts HTML into tags, comments and text and says where each stands, without building a tree.
///
/// It reads any bytes whose charset is compatible with ASCII. Tags and attributes end where the HTML standard's tokenizer ends
/// them (WHATWG HTML 13.2.5), so that what is written out again means to a browser what it meant here. What depends on the
/// tree, such as whether a `<title>` is that of an SVG picture, is left to the caller: see `rawTextEnd`. Linear in the page.
struct MarkupScanner {
  /// What a token is.
  enum Kind {
    case text, startTag, endTag, doctype
    /// `<!-- … -->`.
    case comment
    /// What browsers drop: `<?php … >`, `</ >`, a tag that the page's end cuts off.
    case bogus
  }

  /// A stretch of the page. The tokens of a page cover it without gap or overlap.
  struct Token {
    var kind: Kind
    var range: Range<Int>
    /// Where a tag's name stands.
    var name = 0..<0
    /// Whether a start tag ends in `/>`.
    var isSelfClosing = false
  }

  /// An attribute of the tag that was read last.
  struct Attribute {
    var name: Range<Int>
    /// Where its value stands, without quotation marks; nil where it has none.
    var value: Range<Int>?
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next token begins.
  var position: Int
  /// The attributes of the last tag, in page order, repeated ones too.
  private(set) var attributes: [Attribute] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The next token; nil at the end.
  mutating func next() -> Token? {
    let start = position
    guard start < bytes.count else { return nil }
    var place = start
    while place < bytes.count, !(bytes[place] == 0x3C && opensMarkup(place)) { place += 1 }
    if place > start {
      position = place
      return Token(kind: .text, range: start..<place)
    }
    let token = markup(start)
    position = token.range.upperBound
    return token
  }

  /// Where the raw text that begins at `position` ends: at the end tag of this name, or at the end of the page.
  func rawTextEnd(_ name: MarkupName, length: Int) -> Int {
    var place = position
    while place < bytes.count {
      if bytes[place] == 0x3C, byte(place + 1) == 0x2F, place + 2 + length < bytes.count,
        Self.endsName(bytes[place + 2 + length]), MarkupName(bytes, (place + 2)..<(place + 2 + length)) == name
      {
        return place
      }
      place += 1
    }
    return bytes.count
  }

  /// White space to the HTML standard.
  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  @inline(__always) private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == 0x2F || byte == 0x3E
  }
}

// MARK: Markup

extension MarkupScanner {
  @inline(__always) private func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

  /// Whether the `<` at `place` opens anything, or is text.
  private func opensMarkup(_ place: Int) -> Bool {
    let next = byte(place + 1)
    if next == 0x2F { return place + 2 < bytes.count }
    return Self.isLetter(next) || next == 0x21 || next == 0x3F
  }

  private mutating func markup(_ start: Int) -> Token {
    let next = byte(start + 1)
    if Self.isLetter(next) { return tag(start, name: start + 1, kind: .startTag) }
    if next == 0x2F {
      return Self.isLetter(byte(start + 2))
        ? tag(start, name: start + 2, kind: .endTag) : Token(kind: .bogus, range: start..<closing(start + 2))
    }
    if next == 0x21, byte(start + 2) == 0x2D, byte(start + 3) == 0x2D {
      return Token(kind: .comment, range: start..<commentEnd(start + 4))
    }
    if next == 0x21, start + 9 <= bytes.count, MarkupName(bytes, (start + 2)..<(start + 9)) == "doctype" {
      return Token(kind: .doctype, range: start..<closing(start + 9))
    }
    return Token(kind: .bogus, range: start..<closing(start + 2))
  }

  /// Behind the next `>`.
  private func closing(_ start: Int) -> Int {
    var place = start
    while place < bytes.count, bytes[place] != 0x3E { place += 1 }
    return min(place + 1, bytes.count)
  }

  private func commentEnd(_ start: Int) -> Int {
    if byte(start) == 0x3E { return start + 1 }
    if byte(start) == 0x2D, byte(start + 1) == 0x3E { return start + 2 }
    var place = start
    while place + 2 < bytes.count {
      if bytes[place] == 0x2D, bytes[place + 1] == 0x2D {
        if bytes[place + 2] == 0x3E { return place + 3 }
        if bytes[place + 2] == 0x21, byte(place + 3) == 0x3E { return place + 4 }
      }
      place += 1
    }
    return bytes.count
  }

  private mutating func tag(_ start: Int, name: Int, kind: Kind) -> Token {
    attributes.removeAll(keepingCapacity: true)
    var place = name
    while place < bytes.count, !Self.endsName(bytes[place]) { place += 1 }
    var token = Token(kind: kind, range: start..<start, name: name..<place)
    while place < bytes.count {
      if Self.isSpace(bytes[place]) {
        place += 1
      } else if bytes[place] == 0x3E {
        token.range = start..<(place + 1)
        return token
      } else if bytes[place] == 0x2F {
        place += 1
        token.isSelfClosing = byte(place) == 0x3E
      } else {
        place = attribute(place)
      }
    }
    return Token(kind: .bogus, range: start..<bytes.count)
  }

  /// Reads the attribute whose name begins at `start`, and gives the place behind it.
  private mutating func attribute(_ start: Int) -> Int {
    // An equals sign in front is the first letter of the name.
    var place = start + 1
    while place < bytes.count, !Self.endsName(bytes[place]), bytes[place] != 0x3D { place += 1 }
    var found = Attribute(name: start..<place)
    var after = place
    while after < bytes.count, Self.isSpace(bytes[after]) { after += 1 }
    guard byte(after) == 0x3D else {
      attributes.append(found)
      return place
    }
    place = after + 1
    while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    let quote = byte(place)
    if quote == 0x22 || quote == 0x27 {
      let from = place + 1
      place = from
      while place < bytes.count, bytes[place] != quote { place += 1 }
      found.value = from..<place
      place = min(place + 1, bytes.count)
    } else {
      let from = place
      while place < bytes.count, !Self.isSpace(bytes[place]), bytes[place] != 0x3E { place += 1 }
      found.value = from..<place
    }
    attributes.append(found)
    return place
  }
}
