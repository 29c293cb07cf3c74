internal import KnowledgeFiles

/// A table or a set of learned weights that is linked into the binary.
///
/// The files stand in `Sources/KnowledgeFiles/data`, each with its source and licence in that folder's `README.md` and in
/// `NOTICE`. Nothing is read or copied when a program starts: the bytes are mapped from the binary when first touched.
public struct KnowledgeFile: Sendable {
  /// The file's name in the data folder.
  public let name: String
  /// Where the bytes begin; they live as long as the process and never change.
  private let address: UInt
  /// The number of bytes.
  public let count: Int

  /// The file called `name`. Traps where there is none: a name is written in our code, never taken from input.
  public init(_ name: String) {
    var length = 0
    guard let start = knowledge_file(name, &length) else {
      preconditionFailure("no knowledge file is called \(name): run Scripts/embed-files.py")
    }
    self.name = name
    self.address = UInt(bitPattern: start)
    self.count = length
  }

  /// Sixteen hex digits that stand for all files together: others where a byte of any of them is. Computed when first asked
  /// for, in some tens of milliseconds.
  ///
  /// Source: FNV-1a over words of eight bytes.
  public static let fingerprint: String = {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var (index, length) = (0, 0)
    while let start = knowledge_file_at(index, &length) {
      let bytes = UnsafeRawBufferPointer(start: start, count: length)
      func mix(_ value: UInt64) { hash = (hash ^ value) &* 0x0000_0100_0000_01B3 }
      mix(UInt64(length))
      for offset in stride(from: 0, to: length & ~7, by: 8) {
        mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        hash ^= hash >> 29
      }
      for offset in (length & ~7)..<length { mix(UInt64(bytes[offset])) }
      index += 1
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }()

  /// The file's bytes, 64-byte aligned, valid for the life of the process.
  public var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count)
  }

  /// The rows of a tab-separated file: its lines but for empty ones and those that begin with `#`, cut at tabs.
  public var rows: [[String]] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }
}
