internal import CZlib

/// A record compressed on its own, as it stands in a file of evidence.
public struct GzipMember: Sendable, Hashable {
  /// A whole member after RFC 1952.
  public let bytes: [UInt8]

  /// How hard zlib tries.
  ///
  /// On 150 pages of news (26.7 MB), one core, zlib 1.2.13: level 1 makes them 4.5 times smaller at 127 MB/s, 4 makes
  /// them 5.1 times smaller at 69 MB/s, 6 makes them 5.3 times smaller at 51 MB/s. Reading a page takes many times longer
  /// than any of them, so the level is the last one before more time gives little.
  static let level: Int32 = 4

  /// Compresses `record`. Pure; the same record gives the same bytes with the same zlib.
  public init(_ record: EvidenceRecord) { self.init(compressing: record.bytes) }

  init(compressing input: [UInt8]) {
    var state = z_stream()
    // It fails only where there is no memory.
    let status = deflateInit2_(
      &state, Self.level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "no memory for zlib")
    defer { deflateEnd(&state) }
    // With room for the worst case there is nothing to go round for.
    let room = Int(deflateBound(&state, uLong(input.count)))
    bytes = [UInt8](unsafeUninitializedCapacity: room) { output, count in
      input.withUnsafeBufferPointer { input in
        var given = 0
        while true {
          let part = min(input.count - given, 1 << 30)
          state.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + given) }
          state.avail_in = UInt32(part)
          state.next_out = output.baseAddress! + count
          state.avail_out = UInt32(min(room - count, 1 << 31))
          let before = state.avail_out
          let status = deflate(&state, given + part == input.count ? Z_FINISH : Z_NO_FLUSH)
          given += part - Int(state.avail_in)
          count += Int(before - state.avail_out)
          if status == Z_STREAM_END { return }
          precondition(status == Z_OK, "zlib could not compress")
        }
      }
    }
  }
}
