internal import Archive
internal import ArgumentParser

/// `dateline verify`: looks whether all is as it was kept.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Look whether everything is as it was kept: every digest, every span, every row. Offline; changes nothing.",
    discussion: "Exit codes: 0 all is well, 1 something is not (each fault is a line), 69 this is no archive.")

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let archive = try archive.open()
    var answers = Answers()
    var faults: [String] = []
    var verifier = Verifier(archive) { faults.append($0) }
    let tally = try Failure.told { try verifier.verify() }
    for fault in faults { try answers.write(Array((CleanText.line(fault) + "\n").utf8)) }
    let looked = "\(tally.captures) captures, \(tally.articles) articles, \(tally.files) files of evidence"
    let words = tally.faults == 0 ? "all is well: \(looked) were looked at." : "\(tally.faults) faults in \(looked)."
    try answers.write(Array((words + "\n").utf8))
    try answers.finish()
    if tally.faults > 0 { throw ExitCode(1) }
  }
}
