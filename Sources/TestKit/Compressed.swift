internal import CZlib
internal import CZstd

/// Compressed bytes for tests, as other programs write them.
public enum Compressed {
  /// What stands around deflated data; the raw value is zlib's window bits.
  public enum Wrapping: Int32, Sendable {
    /// A member of a gzip file, RFC 1952.
    case gzip = 31
    /// The `deflate` of HTTP, RFC 1950.
    case zlib = 15
    /// A bare deflate stream, RFC 1951.
    case none = -15
  }

  /// One gzip member; files with many are such members one behind the other.
  public static func gzip(_ bytes: some Collection<UInt8>) -> [UInt8] { deflate(bytes, .gzip) }

  /// `bytes` deflated, at zlib's usual level or at `level` (0 stores them).
  public static func deflate(_ bytes: some Collection<UInt8>, _ wrapping: Wrapping, level: Int32 = 6) -> [UInt8] {
    var input = Array(bytes)
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    let status = deflateInit2_(
      &stream, level, Z_DEFLATED, wrapping.rawValue, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    precondition(status == Z_OK, "no memory for zlib")
    defer { deflateEnd(&stream) }
    let room = Int(deflateBound(&stream, UInt(input.count)))
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(room)
        let status = CZlib.deflate(&stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "zlib did not finish")
      }
      count = room - Int(stream.avail_out)
    }
  }

  /// One Zstandard frame with a checksum, made with `dictionary` where there is one.
  public static func zstd(_ bytes: some Collection<UInt8>, dictionary: [UInt8] = []) -> [UInt8] {
    let input = Array(bytes)
    guard let context = ZSTD_createCCtx() else { preconditionFailure("no memory for zstd") }
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    if !dictionary.isEmpty { ZSTD_CCtx_loadDictionary(context, dictionary, dictionary.count) }
    let room = ZSTD_compressBound(input.count)
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = ZSTD_compress2(context, buffer.baseAddress, room, input, input.count)
      precondition(ZSTD_isError(count) == 0, "zstd did not finish")
    }
  }

  /// A skippable Zstandard frame that holds `content`; `.warc.zst` files keep their dictionary in one, number 13.
  public static func skippableZstd(_ content: [UInt8], number: UInt8 = 13) -> [UInt8] {
    let size = (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) }
    return [0x50 | number, 0x2A, 0x4D, 0x18] + size + content
  }
}
