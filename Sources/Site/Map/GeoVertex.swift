internal import Glibc

/// A point of the globe with what the projections ask of it, worked out once: a map is then drawn with few sines.
struct GeoVertex: Sendable {
  /// In radians. A longitude may run past a half turn where its line crosses the antimeridian.
  let longitude, latitude: Double
  let sinLatitude, cosLatitude, sinLongitude, cosLongitude: Double
  /// Equal Earth: x for each radian of longitude, and y.
  let equalEarthX, equalEarthY: Double

  init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
    (sinLatitude, cosLatitude) = (sin(latitude), cos(latitude))
    (sinLongitude, cosLongitude) = (sin(longitude), cos(longitude))
    (equalEarthX, equalEarthY) = GeoVertex.equalEarth(sinLatitude)
  }

  /// Source: Šavrič, Patterson and Jenny, "The Equal Earth map projection" (2018).
  private static func equalEarth(_ sine: Double) -> (Double, Double) {
    let (a1, a2, a3, a4) = (1.340264, -0.081106, 0.000893, 0.003796)
    let t = asin(min(1, max(-1, sine * 0.866_025_403_784_438_6)))
    let t2 = t * t
    let t6 = t2 * t2 * t2
    let slope = a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)
    return (cos(t) / (0.866_025_403_784_438_6 * slope), t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2)))
  }

  /// Radians from the file's steps of 1/180 degree.
  static func radians(_ steps: Int) -> Double { Double(steps) * (.pi / 32_400) }
}

/// A stretch of longitudes and latitudes in radians; longitudes may run past a half turn.
struct GeoBox: Sendable {
  var west = Double.infinity
  var east = -Double.infinity
  var south = Double.infinity
  var north = -Double.infinity

  mutating func include(longitude: Double, latitude: Double) {
    west = min(west, longitude)
    east = max(east, longitude)
    south = min(south, latitude)
    north = max(north, latitude)
  }

  mutating func include(_ other: GeoBox) {
    west = min(west, other.west)
    east = max(east, other.east)
    south = min(south, other.south)
    north = max(north, other.north)
  }

  func moved(by turn: Double) -> GeoBox {
    GeoBox(west: west + turn, east: east + turn, south: south, north: north)
  }

  func touches(_ other: GeoBox) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }
}
