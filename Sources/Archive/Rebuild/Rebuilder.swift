internal import Intake
public import Record

/// Draws the facts of an archive anew from its captures: into the store that has them, or into an empty one.
///
/// A task is drawn on any core, its result is applied by one thread, in the order of the tasks. The caller holds the
/// archive's `ArchiveLock`.
public struct Rebuilder: Sendable {
  /// What came of drawing one again.
  public enum Result: Sendable {
    /// Facts to be put in the place of those of an article.
    case again(ArticleKey, Offering)
    /// A capture to be taken in.
    case found(Offering)
    /// Why nothing was drawn, and the file it was to be drawn from.
    case failed(ArchiveError, file: String)
  }

  private let evidence: EvidenceReader
  private let drawnBy: String

  /// A rebuilder that reads `evidence`. What it draws counts as drawn by `drawnBy`.
  public init(_ evidence: EvidenceReader, drawnBy: String) {
    self.evidence = evidence
    self.drawnBy = drawnBy
  }

  /// Does a task, with `record` to draw a capture's record.
  public func draw(_ task: RebuildTasks.Task, _ record: (Capture) -> PageRecord) -> Result {
    let place: EvidenceLocation
    do throws(ArchiveError) {
      switch task {
      case .damage(let error, let file): return .failed(error, file: file)
      case .again(let article, let location, let payload):
        place = location
        return .again(article, try offering(try evidence.record(at: location), location, payload: payload, record))
      case .found(let stored, let location):
        place = location
        return .found(try offering(stored, location, payload: nil, record))
      }
    } catch { return .failed(error, file: place.file) }
  }

  private func offering(
    _ stored: EvidenceRecord, _ location: EvidenceLocation, payload: EvidenceLocation?,
    _ record: (Capture) -> PageRecord
  ) throws(ArchiveError) -> Offering {
    let delivery = try evidence.delivery(of: stored, at: location, payload: payload)
    guard let kept = stored.kept, let capture = delivery.capture else {
      throw .damagedEvidence(file: location.file, offset: location.offset, what: "the record keeps no page")
    }
    return Offering(
      capture, record: record(capture), kept: kept, recordID: stored.id, at: location, drawnBy: drawnBy)
  }

  /// Applies results to `store`, all or none. Those that failed are kept as problems, `keptAt` a moment in RFC 3339; their
  /// facts stay as they were.
  public func apply(_ results: [Result], to store: any ArchiveStore, keptAt: String) throws -> Keeper.Outcome {
    var outcome = Keeper.Outcome()
    try store.write { writer in
      for result in results {
        switch result {
        case .again(let article, let offering):
          _ = try writer.replaceArticle(
            article, with: offering.record, moment: offering.moment, drawnBy: offering.drawnBy)
          outcome.versions += 1
        case .found(let offering):
          try writer.keep(offering, &outcome) { offering, known in try offering.kept(known) }
        case .failed(let error, let file):
          outcome.problems += 1
          try writer.addProblem(error.problem, source: file, page: nil, keptAt: keptAt)
        }
      }
    }
    return outcome
  }

  /// Tells `store`, which was made from the evidence, how much of it there is.
  public func finish(_ store: any ArchiveStore) throws {
    let states = try evidence.files().map { name throws(ArchiveError) in
      let length = try evidence.length(of: name)
      return EvidenceFileState(
        file: name, length: length, checksum: try evidence.checksum(of: name, length: length))
    }
    try store.write { try $0.setEvidenceFiles(states) }
  }
}
