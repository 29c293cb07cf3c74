import Foundation

/// Measures the stages over the pages of the shared data, beside libxml2 in the same run; `archive` measures the archive
/// instead (see `ArchiveBenchmark`).
///
/// Each figure is the best of `rounds` passes over all pages, in processor time of one thread, so that other work on the machine
/// distorts it little.
@main struct Benchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "archive" { return try ArchiveBenchmark(Array(arguments.dropFirst())).run() }
    let shared = arguments.first ?? ProcessInfo.processInfo.environment["DATELINE_SHARED"] ?? "../../shared"
    let pages = try PageSet(folder: shared + "/data/pages/html")
    print("\(pages.payloads.count) pages, \(Figure.decimal(Double(pages.bytes) / 1e6)) MB, from \(shared)")
    print(Figure.head)
    ParserStage.run(pages)
    let whole = RecordStages.run(pages)
    if let floor = LibxmlFloor.run(pages) {
      print("The whole record takes as long as \(Figure.decimal(whole / floor, digits: 2)) parses by libxml2.")
    }
  }
}

/// One line of the result.
struct Figure {
  static let rounds = 5
  static let head =
    "stage".padding(toLength: 34, withPad: " ", startingAt: 0) + "    MB/s   pages/s   ms/page   peak MB"

  /// Measures `body`, which works through all pages once, prints its line and gives the seconds of the best round.
  @discardableResult
  static func measure(_ name: String, _ pages: PageSet, _ body: () -> Void) -> Double {
    var best = Double.infinity
    let memory = PeakMemory()
    for _ in 0..<rounds {
      let start = seconds()
      body()
      best = min(best, seconds() - start)
    }
    show(name, pages, seconds: best, peakMegabytes: memory.grownMegabytes)
    return best
  }

  /// Makes the optimiser believe that a result is used.
  @inline(never) static func keep(_ value: Int) {
    withExtendedLifetime(value) {}
  }

  /// Prints the line of a stage that took `seconds` for all pages and `peakMegabytes` beyond what was in use before it.
  static func show(_ name: String, _ pages: PageSet, seconds: Double, peakMegabytes: Double? = nil) {
    let columns = [Double(pages.bytes) / 1e6 / seconds, Double(pages.payloads.count) / seconds]
      .map { decimal($0, width: 10) }
    let perPage = decimal(seconds * 1_000 / Double(pages.payloads.count), digits: 3, width: 10)
    print(
      name.padding(toLength: 32, withPad: " ", startingAt: 0) + columns.joined() + perPage
        + (peakMegabytes.map { decimal($0, width: 10) } ?? ""))
  }

  static func decimal(_ value: Double, digits: Int = 1, width: Int = 0) -> String {
    let text = String(format: "%.\(digits)f", value)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
