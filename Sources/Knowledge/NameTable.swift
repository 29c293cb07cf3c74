/// The sections of a binary knowledge file: a magic of eight bytes, their number, then offset and length of each.
struct Sections: Sendable {
  let file: KnowledgeFile

  /// The sections of `name`, which must begin with `magic`: the file is ours, so anything else is a fault of the build.
  init(_ name: String, magic: String) {
    file = KnowledgeFile(name)
    precondition(file.bytes.starts(with: magic.utf8), "\(name) is not \(magic): run Scripts/make-knowledge.py")
  }

  /// Where section `index` begins in the file, and its length.
  func section(_ index: Int) -> (offset: Int, count: Int) {
    let at = 12 + 8 * index
    return (
      Int(file.bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)),
      Int(file.bytes.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self))
    )
  }
}

/// An index from name keys to numbers, searched where it lies in the binary.
///
/// Bucket starts by the key's top bits (`UInt32` each, one more than there are buckets), then rows of fingerprint and value.
/// Rows of one key stand together in the order the maker gave them. Two keys are taken for one with a chance of about 1 in 10⁹.
struct NameTable: Sendable {
  private let file: KnowledgeFile
  private let starts: Int
  private let rows: Int
  private let shift: UInt64

  init(_ sections: Sections, starts: Int, rows: Int) {
    file = sections.file
    self.starts = sections.section(starts).offset
    self.rows = sections.section(rows).offset
    let buckets = sections.section(starts).count / 4 - 1
    shift = UInt64(64 - (buckets.bitWidth - 1 - buckets.leadingZeroBitCount))
  }

  /// The rows of `key`, to be read by `value`.
  func find(_ key: NameKey) -> Range<Int> {
    let hash = key.value
    let bytes = file.bytes
    let bucket = starts + Int(hash >> shift) * 4
    var at = Int(bytes.load(fromByteOffset: bucket, as: UInt32.self))
    let end = Int(bytes.load(fromByteOffset: bucket + 4, as: UInt32.self))
    let fingerprint = UInt32(truncatingIfNeeded: hash >> 14)
    while at < end, bytes.load(fromByteOffset: rows + at * 8, as: UInt32.self) < fingerprint { at += 1 }
    let first = at
    while at < end, bytes.load(fromByteOffset: rows + at * 8, as: UInt32.self) == fingerprint { at += 1 }
    return first..<at
  }

  /// What row `row` stands for.
  func value(_ row: Int) -> UInt32 {
    file.bytes.load(fromByteOffset: rows + row * 8 + 4, as: UInt32.self)
  }
}
