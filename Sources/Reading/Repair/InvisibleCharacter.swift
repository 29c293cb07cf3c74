/// Takes out characters that nobody sees: soft hyphens, zero-width spaces, byte order marks, word joiners, control characters.
///
/// Leaves the joiners that shape letters (Persian, Hindi) and emoji, and the marks of writing direction.
enum InvisibleCharacter {
  static func edits(in utf8: UnsafeBufferPointer<UInt8>) -> [TracedText.Edit] {
    var edits: [TracedText.Edit] = []
    var index = 0
    while index < utf8.count {
      let length = min(Letter.length(utf8[index]), utf8.count - index)
      if isInvisible(utf8, at: index, length) {
        if let last = edits.last, last.range.upperBound == index {
          edits[edits.count - 1].range = last.range.lowerBound..<(index + length)
        } else {
          edits.append(.init(range: index..<(index + length), replacement: [], kind: "invisibleCharacter"))
        }
      }
      index += length
    }
    return edits
  }

  private static func isInvisible(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int, _ length: Int) -> Bool {
    switch (utf8[index], length) {
    case (0..<0x20, _): return !(0x09...0x0D).contains(utf8[index])
    case (0x7F, _): return true
    case (0xC2, 2): return utf8[index + 1] == 0xAD
    case (0xE2, 3):
      return utf8[index + 1] == 0x80 && utf8[index + 2] == 0x8B || utf8[index + 1] == 0x81 && utf8[index + 2] == 0xA0
    case (0xEF, 3): return utf8[index + 1] == 0xBB && utf8[index + 2] == 0xBF
    default: return false
    }
  }
}
