/// UTF-8 with bad bytes: each stretch that can begin no character is one U+FFFD, as the Encoding standard has it.
enum UTF8Decoder {
  /// How many characters beyond ASCII there are, and how many bad stretches.
  struct Count: Equatable {
    var good = 0
    var bad = 0
  }

  /// Counts without decoding; a thousand bad stretches are enough to know.
  static func count(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Count {
    var count = Count()
    var place = start
    while place < bytes.count {
      place = skipASCII(bytes, from: place)
      guard place < bytes.count else { break }
      let (length, isGood) = sequence(bytes, at: place)
      if isGood { count.good += 1 } else { count.bad += 1 }
      if count.bad > 1_000 { break }
      place += length
    }
    return count
  }

  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into sink: inout DecodingSink) {
    var place = start
    while place < bytes.count {
      let (length, isGood) = sequence(bytes, at: place)
      if isGood {
        sink.append(scalar(bytes, at: place, length: length), width: length)
      } else {
        sink.appendBad(width: length)
      }
      place += length
    }
  }

  private static func skipASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var place = start
    while place + 8 <= bytes.count {
      let word = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      place += 8
    }
    while place < bytes.count, bytes[place] < 0x80 { place += 1 }
    return place
  }

  /// The length of the character at `place`, or of the stretch that is none.
  @inline(__always)
  private static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> (length: Int, isGood: Bool) {
    let lead = bytes[place]
    if lead < 0x80 { return (1, true) }
    let needed: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: needed = 2
    case 0xE0: (needed, low) = (3, 0xA0)
    case 0xED: (needed, high) = (3, 0x9F)
    case 0xE1...0xEF: needed = 3
    case 0xF0: (needed, low) = (4, 0x90)
    case 0xF4: (needed, high) = (4, 0x8F)
    case 0xF1...0xF3: needed = 4
    default: return (1, false)
    }
    for offset in 1..<needed {
      guard place + offset < bytes.count, bytes[place + offset] >= low, bytes[place + offset] <= high else {
        return (offset, false)
      }
      (low, high) = (0x80, 0xBF)
    }
    return (needed, true)
  }

  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, length: Int) -> UInt32 {
    let lead = UInt32(bytes[place])
    func tail(_ offset: Int) -> UInt32 { UInt32(bytes[place + offset] & 0x3F) }
    switch length {
    case 1: return lead
    case 2: return (lead & 0x1F) << 6 | tail(1)
    case 3: return (lead & 0x0F) << 12 | tail(1) << 6 | tail(2)
    default: return (lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
    }
  }
}
