/// Turns UTF-8 that was once read in another charset back: as windows-1252 ("â€œ" is “, "Ã©" is é), as windows-1251
/// ("вЂњ" is “) or as Mac Roman ("‚Äú" is “).
///
/// Fires where two or more characters, turned into the bytes of that charset, are one whole scalar of UTF-8; and on "â€" before
/// anything but a letter, whose third byte windows-1252 does not have: ”. "Â" and "Ã" whose second byte, a no-break space,
/// became a space are that space and à. Leaves single letters ("à la", "Ünal", "â", "São").
enum Mojibake {
  /// How often a text may have gone through it: text that was broken twice is mended twice.
  static let deepest = 3

  /// The scalars that windows-1252 has at 0x80 to 0x9F; 0 where it has none.
  private static let high: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  /// The marks whose UTF-8 begins with E2 80, by what the other charsets make of them.
  private static let marks: [[UInt8]: [UInt8]] = {
    let known: [(String, String)] = [
      ("вЂњ", "“"), ("вЂќ", "”"), ("вЂ\u{98}", "‘"), ("вЂ™", "’"), ("вЂћ", "„"), ("вЂ“", "–"), ("вЂ”", "—"),
      ("вЂ¦", "…"),
      ("вЂў", "•"), ("‚Äú", "“"), ("‚Äù", "”"), ("‚Äò", "‘"), ("‚Äô", "’"), ("‚Äû", "„"), ("‚Äì", "–"), ("‚Äî", "—"),
      ("‚Ä¶", "…"),
      ("‚Ä¢", "•"),
    ]
    return Dictionary(uniqueKeysWithValues: known.map { (Array($0.0.utf8), Array($0.1.utf8)) })
  }()

  static func edits(in utf8: UnsafeBufferPointer<UInt8>) -> [TracedText.Edit] {
    var edits: [TracedText.Edit] = []
    var index = 0
    while index < utf8.count {
      guard utf8[index] >= 0xC2, let edit = edit(in: utf8, at: index) ?? mark(in: utf8, at: index) else {
        index += Letter.length(utf8[index])
        continue
      }
      edits.append(edit)
      index = edit.range.upperBound
    }
    return edits
  }

  private static func edit(in utf8: UnsafeBufferPointer<UInt8>, at start: Int) -> TracedText.Edit? {
    guard let (first, behind) = byte(in: utf8, at: start), first >= 0xC2, first <= 0xF4 else { return nil }
    var bytes = [first]
    var index = behind
    for _ in 1..<Letter.length(first) {
      guard let (next, end) = byte(in: utf8, at: index), next & 0xC0 == 0x80 else { break }
      bytes.append(next)
      index = end
    }
    if bytes.count == Letter.length(first) {
      guard isPlausible(bytes) else { return nil }
      return .init(range: start..<index, replacement: meant(bytes), kind: "mojibake")
    }
    if bytes.count == 1 { return lostSpace(in: utf8, first, start..<index) }
    guard bytes == [0xE2, 0x80] else { return nil }
    let end = index + replacementLength(utf8, index)
    guard end == utf8.count || !Letter(utf8, at: end, before: utf8.count).isWord else { return nil }
    return .init(range: start..<end, replacement: [0xE2, 0x80, 0x9D], kind: "mojibake")
  }

  /// What the bytes stand for: a no-break space is a space, a control character the windows-1252 sign it was taken from.
  private static func meant(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes[0] == 0xC2, bytes[1] <= 0xA0 else { return bytes }
    if bytes[1] == 0xA0 { return [0x20] }
    let value = high[Int(bytes[1] - 0x80)]
    return Unicode.Scalar(value).map { value > 0 ? Array(String($0).utf8) : [] } ?? []
  }

  /// The bytes of U+FFFD at `index`, which stands for a byte that could not be read; 0 where it is not there.
  private static func replacementLength(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    index + 2 < utf8.count && utf8[index] == 0xEF && utf8[index + 1] == 0xBF && utf8[index + 2] == 0xBD ? 3 : 0
  }

  /// "Â " behind a small letter or a mark, "Ã " where à stands: their second byte was a no-break space and became a space.
  private static func lostSpace(in utf8: UnsafeBufferPointer<UInt8>, _ first: UInt8, _ range: Range<Int>)
    -> TracedText.Edit?
  {
    guard range.upperBound < utf8.count, utf8[range.upperBound] == 0x20 else { return nil }
    let before = range.lowerBound > 0 ? utf8[range.lowerBound - 1] : 0x20
    let isBehindWord = before >= 0x61 && before <= 0x7A || [0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x29].contains(before)
    if first == 0xC2, isBehindWord { return .init(range: range, replacement: [], kind: "mojibake") }
    if first == 0xC3, isBehindWord || before == 0x20 || before == 0x27 {
      return .init(range: range, replacement: [0xC3, 0xA0], kind: "mojibake")
    }
    return nil
  }

  private static func mark(in utf8: UnsafeBufferPointer<UInt8>, at start: Int) -> TracedText.Edit? {
    guard start + 4 < utf8.count,
      utf8[start] == 0xD0 && utf8[start + 1] == 0xB2 && utf8[start + 2] == 0xD0 && utf8[start + 3] == 0x82
        || utf8[start] == 0xE2 && utf8[start + 1] == 0x80 && utf8[start + 2] == 0x9A
    else { return nil }
    for length in 6...8 where start + length <= utf8.count {
      if let bytes = marks[Array(utf8[start..<(start + length)])] {
        return .init(range: start..<(start + length), replacement: bytes, kind: "mojibake")
      }
    }
    return nil
  }

  /// Whether the bytes are valid UTF-8 and not a pair of letters that some language writes: "Ã" and "Â" begin no word
  /// that goes on with a sign, but "Ä°" might be units; only Latin and Cyrillic letters, signs, dashes and emoji are taken.
  private static func isPlausible(_ bytes: [UInt8]) -> Bool {
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { return false }
    switch bytes[0] {
    case 0xC2: return scalar.value >= 0x80 && scalar.value != 0xAD
    case 0xC3...0xC5: return true
    case 0xD0, 0xD1: return true
    case 0xE2:
      return (0x2010...0x205E).contains(scalar.value) || (0x20A0...0x20C0).contains(scalar.value)
        || (0x2100...0x22FF).contains(scalar.value)
    case 0xEF: return scalar.value == 0xFEFF
    case 0xF0: return (0x1F000...0x1FAFF).contains(scalar.value)
    default: return false
    }
  }

  /// The windows-1252 byte of the scalar at `offset`, 0x80 or above, and where the scalar ends.
  private static func byte(in utf8: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt8, Int)? {
    guard offset < utf8.count, utf8[offset] >= 0xC2 else { return nil }
    let length = Letter.length(utf8[offset])
    guard length < 4, offset + length <= utf8.count else { return nil }
    var value = UInt32(utf8[offset]) & (length == 2 ? 0x1F : 0x0F)
    for next in utf8[(offset + 1)..<(offset + length)] { value = value << 6 | UInt32(next & 0x3F) }
    if value >= 0x80, value <= 0xFF { return (UInt8(value), offset + length) }
    guard let place = high.firstIndex(of: value) else { return nil }
    return (UInt8(0x80 + place), offset + length)
  }
}
