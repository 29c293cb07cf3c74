internal import CZlib

/// The CRC-32 of a file of evidence, which goes on where it stopped when more is appended.
///
/// The digests in a record are of what comes out of its gzip member. Bytes that come out the same whatever they are, such as
/// the time in a member's head, are in no digest: this is of the file as it lies there.
struct Checksum {
  /// The checksum of the bytes so far.
  private(set) var value: UInt32

  /// The checksum of no bytes, or one to go on from.
  init(_ value: UInt32 = 0) { self.value = value }

  /// Goes on with `bytes`.
  mutating func add(_ bytes: [UInt8]) {
    // The count is a 32-bit number in zlib; pieces of the evidence are far shorter, but for pages of gigabytes.
    var start = 0
    while start < bytes.count {
      let count = min(bytes.count - start, 1 << 30)
      value = bytes.withUnsafeBufferPointer { UInt32(crc32(UInt(value), $0.baseAddress! + start, UInt32(count))) }
      start += count
    }
  }

  /// The checksum of the first `length` bytes of `file`, or of all where it has fewer.
  static func of(_ file: any DiskFile, length: Int) throws(DiskError) -> UInt32 {
    var checksum = Checksum()
    var position = 0
    while position < length {
      let bytes = try file.bytes(at: position, atMost: min(1 << 20, length - position))
      if bytes.isEmpty { break }
      checksum.add(bytes)
      position += bytes.count
    }
    return checksum.value
  }
}
