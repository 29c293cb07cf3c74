internal import Intake
public import Record

/// What the archive says about a capture when it keeps it, beside the capture itself.
public struct Keeping: Sendable, Hashable {
  /// What makes it this capture and no other.
  public var event: String
  /// When it is kept, as RFC 3339 in UTC.
  public var keptAt: String
  /// The absolute path of the folder that relative paths of sources start from.
  public var workingFolder: String

  /// What is said about a capture.
  public init(event: String, keptAt: String, workingFolder: String) {
    self.event = event
    self.keptAt = keptAt
    self.workingFolder = workingFolder
  }
}

// The form of a record that keeps a capture. Standard fields come first; `Dateline-Record` divides them from ours:
//
//   Dateline-Record: as-captured   the fields before it are those of the record that came in, in their spelling
//   Dateline-Record: made          Dateline made the record, from input that was none
//
// Behind it stand fields that were added, and what a capture needs to be made again. Their values are encoded by
// `FieldText.reversible`. The last `Dateline-Record` is the one that counts: whatever came in stands before it, so that no
// input can pose as what was added.
extension EvidenceRecord {
  /// The record that keeps `capture` whole: the one it came in, byte for byte, with what it lacks added behind; for other
  /// input a `resource`.
  public init(keeping capture: Capture, as keeping: Keeping) {
    if let record = capture.record, let kind = record.keptKind {
      self.init(kind, record, of: capture, keeping)
    } else {
      self.init(made: .resource, of: capture, keeping)
    }
  }

  private init(_ kind: Kind, _ record: CapturedRecord, of capture: Capture, _ keeping: Keeping) {
    let (fields, isVerbatim) = record.writableFields
    let blockDigest = Digest.sha256(record.block)
    var added: [CapturedRecord.Field] = []
    if record["WARC-Record-ID"] == nil {
      added.append(.init("WARC-Record-ID", "<\(Self.identifier(capture, keeping, "as-captured"))>"))
    }
    if record["WARC-Date"] == nil { added.append(.init("WARC-Date", keeping.keptAt)) }
    // Our own digest of the block stands there always: the one that came with it may be weak, or was wrong already.
    let hasBlockDigest = record["WARC-Block-Digest"] != nil
    added.append(.init(hasBlockDigest ? "Dateline-Block-Digest" : "WARC-Block-Digest", blockDigest))
    if record["WARC-Payload-Digest"] == nil {
      let body = record.payload(of: kind)
      added.append(
        .init("WARC-Payload-Digest", body.count == record.block.count ? blockDigest : Digest.sha256(body)))
    }
    self.init(kind: kind, fields: fields + [.init("Dateline-Record", "as-captured")] + added, block: record.block)
    if !isVerbatim { self.fields.append(.init("Dateline-Original-Head", record.head)) }
    addFacts(of: capture, keeping)
  }

  init(made kind: Kind, of capture: Capture, _ keeping: Keeping) {
    let block = kind == .revisit ? [] : capture.payload
    self.init(
      kind: kind,
      fields: [
        .init("WARC-Type", kind.rawValue),
        .init("WARC-Record-ID", "<\(Self.identifier(capture, keeping, kind.rawValue))>"),
        .init("WARC-Date", keeping.keptAt),
        .init("WARC-Target-URI", Self.target(of: capture, keeping)),
        .init("WARC-Block-Digest", kind == .revisit ? Digest.sha256(block) : capture.digest),
        .init("WARC-Payload-Digest", capture.digest),
        .init("Content-Type", Self.contentType(of: capture)),
        .init("Content-Length", String(block.count)),
        .init("Dateline-Record", "made"),
      ], block: block)
    addFacts(of: capture, keeping)
  }

  /// Adds what the capture is made again from.
  mutating func addFacts(of capture: Capture, _ keeping: Keeping) {
    var facts: [(String, String?)] = [
      ("Event", keeping.event), ("Kept", keeping.keptAt), ("Source", capture.source), ("Form", capture.form.rawValue),
      ("Payload-Digest", capture.digest), ("Payload-Length", String(capture.payload.count)),
    ]
    if self["Dateline-Record", .last] == "made" {
      facts += [
        ("ID", capture.id), ("URL", capture.url), ("Time", capture.time), ("Media-Type", capture.mediaType),
        ("Charset", capture.servedCharset),
      ]
    }
    facts.append(("Published", capture.publishedHint))
    for case (let name, let value?) in facts {
      fields.append(.init("Dateline-" + name, Self.fieldText(value)))
    }
  }

