internal import Intake
internal import Record

extension EvidenceReader {
  /// Makes the capture again from `block`, and sees that its payload is the one it had.
  func remake(
    _ record: EvidenceRecord, _ facts: KeptFacts, _ block: [UInt8], at location: EvidenceLocation
  ) throws(ArchiveError) -> Delivery {
    if let made = facts.made {
      let capture = Capture(
        id: made.id, source: facts.source, url: made.url, time: made.time, publishedHint: facts.publishedHint,
        payload: block, digest: Digest.sha256(block), form: facts.form, mediaType: made.mediaType,
        servedCharset: made.servedCharset)
      guard capture.digest == facts.payloadDigest else { throw otherPayload(location, facts, capture.digest) }
      return .again(capture)
    }
    if record.kind == .revisit, let declared = record.added.first(named: "Dateline-Block-Digest")?.value,
      Digest.matches(block[...], declared: declared) == false
    {
      throw damage(location, "with the payload it refers to, the block has \(Digest.sha256(block)) and not \(declared)")
    }
    return try open(CapturedRecord(fields: record.original, block: block), facts, at: location)
  }

  /// Opens a record as it was opened when it came in. What was refused then by a limit was kept as sent, and what was let
  /// in may be refused by the limit now: the digest tells which way it was.
  private func open(
    _ captured: CapturedRecord, _ facts: KeptFacts, at location: EvidenceLocation
  ) throws(ArchiveError) -> Delivery {
    var unlimited = limits
    unlimited.maxRatio = .max
    var delivery: Delivery?
    for limits in [limits, unlimited] {
      let opened = captured.opened(
        source: facts.source, form: facts.form, payloadLength: facts.payloadLength, limits: limits)
      if opened.capture?.digest == facts.payloadDigest { return opened.with(facts) }
      delivery = delivery ?? opened
    }
    let body = Array(captured.block[(captured.bodyStart ?? 0)...].prefix(facts.payloadLength))
    guard var capture = delivery?.capture, Digest.sha256(body) == facts.payloadDigest else {
      throw otherPayload(location, facts, delivery?.capture?.digest ?? "none")
    }
    capture.payload = body
    capture.digest = facts.payloadDigest
    return Delivery.again(capture).with(facts)
  }

  private func otherPayload(_ location: EvidenceLocation, _ facts: KeptFacts, _ found: String) -> ArchiveError {
    damage(location, "the payload's digest was \(facts.payloadDigest) when it was kept, and is \(found)")
  }
}

extension Delivery {
  /// The delivery with what was given beside the record.
  fileprivate func with(_ facts: KeptFacts) -> Delivery {
    guard let hint = facts.publishedHint, var capture else { return self }
    capture.publishedHint = hint
    switch self {
    case .page(_, let problems): return .page(capture, problems: problems)
    case .other(_, let kind, let problems): return .other(capture, kind: kind, problems: problems)
    case .lost(let id, _, let problem): return .lost(id: id, capture: capture, problem: problem)
    }
  }
}
