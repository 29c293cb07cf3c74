/// Character references (13.2.5.72 to 80).
extension HTMLTokenizer {
  /// Adds to the side buffer what the reference at `place`, an ampersand, stands for, and gives the place behind it; nil, with
  /// nothing added, where the ampersand stands for itself.
  mutating func reference(at place: Int, inAttribute: Bool) -> Int? {
    let next = page[place + 1]
    if next == 0x23 { return numericReference(at: place + 2) }
    guard classes[Int(next)] & HTMLByteClass.alphanumeric != 0 else { return nil }
    let start = place + 1
    var stop = start
    while stop - start < 40, classes[Int(page[stop])] & HTMLByteClass.alphanumeric != 0 { stop += 1 }
    if page[stop] == 0x3B {
      let name = UnsafeBufferPointer(start: page + start, count: stop + 1 - start)
      if let text = references.text(of: name) {
        side.append(contentsOf: text)
        return stop + 1
      }
    }
    var length = min(stop - start, HTMLReferences.longestBareName)
    while length >= 2 {
      if let text = references.text(of: UnsafeBufferPointer(start: page + start, count: length)) {
        let after = page[start + length]
        if inAttribute, after == 0x3D || classes[Int(after)] & HTMLByteClass.alphanumeric != 0 { return nil }
        side.append(contentsOf: text)
        return start + length
      }
      length -= 1
    }
    return nil
  }

  private mutating func numericReference(at start: Int) -> Int? {
    let isHex = page[start] | 0x20 == 0x78
    var place = isHex ? start + 1 : start
    let digits = place
    var value: UInt32 = 0
    while let digit = Self.digit(page[place], isHex: isHex) {
      value = min(value &* (isHex ? 16 : 10) &+ digit, 0x110000)
      place += 1
    }
    guard place > digits else { return nil }
    append(scalar: Self.repaired(value))
    return page[place] == 0x3B ? place + 1 : place
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    if byte &- 0x30 < 10 { return UInt32(byte - 0x30) }
    let letter = (byte | 0x20) &- 0x61
    return isHex && letter < 6 ? UInt32(letter) + 10 : nil
  }

  /// The numbers 0x80 to 0x9F mean what they mean in windows-1252; those of no character are U+FFFD.
  private static func repaired(_ value: UInt32) -> UInt32 {
    if value == 0 || value > 0x10FFFF || (0xD800...0xDFFF).contains(value) { return 0xFFFD }
    guard (0x80...0x9F).contains(value) else { return value }
    return windows1252[Int(value) - 0x80]
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  private mutating func append(scalar value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    for byte in UTF8.encode(scalar).unsafelyUnwrapped { side.append(byte) }
  }
}
