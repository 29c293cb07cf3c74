internal import Intake
public import Record

/// A page on its way into an archive, with all that can be made ready without looking into it: on any core.
public struct Offering: Sendable {
  /// The page.
  let capture: Capture
  /// What was drawn from it.
  let record: PageRecord
  /// What makes it this capture and no other.
  let keeping: Keeping
  /// Its record in the evidence, or for it.
  let evidence: Evidence
  /// That record's `WARC-Record-ID`.
  let recordID: String
  /// The software and data that drew the record.
  let drawnBy: String

  enum Evidence: Sendable {
    /// To be appended.
    case new(GzipMember)
    /// It lies there.
    case kept(EvidenceLocation, isRevisit: Bool)
  }

  /// A capture that the evidence has at `location`, with the record that was drawn from it.
  init(
    _ capture: Capture, record: PageRecord, kept: KeptFacts, recordID: String, at location: EvidenceLocation,
    drawnBy: String
  ) {
    self.capture = capture
    self.record = record
    self.recordID = recordID
    self.drawnBy = drawnBy
    // Sources are absolute already.
    keeping = Keeping(event: kept.event, keptAt: kept.keptAt, workingFolder: "/")
    evidence = .kept(location, isRevisit: kept.refersTo != nil)
  }

  /// `capture` with the record that was drawn from it. `keptAt` is RFC 3339 in UTC; paths start from `workingFolder`.
  public init(
    _ capture: Capture, record: PageRecord, drawnBy: String, keptAt: String, workingFolder: String
  ) {
    var capture = capture
    capture.source = Self.source(of: capture, in: workingFolder)
    self.capture = capture
    self.record = record
    self.drawnBy = drawnBy
    keeping = Keeping(
      event: Self.event(of: capture), keptAt: keptAt, workingFolder: workingFolder)
    let evidence = EvidenceRecord(keeping: capture, as: keeping)
    recordID = evidence.id
    self.evidence = .new(GzipMember(evidence))
  }

  /// Where it lies in the evidence already; `known` is the capture that has its bytes where it has none of its own.
  func kept(_ known: StoredCapture?) throws(ArchiveError) -> (location: EvidenceLocation, id: String, refers: Bool) {
    guard case .kept(let location, let isRevisit) = evidence else { preconditionFailure("it is not kept") }
    return (location, recordID, isRevisit && known != nil)
  }

  /// The bytes it holds in memory.
  var byteCount: Int {
    var count = capture.payload.count + 4 * (record.article?.text.count ?? 0)
    if case .new(let member) = evidence { count += member.bytes.count }
    return count
  }

  /// The same bytes that came from the same place at the same time are one capture, however often they are offered. A
  /// record of a web archive is the same in whatever file it lies, and one that Dateline made is what it was made of.
  private static func event(of capture: Capture) -> String {
    let place = capture.stated == nil ? capture.record?["WARC-Record-ID"] ?? capture.source : capture.source
    let parts = [place, capture.time ?? "", capture.id ?? "", capture.publishedHint ?? "", capture.digest]
    return Digest.sha256(Array(parts.joined(separator: "\n").utf8))
  }

  /// The place it came from, absolute: paths of files and what stands behind them.
  private static func source(of capture: Capture, in folder: String) -> String {
    let source = capture.source
    if source.hasPrefix("/") || source.hasPrefix("-") || source.contains("://") { return source }
    return folder + (folder.hasSuffix("/") ? "" : "/") + (source.hasPrefix("./") ? String(source.dropFirst(2)) : source)
  }

  /// The page it is a capture of.
  var page: (key: PageKey, address: String) {
    // An address that only the page itself states counts where nothing better is known.
    if let address = capture.url ?? record.article?.url { return (PageKey(address: address), address) }
    let path = capture.source
    if path.hasPrefix("-") { return (PageKey(value: capture.digest), path) }
    return (PageKey(path: path), path)
  }

  /// When it counts as published, in seconds since 1970: when the page says, else when it was captured, else when kept first.
  var moment: Int {
    let stated = [record.article?.published?.value, capture.time, capture.stated?.keptAt, keeping.keptAt]
    return stated.lazy.compactMap { $0.flatMap(Moment.seconds) }.first ?? 0
  }
}

extension Capture {
  /// What its record says, where that came out of an archive of Dateline's that had made it.
  fileprivate var stated: StatedCapture? { record.flatMap { StatedCapture(made: $0.fields) } }
}
