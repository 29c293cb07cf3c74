import Archive
import Foundation
import Record

/// Keeps articles, their facts drawn already, and says what that costs.
struct ArchiveKeeping {
  let maker: ArticleMaker
  let articles: Int

  private static let batch = Keeper.maxItems
  private static let keptAt = "2025-01-01T00:00:00Z"

  /// In the store alone, in batches as a keeper has them.
  func store(at path: String) throws {
    let archive = try Archive(path: path, makes: true)
    var maker = maker
    let memory = PeakMemory()
    var (processor, wall, statements, done) = (0.0, 0.0, 0, 0)
    var longestLog = 0
    while done < articles {
      let made = (0..<min(Self.batch, articles - done)).map { _ in maker.next() }
      let time = Stopwatch()
      try archive.store.write { writer in
        for made in made { try keep(made, writer) }
      }
      processor += time.elapsed.processor
      wall += time.elapsed.wall
      done += made.count
      statements += made.reduce(0) { $0 + $1.record.statements.count }
      longestLog = max(longestLog, FileSize.of(path + "-wal"))
      if done % 20_000 == 0 { say("  \(done) kept, \(Figure.decimal(Double(done) / processor)) a second so far") }
    }
    let time = Stopwatch()
    try archive.tidy()
    processor += time.elapsed.processor
    let count = Double(articles)
    say("store alone: \(articles) articles with \(statements) statements")
    say("  \(Figure.decimal(count / processor)) articles a second of processor time")
    say("  \(Figure.decimal(count / wall)) by the clock")
    say("  \(FileSize.of(path) / articles) bytes of database an article; log at most \(longestLog >> 20) MB")
    say("  \(Figure.decimal(memory.grownMegabytes)) MB of memory at most")
    try archive.store.close()
  }

  /// With evidence, by the way `dateline add` goes.
  func withEvidence(at path: String) throws {
    let archive = try Archive(path: path, makes: true)
    let keeper = try Keeper(archive, software: "benchmark", keptAt: Self.keptAt)
    var maker = maker
    let memory = PeakMemory()
    var (ready, kept) = (0.0, 0.0)
    for _ in 0..<articles {
      let made = maker.next()
      var time = Stopwatch()
      let offering = Offering(
        made.capture, record: made.record, drawnBy: "benchmark", keptAt: Self.keptAt, workingFolder: "/")
      ready += time.elapsed.processor
      time = Stopwatch()
      try keeper.keep(offering)
      kept += time.elapsed.processor
    }
    let time = Stopwatch()
    try keeper.commit()
    kept += time.elapsed.processor
    try archive.tidy()
    let count = Double(articles)
    let evidence = FileSize.ofFolder(Archive.evidencePath(of: path))
    say("with evidence: \(articles) articles")
    say("  \(Figure.decimal(count / (ready + kept))) articles a second of processor time")
    say(
      "  made ready on any core in \(Figure.decimal(ready / count * 1_000, digits: 3)) ms, kept by the one writer in "
        + "\(Figure.decimal(kept / count * 1_000, digits: 3)) ms")
    say("  \(evidence / articles) bytes of evidence an article (a bare page of its text)")
    say("  \(Figure.decimal(memory.grownMegabytes)) MB of memory at most")
    try archive.store.close()
  }

  private func keep(_ made: ArticleMaker.Made, _ writer: any StoreWriter) throws {
    let address = made.capture.source
    let page = try writer.addPage(PageKey(address: address), address: address)
    let article = try writer.addArticle(made.record, page: page, version: 1, moment: made.moment, drawnBy: "benchmark")
    guard let facts = made.record.capture else { return }
    _ = try writer.addCapture(
      StoredCapture(
        number: 0, event: "sha256:" + String(facts.digest.reversed()), page: page, article: article, facts: facts,
        form: .html, url: address, keptAt: Self.keptAt,
        location: EvidenceLocation(file: "dateline-00000001.warc.gz", offset: 0, length: facts.bytes),
        recordID: "urn:uuid:" + facts.digest.suffix(32), refersTo: nil))
  }
}
