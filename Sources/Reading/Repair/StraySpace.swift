/// Takes out spaces that stand where no language sets one: "Stepanakert .", "( RMK )", "“ In connection".
///
/// Fires before a full stop or comma that ends a word, and on the inner side of brackets; outside French also before
/// `;` `:` `!` `?` and on the inner side of curly double quotes. Leaves " ...", " .5", " .com" and dashes.
enum StraySpace {
  static func edits(in utf8: UnsafeBufferPointer<UInt8>, language: String?) -> [TracedText.Edit] {
    let isFrench = language == nil || language == "fr"
    var edits: [TracedText.Edit] = []
    var index = 0
    while index < utf8.count {
      guard utf8[index] == 0x20 else {
        index += 1
        continue
      }
      var end = index
      while end < utf8.count, utf8[end] == 0x20 { end += 1 }
      if index > 0, end < utf8.count,
        isBeforePunctuation(utf8, index, end, isFrench) || isInside(utf8, index, end, isFrench)
      {
        edits.append(.init(range: index..<end, replacement: [], kind: "spaceBeforePunctuation"))
      }
      index = end
    }
    return edits
  }

  private static func isBeforePunctuation(
    _ utf8: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ isFrench: Bool
  ) -> Bool {
    guard endsWord(utf8, before: start) else { return false }
    switch utf8[end] {
    case 0x2E, 0x2C: break
    case 0x3B, 0x3A, 0x21, 0x3F: if isFrench { return false }
    case 0x29, 0x5D: return true
    default: return false
    }
    let next = end + 1
    guard next < utf8.count else { return true }
    return utf8[next] == 0x20 || utf8[next] == 0x22 || utf8[next] == 0x29
      || isClosingQuote(utf8, at: next)
  }

  private static func isInside(
    _ utf8: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ isFrench: Bool
  ) -> Bool {
    if utf8[start - 1] == 0x28 || utf8[start - 1] == 0x5B { return true }
    guard !isFrench, start >= 3 else { return false }
    let opens = utf8[start - 3] == 0xE2 && utf8[start - 2] == 0x80 && utf8[start - 1] == 0x9C
    let isOpening = start == 3 || utf8[start - 4] == 0x20 || utf8[start - 4] == 0x28
    if opens, isOpening { return true }
    return utf8[end] == 0xE2 && end + 2 < utf8.count && utf8[end + 1] == 0x80 && utf8[end + 2] == 0x9D
      && (end + 3 == utf8.count || !Letter(utf8, at: end + 3, before: utf8.count).isWord)
      && endsWord(utf8, before: start)
  }

  /// Whether a letter, a digit or a closing mark stands before `offset`.
  private static func endsWord(_ utf8: UnsafeBufferPointer<UInt8>, before offset: Int) -> Bool {
    switch utf8[offset - 1] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x25, 0x29, 0x5D: return true
    case 0x2C, 0x2E: return false
    case 0x80...0xBF:
      if offset >= 3, utf8[offset - 3] == 0xE2 { return utf8[offset - 2] == 0x80 && utf8[offset - 1] == 0x9D }
      return true
    default: return false
    }
  }

  private static func isClosingQuote(_ utf8: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard offset + 1 < utf8.count else { return false }
    if utf8[offset] == 0xC2 { return utf8[offset + 1] == 0xBB }
    return utf8[offset] == 0xE2 && offset + 2 < utf8.count && utf8[offset + 1] == 0x80
      && (0x99...0x9D).contains(utf8[offset + 2]) && utf8[offset + 2] != 0x9A
  }
}
