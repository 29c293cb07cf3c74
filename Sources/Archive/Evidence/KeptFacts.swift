internal import Intake
public import Record

/// What a record of the evidence says about the capture it keeps, beside the bytes: enough to make the database anew.
public struct KeptFacts: Sendable, Hashable {
  /// What makes it this capture and no other.
  public var event: String
  /// When it was kept, as RFC 3339.
  public var keptAt: String
  /// The capture's source.
  public var source: String
  /// How its payload is read.
  public var form: Capture.Form
  /// The capture's digest.
  public var payloadDigest: String
  /// The length of its payload in bytes.
  public var payloadLength: Int
  /// The day of publication that was given with it.
  public var publishedHint: String?
  /// Where the record lies that has the payload, for a `revisit`.
  public var refersTo: EvidenceLocation?

  /// What a record says that Dateline made; nil for a record that was captured.
  var made: StatedCapture?
}

extension EvidenceRecord {
  /// Where what came with the capture ends and what was added begins.
  private var marker: Int? { fields.lastIndex { $0.name.lowercased() == "dateline-record" } }

  /// What was added when the record was kept.
  var added: ArraySlice<CapturedRecord.Field> { marker.map { fields[($0 + 1)...] } ?? [] }

  /// The fields that Dateline wrote: all of a record that it made.
  var own: ArraySlice<CapturedRecord.Field> {
    guard let marker, fields[marker].value != "made" else { return fields[...] }
    return added
  }

  /// What it says of the capture it keeps; nil where it keeps none of Dateline's.
  public var kept: KeptFacts? {
    guard let marker else { return nil }
    let added = added
    func value(_ name: String) -> String? {
      added.first(named: "Dateline-" + name).map { FieldText.decoded($0.value) }
    }
    guard let stated = StatedCapture(added), let event = value("Event"), let digest = value("Payload-Digest"),
      let length = value("Payload-Length").flatMap({ Int($0) }), length >= 0
    else { return nil }
    return KeptFacts(
      event: event, keptAt: stated.keptAt, source: stated.source, form: stated.form, payloadDigest: digest,
      payloadLength: length, publishedHint: stated.publishedHint,
      refersTo: kind == .revisit ? value("Refers-To").flatMap(EvidenceLocation.init(text:)) : nil,
      made: fields[marker].value == "made" ? stated : nil)
  }

  /// The fields of the record as they came in, before anything was added.
  var original: [CapturedRecord.Field] {
    if let head = added.first(named: "Dateline-Original-Head") { return CapturedRecord.fields(head: head.value) }
    return Array(fields[..<(marker ?? fields.endIndex)])
  }

  /// What its `WARC-Payload-Digest` is taken over.
  var payload: ArraySlice<UInt8> { CapturedRecord(fields: [], block: block).payload(of: kind) }
}
