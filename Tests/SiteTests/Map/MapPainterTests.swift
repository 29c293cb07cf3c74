import Testing

@testable import Record
@testable import Site

@Suite struct MapPainterTests {
  /// Whether a pixel is land on the map of these places, by the rule the picture is filled by.
  func isLand(_ places: [MapPlace], _ latitude: Double, _ longitude: Double) -> Bool {
    guard let view = PlaceMap(places)?.view(.wide) else { return false }
    let spot = view.place(MapKit.place("", latitude, longitude).vertex)
    let path = MapKit.path("map-land", in: MapKit.svg(places)) ?? ""
    var winding = 0
    for ring in path.split(separator: "z") {
      let points = MapKit.points(String(ring))
      guard let last = points.last else { continue }
      var before = last
      for point in points {
        if (before.y > spot.y) != (point.y > spot.y) {
          let part = (spot.y - before.y) / (point.y - before.y)
          if before.x + part * (point.x - before.x) > spot.x { winding += point.y > before.y ? 1 : -1 }
        }
        before = point
      }
    }
    return winding != 0
  }

  /// Places to draw, and points that are land and sea on their map.
  struct Sample: Sendable {
    var places: [MapPlace]
    var land, sea: [[Double]]

    init(_ places: [[Double]], land: [[Double]], sea: [[Double]]) {
      self.places = places.map { MapKit.place("x", $0[0], $0[1]) }
      (self.land, self.sea) = (land, sea)
    }
  }

  static let samples: [Sample] = [
    Sample([[64.14, -21.9]], land: [[65.0, -18.5]], sea: [[63.0, -23.0], [66.5, -28]]),
    Sample([[55.75, 37.6]], land: [[55.75, 37.6], [52, 40]], sea: [[57.5, 19.5]]),
    // Its antipode lies in Siberia: the projection turns the Old World inside out.
    Sample([[-90, 0], [-54.8, -68.3]], land: [[-88, 0], [-75, -80]], sea: [[-60, -80], [-62, -40]]),
    // Its antipode lies in West Africa.
    Sample([[-8.5, 179.2]], land: [], sea: [[-8.5, 179.2], [-6, 178]]),
    Sample([[-17.9, 178.2], [-13.8, -171.8]], land: [[-17.8, 178]], sea: [[-15, -178], [-16, 176]]),
    // The Caspian Sea is a hole in the land.
    Sample([[35.7, 51.4], [43.65, 51.2]], land: [[35.7, 53]], sea: [[41, 51]]),
    Sample(
      [[35.7, 139.7], [-12, -77], [-36.9, 174.8]], land: [[36.2, 138.5], [-12, -75]], sea: [[0, -150], [20, 170]]),
    Sample(
      [[40.7, -74], [-33.9, 151.2], [35.7, 139.7]], land: [[0, 20], [-80, 20], [60, 100]], sea: [[0, -30], [-50, 90]]),
    Sample([[-67.6, -68.1], [-51.7, -57.9]], land: [[-68.4, -66]], sea: [[-58, -62]]),
  ]

  @Test(arguments: samples)
  func `land is land and sea is sea`(sample: Sample) {
    for point in sample.land { #expect(isLand(sample.places, point[0], point[1]), "\(point)") }
    for point in sample.sea { #expect(!isLand(sample.places, point[0], point[1]), "\(point)") }
  }

  @Test func `only what is in view is written`() throws {
    let path = try #require(MapKit.path("map-land", in: MapKit.svg(MapKit.karabakh)))
    for (x, y) in MapKit.points(path) { #expect((-7...687).contains(x) && (-7...447).contains(y)) }
  }

  @Test func `the countries of the places are lit and no other`() throws {
    let one = MapPlace(name: "Ankara", latitude: 39.92, longitude: 32.85, country: "TR")
    #expect(MapKit.path("map-lit", in: MapKit.svg([one])) != nil)
    #expect(MapKit.svg([one]).contains("map-country-lit"))
    let small = MapPlace(name: "Singapore", latitude: 1.3, longitude: 103.8, country: "SG")
    #expect(MapKit.path("map-lit", in: MapKit.svg([small])) == nil)
    let unknown = MapPlace(name: "Somewhere", latitude: 48, longitude: 10, country: "??")
    #expect(MapKit.path("map-lit", in: MapKit.svg([unknown])) == nil)
  }

  @Test func `a thinned line stays within about half a pixel`() {
    var dice = 1
    var line: [MapPosition] = []
    for index in 0..<400 {
      dice = (dice * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
      line.append(MapPosition(x: Double(index) * 0.4, y: Double(dice % 1000) / 1000 * (index > 200 ? 6 : 0.7)))
    }
    var thin: [MapPosition] = []
    var thinning = LineThinning(tolerance: 0.5)
    for point in line { thinning.add(point, to: &thin) }
    thinning.end(&thin)
    #expect(thin.count < 300)
    #expect(thin.first == line.first && thin.last == line.last)
    for point in line {
      let nearest = zip(thin, thin.dropFirst()).map { distance(point, $0, $1) }.min() ?? .infinity
      #expect(nearest < 0.75)
    }
  }

  func distance(_ point: MapPosition, _ a: MapPosition, _ b: MapPosition) -> Double {
    let (x, y) = (b.x - a.x, b.y - a.y)
    let length = max(x * x + y * y, 1e-12)
    let part = min(1, max(0, ((point.x - a.x) * x + (point.y - a.y) * y) / length))
    let (dx, dy) = (a.x + part * x - point.x, a.y + part * y - point.y)
    return (dx * dx + dy * dy).squareRoot()
  }

  @Test func `a path is written in few bytes and reads back`() {
    var path = PathWriter()
    path.move(MapPosition(x: 1.5, y: 0.5))
    path.line(MapPosition(x: 2, y: 1))
    path.line(MapPosition(x: 2.01, y: 1.02))
    path.line(MapPosition(x: -3, y: 11))
    path.close()
    #expect(String(decoding: path.bytes, as: UTF8.self) == "M1.5.5l.5.5-5 10z")
  }
}
