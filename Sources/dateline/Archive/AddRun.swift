internal import Archive
internal import Intake
internal import Record

/// One run of `dateline add`: pages are read on all cores and kept in their order.
struct AddRun {
  let input: InputOptions
  let limits: LimitOptions
  let worker: AddWorker
  let archive: Archive

  /// The pages that may be on their way: as many as are read while a batch is committed, so that both go on.
  private static let window = 512

  /// Keeps everything; gives the exit code.
  func execute(_ keeper: Keeper) throws -> Int32 {
    Interrupt.listen()
    let worker = worker
    let jobs = input.jobs ?? Cores.count
    let pool = try ParcelPool(
      input.inputs, limits: limits.intake, jobs: jobs, window: max(Self.window, jobs * 8)
    ) {
      worker.result(of: $0)
    }
    defer { pool.cancel() }
    var (whole, damaged, lost) = (0, 0, 0)
    var progress = Progress(isQuiet: input.quiet)
    defer { progress.clear() }
    var signal: Int32?
    loop: while true {
      switch pool.next(waiting: keeper.isPending ? 500 : 100) {
      case .output(.page(let offering, let isDamaged)):
        try keeper.keep(offering)
        if isDamaged { damaged += 1 } else { whole += 1 }
      case .output(.lost(let problem, let source)):
        progress.clear()
        Terminal.complain("\(problem.code) \(problem.message)")
        try keeper.keep(problem, source: source)
        lost += 1
      // What came so far is kept while the next page is slow to come.
      case .notYet: try keeper.commit()
      case .end: break loop
      }
      signal = Interrupt.signal
      if signal != nil { break }
      progress.show(records: whole + damaged + lost, bytes: pool.counter.value)
    }
    try keeper.commit()
    try archive.tidy()
    progress.clear()
    if !input.quiet { Terminal.complain(summary(keeper.outcome, lost: lost, skipped: pool.tally.skipped)) }
    if let signal { return 128 + signal }
    if lost + damaged == 0 { return 0 }
    return whole + damaged == 0 ? 1 : 3
  }

  private func summary(_ outcome: Keeper.Outcome, lost: Int, skipped: [(words: String, count: Int)]) -> String {
    var parts = ["\(outcome.pages) new page\(outcome.pages == 1 ? "" : "s")"]
    for (count, words) in [
      (outcome.versions, "as a new version"), (outcome.unchanged, "that show nothing new"),
      (outcome.revisits, "with bytes that were kept already"), (outcome.known, "passed over, kept before"),
      (lost, "that could not be read"), (outcome.problems, "on the list of problems (dateline problems)"),
    ] where count > 0 { parts.append("\(count) \(words)") }
    for (words, count) in skipped { parts.append("\(count) × \(words) passed over") }
    return parts.joined(separator: ", ") + "; kept in \(archive.path)."
  }
}
