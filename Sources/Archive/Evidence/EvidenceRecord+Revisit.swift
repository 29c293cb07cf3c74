internal import Intake
public import Record

/// A record that holds a payload, as a `revisit` names it.
public struct RevisitTarget: Sendable, Hashable {
  /// Where it lies.
  public var location: EvidenceLocation
  /// What it is.
  public var kind: EvidenceRecord.Kind
  /// Its `WARC-Record-ID`, without angle brackets.
  public var id: String
  /// Its `WARC-Target-URI`.
  public var uri: String?
  /// Its `WARC-Date`.
  public var date: String?
  /// Its `WARC-Payload-Digest`: of the body as it was sent, in whatever algorithm.
  public var payloadDigest: String?

  /// A record as it stands at `location`.
  public init(_ record: EvidenceRecord, at location: EvidenceLocation) {
    self.location = location
    kind = record.kind
    id = record.id
    uri = record["WARC-Target-URI"]
    date = record["WARC-Date"]
    payloadDigest = record["WARC-Payload-Digest"]
  }
}

extension EvidenceRecord {
  /// The profile of every `revisit` here.
  static let profile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"

  /// A `revisit` that keeps `capture` without its payload, which is that of `target`, whose own capture must have the
  /// same `digest`.
  ///
  /// nil where the bytes as they were sent are not known to be the target's (the same page compressed otherwise, say):
  /// then the capture is to be kept whole, since a capture is kept as it came. What came with it (fields, HTTP head) is kept.
  ///
  /// Source: WARC 1.1 §6.7.2.
  public init?(keeping capture: Capture, revisiting target: RevisitTarget, as keeping: Keeping) {
    guard let declared = target.payloadDigest, target.kind != .revisit else { return nil }
    if let record = capture.record, let kind = record.keptKind {
      // What reads as an HTTP head in a record that is no answer is part of its payload: kept whole, to keep this simple.
      let bodyStart = record.bodyStart
      guard kind == .response || bodyStart == nil,
        Digest.matches(record.payload(of: kind), declared: declared) == true
      else { return nil }
      if let own = record["WARC-Payload-Digest"], Digest.matches(record.payload(of: kind), declared: own) != true {
        return nil
      }
      self.init(revisit: record, head: Array(record.block[..<(bodyStart ?? 0)]), of: capture, keeping)
    } else {
      guard target.kind != .response, declared == capture.digest else { return nil }
      self.init(made: .revisit, of: capture, keeping)
    }
    let references = [
      ("WARC-Profile", Self.profile), ("WARC-Refers-To", "<\(target.id)>"),
      ("WARC-Refers-To-Target-URI", target.uri ?? ""), ("WARC-Refers-To-Date", target.date ?? ""),
      ("Dateline-Refers-To", target.location.text),
    ]
    fields += references.filter { !$0.1.isEmpty }.map { CapturedRecord.Field($0.0, $0.1) }
  }

  /// The fields of `record` but for those that a revisit has otherwise; the head as it came stands behind them.
  private init(revisit record: CapturedRecord, head: [UInt8], of capture: Capture, _ keeping: Keeping) {
    var whole = EvidenceRecord(keeping: capture, as: keeping)
    let replaced = [
      "warc-type", "content-length", "warc-block-digest", "warc-profile", "warc-refers-to",
      "warc-refers-to-target-uri", "warc-refers-to-date", "dateline-block-digest", "dateline-original-head",
      "dateline-refers-to",
    ]
    whole.fields.removeAll { replaced.contains($0.name.lowercased()) }
    let marker = whole.fields.lastIndex { $0.name == "Dateline-Record" } ?? whole.fields.endIndex
    whole.fields.insert(
      contentsOf: [
        .init("WARC-Block-Digest", Digest.sha256(head)),
        .init("Dateline-Block-Digest", Digest.sha256(record.block)),
        .init("Dateline-Original-Head", record.head),
      ], at: min(marker + 1, whole.fields.endIndex))
    whole.fields.insert(.init("Content-Length", String(head.count)), at: marker)
    whole.fields.insert(.init("WARC-Type", Kind.revisit.rawValue), at: 0)
    self.init(kind: .revisit, fields: whole.fields, block: head)
  }
}

extension EvidenceLocation {
  /// `dateline-00000001.warc.gz@1048576+5120`.
  var text: String { "\(file)@\(offset)+\(length)" }

  /// The location that `text` stands for; nil where it is none, or not one of a file of evidence.
  init?(text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, EvidenceName(String(parts[0])) != nil else { return nil }
    let numbers = parts[1].split(separator: "+", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let offset = numbers[0], let length = numbers[1], offset >= 0, length > 0
    else { return nil }
    self.init(file: String(parts[0]), offset: offset, length: length)
  }
}
