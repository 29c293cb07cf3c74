internal import Knowledge

/// Classes of words that are used alike in news text, from `clusters.bin` (see `Training/clusters.py`).
///
/// `@unchecked` because of the pointers: what they point to is never changed and lives as long as the process.
package struct WordClasses: @unchecked Sendable {
  /// The classes of one word, fine to coarse; 0 where the word is not known.
  package struct Classes {
    package var fine: UInt16 = 0
    package var middle: UInt8 = 0
    package var coarse: UInt8 = 0
  }

  private let bytes: UnsafeRawBufferPointer
  private let slots: Int

  /// The classes that are linked in.
  package init() {
    bytes = KnowledgeFile("clusters.bin").bytes
    slots = Int(truncatingIfNeeded: bytes.load(as: UInt64.self))
  }

  /// The classes of the word with `hash`.
  package func classes(of hash: UInt64) -> Classes {
    var slot = Int(truncatingIfNeeded: hash) & (slots &- 1)
    let base = 8 + 2048
    while true {
      let label = bytes.load(fromByteOffset: base &+ slot &* 2, as: UInt16.self)
      if label == 0 { return Classes() }
      let print = bytes.load(fromByteOffset: base &+ slots &* 2 &+ slot &* 4, as: UInt32.self)
      if UInt64(print) == hash &>> 32 {
        let parents = 8 &+ Int(label &- 1) &* 2
        return Classes(fine: label, middle: bytes[parents] &+ 1, coarse: bytes[parents &+ 1] &+ 1)
      }
      slot = (slot &+ 1) & (slots &- 1)
    }
  }
}
