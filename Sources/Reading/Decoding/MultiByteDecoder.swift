internal import Glibc

/// The charsets of East Asia. Where a character begins and ends is decided here, after the WHATWG Encoding standard; what it is,
/// by the system's iconv, asked once for each two-byte character of a page.
final class MultiByteDecoder {
  private enum Family { case gb, big5, eucKR, eucJP, shiftJIS, iso2022JP }

  private let family: Family
  private let converter: iconv_t
  /// For each pair of bytes its character: 0 where not yet asked, `bad` where there is none.
  private var pairs = [UInt32](repeating: 0, count: 1 << 16)
  private static let bad = UInt32.max

  /// A decoder of the charset with this WHATWG name; nil where iconv has no table of it.
  init?(named name: String) {
    let table: String
    switch name {
    case "gbk", "gb18030": (family, table) = (.gb, "GB18030")
    case "big5": (family, table) = (.big5, "BIG5-HKSCS")
    case "euc-kr": (family, table) = (.eucKR, "CP949")
    case "euc-jp": (family, table) = (.eucJP, "EUC-JP-MS")
    case "shift_jis": (family, table) = (.shiftJIS, "CP932")
    case "iso-2022-jp": (family, table) = (.iso2022JP, "EUC-JP-MS")
    default: return nil
    }
    guard let converter = iconv_open("UCS-4LE", table), converter != iconv_t(bitPattern: -1) else { return nil }
    self.converter = converter
  }

  deinit { iconv_close(converter) }

  func decode(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into sink: inout DecodingSink) {
    if family == .iso2022JP {
      decodeEscaped(bytes, from: start, into: &sink)
      return
    }
    var place = start
    while place < bytes.count {
      let lead = bytes[place]
      if lead < 0x80 {
        sink.append(UInt32(lead), width: 1)
        place += 1
      } else if let single = single(lead) {
        sink.append(single, width: 1)
        place += 1
      } else {
        place += decodeLong(bytes, at: place, into: &sink)
      }
    }
  }

  /// The character of a byte that stands alone, U+FFFD where it can do neither that nor lead.
  private func single(_ byte: UInt8) -> UInt32? {
    switch family {
    case .gb: byte == 0x80 ? 0x20AC : byte == 0xFF ? 0xFFFD : nil
    case .shiftJIS:
      switch byte {
      case 0x80: 0x80
      case 0xA1...0xDF: 0xFF61 + UInt32(byte) - 0xA1
      case 0xA0, 0xFD...0xFF: 0xFFFD
      default: nil
      }
    case .eucJP: byte == 0x8E || byte == 0x8F || (0xA1...0xFE).contains(byte) ? nil : 0xFFFD
    case .big5, .eucKR, .iso2022JP: byte == 0x80 || byte == 0xFF ? 0xFFFD : nil
    }
  }

  /// Decodes a character of two bytes or more and gives the number of bytes it took.
  private func decodeLong(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, into sink: inout DecodingSink) -> Int {
    let lead = bytes[place]
    guard place + 1 < bytes.count else {
      sink.appendBad(width: 1)
      return 1
    }
    let trail = bytes[place + 1]
    if family == .gb, (0x30...0x39).contains(trail) { return decodeFour(bytes, at: place, into: &sink) }
    if family == .eucJP, lead == 0x8E, (0xA1...0xDF).contains(trail) {
      sink.append(0xFF61 + UInt32(trail) - 0xA1, width: 2)
      return 2
    }
    if family == .eucJP, lead == 0x8F, (0xA1...0xFE).contains(trail) {
      return decodeThree(bytes, at: place, into: &sink)
    }
    if family == .big5, lead == 0x88, let (letter, accent) = Self.accented[trail] {
      // One code for two characters: the first takes no byte, so that both are found at the pair.
      sink.append(letter, width: 0)
      sink.append(accent, width: 2)
      return 2
    }
    let scalar = isTrail(trail) ? character(lead, trail) : Self.bad
    if scalar != Self.bad {
      sink.append(scalar, width: 2)
      return 2
    }
    // An ASCII byte after a lead byte that it does not fit is left to stand for itself.
    let width = trail < 0x80 ? 1 : 2
    sink.appendBad(width: width)
    return width
  }

  private static let accented: [UInt8: (UInt32, UInt32)] = [
    0x62: (0xCA, 0x304), 0x64: (0xCA, 0x30C), 0xA3: (0xEA, 0x304), 0xA5: (0xEA, 0x30C),
  ]

