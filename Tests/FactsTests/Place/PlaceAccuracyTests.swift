import Facts
import Foundation
import Knowledge
import Language
import Record
import TestKit
import Testing

/// The folder of shared data, or nil where this checkout has none.
private let sharedData: String? = {
  let candidates = [ProcessInfo.processInfo.environment["DATELINE_SHARED"], "../shared", "../../shared"].compactMap {
    $0
  }
  return candidates.map { $0 + "/data" }.first { FileManager.default.fileExists(atPath: $0 + "/places") }
}()

@Suite struct PlaceAccuracyTests {
  @Test(.enabled(if: sharedData != nil, "needs the shared data: set DATELINE_SHARED"))
  func `nine in ten spellings of the probe are in the gazetteer at the right place`() throws {
    let table = try String(contentsOfFile: #require(sharedData) + "/places/spellings_probe.tsv", encoding: .utf8)
    let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map(String.init) }
    let missing = rows.filter { row in
      guard row.count == 5, let latitude = Double(row[2]), let longitude = Double(row[3]) else { return true }
      return !Gazetteer.shared.places(named: row[1]).contains { match in
        let place = Gazetteer.shared.place(match.place)
        return abs(place.latitude - latitude) < 0.6 && abs(place.longitude - longitude) < 0.6
      }
    }
    #expect(Double(missing.count) <= 0.1 * Double(rows.count), "missing: \(missing.map { $0[1] })")
  }
}

@Suite struct PlaceSpeedTests {
  func seconds(_ text: String) -> Double {
    let article = Article.of(text)
    let analysis = Analyzer().analyze(article)
    let finder = PlaceFinder()
    let clock = ContinuousClock()
    return (0..<3).map { _ in
      let taken = clock.measure { _ = finder.places(in: article, analysis) }
      return Double(taken.components.attoseconds) / 1e18 + Double(taken.components.seconds)
    }.min() ?? 0
  }

  @Test(arguments: [
    "San Jose ", "Paris, Texas, ", "New York New York ", "Springfield-", "St. ", "Georgia Georgian ",
    "Aa Bb Cc Dd Ee Ff ",
  ])
  func `twice the input takes about twice the time`(unit: String) {
    let once = seconds(String(repeating: unit, count: 4_000))
    let twice = seconds(String(repeating: unit, count: 8_000))
    #expect(twice < 4 * once + 0.1, "\(once) s, then \(twice) s")
  }
}
