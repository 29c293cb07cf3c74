internal import Knowledge

/// A table of weights by hash, searched where it lies in the binary.
///
/// The file is a power of two of slots of eight bytes, little-endian: the hash and the weight as 32-bit integers; a slot
/// with the hash 0 is free, and a hash stands at the first free slot from its lowest bits on.
struct WeightTable: Sendable {
  private let file: KnowledgeFile
  private let mask: Int

  /// The table in the knowledge file called `name`.
  init(_ name: String) {
    file = KnowledgeFile(name)
    mask = file.count / 8 - 1
  }

  /// The weight of a hash, 0 where the table does not have it.
  subscript(hash: UInt32) -> Float {
    guard mask >= 0, hash != 0 else { return 0 }
    let bytes = file.bytes
    var slot = Int(hash) & mask
    while true {
      let found = UInt32(littleEndian: bytes.load(fromByteOffset: slot * 8, as: UInt32.self))
      if found == hash {
        return Float(Int32(littleEndian: bytes.load(fromByteOffset: slot * 8 + 4, as: Int32.self)))
      }
      if found == 0 { return 0 }
      slot = (slot + 1) & mask
    }
  }
}
