internal import Record

/// One record of a WARC file that is to be read.
struct WARCRecord: Sendable {
  /// What the record is for.
  enum Purpose: Sendable, Hashable {
    case page(Capture.Form)
    case other(Article.Kind)
  }

  let place: Place
  let fields: HeaderFields
  let http: HTTPResponse?
  let purpose: Purpose
  /// The block as stored, or its begin where it is very long.
  let block: [UInt8]
  /// Whether all of the block is here.
  let isWhole: Bool

  /// Takes transfer and content encodings off and checks the digests. The payload is cut where `limits` say, or after
  /// just `payloadLength` bytes.
  func delivery(errors: [IntakeError], limits: IntakeLimits, payloadLength: Int? = nil) -> Delivery {
    var errors = errors
    if let reason = fields["warc-truncated"] { errors.append(.truncated(place, reason: reason)) }
    if let date = fields["warc-date"], StatedTime.capture(date) == nil {
      errors.append(.notTime(place, field: "WARC-Date", value: date))
    }
    let body = block[min(http?.bodyStart ?? 0, block.count)...]
    func cut(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
      payloadLength.map { Array(bytes.prefix($0)) } ?? limits.cut(bytes)
    }
    do throws(IntakeError) {
      let joined = http?.isChunked == true ? ChunkedBody.join(body) : nil
      if isWhole, fields["warc-truncated"] == nil, let wrong = wrongDigest(body, joined?.bytes) { errors.append(wrong) }
      if let joined, !joined.isWhole { errors.append(.badEncoding(place, name: "chunked")) }
      let decoded = try ContentEncoding.decode(
        joined.map { $0.bytes[...] } ?? body, encodings: http?.encodings ?? [], at: place, limits: limits)
      errors += decoded.errors
      let limit = payloadLength ?? limits.maxPageBytes
      // Of a block that is too long as stored, the reader has told.
      let tooLong = IntakeError.tooLong(place, limit: limit)
      if decoded.bytes.count > limit, !errors.contains(tooLong) { errors.append(tooLong) }
      return delivery(of: capture(cut(decoded.bytes[...])), errors: errors)
    } catch {
      return .lost(id: identifier ?? place.source, capture: capture(cut(body)), problem: error.problem)
    }
  }

  private func delivery(of capture: Capture, errors: [IntakeError]) -> Delivery {
    switch purpose {
    case .other(let kind): return .other(capture, kind: kind, problems: errors.map(\.problem))
    case .page where capture.payload.isEmpty:
      return .lost(
        id: identifier ?? place.source, capture: nil, problem: (errors.first ?? IntakeError.empty(place)).problem)
    case .page: return .checked(capture, at: place, errors: errors)
    }
  }

  private func capture(_ payload: [UInt8]) -> Capture {
    let form: Capture.Form = if case .page(let form) = purpose { form } else { .other }
    if form != .other, let stated = StatedCapture(made: fields.all) { return capture(payload, as: stated) }
    let type = mediaType
    return Capture(
      id: identifier, source: place.source, url: fields["warc-target-uri"].flatMap(Self.bare),
      time: fields["warc-date"].flatMap(StatedTime.capture), payload: payload, digest: Digest.sha256(payload),
      form: form,
      mediaType: type.flatMap { $0.name.isEmpty ? nil : $0.name } ?? (form == .html ? "text/html" : nil),
      // The text of a conversion record is UTF-8 (WARC 1.1 §6.7, as crawls are converted).
      servedCharset: form == .pageText ? type?.charset ?? "utf-8" : type?.charset,
      record: kept)
  }

  /// The capture that Dateline made the record of.
  private func capture(_ payload: [UInt8], as stated: StatedCapture) -> Capture {
    Capture(
      id: stated.id, source: stated.source, url: stated.url, time: stated.time, publishedHint: stated.publishedHint,
      payload: payload, digest: Digest.sha256(payload), form: stated.form, mediaType: stated.mediaType,
      servedCharset: stated.servedCharset, record: kept)
  }

  /// The record as it came, where it is whole.
  private var kept: CapturedRecord? { isWhole ? CapturedRecord(fields: fields.all, block: block) : nil }

  private var mediaType: MediaType? {
    (http == nil ? fields["content-type"] : http?.fields["content-type"]).map(MediaType.init)
  }

  private var identifier: String? { fields["warc-record-id"].flatMap(Self.bare) }

  /// A URI without the angle brackets that WARC 1.0 puts around it; nil where nothing is left.
  private static func bare(_ uri: String) -> String? {
    let bare = uri.hasPrefix("<") && uri.hasSuffix(">") ? String(uri.dropFirst().dropLast()) : uri
    return bare.isEmpty ? nil : bare
  }

  /// What is wrong with the digests; nil where they are right or absent.
  ///
  /// The payload's digest is taken by most crawlers over the body as sent, by some over the body without chunks.
  private func wrongDigest(_ body: ArraySlice<UInt8>, _ joined: [UInt8]?) -> IntakeError? {
    if let declared = fields["warc-payload-digest"] {
      let actual = body.withUnsafeBufferPointer { Digest.mismatch($0, declared: declared) }
      guard let actual else { return nil }
      let second = joined.flatMap { $0.withUnsafeBufferPointer { Digest.mismatch($0, declared: declared) } }
      if joined != nil, second == nil { return nil }
      return .wrongDigest(place, field: "WARC-Payload-Digest", declared: declared, actual: actual)
    }
    if let declared = fields["warc-block-digest"],
      let actual = block.withUnsafeBufferPointer({ Digest.mismatch($0, declared: declared) })
    {
      return .wrongDigest(place, field: "WARC-Block-Digest", declared: declared, actual: actual)
    }
    return nil
  }
}
