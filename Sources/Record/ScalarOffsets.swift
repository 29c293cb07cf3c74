/// Turns UTF-8 offsets of one text into Unicode scalar offsets, the unit of spans in JSON.
///
/// Source: W3C Web Annotation Data Model, TextPositionSelector, which counts code points.
public struct ScalarOffsets: Sendable {
  private static let step = 64
  /// The number of scalars before each 64th byte; empty where the text is ASCII and both offsets are the same.
  private let before: [Int32]
  private let utf8: [UInt8]

  /// The offsets of `text`. Linear in its length.
  public init(_ text: Text) {
    utf8 = text.utf8
    if utf8.allSatisfy({ $0 < 0x80 }) {
      before = []
      return
    }
    var counts: [Int32] = []
    counts.reserveCapacity(utf8.count / Self.step + 1)
    var count: Int32 = 0
    for (index, byte) in utf8.enumerated() {
      if index % Self.step == 0 { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    counts.append(count)
    before = counts
  }

  /// The number of scalars before the byte at `offset`, which lies in `0...text.count`.
  public func scalars(before offset: Int) -> Int {
    if before.isEmpty { return offset }
    let base = offset / Self.step * Self.step
    if base >= utf8.count { return Int(before[before.count - 1]) }
    var count = Int(before[offset / Self.step])
    for index in base..<offset where utf8[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
