/// `WordHash` of a word's lower-cased form, computed from its bytes without making a string.
///
/// All apostrophes count as `'`, all hyphens as `-`; soft hyphens and other invisible scalars are left out.
struct LowercaseHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Adds a byte.
  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  /// Adds a scalar's small form.
  mutating func add(_ scalar: Scalar) {
    if scalar.value < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      add(byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : byte &- 0x41 < 26 ? byte | 0x20 : byte)
      return
    }
    switch scalar.kind {
    case .ignored: return
    case .apostrophe: add(UInt8(ascii: "'"))
    case .hyphen: add(UInt8(ascii: "-"))
    default: addWide(Scalar.lowered(scalar.value))
    }
  }

  private mutating func addWide(_ value: UInt32) {
    let tail = { (shift: UInt32) in UInt8(truncatingIfNeeded: value >> shift & 0x3F | 0x80) }
    if value < 0x800 {
      add(UInt8(truncatingIfNeeded: value >> 6 | 0xC0))
    } else if value < 0x10000 {
      add(UInt8(truncatingIfNeeded: value >> 12 | 0xE0))
      add(tail(6))
    } else {
      add(UInt8(truncatingIfNeeded: value >> 18 | 0xF0))
      add(tail(12))
      add(tail(6))
    }
    add(tail(0))
  }

  /// The hash of the word at `range`.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = LowercaseHash()
    var position = range.lowerBound
    while position < range.upperBound {
      let scalar = Scalar(bytes, at: position, end: range.upperBound)
      hash.add(scalar)
      position += scalar.count
    }
    return hash.value
  }
}
