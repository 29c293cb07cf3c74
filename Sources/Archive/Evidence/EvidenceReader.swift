internal import Glibc
public import Intake
public import Record

/// Reads records of the evidence and makes captures of them again.
///
/// Holds one record at a time in memory, two for a revisit. May be used from several threads, and beside a writer.
public struct EvidenceReader: Sendable {
  /// The folder.
  public let path: String
  let disk: any Disk
  let limits: IntakeLimits
  let maxRecordBytes: Int

  /// The longest head that is read. A head that came in has at most 320 KiB, and is kept in two forms that may be longer.
  static let maxHeadBytes = 8 << 20

  /// A reader of the folder at `path`. Captures are opened within `limits`, but for the length of pages, which is as it
  /// was when they were kept. A record of more than `maxRecordBytes`, by default 64 MiB more than the longest page of
  /// `limits`, is refused.
  public init(
    path: String, limits: IntakeLimits = IntakeLimits(), maxRecordBytes: Int? = nil, disk: any Disk = SystemDisk()
  ) {
    self.path = path
    self.limits = limits
    self.maxRecordBytes = maxRecordBytes ?? limits.maxPageBytes.addingReportingOverflow(64 << 20).partialValue
    self.disk = disk
  }

  /// The names of the files of evidence in the folder, in order.
  public func files() throws(ArchiveError) -> [String] {
    let names = try onDisk { () throws(DiskError) in try disk.list(path) }
    return names.compactMap { EvidenceName($0) }.sorted().map(\.description)
  }

  /// The length in bytes of the file called `name`.
  public func length(of name: String) throws(ArchiveError) -> Int {
    try onDisk { () throws(DiskError) in try disk.size("\(path)/\(name)") ?? 0 }
  }

  /// Whether a batch is running, or was cut short, of which a database that has committed `committed` knows nothing yet.
  func isInterrupted(committed: [EvidenceFileState]) throws(ArchiveError) -> Bool {
    let bytes = try EvidenceJournal.read(in: path, on: disk)
    return EvidenceJournal.isOfBatch(bytes, behind: committed)
  }

  /// The checksum of the first `length` bytes of the file called `name`.
  func checksum(of name: String, length: Int) throws(ArchiveError) -> UInt32 {
    let file = try open(EvidenceLocation(file: name, offset: 0, length: 1))
    return try onDisk { () throws(DiskError) in try Checksum.of(file, length: length) }
  }

  /// The bytes at `location` as they lie there, compressed; they are not looked at.
  func member(at location: EvidenceLocation) throws(ArchiveError) -> [UInt8] {
    let file = try open(location)
    let limit = min(location.length, maxRecordBytes)
    return try onDisk { () throws(DiskError) in try file.bytes(at: location.offset, atMost: limit) }
  }

  /// The record at `location`: a whole member of just that length, whose head can be read and whose bytes have their
  /// digests. Throws `damagedEvidence` where any of that is not so.
  public func record(at location: EvidenceLocation) throws(ArchiveError) -> EvidenceRecord {
    switch try read(open(location), at: location.offset, inputLimit: location.length) {
    case .record(let record, location.length): return record
    case .record(_, let length):
      throw damage(location, "the record is \(length) bytes long and not \(location.length), as the database says")
    case .bad(let what, _): throw damage(location, what)
    }
  }

  /// The record at `location` as one that a `revisit` can name; reads little more than its head.
  public func target(at location: EvidenceLocation) throws(ArchiveError) -> RevisitTarget {
    let file = try open(location)
    let outcome = try onDisk { () throws(DiskError) in
      try MemberInflater().inflate(file, at: location.offset, inputLimit: location.length) { output in
        let isRead = CapturedRecord.head(of: output) != nil || output.count >= Self.maxHeadBytes
        return isRead ? output.count : output.count + (64 << 10)
      }
    }
    guard let head = CapturedRecord.head(of: outcome.bytes), let kind = Self.kind(head.fields) else {
      throw damage(location, "no record with a whole head begins here")
    }
    return RevisitTarget(EvidenceRecord(kind: kind, fields: head.fields, block: []), at: location)
  }

  /// The capture that the record at `location` keeps, as it came in. Where that is a `revisit`, the payload is taken from
  /// `payload`, or from where the record itself says.
  public func capture(
    at location: EvidenceLocation, payload: EvidenceLocation? = nil
  ) throws(ArchiveError) -> Capture {
    guard let capture = try delivery(at: location, payload: payload).capture else {
      throw damage(location, "the record keeps no bytes")
    }
    return capture
  }

  /// The same with what was wrong with it when it came in.
  public func delivery(
    at location: EvidenceLocation, payload: EvidenceLocation? = nil
  ) throws(ArchiveError) -> Delivery {
    try delivery(of: record(at: location), at: location, payload: payload)
  }

  /// The same of a record that was read already.
  public func delivery(
    of record: EvidenceRecord, at location: EvidenceLocation, payload: EvidenceLocation? = nil
  ) throws(ArchiveError) -> Delivery {
    guard let facts = record.kept else { throw damage(location, "the record does not say which capture it keeps") }
    guard record.kind == .revisit else { return try remake(record, facts, record.block, at: location) }
    guard let place = payload ?? facts.refersTo else {
      throw damage(location, "the revisit does not say where its payload lies")
    }
    let referred = try self.record(at: place)
    guard referred.kind != .revisit else { throw damage(place, "a revisit refers to this, which is one itself") }
    return try remake(record, facts, record.block + referred.payload, at: location)
  }

