internal import Record

/// Takes words out of a pasted page with their origins: white space made one, and line ends inside a paragraph mended.
enum PastedText {
  /// The words at `range`, and the line ends in them that became spaces, as repairs.
  static func traced(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (text: TracedText, repairs: [Repair]) {
    var text = TracedText()
    var repairs: [Repair] = []
    var index = range.lowerBound
    var start = index
    while index < range.upperBound {
      var end = index
      var isWrap = false
      while end < range.upperBound, let space = spaceLength(utf8, at: end) {
        if utf8[end] == 0x0A { isWrap = true }
        end += space
      }
      guard end > index else {
        index += min(Letter.length(utf8[index]), range.upperBound - index)
        continue
      }
      if end - index == 1, utf8[index] == 0x20 {
        index = end
        continue
      }
      text.append(verbatim: start..<index, of: utf8)
      if !text.isEmpty, end < range.upperBound {
        if isWrap {
          let was = String(decoding: utf8[index..<end], as: UTF8.self)
          repairs.append(Repair(kind: "hardWrap", span: Span(text.count, text.count + 1), was: was))
        }
        text.append([0x20], for: index..<end, as: isWrap ? .repaired : .space)
      }
      index = end
      start = end
    }
    text.append(verbatim: start..<max(start, range.upperBound), of: utf8)
    return (text.trimmed(), repairs)
  }

  /// The words at `range` with white space made one.
  static func words(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    traced(utf8, range).text.string
  }

  /// Whether "Â" or "Ã" stands before `offset`: a no-break space behind it is the second byte of a broken letter.
  private static func isHalf(_ utf8: UnsafeBufferPointer<UInt8>, before offset: Int) -> Bool {
    offset >= 2 && utf8[offset - 2] == 0xC3 && (utf8[offset - 1] == 0x82 || utf8[offset - 1] == 0x83)
  }

  /// The words at `range` as they will be mended: for names that stand outside the text.
  static func mended(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    let words = words(utf8, range)
    let isBroken = words.utf8.contains { $0 == 0x26 || $0 == 0xC3 || $0 == 0xE2 }
    return isBroken ? TextRepairs.mended(words, language: nil) : words
  }

  /// The bytes of the white space at `offset`, no-break and typographic spaces among it; nil where there is none.
  private static func spaceLength(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
    switch utf8[offset] {
    case 0x20, 0x09...0x0D: return 1
    case 0xC2:
      guard offset + 1 < utf8.count, utf8[offset + 1] == 0xA0 else { return nil }
      return isHalf(utf8, before: offset) ? nil : 2
    case 0xE2:
      guard offset + 2 < utf8.count, utf8[offset + 1] == 0x80 else { return nil }
      let last = utf8[offset + 2]
      return (0x80...0x8A).contains(last) || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : nil
    case 0xE3: return offset + 2 < utf8.count && utf8[offset + 1] == 0x80 && utf8[offset + 2] == 0x80 ? 3 : nil
    default: return nil
    }
  }
}
