internal import Archive
internal import ArgumentParser
internal import Facts
import Glibc
internal import Record

/// `dateline rebuild`: draws facts again.
struct Rebuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the facts again from the captures, where other software or data drew them.",
    discussion: """
      With --from-evidence the database is made anew from the evidence alone: beside the old one, which is kept as \
      FILE.before-rebuild. Problems of inputs that gave no page are in no evidence and are not listed again.
      """)

  @OptionGroup var archive: ArchiveOptions
  @Flag(help: "Draw all again, by the same software and data too.")
  var all = false
  @Flag(help: "Make the database anew from the evidence.")
  var fromEvidence = false
  @Option(help: ArgumentHelp("Captures read at the same time (default: one for each core).", valueName: "n"))
  var jobs: Int?
  @Option(help: ArgumentHelp("How long to wait for another process that writes to the archive.", valueName: "seconds"))
  var wait = 10
  @Flag(name: .shortAndLong, help: "No progress and no summary on standard error.")
  var quiet = false
  @OptionGroup(title: "Limits")
  var limits: LimitOptions

  func validate() throws {
    guard (1...1024).contains(jobs ?? 1) else { throw ValidationError("--jobs takes a number from 1 to 1024.") }
    guard (0...86_400).contains(wait) else { throw ValidationError("--wait takes a number from 0 to 86400.") }
  }

  func run() throws {
    Interrupt.listen()
    let path = archive.archive
    let edition = Recorder.edition
    try Failure.told {
      if !fromEvidence { _ = try Archive(path: path) }
      let now = ArchiveClock.now()
      let lock = try ArchiveLock(
        path: path, holder: "process \(getpid()) (rebuilding since \(now))", waitingSeconds: wait)
      defer { withExtendedLifetime(lock) {} }
      let outcome: Keeper.Outcome
      if fromEvidence {
        let next = try NewStore(for: path)
        let evidence = try next.evidence(limits: limits.intake)
        outcome = try execute(
          RebuildTasks(in: evidence), Rebuilder(evidence, drawnBy: edition), next.store, keptAt: now)
        try Rebuilder(evidence, drawnBy: edition).finish(next.store)
        try next.takeOver()
      } else {
        let archive = try Archive(path: path, limits: limits.intake)
        let tasks = RebuildTasks(in: archive, notDrawnBy: all ? nil : edition)
        outcome = try execute(tasks, Rebuilder(archive.evidence, drawnBy: edition), archive.store, keptAt: now)
      }
      if !quiet {
        let what =
          fromEvidence
          ? "\(outcome.pages + outcome.versions + outcome.unchanged) captures taken in"
          : "\(outcome.versions) articles drawn again"
        Terminal.complain("\(what), \(outcome.problems) problems.")
      }
    }
  }

  private static let batch = 200

  private func execute(
    _ tasks: RebuildTasks, _ rebuilder: Rebuilder, _ store: any ArchiveStore, keptAt: String
  ) throws -> Keeper.Outcome {
    let source = TaskSource(tasks)
    let worker = AddWorker(
      recorder: Recorder(limits: limits.reading), drawnBy: "", keptAt: keptAt, workingFolder: "/",
      maxSeconds: limits.maxSeconds)
    let jobs = jobs ?? Cores.count
    let pool = OrderedPool<RebuildTasks.Task, Rebuilder.Result>(
      window: jobs * 4 + 4, maxWeight: .max, weigh: { _ in 0 })
    try pool.startOrEnd(workers: jobs, produce: { { source.next() } }, work: { rebuilder.draw($0, worker.record(of:)) })
    defer { pool.cancel() }
    var total = Keeper.Outcome()
    var results: [Rebuilder.Result] = []
    var progress = Progress(isQuiet: quiet)
    defer { progress.clear() }
    while true {
      let step = pool.next(waiting: 100)
      if case .output(let result) = step { results.append(result) }
      var isOver = false
      if case .end = step { isOver = true }
      if results.count >= Self.batch || isOver {
        total.add(try rebuilder.apply(results, to: store, keptAt: keptAt))
        results = []
        progress.show(records: total.kept, bytes: 0)
      }
      if isOver { return total }
      if let signal = Interrupt.signal { throw ExitCode(128 + signal) }
    }
  }
}

/// The tasks of a rebuild, for the one thread that takes them.
///
/// `@unchecked Sendable`: handed to that thread when it starts, and touched by no other.
private final class TaskSource: @unchecked Sendable {
  private let tasks: RebuildTasks
  init(_ tasks: RebuildTasks) { self.tasks = tasks }
  func next() -> RebuildTasks.Task? { tasks.next() }
}
