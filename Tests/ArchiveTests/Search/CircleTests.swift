import GRDB
import TestKit
import Testing

@testable import Archive

@Suite struct CircleTests {
  @Test(arguments: [
    (40.18, 44.51, 40.18, 44.51, 0.0), (40.1811, 44.5136, 40.3777, 49.892, 456.7), (0, 179.5, 0, -179.5, 111.2),
    (90, 0, 90, 120, 0), (90, 0, -90, 0, 20_015.1), (51.5074, -0.1278, 48.8566, 2.3522, 343.6),
  ])
  func `distances are those on the globe`(_ a: Double, _ b: Double, _ c: Double, _ d: Double, kilometers: Double) {
    #expect(abs(Circle.distance(a, b, c, d) - kilometers) < 1)
  }

  @Test func `a circle's tokens are of the places inside it and of no others`() throws {
    var dice = Dice(seed: 21)
    func random(_ low: Double, _ high: Double) -> Double {
      low + (high - low) * Double(dice.number(below: 1 << 20)) / Double(1 << 20)
    }
    let queue = try DatabaseQueue()
    try Migrations.migrator.migrate(queue)
    let clusters = [(40.0, 45.0), (0.0, 179.9), (89.5, 10.0), (-33.9, 18.4), (0.0, 0.0)]
    let places = (1...3_000).map { number in
      let (latitude, longitude) = clusters[number % clusters.count]
      let east = longitude + random(-6, 6)
      return (
        number: number, latitude: min(90, max(-90, latitude + random(-6, 6))),
        longitude: east > 180 ? east - 360 : east
      )
    }
    try queue.write { db in
      for place in places {
        try db.execute(
          sql: "INSERT INTO place VALUES (?, ?, 'P', 'LV', ?, ?)",
          arguments: [place.number, place.number, place.latitude, place.longitude])
      }
    }
    for _ in 0..<200 {
      let (latitude, longitude) = clusters[dice.number(below: clusters.count)]
      let circle = Circle(latitude: latitude, longitude: longitude, kilometers: random(1, 500))
      let tokens = Set(try queue.read { try circle.tokens(in: $0) })
      for place in places {
        let own: Set = [
          Tokens.place(place.number), Tokens.cell(latitude: place.latitude, longitude: place.longitude),
        ]
        let distance = Circle.distance(latitude, longitude, place.latitude, place.longitude)
        #expect(own.isDisjoint(with: tokens) == (distance > circle.kilometers), "\(place) and \(circle)")
      }
    }
  }
}
