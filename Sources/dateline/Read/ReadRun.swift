internal import Facts
import Glibc
internal import Intake
internal import Record

/// One run of `dateline read`: pages come in, records go out in the same order, from all cores.
struct ReadRun {
  let input: InputOptions
  let takesAll: Bool
  let limits: LimitOptions
  let worker: ReadWorker

  /// Reads everything; gives the exit code.
  func execute() throws -> Int32 {
    Interrupt.listen()
    let worker = worker
    let pool = try ParcelPool(
      input.inputs, limits: limits.intake, takesAll: takesAll, jobs: input.jobs ?? Cores.count
    ) {
      worker.result(of: $0)
    }
    var summary = Summary()
    let code = try writeResults(of: pool, summary: &summary)
    pool.cancel()
    if !input.quiet, code < 64, let words = summary.words(skipped: pool.tally.skipped) { Terminal.complain(words) }
    return code
  }

  /// Writes the results as they come; gives the exit code.
  private func writeResults(
    of pool: ParcelPool<ReadWorker.Result>, summary: inout Summary
  ) throws -> Int32 {
    var output = Output(descriptor: STDOUT_FILENO)
    var progress = Progress(isQuiet: input.quiet)
    defer { progress.clear() }
    while true {
      // A record that is ready is not kept back while the next one is slow to come.
      switch pool.next(waiting: output.isFlushed ? 100 : 0) {
      case .output(let result):
        output.write(result.output)
        if let complaint = result.complaint {
          progress.clear()
          Terminal.complain(complaint)
        }
        summary.count(result)
      case .notYet: output.flush()
      case .end:
        output.flush()
        return try output.isOpen(as: "the output") ? summary.exitCode : 0
      }
      if try !output.isOpen(as: "the output") { return 0 }
      if let signal = Interrupt.signal {
        output.flush()
        return 128 + signal
      }
      progress.show(records: summary.total, bytes: pool.counter.value)
    }
  }
}

/// How many pages were read and how many were not.
struct Summary {
  private var read = 0
  private var damaged = 0
  private var lost = 0
  /// Pages with problems that no record answers, and all records that are answers.
  private var failures = 0
  private var answers = 0

  /// The number of pages that came in.
  var total: Int { read + damaged + lost }

  /// Counts one more page.
  mutating func count(_ result: ReadWorker.Result) {
    switch result.outcome {
    case .read: read += 1
    case .damaged: damaged += 1
    case .lost: lost += 1
    }
    if result.isAnswer { answers += 1 } else if result.outcome != .read { failures += 1 }
  }

  /// 0 where all was read without a problem, 1 where nothing could be read, else 3.
  var exitCode: Int32 {
    if failures == 0 { return 0 }
    return read + damaged + answers == 0 ? 1 : 3
  }

  /// What was not read, in words; nil where there is nothing to say.
  func words(skipped: [(words: String, count: Int)]) -> String? {
    var parts: [String] = []
    let pages = read + damaged
    if lost + damaged > 0 || !skipped.isEmpty { parts.append("\(pages) page\(pages == 1 ? "" : "s") read") }
    if damaged > 0 { parts.append("\(damaged) of them with problems") }
    if lost > 0 { parts.append("\(lost) not read") }
    if !skipped.isEmpty {
      let kinds = skipped.prefix(5).map { "\($0.count) \($0.words)" }.joined(separator: ", ")
      let count = skipped.reduce(0) { $0 + $1.count }
      parts.append("\(count) records passed over that are no pages (\(kinds)\(skipped.count > 5 ? ", …" : ""))")
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ") + "."
  }
}
