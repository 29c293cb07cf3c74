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
  private var wantedInput = 0
  private var frameInput = 0
  private var frameOutput = 0

  /// The shortest head of a frame.
  private static let firstInput = 5
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

  func read(into buffer: UnsafeMutableRawBufferPointer, count: inout Int) throws(IntakeError) {
    count = 0
    if isAtStart {
      isAtStart = false
      try takeDictionary()
    }
    while count < buffer.count {
      if !isInFrame, count > 0 { return }
      // At the end of the file there may still be bytes to give that there was no room for before.
      let hasInput = try raw.hold(1)
      if !isInFrame {
        guard hasInput else { return }
        beginFrame()
      }
      let (status, used, made) = decompress(into: buffer, from: count)
      raw.drop(used)
      frameInput += used
      frameOutput += made
      count += made
      if ZSTD_isError(status) != 0 { throw .damaged(place, format: "zstd") }
      if status == 0 {
        isInFrame = false
      } else if !hasInput, made == 0 {
        throw .cut(place, format: "zstd")
      }
      if limits.isBomb(output: frameOutput, input: frameInput) {
        throw .bomb(place, format: "zstd", limit: limits.maxRatio)
      }
    }
  }

  /// One step: zstd is given just the input that it asks for, so that bytes before damage are out before it is met.
  private func decompress(into buffer: UnsafeMutableRawBufferPointer, from start: Int) -> (Int, used: Int, made: Int) {
    var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: start)
    return raw.peek { bytes in
      var input = ZSTD_inBuffer(src: bytes.baseAddress, size: min(bytes.count, wantedInput), pos: 0)
      let status = ZSTD_decompressStream(context, &output, &input)
      wantedInput = max(1, status)
      return (status, input.pos, output.pos - start)
    }
  }

  private func beginFrame() {
    origin = raw.offset
    ZSTD_DCtx_reset(context, ZSTD_reset_session_only)
    wantedInput = Self.firstInput
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
