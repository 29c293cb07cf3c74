/// Small jobs on texts that are not long and not many: titles, names, descriptions.
enum TextWords {
  /// The text with runs of white space made one space, none at the ends, and references that were written twice
  /// (`&amp;amp;`) left as they are.
  static func squeezed(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var pending = false
    var previous: UInt8 = 0
    for byte in text.utf8 {
      let isSpace = byte <= 0x20 || (byte == 0xA0 && previous == 0xC2)
      if byte == 0xA0, previous == 0xC2 { bytes.removeLast() }
      previous = byte
      if isSpace {
        pending = !bytes.isEmpty
      } else {
        if pending { bytes.append(0x20) }
        pending = false
        bytes.append(byte)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The hashes of the first `limit` words, as `TextTally` makes them.
  static func hashes(_ text: String, limit: Int) -> [UInt32] {
    var result: [UInt32] = []
    var hash = TokenHash.seed
    for byte in text.utf8 {
      switch byte {
      case 0...0x20:
        if hash != TokenHash.seed { result.append(hash) }
        hash = TokenHash.seed
        if result.count >= limit { return result }
      case 0x41...0x5A: hash = TokenHash.adding(byte | 0x20, to: hash)
      case 0x30...0x39, 0x61...0x7A, 0x80...: hash = TokenHash.adding(byte, to: hash)
      default: break
      }
    }
    if hash != TokenHash.seed { result.append(hash) }
    return result
  }
}
