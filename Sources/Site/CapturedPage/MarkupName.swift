/// The name of a tag or attribute in lower case, packed so that it is compared and hashed in a few steps.
///
/// Names that matter here are at most 16 bytes; every longer one is `tooLong`, which is in no list.
struct MarkupName: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// What every name of more than 16 bytes is.
  static let tooLong = MarkupName(low: .max, high: .max)

  private init(low: UInt64, high: UInt64) {
    (self.low, self.high) = (low, high)
  }

  /// The name of these bytes, whatever their case.
  @inline(__always) init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard range.count <= 16 else {
      self = .tooLong
      return
    }
    var shift: UInt64 = 0
    for index in range {
      let byte = bytes[index]
      let small = UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      if shift < 64 { low |= small << shift } else { high |= small << (shift - 64) }
      shift += 8
    }
  }
}

extension MarkupName: ExpressibleByStringLiteral {
  init(stringLiteral name: StaticString) {
    self = name.withUTF8Buffer { MarkupName($0, 0..<$0.count) }
  }
}
