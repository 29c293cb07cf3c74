internal import Archive
internal import Facts
internal import Intake
internal import Record

/// What one core does with one page that is to be kept: unwraps it, takes its record, makes it ready for the evidence.
struct AddWorker: Sendable {
  /// What comes of a page.
  enum Result: Sendable {
    /// To be kept; whether something of it was wrong or missing.
    case page(Offering, isDamaged: Bool)
    /// Nothing could be read.
    case lost(Problem, source: String)
  }

  let recorder: Recorder
  let drawnBy: String
  let keptAt: String
  let workingFolder: String
  let maxSeconds: Double

  /// The result of `parcel`.
  func result(of parcel: Parcel) -> Result {
    switch parcel.open() {
    case .page(let capture, let problems): return page(capture, problems)
    case .other(let capture, _, let problems): return page(capture, problems)
    case .lost(let id, let capture, let problem): return .lost(problem, source: capture?.source ?? id)
    }
  }

  private func page(_ capture: Capture, _ problems: [Problem]) -> Result {
    var record = record(of: capture)
    record.problems = problems + record.problems
    return .page(
      Offering(capture, record: record, drawnBy: drawnBy, keptAt: keptAt, workingFolder: workingFolder),
      isDamaged: !record.problems.isEmpty)
  }

  /// The record of a capture, within the time for a page.
  func record(of capture: Capture) -> PageRecord {
    let start = ContinuousClock.now
    let limit = Duration.seconds(maxSeconds)
    return recorder.record(of: capture, by: Deadline { ContinuousClock.now - start > limit })
  }
}
