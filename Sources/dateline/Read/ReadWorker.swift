internal import Facts
internal import Intake
internal import Record

/// What one core does with one page: unwraps it, takes its record, and puts the record in its printed form.
struct ReadWorker: Sendable {
  /// How it went, for the exit code.
  enum Outcome: Sendable {
    case read
    /// Read, but something of it was wrong or missing on its way here.
    case damaged
    case lost
    /// A line that was to be answered, and could not be read.
    case refusedLine
  }

  /// What comes of a page.
  struct Result: Sendable {
    /// What goes to standard output.
    var output: [UInt8]
    /// A loss that is told on standard error.
    var complaint: String?
    /// How it went.
    var outcome: Outcome
  }

  let recorder: Recorder
  let format: Format
  let showsEvidence: Bool
  let maxSeconds: Double
  let style: Style

  /// The result of `parcel`.
  func result(of parcel: Parcel) -> Result {
    switch parcel.open() {
    case .page(let capture, let problems):
      let start = ContinuousClock.now
      let limit = Duration.seconds(maxSeconds)
      var record = recorder.record(of: capture, by: Deadline { ContinuousClock.now - start > limit })
      record.problems = problems + record.problems
      return Result(output: printed(record, capture), outcome: problems.isEmpty ? .read : .damaged)
    case .other(let capture, let kind, let problems):
      var record = PageRecord(id: capture.id ?? capture.digest)
      record.capture = .init(capture)
      var article = Article()
      article.kind = kind
      article.url = capture.url
      record.article = article
      record.problems = problems
      return Result(output: printed(record, capture), outcome: problems.isEmpty ? .read : .damaged)
    case .lost(let id, let capture, let problem):
      var record = PageRecord(id: id)
      record.capture = capture.map { .init($0) }
      record.problems = [problem]
      let outcome = parcel.isRequest ? Outcome.refusedLine : .lost
      switch format {
      case .json: return Result(output: printed(record, capture), outcome: outcome)
      case .text:
        return Result(output: [], complaint: "\(problem.code) \(problem.message)", outcome: outcome)
      }
    }
  }

  private func printed(_ record: PageRecord, _ capture: Capture?) -> [UInt8] {
    switch format {
    case .json: record.json(evidence: showsEvidence) + [0x0A]
    case .text: RecordPage(record, capture: capture, showsEvidence: showsEvidence, style: style).utf8
    }
  }
}

extension PageRecord.CaptureFacts {
  /// The facts of a capture that was not decoded.
  fileprivate init(_ capture: Capture) {
    self.init(
      source: capture.source, time: capture.time, digest: capture.digest, mediaType: capture.mediaType, charset: nil,
      bytes: capture.payload.count)
  }
}
