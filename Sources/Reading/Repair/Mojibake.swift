/// Turns UTF-8 that was once read as windows-1252 back: "â€œ" is “, "Ã©" is é.
///
/// Fires where two or more characters, turned into windows-1252 bytes, are one or more whole scalars of UTF-8; and on "â€"
/// before a space or an end, whose third byte windows-1252 does not have: ”. Leaves single letters ("à la", "Ünal", "â").
enum Mojibake {
  /// The scalars that windows-1252 has at 0x80 to 0x9F; 0 where it has none.
  private static let high: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  static func edits(in utf8: UnsafeBufferPointer<UInt8>) -> [TracedText.Edit] {
    var edits: [TracedText.Edit] = []
    var index = 0
    while index < utf8.count {
      guard utf8[index] >= 0xC2, let edit = edit(in: utf8, at: index) else {
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
      return .init(range: start..<index, replacement: bytes == [0xC2, 0xA0] ? [0x20] : bytes, kind: "mojibake")
    }
    let isEnd = index == utf8.count || utf8[index] == 0x20 || utf8[index] == 0x2E || utf8[index] == 0x2C
    guard bytes == [0xE2, 0x80], isEnd else { return nil }
    return .init(range: start..<index, replacement: [0xE2, 0x80, 0x9D], kind: "mojibake")
  }

  /// Whether the bytes are valid UTF-8 and not a pair of letters that some language writes: "Ã" and "Â" begin no word
  /// that goes on with a sign, but "Ä°" might be units; only Latin letters, signs and dashes are taken.
  private static func isPlausible(_ bytes: [UInt8]) -> Bool {
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { return false }
    switch bytes[0] {
    case 0xC2: return scalar.value >= 0xA0 && scalar.value != 0xAD
    case 0xC3...0xC5: return true
    case 0xD0, 0xD1: return true
    case 0xE2: return (0x2010...0x2044).contains(scalar.value) || scalar.value == 0x20AC || scalar.value == 0x2122
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
