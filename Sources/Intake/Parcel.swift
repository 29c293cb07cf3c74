internal import Record

/// One page as it arrived, still in its wrapping: a file, a line, a WARC record.
///
/// Opening it (parsing the line, taking encodings off, computing digests) is left to whoever reads the page, so that it is
/// done on all cores. Pure.
public struct Parcel: Sendable {
  enum Content: Sendable {
    case page([UInt8], InputKind)
    case line([UInt8])
    case record(WARCRecord)
    case nothing(IntakeError)
  }

  let place: Place
  let content: Content
  /// What went wrong while it was read from the disk, where something of it came all the same.
  let errors: [IntakeError]
  let limits: IntakeLimits
  /// Whether it is a line of `--input`, which is answered by a record whatever is in it.
  public let isRequest: Bool

  init(
    _ content: Content, at place: Place, errors: [IntakeError] = [], limits: IntakeLimits, isRequest: Bool = false
  ) {
    self.isRequest = isRequest
    self.content = content
    self.place = place
    self.errors = errors
    self.limits = limits
  }

  /// The bytes it holds in memory.
  public var byteCount: Int {
    switch content {
    case .page(let bytes, _), .line(let bytes): bytes.count
    case .record(let record): record.block.count
    case .nothing: 0
    }
  }

  /// Takes the wrapping off.
  public func open() -> Delivery {
    switch content {
    case .page(let bytes, let kind):
      let capture = Capture(
        source: place.source, payload: bytes, digest: Digest.sha256(bytes), form: kind == .html ? .html : .pageText,
        mediaType: kind == .html ? "text/html" : "text/plain")
      return .checked(capture, at: place, errors: errors)
    case .line(let bytes): return LineForm.delivery(of: bytes, at: place, errors: errors, limits: limits)
    case .record(let record): return record.delivery(errors: errors, limits: limits)
    case .nothing(let error): return .lost(id: place.source, capture: nil, problem: error.problem)
    }
  }
}

extension Delivery {
  /// A page; lost where its bytes are no text.
  static func checked(_ capture: Capture, at place: Place, errors: [IntakeError]) -> Delivery {
    if let looksLike = capture.payload.withUnsafeBufferPointer({ Magic.binary($0) }) {
      let error = IntakeError.binary(place, looksLike: looksLike.isEmpty ? nil : looksLike)
      return .lost(id: capture.id ?? capture.digest, capture: capture, problem: error.problem)
    }
    return .page(capture, problems: errors.map(\.problem))
  }
}