  /// What a record of the file at an offset came to.
  enum Reading {
    case record(EvidenceRecord, length: Int)
    /// Why there is none; `length` where the member is whole all the same. `used` bytes were looked at.
    case bad(String, (length: Int?, used: Int))
  }

  func open(_ location: EvidenceLocation) throws(ArchiveError) -> any DiskFile {
    // The name may come from a database that someone else made: it is never a path.
    guard EvidenceName(location.file) != nil, location.offset >= 0, location.length > 0 else {
      throw damage(location, "this is no place in a file of evidence")
    }
    do throws(DiskError) { return try disk.open("\(path)/\(location.file)", .reading) } catch {
      if error.errno == ENOENT { throw damage(location, "the file is not there") }
      throw error.archiveError
    }
  }

  /// Reads the record at `offset` of `file`, out of at most `inputLimit` bytes.
  func read(_ file: any DiskFile, at offset: Int, inputLimit: Int) throws(ArchiveError) -> Reading {
    var head: (fields: [CapturedRecord.Field], blockStart: Int)?
    var total: Int?
    let outcome = try onDisk { () throws(DiskError) in
      try MemberInflater().inflate(file, at: offset, inputLimit: inputLimit) { output in
        if head == nil {
          head = CapturedRecord.head(of: output)
          total = head.flatMap { head in
            Self.length(head.fields).map { $0.addingReportingOverflow(head.blockStart + 4).partialValue }
          }
        }
        if let total { return min(total, maxRecordBytes) &+ 1 }
        return head == nil && output.count < Self.maxHeadBytes ? output.count + (64 << 10) : output.count
      }
    }
    var length: Int?
    if case .whole(let found) = outcome.end { length = found }
    // A record that came out in one piece was not looked at on the way.
    let whole = head ?? CapturedRecord.head(of: outcome.bytes)
    let what: String
    switch (outcome.end, whole) {
    case (.damaged, _) where outcome.bytes.isEmpty: what = "no gzip member begins here"
    case (.damaged, _): what = "the gzip data is damaged"
    case (.cut, _): what = "the gzip data ends in the middle"
    case (_, nil): what = "no record with a whole head begins here"
    case (.enough, _): what = Self.tooLong(total, maxRecordBytes)
    case (.whole, let head?):
      switch Self.record(outcome.bytes, head.fields, head.blockStart) {
      case .success(let record): return .record(record, length: outcome.used)
      case .failure(let fault): what = fault.what
      }
    }
    return .bad(what, (length, outcome.used))
  }

  func damage(_ location: EvidenceLocation, _ what: String) -> ArchiveError {
    .damagedEvidence(file: location.file, offset: location.offset, what: what)
  }
}

extension EvidenceReader {
  private struct Fault: Error { var what: String }

  private static func tooLong(_ total: Int?, _ limit: Int) -> String {
    guard let total else { return "the record's head has no Content-Length that could be read" }
    return total > limit
      ? "the record says it is \(total) bytes long, more than the limit of \(limit)"
      : "the record is longer than it says"
  }

  private static func kind(_ fields: [CapturedRecord.Field]) -> EvidenceRecord.Kind? {
    fields.first(named: "WARC-Type").flatMap { EvidenceRecord.Kind(rawValue: $0.value.lowercased()) }
  }

  private static func length(_ fields: [CapturedRecord.Field]) -> Int? {
    guard let length = fields.first(named: "Content-Length").flatMap({ Int($0.value) }), (0..<1 << 48).contains(length)
    else { return nil }
    return length
  }

  /// The record in `bytes`, all of a member, or what is wrong with it.
  private static func record(
    _ bytes: [UInt8], _ fields: [CapturedRecord.Field], _ start: Int
  ) -> Result<EvidenceRecord, Fault> {
    guard let kind = kind(fields) else { return .failure(Fault(what: "the record's type is none of WARC 1.1")) }
    guard let length = length(fields) else { return .failure(Fault(what: tooLong(nil, 0))) }
    guard bytes.count == start + length + 4, bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) else {
      let found = max(0, bytes.count - start - 4)
      return .failure(Fault(what: "the record says it is \(length) bytes long, but has \(found)"))
    }
    let record = EvidenceRecord(kind: kind, fields: fields, block: Array(bytes[start..<start + length]))
    return record.wrongDigest.map { .failure(Fault(what: $0)) } ?? .success(record)
  }
}

extension EvidenceRecord {
  /// Which of the digests that were made when it was kept is wrong, and of a record of other software's, whether the
  /// block's is; nil where all is well. A digest that came in with the record may have been wrong then: that was said then.
  fileprivate var wrongDigest: String? {
    func isWrong(_ name: String, _ bytes: ArraySlice<UInt8>) -> String? {
      guard let declared = own.first(named: name)?.value, Digest.matches(bytes, declared: declared) == false else {
        return nil
      }
      return "\(name) is \(declared), but the bytes have \(Digest.sha256(bytes))"
    }
    if let wrong = isWrong("WARC-Block-Digest", block[...]) { return wrong }
    if kind == .revisit || added.isEmpty { return nil }
    return isWrong("Dateline-Block-Digest", block[...]) ?? isWrong("WARC-Payload-Digest", payload)
  }
}