  private func isTrail(_ byte: UInt8) -> Bool {
    switch family {
    case .gb: (0x40...0x7E).contains(byte) || (0x80...0xFE).contains(byte)
    case .big5: (0x40...0x7E).contains(byte) || (0xA1...0xFE).contains(byte)
    case .eucKR: (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x81...0xFE).contains(byte)
    case .eucJP, .iso2022JP: (0xA1...0xFE).contains(byte)
    case .shiftJIS: (0x40...0x7E).contains(byte) || (0x80...0xFC).contains(byte)
    }
  }

  private func decodeThree(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, into sink: inout DecodingSink) -> Int {
    guard place + 2 < bytes.count, (0xA1...0xFE).contains(bytes[place + 2]) else {
      sink.appendBad(width: 2)
      return 2
    }
    let scalar = ask([0x8F, bytes[place + 1], bytes[place + 2]])
    sink.append(scalar == Self.bad ? 0xFFFD : scalar, width: 3)
    return 3
  }

  private func decodeFour(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, into sink: inout DecodingSink) -> Int {
    guard place + 3 < bytes.count, (0x81...0xFE).contains(bytes[place + 2]), (0x30...0x39).contains(bytes[place + 3])
    else {
      sink.appendBad(width: 1)
      return 1
    }
    let scalar = ask([bytes[place], bytes[place + 1], bytes[place + 2], bytes[place + 3]])
    guard scalar != Self.bad else {
      sink.appendBad(width: 1)
      return 1
    }
    sink.append(scalar, width: 4)
    return 4
  }

  private func character(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
    let index = Int(lead) << 8 | Int(trail)
    if pairs[index] == 0 { pairs[index] = ask([lead, trail]) }
    return pairs[index]
  }

  /// What iconv says the bytes are; `bad` unless they are one character.
  private func ask(_ bytes: [UInt8]) -> UInt32 {
    var input = bytes.map(CChar.init(bitPattern:))
    var output: (UInt32, UInt32) = (0, 0)
    iconv(converter, nil, nil, nil, nil)
    let left = input.withUnsafeMutableBufferPointer { input in
      withUnsafeMutableBytes(of: &output) { output in
        var source: UnsafeMutablePointer<CChar>? = input.baseAddress
        var target: UnsafeMutablePointer<CChar>? = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var sourceLeft = input.count
        var targetLeft = output.count
        guard iconv(converter, &source, &sourceLeft, &target, &targetLeft) != -1,
          sourceLeft == 0
        else { return -1 }
        return targetLeft
      }
    }
    let scalar = UInt32(littleEndian: output.0)
    return left == 4 && Unicode.Scalar(scalar) != nil ? scalar : Self.bad
  }

  /// ISO-2022-JP: escape sequences say how the bytes after them are read.
  private func decodeEscaped(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into sink: inout DecodingSink) {
    enum State { case ascii, roman, katakana, pairs }
    var state = State.ascii
    var place = start
    var pending = 0
    func escape(_ place: Int) -> State? {
      guard place + 2 < bytes.count, bytes[place] == 0x1B else { return nil }
      switch (bytes[place + 1], bytes[place + 2]) {
      case (0x28, 0x42): return .ascii
      case (0x28, 0x4A): return .roman
      case (0x28, 0x49): return .katakana
      case (0x24, 0x40), (0x24, 0x42): return .pairs
      default: return nil
      }
    }
    func emit(_ scalar: UInt32, _ width: Int) {
      sink.append(scalar, width: width + pending)
      pending = 0
      place += width
    }
    while place < bytes.count {
      let byte = bytes[place]
      if let next = escape(place) {
        state = next
        pending += 3
        place += 3
      } else if state == .pairs, (0x21...0x7E).contains(byte) {
        guard place + 1 < bytes.count, (0x21...0x7E).contains(bytes[place + 1]) else {
          emit(0xFFFD, 1)
          continue
        }
        let scalar = character(byte | 0x80, bytes[place + 1] | 0x80)
        emit(scalar == Self.bad ? 0xFFFD : scalar, 2)
      } else if state == .katakana, (0x21...0x5F).contains(byte) {
        emit(0xFF61 + UInt32(byte) - 0x21, 1)
      } else if byte >= 0x80 || byte == 0x1B || (state == .katakana && byte > 0x5F) {
        emit(0xFFFD, 1)
      } else if state == .roman, byte == 0x5C || byte == 0x7E {
        emit(byte == 0x5C ? 0xA5 : 0x203E, 1)
      } else {
        emit(UInt32(byte), 1)
      }
    }
  }
}
