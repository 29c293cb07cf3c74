internal import Knowledge

/// A way of writing characters as bytes, by its WHATWG name.
enum Charset {
  case utf8
  case utf16(isBigEndian: Bool)
  /// What the bytes from 80 on are; 0 for those that are nothing.
  case singleByte([UInt16])
  case multiByte(MultiByteDecoder)
  /// The bytes from 80 on are private characters.
  case userDefined
  /// A charset that is not read because it has been used to smuggle scripts.
  case replacement

  /// The charset of this name; nil where the system has no table of it.
  init?(named name: String) {
    switch name {
    case "utf-8": self = .utf8
    case "utf-16le": self = .utf16(isBigEndian: false)
    case "utf-16be": self = .utf16(isBigEndian: true)
    case "x-user-defined": self = .userDefined
    case "replacement": self = .replacement
    default:
      if let table = Self.table(of: name == "iso-8859-8-i" ? "iso-8859-8" : name) {
        self = .singleByte(table)
      } else if let decoder = MultiByteDecoder(named: name) {
        self = .multiByte(decoder)
      } else {
        return nil
      }
    }
  }

  /// The WHATWG name of the charset that pages call `label`; nil where there is none of that label.
  static func name(ofLabel label: some Collection<UInt8>) -> String? {
    let trimmed = label.drop(while: isHTMLSpace).reversed().drop(while: isHTMLSpace).reversed().map(asciiLowercased)
    if trimmed.elementsEqual("utf-8".utf8) { return "utf-8" }
    return KnowledgeFile("charset-labels.tsv").rows.first { $0[0].utf8.elementsEqual(trimmed) }?[1]
  }

  private static func table(of name: String) -> [UInt16]? {
    let file = KnowledgeFile("single-byte.bin").bytes
    let size = 16 + 256
    for start in stride(from: 0, to: file.count - size + 1, by: size) {
      let named = file[start..<start + 16].prefix { $0 != 0 }
      guard named.elementsEqual(name.utf8) else { continue }
      return (0..<128).map { file.loadUnaligned(fromByteOffset: start + 16 + $0 * 2, as: UInt16.self) }
    }
    return nil
  }

  /// Decodes `bytes` from `start` on. Always true; a charset that cannot be had is no `Charset`.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into sink: inout DecodingSink) -> Bool {
    switch self {
    case .utf8: UTF8Decoder.decode(bytes, from: start, into: &sink)
    case .utf16(let isBigEndian): Self.decodeUTF16(bytes, from: start, isBigEndian: isBigEndian, into: &sink)
    case .singleByte(let table):
      table.withUnsafeBufferPointer { table in
        for byte in bytes[start...] {
          let scalar = byte < 0x80 ? UInt16(byte) : table[Int(byte) - 0x80]
          sink.append(byte != 0 && scalar == 0 ? 0xFFFD : UInt32(scalar), width: 1)
        }
      }
    case .multiByte(let decoder): decoder.decode(bytes, from: start, into: &sink)
    case .userDefined:
      for byte in bytes[start...] { sink.append(byte < 0x80 ? UInt32(byte) : 0xF700 + UInt32(byte), width: 1) }
    case .replacement: if start < bytes.count { sink.appendBad(width: bytes.count - start) }
    }
    return true
  }

  private static func decodeUTF16(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isBigEndian: Bool, into sink: inout DecodingSink
  ) {
    func unit(_ place: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[place]), UInt32(bytes[place + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var place = start
    while place + 1 < bytes.count {
      let high = unit(place)
      if high & 0xFC00 == 0xD800, place + 3 < bytes.count, unit(place + 2) & 0xFC00 == 0xDC00 {
        sink.append(0x10000 + (high & 0x3FF) << 10 + unit(place + 2) & 0x3FF, width: 4)
        place += 4
      } else {
        if high & 0xF800 == 0xD800 { sink.appendBad(width: 2) } else { sink.append(high, width: 2) }
        place += 2
      }
    }
    if place < bytes.count { sink.appendBad(width: 1) }
  }
}
