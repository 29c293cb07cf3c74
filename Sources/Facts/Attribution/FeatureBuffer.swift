/// The hashed features of one decision, in a buffer that is used again for the next.
struct FeatureBuffer {
  /// Indexes into a table of `1 << bits` weights.
  private(set) var indexes: [UInt32] = []
  private let shift: UInt64

  /// A buffer for a table of `1 << bits` rows.
  init(bits: Int) {
    shift = UInt64(64 - bits)
    indexes.reserveCapacity(96)
  }

  mutating func removeAll() { indexes.removeAll(keepingCapacity: true) }

  /// Adds the feature made of up to three values under a template's number.
  @inline(__always)
  mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) {
    var hash = (template &+ 1) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ a) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 31
    hash = (hash ^ b) &* 0x94D0_49BB_1331_11EB
    hash ^= hash >> 29
    hash = (hash ^ c) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    indexes.append(UInt32(truncatingIfNeeded: hash >> shift))
  }
}
