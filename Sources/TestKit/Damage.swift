/// Damage done to bytes, as disks, cut downloads and hostile hands do it.
public struct Damage: Sendable, CustomStringConvertible {
  /// What was done.
  public enum Kind: CaseIterable, Sendable {
    /// One bit is another.
    case flip
    /// A stretch is gone.
    case hole
    /// All from a byte on is gone.
    case cut
    /// Bytes come in that were not there.
    case insertion
    /// Two stretches stand in each other's place.
    case swap
  }

  /// What was done.
  public let kind: Kind
  /// The bytes of the whole input that were touched; empty for an insertion.
  public let range: Range<Int>
  /// The damaged bytes.
  public let bytes: [UInt8]

  /// Does damage of a kind that `dice` choose to `bytes`, of which there must be at least 8.
  public init(to bytes: [UInt8], _ dice: inout Dice) {
    let kind = Kind.allCases[dice.number(below: Kind.allCases.count)]
    let start = dice.number(below: bytes.count)
    let end = min(bytes.count, start + 1 + dice.number(below: 1 + dice.number(below: 400)))
    var damaged = bytes
    var range = start..<end
    switch kind {
    case .flip:
      damaged[start] ^= 1 << UInt8(dice.number(below: 8))
      range = start..<start + 1
    case .hole: damaged.removeSubrange(range)
    case .cut:
      damaged.removeSubrange(start...)
      range = start..<bytes.count
    case .insertion:
      damaged.insert(contentsOf: range.map { _ in UInt8(dice.number(below: 256)) }, at: start)
      range = start..<start
    case .swap:
      let middle = (start + end) / 2
      damaged.replaceSubrange(range, with: bytes[middle..<end] + bytes[start..<middle])
    }
    (self.kind, self.range, self.bytes) = (kind, range, damaged)
  }

  /// The kind and the place.
  public var description: String { "\(kind) at \(range)" }
}
