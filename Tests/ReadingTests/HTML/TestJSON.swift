/// JSON as html5lib's tests write it; a surrogate without its other half, which no Swift text can hold, is kept as U+FFFD and
/// remembered.
indirect enum TestJSON: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([TestJSON])
  case object([String: TestJSON])

  var string: String? { if case .string(let value) = self { value } else { nil } }
  var array: [TestJSON] { if case .array(let value) = self { value } else { [] } }
  subscript(key: String) -> TestJSON? { if case .object(let value) = self { value[key] } else { nil } }

  /// Reads a whole text; traps where it is not JSON, as only test files are read.
  static func read(_ bytes: [UInt8]) -> TestJSON {
    var reader = Reader(bytes: bytes)
    return reader.value()
  }

  /// Resolves `\uHHHH` once more, for tests that are escaped twice.
  static func unescaped(_ text: String) -> String {
    var reader = Reader(bytes: Array(text.utf8) + [0x22])
    return reader.text(keepingOtherEscapes: true)
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    mutating func skipSpace() {
      while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    }

    mutating func value() -> TestJSON {
      skipSpace()
      defer { skipSpace() }
      switch bytes[place] {
      case 0x7B: return object()
      case 0x5B: return list()
      case 0x22:
        place += 1
        return .string(text())
      case 0x74: return literal(4, .bool(true))
      case 0x66: return literal(5, .bool(false))
      case 0x6E: return literal(4, .null)
      default:
        let start = place
        while place < bytes.count, bytes[place] > 0x20, ![0x2C, 0x5D, 0x7D].contains(bytes[place]) { place += 1 }
        return .number(Double(String(decoding: bytes[start..<place], as: UTF8.self)) ?? .nan)
      }
    }

    mutating func literal(_ length: Int, _ value: TestJSON) -> TestJSON {
      place += length
      return value
    }

    mutating func list() -> TestJSON {
      var items: [TestJSON] = []
      place += 1
      skipSpace()
      while bytes[place] != 0x5D {
        items.append(value())
        if bytes[place] == 0x2C { place += 1 }
        skipSpace()
      }
      place += 1
      return .array(items)
    }

    mutating func object() -> TestJSON {
      var items: [String: TestJSON] = [:]
      place += 1
      skipSpace()
      while bytes[place] != 0x7D {
        place += 1
        let key = text()
        skipSpace()
        place += 1
        items[key] = value()
        if bytes[place] == 0x2C { place += 1 }
        skipSpace()
      }
      place += 1
      return .object(items)
    }

    mutating func unit() -> UInt16 {
      defer { place += 4 }
      return UInt16(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16) ?? 0
    }

    mutating func text(keepingOtherEscapes: Bool = false) -> String {
      var units: [UInt16] = []
      var plain: [UInt8] = []
      func flush() {
        units += Array(String(decoding: plain, as: UTF8.self).utf16)
        plain = []
      }
      while bytes[place] != 0x22 || (keepingOtherEscapes && place < bytes.count - 1) {
        let byte = bytes[place]
        place += 1
        guard byte == 0x5C, !keepingOtherEscapes || bytes[place] == 0x75 else {
          plain.append(byte)
          continue
        }
        let escape = bytes[place]
        place += 1
        switch escape {
        case 0x75:
          flush()
          units.append(unit())
        case 0x6E: plain.append(0x0A)
        case 0x72: plain.append(0x0D)
        case 0x74: plain.append(0x09)
        case 0x62: plain.append(0x08)
        case 0x66: plain.append(0x0C)
        default: plain.append(escape)
        }
      }
      place += 1
      flush()
      return String(decoding: units, as: UTF16.self)
    }
  }
}
