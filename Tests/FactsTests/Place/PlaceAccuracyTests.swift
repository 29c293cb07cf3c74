import Facts
import Knowledge
import Language
import Record
import TestKit
import Testing

@Suite struct PlaceAccuracyTests {
  @Test(.enabled(if: SharedData.has("data/places"), "\(SharedData.advice)"))
  func `nine in ten spellings of the probe are in the gazetteer at the right place`() {
    let table = String(decoding: SharedData.bytes("data/places/spellings_probe.tsv"), as: UTF8.self)
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
  private func seconds(_ text: String) -> Double {
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
