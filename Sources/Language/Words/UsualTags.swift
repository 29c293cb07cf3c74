internal import Knowledge

/// The tag that each frequent word has most often, from `usual-tags.bin`.
///
/// Layout, little endian: UInt64 slots (a power of two); slots of UInt64: the word's hash with its low byte replaced by the tag,
/// and bit 7 set where the word had no other tag. The hash's bits from 8 on give the slot; linear probing; an empty slot is 0.
///
/// `@unchecked` because of the pointers: what they point to is never changed and lives as long as the process.
struct UsualTags: @unchecked Sendable {
  private let bytes: UnsafeRawBufferPointer
  private let mask: UInt64

  /// The table in `bytes`, which live as long as the process.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    mask = bytes.count < 16 ? 0 : bytes.load(as: UInt64.self) &- 1
  }

  /// The tag's raw value, with bit 7 where it is the only one; 0 where the word is not known.
  func tag(of word: UInt64) -> UInt8 {
    guard bytes.count >= 16 else { return 0 }
    var slot = word &>> 8 & mask
    while true {
      let entry = bytes.load(fromByteOffset: 8 &+ Int(truncatingIfNeeded: slot &* 8), as: UInt64.self)
      if entry == 0 { return 0 }
      if entry &>> 8 == word &>> 8 { return UInt8(truncatingIfNeeded: entry) }
      slot = (slot &+ 1) & mask
    }
  }
}
