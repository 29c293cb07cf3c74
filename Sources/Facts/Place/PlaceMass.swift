internal import Knowledge

/// How much of a document's places lies where: by country, by first-level area, and on a grid of the globe.
struct PlaceMass {
  private static let slots = 1 << 12
  private var countries: [UInt16: Double] = [:]
  private var areas: [UInt16: Double] = [:]
  /// Cells of one degree and of four, in a table without probing: two cells of one slot are taken for one, which is rare and harmless.
  private var fine = [Float](repeating: 0, count: Self.slots)
  private var coarse = [Float](repeating: 0, count: Self.slots)
  /// All that was added.
  private(set) var total = 0.0

  /// Adds `weight` at a place; takes it away where that is negative.
  mutating func add(_ place: Gazetteer.Place, _ weight: Double) {
    total += weight
    if place.country != 0 { countries[place.country, default: 0] += weight }
    guard isPoint(place) else { return }
    areas[place.area, default: 0] += weight
    let (row, column) = cell(place, 1)
    fine[slot(row, column)] += Float(weight)
    let (wideRow, wideColumn) = cell(place, 4)
    coarse[slot(wideRow, wideColumn)] += Float(weight)
  }

  func country(_ place: Gazetteer.Place) -> Double { place.country == 0 ? 0 : countries[place.country] ?? 0 }
  func area(_ place: Gazetteer.Place) -> Double { areas[place.area] ?? 0 }

  /// What lies within about a degree, and within about four.
  func near(_ place: Gazetteer.Place) -> Double { around(place, 1, fine) }
  func farNear(_ place: Gazetteer.Place) -> Double { around(place, 4, coarse) }

  private func isPoint(_ place: Gazetteer.Place) -> Bool {
    switch place.feature {
    case .city, .capital, .admin2, .site, .admin1: true
    default: false
    }
  }

  private func around(_ place: Gazetteer.Place, _ size: Double, _ grid: [Float]) -> Double {
    let (row, column) = cell(place, size)
    var sum: Float = 0
    for north in (row - 1)...(row + 1) {
      for east in (column - 1)...(column + 1) { sum += grid[slot(north, east)] }
    }
    return max(0, Double(sum))
  }

  private func cell(_ place: Gazetteer.Place, _ size: Double) -> (Int, Int) {
    (Int((place.latitude + 90) / size), Int((place.longitude + 180) / size))
  }

  private func slot(_ row: Int, _ column: Int) -> Int {
    let hash = UInt32(truncatingIfNeeded: row &* 1021 &+ column) &* 0x9E37_79B1
    return Int(hash >> 20)
  }
}
