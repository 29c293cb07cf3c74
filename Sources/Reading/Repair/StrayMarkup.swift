/// Takes out tags that stand in the text as text: "the ministry reported.< br>".
///
/// Fires on the tags that editors and exporters leave behind, with or without attributes and with a blank behind the angle
/// bracket. Leaves every other angle bracket ("a < b", "<Reuters>"). Where a line break stood between two words, one space stays.
enum StrayMarkup {
  private static let breaks: Set<String> = [
    "br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "td", "hr",
  ]
  private static let inline: Set<String> = [
    "b", "i", "u", "em", "strong", "span", "font", "a", "sup", "sub", "small", "blockquote", "img", "center", "nobr",
    "wbr",
  ]
  /// The longest tag that is looked for.
  private static let longest = 300

  static func edits(in utf8: UnsafeBufferPointer<UInt8>) -> [TracedText.Edit] {
    var edits: [TracedText.Edit] = []
    var index = 0
    while index < utf8.count {
      guard utf8[index] == 0x3C, let tag = tag(in: utf8, at: index) else {
        index += 1
        continue
      }
      var low = index
      var high = tag.end
      while low > 0, utf8[low - 1] == 0x20, low > (edits.last?.range.upperBound ?? 0) { low -= 1 }
      while high < utf8.count, utf8[high] == 0x20 { high += 1 }
      let isBetween = low > 0 && high < utf8.count
      let spaces = low < index || high > tag.end
      let parts = tag.isBreak && !isMark(utf8, at: high)
      edits.append(
        .init(range: low..<high, replacement: isBetween && (spaces || parts) ? [0x20] : [], kind: "strayMarkup"))
      index = high
    }
    return edits
  }

  /// The tag at `start`, which holds a `<`.
  private static func tag(in utf8: UnsafeBufferPointer<UInt8>, at start: Int) -> (end: Int, isBreak: Bool)? {
    var index = start + 1
    func skipSpaces() { while index < utf8.count, utf8[index] == 0x20 { index += 1 } }
    skipSpaces()
    if index < utf8.count, utf8[index] == 0x2F { index += 1 }
    skipSpaces()
    var name: [UInt8] = []
    while index < utf8.count, name.count < 11, isNameByte(utf8[index]) {
      name.append(utf8[index] | 0x20)
      index += 1
    }
    let word = String(decoding: name, as: UTF8.self)
    guard breaks.contains(word) || inline.contains(word) else { return nil }
    let limit = min(utf8.count, start + longest)
    let hasAttributes = index < limit && utf8[index] == 0x20
    while index < limit, utf8[index] != 0x3E, utf8[index] != 0x3C {
      guard hasAttributes || utf8[index] == 0x2F || utf8[index] == 0x20 else { return nil }
      index += 1
    }
    guard index < limit, utf8[index] == 0x3E else { return nil }
    return (index + 1, breaks.contains(word))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x31 && byte <= 0x36
  }

  /// Whether what stands at `offset` belongs to the word before it: a stop, a comma, a closing mark.
  private static func isMark(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard offset < utf8.count else { return true }
    switch utf8[offset] {
    case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: return true
    case 0xE2: return offset + 2 < utf8.count && utf8[offset + 1] == 0x80 && utf8[offset + 2] == 0x9D
    default: return false
    }
  }
}
