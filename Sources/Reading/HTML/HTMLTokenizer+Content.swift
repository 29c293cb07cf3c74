internal import Glibc

/// Where the text of a raw element ends.
extension HTMLTokenizer {
  /// The place of the end tag that ends the present content, or of the end of the page.
  func findContentEnd() -> Int {
    switch content {
    case .data, .plaintext: end
    case .rcdata, .rawtext: rawTextEnd()
    case .scriptData: scriptEnd()
    case .cdata: sectionEnd()
    }
  }

  /// The next `byte` at or after `place`, or the end of the page.
  func find(_ byte: UInt8, from place: Int) -> Int {
    guard place < end, let found = memchr(page + place, Int32(byte), end - place) else { return end }
    return UnsafeRawPointer(found) - UnsafeRawPointer(page)
  }

  private func rawTextEnd() -> Int {
    var place = find(0x3C, from: position)
    while place < end, !isFittingEndTag(place) { place = find(0x3C, from: place + 1) }
    return place
  }

  /// Whether the `<` at `place` opens an end tag with the name of the last start tag.
  private func isFittingEndTag(_ place: Int) -> Bool {
    guard let name = lastStartTag, page[place + 1] == 0x2F else { return false }
    let length = names.length(of: name.rawValue)
    guard length > 0, place + 2 + length < end, isTagNameEnd(page[place + 2 + length]) else { return false }
    return names.equalsIgnoringCase(name.rawValue, UnsafeBufferPointer(start: page + place + 2, count: length))
  }

  private func isTagNameEnd(_ byte: UInt8) -> Bool { isHTMLSpace(byte) || byte == 0x2F || byte == 0x3E }

  private func sectionEnd() -> Int {
    var place = find(0x5D, from: position)
    while place < end, page[place + 1] != 0x5D || page[place + 2] != 0x3E { place = find(0x5D, from: place + 1) }
    return place
  }

  /// A script may hold a comment in which a whole script element stands, whose end tag does not count (13.2.5.15 to 31).
  private func scriptEnd() -> Int {
    enum Depth { case plain, escaped, doubleEscaped }
    var depth = Depth.plain
    var place = position
    while place < end {
      if depth == .plain {
        place = find(0x3C, from: place)
        if place >= end || isFittingEndTag(place) { return place }
        if page[place + 1] == 0x21, page[place + 2] == 0x2D, page[place + 3] == 0x2D {
          depth = .escaped
          place += 2
        } else {
          place += 1
        }
        continue
      }
      while place < end, page[place] != 0x3C, page[place] != 0x2D { place += 1 }
      if place >= end { break }
      if page[place] == 0x2D {
        let dashes = place
        while page[place] == 0x2D { place += 1 }
        if place - dashes >= 2, page[place] == 0x3E { depth = .plain }
      } else if depth == .escaped {
        if isFittingEndTag(place) { return place }
        if isScriptName(place + 1) { depth = .doubleEscaped }
        place += 1
      } else {
        if page[place + 1] == 0x2F, isScriptName(place + 2) { depth = .escaped }
        place += 1
      }
    }
    return end
  }

  private func isScriptName(_ place: Int) -> Bool {
    guard place + 6 < end, isTagNameEnd(page[place + 6]) else { return false }
    return names.equalsIgnoringCase(HTMLTag.script.rawValue, UnsafeBufferPointer(start: page + place, count: 6))
  }
}
