/// Learned weights for a choice among three: each feature's weights stand in its slot, so that a look-up touches memory once.
///
/// Searched in place. Layout, little endian: UInt64 slots (a power of two), UInt64 0; `slots` of UInt64: the high half of the
/// feature's hash, then three signed weights of 10 bits, the first in the low bits. The low bits of the hash give the slot; linear
/// probing; an empty slot is 0.
///
/// `@unchecked` because of the pointer: what it points to is never changed and lives as long as the process.
struct StepTable: @unchecked Sendable {
  private let slots: UnsafeRawPointer
  private let mask: UInt64

  /// The table that begins at `bytes`, which live as long as the process.
  init(_ bytes: UnsafeRawBufferPointer) {
    mask = bytes.load(as: UInt64.self) &- 1
    slots = bytes.baseAddress! + 16
  }

  /// The sums of the weights of `features`.
  @inline(__always)
  func scores(_ features: UnsafeBufferPointer<UInt64>) -> (Int32, Int32, Int32) {
    var (first, second, third): (Int32, Int32, Int32) = (0, 0, 0)
    for feature in features {
      var slot = feature & mask
      while true {
        let entry = slots.load(fromByteOffset: Int(truncatingIfNeeded: slot &* 8), as: UInt64.self)
        if entry &>> 32 == feature &>> 32 {
          let weights = Int32(truncatingIfNeeded: entry)
          first &+= (weights &<< 22) &>> 22
          second &+= (weights &<< 12) &>> 22
          third &+= (weights &<< 2) &>> 22
          break
        }
        if entry == 0 { break }
        slot = (slot &+ 1) & mask
      }
    }
    return (first, second, third)
  }
}
