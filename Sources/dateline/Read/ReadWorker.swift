internal import Facts
internal import Intake
internal import Record

/// What one core does with one page: unwraps it, takes its record, and puts the record in its printed form.
struct ReadWorker: Sendable {
  /// How it went, for the summary and the exit code.
  enum Outcome: Sendable {
    case read
    /// Read, but its record lists a problem.
    case damaged
    case lost
  }

  /// What comes of a page.
  struct Result: Sendable {
    /// What goes to standard output.
    var output: [UInt8]
    /// A loss that is told on standard error.
    var complaint: String?
    /// How it went.
    var outcome: Outcome
    /// Whether a record answers a line of `--input`: then it tells all, and the exit code need not.
    var isAnswer: Bool
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
      return result(of: record, capture, parcel)
    case .other(let capture, let kind, let problems):
      var record = PageRecord(id: capture.id ?? capture.digest)
      record.capture = .init(capture)
      var article = Article()
      article.kind = kind
      article.url = capture.url
      record.article = article
      record.problems = problems
      return result(of: record, capture, parcel)
    case .lost(let id, let capture, let problem):
      var record = PageRecord(id: id)
      record.capture = capture.map { .init($0) }
      record.problems = [problem]
      switch format {
      case .json: return Result(output: printed(record, capture), outcome: .lost, isAnswer: parcel.isRequest)
      case .text:
        return Result(
          output: [], complaint: "\(problem.code) \(problem.message)", outcome: .lost, isAnswer: parcel.isRequest)
      }
    }
  }

  private func result(of record: PageRecord, _ capture: Capture, _ parcel: Parcel) -> Result {
    Result(
      output: printed(record, capture), outcome: record.problems.isEmpty ? .read : .damaged, isAnswer: parcel.isRequest)
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
