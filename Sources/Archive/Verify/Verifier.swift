internal import Intake
internal import Reading
internal import Record

/// Looks at everything that an archive promises, offline: every digest, every span, every row.
///
/// - The store's own pages, indexes and rows (`ArchiveStore.faults`): every fact's words stand where it says.
/// - Every record of the evidence, known to the store or not, has its digests.
/// - Every capture's record is where the store says and keeps the payload that the store says.
/// - Every verbatim run of an article's source map stands in the bytes of its capture.
///
/// Reads everything once, holding one record of the evidence and one article in memory. Changes nothing.
public struct Verifier {
  /// What was looked at.
  public struct Tally: Sendable, Hashable {
    /// Captures, articles and files of evidence.
    public var captures = 0, articles = 0, files = 0
    /// What is not as it should be.
    public var faults = 0
  }

  private let archive: Archive
  private let report: (String) -> Void
  private var tally = Tally()
  private var captures: CaptureStream
  /// Whether the evidence says that a batch was running which the database did not commit: what it left behind is no fault.
  private var isInterrupted = false

  /// A verifier that gives each fault to `report`, in words that name the place.
  public init(_ archive: Archive, report: @escaping (String) -> Void) {
    self.archive = archive
    self.report = report
    captures = CaptureStream(archive.store)
  }

  /// Looks at everything, and says what was looked at. Throws only where nothing can be looked at at all.
  public mutating func verify() throws(ArchiveError) -> Tally {
    for fault in try archive.store.faults() { say("\(archive.path): \(fault)") }
    let committed = try archive.store.evidenceFiles()
    isInterrupted = (try? archive.evidence.isInterrupted(committed: committed)) ?? false
    let found: [String]
    do { found = try archive.evidence.files() } catch {
      say(error.problem.message)
      found = []
    }
    for file in committed where !found.contains(file.file) { say("\(file.file): the file of evidence is not there") }
    for name in found { verify(file: name, committed: committed.first { $0.file == name }) }
    while let capture = captures.take() { say("\(words(capture)) is not there") }
    if let error = captures.error { say("\(archive.path): \(error.problem.message)") }
    return tally
  }

  private mutating func say(_ fault: String) {
    tally.faults += 1
    report(fault)
  }

  private mutating func verify(file name: String, committed state: EvidenceFileState?) {
    tally.files += 1
    let before = tally.faults
    guard let committed = state?.length else {
      if isInterrupted { return }
      say("\(name): the database does not know this file; `dateline rebuild --from-evidence` takes it in")
      return
    }
    do throws(ArchiveError) {
      let size = try archive.evidence.length(of: name)
      for step in try archive.evidence.scan(name) {
        guard (step.offset ?? 0) < committed else { break }
        switch step {
        case .record(let record, let location): verify(record, at: location)
        case .damage(let error, _): say(error.problem.message)
        }
      }
      if size > committed, !isInterrupted {
        say("\(name): \(size - committed) bytes stand behind what is committed; the next `dateline add` sees to them")
      } else if size < committed {
        say("\(name): the file ends at byte \(size), but \(committed) bytes were committed")
      }
    } catch { say(error.problem.message) }
    // What is in no digest is in the checksum; it does not say where, so it is not told of what was found already.
    guard tally.faults == before, let checksum = state?.checksum else { return }
    do throws(ArchiveError) {
      if try archive.evidence.checksum(of: name, length: committed) != checksum {
        say("\(name): the file is not as it was written, though every record in it still reads as it did")
      }
    } catch { say(error.problem.message) }
  }

