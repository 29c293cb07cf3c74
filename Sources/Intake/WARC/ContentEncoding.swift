/// Takes the content encodings off an HTTP body.
enum ContentEncoding {
  /// What came of a body.
  struct Outcome {
    var bytes: [UInt8]
    var errors: [IntakeError] = []
  }

  /// The body without `encodings`, the outermost first. A body that does not begin like its encoding was stored decoded by
  /// the crawler and is taken as it is. Throws where an encoding is not known.
  static func decode(
    _ body: ArraySlice<UInt8>, encodings: [String], at place: Place, limits: IntakeLimits
  ) throws(IntakeError) -> Outcome {
    var outcome = Outcome(bytes: Array(body))
    for name in encodings.prefix(3) {
      guard let stream = try stream(outcome.bytes[...], name: name, at: place, limits: limits) else { continue }
      let (bytes, error) = collect(stream, atMost: limits.pageBytes())
      switch error {
      case .bomb: throw .bomb(place, format: name, limit: limits.maxRatio)
      case .some: outcome.errors.append(.badEncoding(place, name: name))
      case nil: break
      }
      outcome.bytes = bytes
    }
    return outcome
  }

  private static func stream(
    _ body: ArraySlice<UInt8>, name: String, at place: Place, limits: IntakeLimits
  ) throws(IntakeError) -> (any ByteStream)? {
    let memory = MemoryStream(body)
    switch (name, body.withUnsafeBufferPointer { Magic.compression($0) }) {
    case ("gzip", .gzip), ("x-gzip", .gzip): return GzipStream(memory, path: place.path, limits: limits)
    case ("zstd", .zstd): return ZstdStream(memory, path: place.path, limits: limits)
    case ("gzip", _), ("x-gzip", _), ("zstd", _): return nil
    case ("deflate", _):
      guard let first = body.first, first != UInt8(ascii: "<") else { return nil }
      let second = body.count > 1 ? body[body.startIndex + 1] : 0
      let isZlib = first & 0x0F == 8 && (Int(first) << 8 | Int(second)) % 31 == 0
      return GzipStream(memory, wrapping: isZlib ? .zlib : .none, path: place.path, limits: limits)
    default:
      // A body that reads as text was decoded by the crawler.
      let looksDecoded =
        body.first { $0 > 0x20 } == UInt8(ascii: "<")
        && body.withUnsafeBufferPointer { Magic.binary($0) } == nil
      if looksDecoded { return nil }
      throw .unreadEncoding(place, name: name)
    }
  }

  /// All bytes of a stream up to `limit`, and the error that ended it early.
  static func collect(_ stream: any ByteStream, atMost limit: Int) -> (bytes: [UInt8], error: IntakeError?) {
    let window = ByteWindow(stream)
    do throws(IntakeError) {
      try window.hold(limit)
      return (window.copy(limit), nil)
    } catch {
      return (window.copy(limit), error)
    }
  }
}
