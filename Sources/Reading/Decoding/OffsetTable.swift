/// Where in a payload each character of its UTF-8 form came from, for payloads that are not themselves that form.
///
/// It keeps a mark every 128 bytes of text and the width of each character in the payload, one byte a character, or nothing where
/// all are one byte wide.
struct OffsetTable: Sendable {
  /// The beginning of a character.
  struct Mark: Sendable {
    var utf8: UInt32
    var payload: UInt32
    var character: UInt32
  }

  static let step = 128
  /// A width of 255 or more, which only an escape sequence repeated to do harm has, stands in `wide`.
  static let wideWidth: UInt8 = 255

  var marks: [Mark] = []
  var widths: [UInt8]?
  var wide: [Int: Int] = [:]
  var payloadCount: Int

  /// The place in the payload of the character at `offset` of the text.
  func payloadOffset(_ offset: Int, in utf8: [UInt8]) -> Int {
    guard offset < utf8.count, !marks.isEmpty else { return payloadCount }
    guard offset > 0 else { return Int(marks[0].payload) }
    var index = min(offset / Self.step, marks.count - 1)
    while index > 0, Int(marks[index].utf8) > offset { index -= 1 }
    var place = Int(marks[index].utf8)
    var payload = Int(marks[index].payload)
    var character = Int(marks[index].character)
    while true {
      let next = place + Self.length(utf8[place])
      if next > offset { return payload }
      payload += width(of: character)
      character += 1
      place = next
    }
  }

  private func width(of character: Int) -> Int {
    guard let widths else { return 1 }
    let width = widths[character]
    return width == Self.wideWidth ? wide[character] ?? 255 : Int(width)
  }

  /// The length of the character that begins with this byte.
  @inline(__always) static func length(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }
}

/// What a decoder writes to: the text, and how wide each character was in the payload.
struct DecodingSink {
  private var utf8: [UInt8] = []
  private var table: OffsetTable
  private var widths: [UInt8] = []
  private var payload: Int
  private var character = 0
  private var nextMark = 0
  /// Whether each character so far was one byte wide.
  private var isNarrow = true

  init(payloadStart: Int, payloadCount: Int) {
    table = OffsetTable(payloadCount: payloadCount)
    payload = payloadStart
    utf8.reserveCapacity(payloadCount + payloadCount / 2)
  }

  /// Adds a character that was `width` bytes of the payload.
  @inline(__always) mutating func append(_ scalar: UInt32, width: Int) {
    if utf8.count >= nextMark { mark() }
    if scalar < 0x80 {
      utf8.append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      utf8.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else if scalar < 0x10000 {
      utf8.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else {
      utf8.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
    count(width)
  }

  /// Adds U+FFFD for bytes that mean nothing.
  mutating func appendBad(width: Int) { append(0xFFFD, width: width) }

  private mutating func count(_ width: Int) {
    if isNarrow, width != 1 {
      isNarrow = false
      widths = [UInt8](repeating: 1, count: character)
      widths.reserveCapacity(table.payloadCount)
    }
    if !isNarrow {
      if width >= Int(OffsetTable.wideWidth) { table.wide[character] = width }
      widths.append(UInt8(truncatingIfNeeded: min(width, Int(OffsetTable.wideWidth))))
    }
    payload += width
    character += 1
  }

  private mutating func mark() {
    table.marks.append(
      .init(
        utf8: UInt32(truncatingIfNeeded: utf8.count), payload: UInt32(truncatingIfNeeded: payload),
        character: UInt32(truncatingIfNeeded: character)))
    nextMark = (utf8.count / OffsetTable.step + 1) * OffsetTable.step
  }

  /// The text and its table.
  consuming func finish() -> ([UInt8], OffsetTable) {
    var table = table
    if !isNarrow { table.widths = widths }
    return (utf8, table)
  }
}
