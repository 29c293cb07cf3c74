/// Turns Unicode scalar offsets of one text, the unit of spans in JSON, into UTF-8 offsets: the way back of `ScalarOffsets`.
public struct UTF8Offsets: Sendable {
  private static let step = 32
  /// The byte at which each 32nd scalar begins; empty where the text is ASCII and both offsets are the same.
  private let starts: [Int32]
  private let utf8: [UInt8]
  /// The number of scalars in the text.
  public let scalarCount: Int

  /// The offsets of `text`. Linear in its length.
  public init(_ text: Text) {
    utf8 = text.utf8
    if utf8.allSatisfy({ $0 < 0x80 }) {
      starts = []
      scalarCount = utf8.count
      return
    }
    var starts: [Int32] = []
    starts.reserveCapacity(utf8.count / Self.step + 1)
    var count = 0
    for (index, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 {
      if count % Self.step == 0 { starts.append(Int32(index)) }
      count += 1
    }
    self.starts = starts
    scalarCount = count
  }

  /// The byte at which scalar number `scalar` begins, the text's length for the one behind the last; nil outside the text.
  public func utf8(before scalar: Int) -> Int? {
    guard scalar >= 0, scalar <= scalarCount else { return nil }
    if starts.isEmpty { return scalar }
    if scalar == scalarCount { return utf8.count }
    var offset = Int(starts[scalar / Self.step])
    for _ in 0..<scalar % Self.step {
      // The text is valid UTF-8, so the first byte of a scalar says how many there are.
      let byte = utf8[offset]
      offset += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
    return offset
  }
}
