internal import Glibc

/// From the globe to the plane, in earth radii, y to the south. All of them keep areas.
struct MapProjection: Sendable {
  enum Kind: Sendable, Equatable {
    /// Albers' conic: a region of middle latitudes.
    case conic
    /// Lambert's azimuthal: a region at the equator or a pole, or one that is as high as wide.
    case azimuthal
    /// Equal Earth: a great part of the world.
    case equalEarth
  }

  let kind: Kind
  /// The meridian that runs straight down, and the latitude at the middle, in radians.
  let longitude, latitude: Double
  private let sinLongitude, cosLongitude, sinLatitude, cosLatitude: Double
  /// Albers: the cone's constant, C and the radius of the middle latitude.
  private let cone, constant, radius: Double

  /// - Parameter spread: half the region's height in radians; the conic's standard parallels lie within it.
  init(_ kind: Kind, longitude: Double, latitude: Double, spread: Double = 0) {
    self.kind = kind
    self.longitude = longitude
    self.latitude = latitude
    (sinLongitude, cosLongitude) = (sin(longitude), cos(longitude))
    (sinLatitude, cosLatitude) = (sin(latitude), cos(latitude))
    let (one, two) = (sin(latitude - spread * 0.6), sin(latitude + spread * 0.6))
    cone = (one + two) / 2
    constant = 1 + one * two
    radius = kind == .conic ? (max(0, constant - 2 * cone * sinLatitude)).squareRoot() / cone : 0
  }

  /// Where a vertex stands. `turn` moves its longitude by whole turns, which the azimuthal does not feel.
  @inline(__always)
  func point(_ vertex: GeoVertex, turn: Double = 0) -> MapPosition {
    switch kind {
    case .equalEarth:
      return MapPosition(x: (vertex.longitude + turn - longitude) * vertex.equalEarthX, y: -vertex.equalEarthY)
    case .conic:
      let distance = max(0, constant - 2 * cone * vertex.sinLatitude).squareRoot() / cone
      let angle = cone * (vertex.longitude + turn - longitude)
      return MapPosition(x: distance * sin(angle), y: distance * cos(angle) - radius)
    case .azimuthal:
      let sine = vertex.sinLongitude * cosLongitude - vertex.cosLongitude * sinLongitude
      let cosine = vertex.cosLongitude * cosLongitude + vertex.sinLongitude * sinLongitude
      // The antipode has no place; what lies there is never in view, and is kept finite.
      let toward = max(-0.9999, sinLatitude * vertex.sinLatitude + cosLatitude * vertex.cosLatitude * cosine)
      let scale = (2 / (1 + toward)).squareRoot()
      return MapPosition(
        x: scale * vertex.cosLatitude * sine,
        y: scale * (sinLatitude * vertex.cosLatitude * cosine - cosLatitude * vertex.sinLatitude))
    }
  }
}

extension MapProjection {
  /// The longitude and latitude, in radians, of a point of the plane; nil for Equal Earth, whose views are as wide as the world.
  func place(of point: MapPosition) -> (longitude: Double, latitude: Double)? {
    switch kind {
    case .equalEarth: return nil
    case .conic:
      let down = radius + point.y
      // South of the equator the cone stands on its head.
      let sign: Double = cone < 0 ? -1 : 1
      let distance = hypot(point.x, down) * cone
      let sine = (constant - distance * distance) / (2 * cone)
      return (longitude + atan2(sign * point.x, sign * down) / cone, asin(min(1, max(-1, sine))))
    case .azimuthal:
      let distance = min(2, hypot(point.x, point.y))
      let half = distance / 2
      let (sine, cosine) = (half * (4 - distance * distance).squareRoot(), 1 - distance * distance / 2)
      if distance < 1e-9 { return (longitude, latitude) }
      let up = cosine * sinLatitude - point.y * sine * cosLatitude / distance
      let across = atan2(
        point.x * sine, distance * cosLatitude * cosine + point.y * sinLatitude * sine)
      return (longitude + across, asin(min(1, max(-1, up))))
    }
  }
}

/// A point of the plane: in earth radii before the view is chosen, in pixels after.
struct MapPosition: Sendable, Equatable {
  var x, y: Double
}