  /// Holds a record against the captures that the store has at its place; captures come in the order of their records.
  private mutating func verify(_ record: EvidenceRecord, at location: EvidenceLocation) {
    guard let facts = record.kept else { return }
    while let next = captures.peek(), next.location.isBefore(location) {
      captures.drop()
      say("\(words(next)) is damaged or not there")
    }
    guard let capture = captures.peek(), capture.location == location else {
      say("\(location.file), byte \(location.offset): the database does not know this record")
      return
    }
    captures.drop()
    tally.captures += 1
    do throws(ArchiveError) {
      let payload = try capture.refersTo.flatMap { number throws(ArchiveError) in
        try archive.store.captures(after: number - 1, limit: 1).first?.location
      }
      guard let kept = try archive.evidence.delivery(of: record, at: location, payload: payload).capture else {
        return say("\(words(capture)) keeps no bytes")
      }
      if kept.digest != capture.facts.digest {
        say("\(words(capture)) keeps a payload with the digest \(kept.digest), not \(capture.facts.digest)")
      }
      if record.id != capture.recordID { say("\(words(capture)) has the id \(record.id), not \(capture.recordID)") }
      for what in facts.differences(from: capture, keeping: kept) {
        say("\(words(capture)): the \(what) is not what the database says")
      }
      try verifyArticle(of: capture, in: kept)
    } catch { say("\(words(capture)): \(error.problem.message)") }
  }

  /// The runs of the article that was drawn from `capture`, against its bytes.
  private mutating func verifyArticle(of capture: StoredCapture, in kept: Capture) throws(ArchiveError) {
    guard let article = try archive.store.article(capture.article) else {
      return say("\(words(capture)): its article is not there")
    }
    if article.page != capture.page { say("\(words(capture)): its article is of page \(article.page)") }
    guard article.record.capture?.digest == kept.digest, let read = article.record.article else { return }
    tally.articles += 1
    for fault in SourceCheck.faults(of: read, in: kept).prefix(3) {
      say("page \(article.page), version \(article.version): \(fault)")
    }
  }

  private func words(_ capture: StoredCapture) -> String {
    "\(capture.location.file), byte \(capture.location.offset): the record of capture \(capture.number) (\(capture.facts.source))"
  }
}

extension KeptFacts {
  /// What the evidence says otherwise than the store does; `kept` is the capture that was made of it again.
  fileprivate func differences(from stored: StoredCapture, keeping kept: Capture) -> [String] {
    func isSame(_ ours: String, _ theirs: String) -> Bool {
      ours == FieldText.decoded(EvidenceRecord.fieldText(theirs))
    }
    let checks: [(String, Bool)] = [
      ("event", isSame(event, stored.event)), ("time it was kept", isSame(keptAt, stored.keptAt)),
      ("source", isSame(source, stored.facts.source)), ("form", form == stored.form),
      ("length", payloadLength == stored.facts.bytes), ("time", kept.time == stored.facts.time),
      ("address", kept.url == stored.url), ("media type", kept.mediaType == stored.facts.mediaType),
    ]
    return checks.filter { !$0.1 }.map(\.0)
  }
}

extension EvidenceScan.Step {
  /// Where it begins; nil where that is not known.
  fileprivate var offset: Int? {
    switch self {
    case .record(_, let location): location.offset
    case .damage(.damagedEvidence(_, let offset, _), _): offset
    case .damage: nil
    }
  }
}

extension EvidenceLocation {
  /// Whether it lies before `other` in the evidence.
  fileprivate func isBefore(_ other: EvidenceLocation) -> Bool {
    file != other.file ? file < other.file : offset < other.offset
  }
}

/// The captures of a store one by one, fetched in parts.
struct CaptureStream {
  private let store: any ArchiveStore
  private var part: ArraySlice<StoredCapture> = []
  private var last = 0
  private var isAtEnd = false
  /// Why it ended early.
  private(set) var error: ArchiveError?

  init(_ store: any ArchiveStore) {
    self.store = store
  }

  /// The next capture, which stays the next.
  mutating func peek() -> StoredCapture? {
    if part.isEmpty, !isAtEnd {
      do throws(ArchiveError) { part = try store.captures(after: last, limit: 500)[...] } catch { self.error = error }
      isAtEnd = part.isEmpty
    }
    return part.first
  }

  /// Goes past the next capture.
  mutating func drop() {
    if let first = part.popFirst() { last = first.number }
  }

  /// The next capture, which is gone past.
  mutating func take() -> StoredCapture? {
    let next = peek()
    drop()
    return next
  }
}

extension Optional {
  /// `flatMap` for closures that throw an error of one type.
  fileprivate func flatMap<T>(_ body: (Wrapped) throws(ArchiveError) -> T?) throws(ArchiveError) -> T? {
    guard let self else { return nil }
    return try body(self)
  }
}
