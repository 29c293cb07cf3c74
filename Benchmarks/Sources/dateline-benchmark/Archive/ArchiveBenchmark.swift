import Archive
import Foundation

/// Measures the archive: how fast articles are kept whose facts are drawn already, how much room they take, and how
/// long queries take over all of them. Beside it, in the same run, what SQLite does with the same rows without us.
///
/// `dateline-benchmark archive [--articles 100000] [--queries 200] [--folder DIR] [--keep] [SHARED]`
struct ArchiveBenchmark {
  private var articles = 100_000
  private var queries = 200
  private var folder = FileManager.default.temporaryDirectory.path + "/dateline-archive-benchmark"
  private var keeps = false
  private var shared = ProcessInfo.processInfo.environment["DATELINE_SHARED"] ?? "../../shared"

  struct Usage: Error, CustomStringConvertible {
    let description = "archive [--articles N] [--queries N] [--folder DIR] [--keep] [SHARED]"
  }

  /// Reads the arguments behind `archive`.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    func number() throws -> Int {
      guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else { throw Usage() }
      return number
    }
    while let next = rest.popFirst() {
      switch next {
      case "--articles": articles = try number()
      case "--queries": queries = try number()
      case "--folder":
        guard let path = rest.popFirst() else { throw Usage() }
        folder = path
      case "--keep": keeps = true
      case _ where !next.hasPrefix("-"): shared = next
      default: throw Usage()
      }
    }
  }

  /// Measures everything. A store that `--keep` left in the folder is used again for the queries.
  func run() throws {
    let pages = try PageSet(folder: shared + "/data/pages/html")
    let maker = ArticleMaker(payloads: pages.payloads, seed: 1)
    say("\(maker.passageCount) paragraphs of \(pages.payloads.count) pages, from \(shared)")
    var sampling = maker
    let sample = (0..<min(5_000, articles)).map { _ in sampling.next() }
    let files = FileManager.default
    let path = folder + "/archive.db"
    if !files.fileExists(atPath: path) {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try ArchiveKeeping(maker: maker, articles: articles).store(at: path)
      try ArchiveKeeping(maker: maker, articles: max(500, articles / 5)).withEvidence(at: folder + "/kept.db")
    }
    try ArchiveFloor(path: path, folder: folder).keep(rows: min(20_000, articles))
    let vocabulary = Vocabulary(sample)
    var random = SeededRandom(seed: 2)
    let families = QueryFamily.all(vocabulary, count: queries, &random)
    try QueryTimes(path: path).run(families)
    try ArchiveFloor(path: path, folder: folder).rank(vocabulary.common)
    if !keeps { try files.removeItem(atPath: folder) }
  }
}
