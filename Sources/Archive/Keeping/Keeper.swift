internal import Glibc
public import Record

/// Keeps captures and their records.
///
/// Offerings come together to batches. A batch is kept whole or not at all: its bytes are on the disk before the store
/// commits, and what an interrupted one left behind is cut off when the archive is next written to. The archive is held
/// while a batch is committed and free in between, so that several processes may add to it, a batch at a time. To be used
/// from one thread.
public final class Keeper {
  /// What became of what was offered.
  public struct Outcome: Sendable, Hashable {
    /// New pages, new versions of known ones, captures that show nothing new, captures with the bytes of another, captures
    /// that were kept before, and problems.
    public var pages = 0, versions = 0, unchanged = 0, revisits = 0, known = 0, problems = 0

    /// Nothing yet.
    public init() {}

    /// Adds what became of more.
    public mutating func add(_ other: Outcome) {
      pages += other.pages
      versions += other.versions
      unchanged += other.unchanged
      revisits += other.revisits
      known += other.known
      problems += other.problems
    }

    /// What was kept in this run.
    public var kept: Int { pages + versions + unchanged }
  }

  private enum Item {
    case page(Offering)
    case problem(Problem, source: String)
  }

  /// What was kept: counted when its batch is committed.
  public private(set) var outcome = Outcome()

  private let archive: Archive
  private let folder: EvidenceFolder
  private let keptAt: String
  private let waitingSeconds: Int
  private var batch: [Item] = []
  private var batchBytes = 0

  /// A batch is committed when it has this many items.
  public static let maxItems = 1_000
  /// The same, or this many bytes.
  private static let maxBytes = 64 << 20

  /// A keeper of `archive`, which calls itself `software` in the evidence. Waits `seconds`, now and for each batch, for
  /// another process that writes to it. What is kept counts as kept at `keptAt` (RFC 3339, UTC). Files of evidence are
  /// rotated at `maxFileBytes`.
  public init(
    _ archive: Archive, software: String, keptAt: String, waitingSeconds seconds: Int = 10, maxFileBytes: Int = 1 << 30
  ) throws(ArchiveError) {
    self.archive = archive
    self.keptAt = keptAt
    waitingSeconds = seconds
    let lock = try Self.lock(archive, keptAt, seconds)
    defer { withExtendedLifetime(lock) {} }
    folder = try EvidenceFolder(
      path: archive.evidence.path, software: software, maxFileBytes: maxFileBytes, disk: archive.evidence.disk)
    // Mends what an interrupted run left, and finds out now rather than after an hour of reading that it cannot be.
    try folder.begin(committed: archive.store.evidenceFiles(), at: keptAt)
    try folder.commit()
  }

  /// The archive for oneself, and still the one that was opened.
  private static func lock(_ archive: Archive, _ keptAt: String, _ seconds: Int) throws(ArchiveError) -> ArchiveLock {
    let lock = try ArchiveLock(
      path: archive.path, holder: "process \(getpid()) (since \(keptAt))", waitingSeconds: seconds)
    guard archive.isInPlace else { throw .replaced(path: archive.path) }
    return lock
  }

  /// Keeps a page, with the next batch.
  public func keep(_ offering: Offering) throws {
    batch.append(.page(offering))
    batchBytes += offering.byteCount
    if batch.count >= Self.maxItems || batchBytes >= Self.maxBytes { try commit() }
  }

  /// Keeps a problem of an input that gave no page, with the next batch.
  public func keep(_ problem: Problem, source: String) throws {
    batch.append(.problem(problem, source: source))
    if batch.count >= Self.maxItems { try commit() }
  }

  /// Whether something was offered that is not committed.
  public var isPending: Bool { !batch.isEmpty }

  /// Commits what was offered so far. After an error nothing of it is kept; the archive is as it was after the last commit.
  public func commit() throws {
    guard !batch.isEmpty else { return }
    let lock = try Self.lock(archive, keptAt, waitingSeconds)
    defer { withExtendedLifetime(lock) {} }
    var next = outcome
    try folder.begin(committed: archive.store.evidenceFiles(), at: keptAt)
    var isOver = false
    do {
      try archive.store.write { writer in
        for item in batch { try keep(item, writer, &next) }
        try folder.sync()
        try writer.setEvidenceFiles(folder.states)
        isOver = true
      }
    } catch {
      // Where the commit itself failed, whether it came to be is found out when the archive is next written to.
      if isOver { folder.abandon() } else { folder.rollback() }
      throw error
    }
    try folder.commit()
    outcome = next
    batch = []
    batchBytes = 0
  }

  private func keep(_ item: Item, _ writer: any StoreWriter, _ outcome: inout Outcome) throws {
    switch item {
    case .problem(let problem, let source):
      outcome.problems += 1
      try writer.addProblem(problem, source: source, page: nil, keptAt: keptAt)
    case .page(let offering): try writer.keep(offering, &outcome, append: append)
    }
  }

  /// Appends the capture to the evidence: whole, or as a `revisit` of one with the same bytes.
  private func append(
    _ offering: Offering, _ known: StoredCapture?
  ) throws -> (location: EvidenceLocation, id: String, refers: Bool) {
    guard case .new(let member) = offering.evidence else { return try offering.kept(known) }
    if let known, let target = try target(at: known.location),
      let revisit = EvidenceRecord(keeping: offering.capture, revisiting: target, as: offering.keeping)
    {
      return (try folder.append(revisit), revisit.id, true)
    }
    return (try folder.append(member), offering.recordID, false)
  }

  /// The record at `location` as one that a `revisit` can name; nil where it is damaged, so that the bytes are kept anew.
  private func target(at location: EvidenceLocation) throws(ArchiveError) -> RevisitTarget? {
    do throws(ArchiveError) { return try archive.evidence.target(at: location) } catch {
      if case .damagedEvidence = error { return nil }
      throw error
    }
  }
}