  /// `value` as it stands in a field of ours.
  static func fieldText(_ value: String) -> String {
    let text = FieldText.reversible(value)
    return text.utf8.count > FieldText.maxBytes ? cut(text) : text
  }

  /// Which of several fields of one name is meant.
  enum Occurrence { case last }

  /// The value of the last field called `name`.
  subscript(name: String, _: Occurrence) -> String? { fields.reversed().first(named: name)?.value }

  /// The first bytes of a value that is too long for a field, with the digest of all of it.
  private static func cut(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var end = FieldText.maxBytes
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self) + "…" + Digest.sha256(bytes)
  }

  /// A name for a record that came with none.
  ///
  /// It is made from what the record says and not from chance, so that a batch that is run again after a crash gives the
  /// same bytes; the event and the moment make it unique. Version 8 of RFC 9562 is for identifiers made one's own way.
  static func identifier(_ capture: Capture, _ keeping: Keeping, _ use: String) -> String {
    uuid("\(use)\n\(keeping.keptAt)\n\(capture.digest)\n\(keeping.event)")
  }

  /// A URN that stands for `text`.
  static func uuid(_ text: String) -> String {
    var digits = Array(Digest.sha256(Array(text.utf8)).utf8.dropFirst("sha256:".utf8.count).prefix(32))
    digits[12] = UInt8(ascii: "8")
    digits[16] = Array("89ab".utf8)[Int(digits[16] & 3)]
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: digits[$0], as: UTF8.self) }
    return "urn:uuid:" + parts.joined(separator: "-")
  }

  /// The URI of what was captured: its address, else that of the file it came from.
  private static func target(of capture: Capture, _ keeping: Keeping) -> String {
    if let url = capture.url, FieldText.hasScheme(url), url.utf8.count <= 8 << 10 { return FieldText.uri(url) }
    let source = capture.source
    if source == "-" || source.hasPrefix("-:") || source.hasPrefix("-@") {
      return FieldText.uri("urn:dateline:standard-input\(source.dropFirst())")
    }
    if source.hasPrefix("/") { return FieldText.fileURI(source) }
    if FieldText.hasScheme(source), source.contains("://") { return FieldText.uri(source) }
    return FieldText.fileURI(keeping.workingFolder + (keeping.workingFolder.hasSuffix("/") ? "" : "/") + source)
  }

  private static func contentType(of capture: Capture) -> String {
    let guess =
      capture.form == .html ? "text/html" : capture.form == .other ? "application/octet-stream" : "text/plain"
    let type = FieldText.harmless(capture.mediaType ?? guess)
    let charset = capture.servedCharset.flatMap { FieldText.isName($0) ? "; charset=\($0)" : nil }
    return (type.isEmpty || type.utf8.count > 256 ? "application/octet-stream" : type) + (charset ?? "")
  }
}

extension CapturedRecord {
  /// The kind it is kept as; nil where it is not one of those that captures come in.
  var keptKind: EvidenceRecord.Kind? {
    let kind = self["WARC-Type"].flatMap { EvidenceRecord.Kind(rawValue: $0.lowercased()) }
    return kind == .response || kind == .resource || kind == .conversion ? kind : nil
  }

  /// What `WARC-Payload-Digest` is taken over in a record of `kind`: the body of an HTTP answer as it was sent, else the
  /// whole block. That is what most crawlers and warcio do.
  func payload(of kind: EvidenceRecord.Kind) -> ArraySlice<UInt8> {
    block[(kind == .response ? bodyStart ?? 0 : 0)...]
  }

  /// The fields as they can be written, and whether that is just as they came. Fields whose names are none are left out,
  /// `Content-Length` stands there once, and no value can end its line.
  var writableFields: (fields: [Field], isVerbatim: Bool) {
    var hasLength = false
    var result: [Field] = []
    for field in fields where FieldText.isName(field.name) {
      var value = FieldText.harmless(field.value)
      if field.name.lowercased() == "content-length" {
        if hasLength { continue }
        hasLength = true
        value = String(block.count)
      }
      result.append(Field(field.name, value))
    }
    if !hasLength { result.append(Field("Content-Length", String(block.count))) }
    return (result, result == fields)
  }

  /// All fields in one line, as `Dateline-Original-Head` has them.
  var head: String {
    FieldText.reversible(
      fields.map { FieldText.reversible($0.name) + ":" + FieldText.reversible($0.value) }.joined(separator: "\n"))
  }

  /// The fields that `head` was made from.
  static func fields(head: String) -> [Field] {
    FieldText.decoded(head).split(separator: "\n").map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return Field(FieldText.decoded(String(parts[0])), parts.count > 1 ? FieldText.decoded(String(parts[1])) : "")
    }
  }
}
