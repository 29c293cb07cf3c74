internal import Knowledge

/// Learned weights for a choice among up to 64 classes: each feature has a few classes it speaks for or against.
///
/// Searched in place, nothing is read at start. Layout, little endian: UInt32 slots (a power of two), UInt32 classes, UInt32 pairs, UInt32 0;
/// `slots` of UInt64: the high half of the feature's hash, 24 bits of offset among the pairs, 8 bits of how many; then the pairs,
/// UInt16 each: 10 bits of signed weight, 6 bits of class. The low bits of the hash give the slot; linear probing; an empty slot is 0.
///
/// `@unchecked` because of the pointers: what they point to is never changed and lives as long as the process.
struct FeatureTable: @unchecked Sendable {
  private let slots: UnsafeRawPointer
  private let pairs: UnsafeRawPointer
  private let mask: UInt64
  /// The number of classes.
  let classes: Int

  /// The table that begins at `bytes`, which live as long as the process.
  init(_ bytes: UnsafeRawBufferPointer) {
    let count = UInt64(bytes.load(as: UInt32.self))
    mask = count &- 1
    classes = Int(bytes.load(fromByteOffset: 4, as: UInt32.self))
    slots = bytes.baseAddress! + 16
    pairs = slots + Int(count) * 8
  }

  /// Adds the weights of `features` to `scores`, which has room for every class.
  @inline(__always)
  func add(_ features: UnsafeBufferPointer<UInt64>, to scores: UnsafeMutablePointer<Int32>) {
    for feature in features {
      var slot = feature & mask
      while true {
        let entry = slots.load(fromByteOffset: Int(truncatingIfNeeded: slot &* 8), as: UInt64.self)
        if entry == 0 { break }
        if entry &>> 32 == feature &>> 32 {
          let start = Int(truncatingIfNeeded: entry &>> 8 & 0xFF_FFFF)
          for index in start..<start &+ Int(truncatingIfNeeded: entry & 0xFF) {
            let pair = pairs.load(fromByteOffset: index &* 2, as: UInt16.self)
            scores[Int(pair & 63)] &+= Int32(Int16(bitPattern: pair) &>> 6)
          }
          break
        }
        slot = (slot &+ 1) & mask
      }
    }
  }
}
