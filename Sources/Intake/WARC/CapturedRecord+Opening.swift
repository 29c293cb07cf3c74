public import Record

extension CapturedRecord {
  /// Where the body begins behind an HTTP head at the begin of the block; nil where there is no such head. Where
  /// a head has no end, the body begins behind what is looked at of it.
  public var bodyStart: Int? { withHead { HTTPResponse($0)?.bodyStart } }

  /// The fields of the WARC record that begins at the begin of `bytes`, and where its block begins; nil where no record
  /// begins there, or its head has no end.
  public static func head(of bytes: [UInt8]) -> (fields: [Field], blockStart: Int)? {
    guard bytes.starts(with: "WARC/".utf8) else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let end = HeaderFields.end(of: bytes) else { return nil }
      return (HeaderFields(UnsafeBufferPointer(rebasing: bytes[..<end.head])).all, end.body)
    }
  }

  /// Gives `body` as much of the block as a head is looked for in.
  private func withHead<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    block.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0.prefix(HTTPResponse.maxHeadBytes))) }
  }

  /// Takes transfer and content encodings off, as it was done when the record first came in.
  ///
  /// `source` is the capture's source. The payload has at most `payloadLength` bytes: the length it had then, whatever
  /// the limit was. `form` is the form it had then. Pure.
  public func opened(source: String, form: Capture.Form, payloadLength: Int, limits: IntakeLimits) -> Delivery {
    var limits = limits
    limits.maxPageBytes = max(limits.maxPageBytes, payloadLength)
    let fields = HeaderFields(fields)
    let (http, choice) = withHead { head in
      let http = HTTPResponse(head)
      return (http, WARCSelection(takesAll: true).choice(fields, http, head))
    }
    let purpose: WARCRecord.Purpose
    switch (form, choice) {
    case (.other, .take(.other(let kind))): purpose = .other(kind)
    case (.other, _): purpose = .other(.other)
    default: purpose = .page(form)
    }
    let record = WARCRecord(
      place: Place(path: source), fields: fields, http: http, purpose: purpose, block: block, isWhole: true)
    return record.delivery(errors: [], limits: limits, payloadLength: payloadLength)
  }
}

extension Delivery {
  /// A capture that was kept and comes back: a page where its form is a page's and its bytes are text, as it was taken
  /// when it first came in.
  public static func again(_ capture: Capture) -> Delivery {
    if capture.form == .other {
      let type = capture.mediaType ?? ""
      let isMedia = ["image/", "video/", "audio/"].contains { type.hasPrefix($0) }
      return .other(capture, kind: isMedia ? .media : .other, problems: [])
    }
    return .checked(capture, at: Place(path: capture.source), errors: [])
  }

  /// The capture, where bytes came.
  public var capture: Capture? {
    switch self {
    case .page(let capture, _), .other(let capture, _, _): capture
    case .lost(_, let capture, _): capture
    }
  }
}
