internal import Archive
internal import ArgumentParser
internal import Facts

/// `dateline add`: reads pages and keeps them.
struct Add: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read pages and keep them, with their evidence.",
    discussion: """
      PATH is what dateline read takes. What is kept already is passed over: a run that was stopped is taken up again by \
      running it again. The same bytes from elsewhere are kept as a revisit, a page that changed as its next version.

      Exit codes: 0 everything was kept, 1 nothing could be read, 3 some inputs could not be read or not wholly (see \
      dateline problems), 64 the command line is wrong, 69 this is no archive, 74 the disk failed or is full, 75 another \
      process is writing to the archive, 130 or 143 interrupted. In each case what was kept is kept.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var archive: ArchiveOptions
  @Option(help: ArgumentHelp("How long to wait for another process that writes to the archive.", valueName: "seconds"))
  var wait = 10
  @Option(
    help: ArgumentHelp(
      "The moment that captures count as kept at, RFC 3339 in UTC (default: now).", valueName: "time"))
  var keptAt: String?
  @Option(help: ArgumentHelp("The size at which a file of evidence is followed by the next.", valueName: "bytes"))
  var maxEvidenceBytes = 1 << 30
  @OptionGroup(title: "Limits")
  var limits: LimitOptions

  func validate() throws {
    guard (0...86_400).contains(wait) else { throw ValidationError("--wait takes a number from 0 to 86400.") }
    guard maxEvidenceBytes >= 1 << 16 else { throw ValidationError("--max-evidence-bytes takes 65536 or more.") }
    if let keptAt, !ArchiveClock.isMoment(keptAt) {
      throw ValidationError("--kept-at takes a moment like 2024-05-12T14:30:00Z, not \(keptAt).")
    }
  }

  func run() throws {
    let keptAt = keptAt ?? ArchiveClock.now()
    let code = try Failure.told {
      let archive = try Archive(path: archive.archive, makes: true, limits: limits.intake)
      let keeper = try Keeper(
        archive, software: "dateline \(Recorder.version)", keptAt: keptAt, waitingSeconds: wait,
        maxFileBytes: maxEvidenceBytes)
      let worker = AddWorker(
        recorder: Recorder(limits: limits.reading), drawnBy: Recorder.edition, keptAt: keptAt,
        workingFolder: ArchiveClock.workingFolder(), maxSeconds: limits.maxSeconds)
      return try AddRun(
        input: input, limits: limits, worker: worker, archive: archive
      ).execute(keeper)
    }
    if code != 0 { throw ExitCode(code) }
  }
}
