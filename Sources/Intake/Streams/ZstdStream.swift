internal import CZstd

/// The bytes of a Zstandard file, frame by frame.
///
/// Source: RFC 8878. A dictionary in a skippable frame at the begin, as `.warc.zst` files have it, is used for all frames
/// (IIPC, "Zstandard compression for WARC files 1.0").
final class ZstdStream: ByteStream {
  private let raw: ByteWindow
  private let path: String
  private let limits: IntakeLimits
  private let context: OpaquePointer
  private var isInFrame = false
  private var isAtStart = true
  private(set) var origin = 0
  private var frameInput = 0
  private var frameOutput = 0

  private static let dictionaryFrame: UInt32 = 0x184D_2A5D
  private static let maxDictionaryBytes = 16 << 20

  init(_ file: any ByteStream, path: String, limits: IntakeLimits) {
    raw = ByteWindow(file)
    self.path = path
    self.limits = limits
    guard let context = ZSTD_createDCtx() else { preconditionFailure("no memory for zstd") }
    self.context = context
  }

  deinit { ZSTD_freeDCtx(context) }

  private var place: Place { Place(path: path, byte: origin) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    if isAtStart {
      isAtStart = false
      try takeDictionary()
    }
    var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
    while output.pos < output.size {
      if !isInFrame, output.pos > 0 { return output.pos }
      if raw.count == 0, !(try raw.more()) {
        if output.pos > 0 || !isInFrame { return output.pos }
        isInFrame = false
        throw .cut(place, format: "zstd")
      }
      if !isInFrame { beginFrame() }
      let before = output.pos
      let (status, used) = raw.peek { bytes in
        var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        return (ZSTD_decompressStream(context, &output, &input), input.pos)
      }
      raw.drop(used)
      frameInput += used
      frameOutput += output.pos - before
      if ZSTD_isError(status) != 0 {
        isInFrame = false
        throw .damaged(place, format: "zstd")
      }
      if status == 0 { isInFrame = false }
      if limits.isBomb(output: frameOutput, input: frameInput) {
        isInFrame = false
        throw .bomb(place, format: "zstd", limit: limits.maxRatio)
      }
    }
    return output.pos
  }

  private func beginFrame() {
    origin = raw.offset
    ZSTD_DCtx_reset(context, ZSTD_reset_session_only)
    frameInput = 0
    frameOutput = 0
    isInFrame = true
  }

  /// Reads the dictionary that the file begins with, where it does.
  private func takeDictionary() throws(IntakeError) {
    guard try raw.hold(8) else { return }
    let (magic, size) = raw.peek { bytes in (Self.number(bytes, at: 0), Int(Self.number(bytes, at: 4))) }
    guard magic == Self.dictionaryFrame, size <= Self.maxDictionaryBytes else { return }
    guard try raw.hold(8 + size) else { throw .cut(place, format: "zstd") }
    raw.drop(8)
    var dictionary = raw.copy(size)
    raw.drop(size)
    if dictionary.withUnsafeBufferPointer({ $0.count >= 4 && Self.number($0, at: 0) == ZSTD_MAGICNUMBER }) {
      var content = [UInt8](repeating: 0, count: Self.maxDictionaryBytes)
      let length = ZSTD_decompress(&content, content.count, dictionary, dictionary.count)
      if ZSTD_isError(length) != 0 { throw .damaged(place, format: "zstd") }
      dictionary = Array(content.prefix(length))
    }
    if ZSTD_isError(ZSTD_DCtx_loadDictionary(context, dictionary, dictionary.count)) != 0 {
      throw .damaged(place, format: "zstd")
    }
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << (8 * UInt32($1)) }
  }

  /// Searches for the next frame's magic number behind the one that failed.
  func recover() -> Bool {
    isInFrame = false
    // The damaged part may have run on over the begin of whole ones.
    if !raw.seek(to: origin + 1), raw.offset <= origin { raw.drop(1) }
    while true {
      let found = raw.peek { bytes in
        bytes.indices.first { $0 + 3 < bytes.count && Self.number(bytes, at: $0) == ZSTD_MAGICNUMBER }
      }
      if let found {
        raw.drop(found)
        return true
      }
      raw.drop(max(0, raw.count - 3))
      do throws(IntakeError) {
        guard try raw.more() else { return false }
      } catch { return false }
    }
  }
}
