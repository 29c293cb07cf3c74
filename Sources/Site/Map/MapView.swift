internal import Glibc

/// What of the world is in the picture: the projection, and where it stands on the picture's pixels.
struct MapView: Sendable {
  let projection: MapProjection
  /// Pixels. The height may be less than was asked for: a whole world is no higher than it is.
  let width, height: Double
  /// Pixels to an earth radius.
  let scale: Double
  /// The plane's point at the picture's middle, in earth radii.
  let middle: MapPosition
  /// Longitudes and latitudes that hold all in view and more.
  let window: GeoBox

  init(projection: MapProjection, width: Double, height: Double, scale: Double, middle: MapPosition) {
    self.projection = projection
    self.width = width
    self.height = height
    self.scale = scale
    self.middle = middle
    let reach = hypot(middle.x, middle.y) + hypot(width, height) / 2 / scale
    let angle = min(.pi, 2 * asin(min(1, reach / 2)) * 1.1)
    let (south, north) = (projection.latitude - angle, projection.latitude + angle)
    let isWide = projection.kind == .equalEarth || south < -1.5 || north > 1.5
    let across = isWide ? .pi : asin(min(1, sin(angle) / cos(projection.latitude)))
    window = GeoBox(
      west: projection.longitude - across, east: projection.longitude + across,
      south: projection.kind == .equalEarth ? -2 : south, north: projection.kind == .equalEarth ? 2 : north)
  }

  /// Where a vertex stands, in pixels.
  @inline(__always)
  func pixel(_ vertex: GeoVertex, turn: Double = 0) -> MapPosition { pixel(projection.point(vertex, turn: turn)) }

  @inline(__always)
  func pixel(_ point: MapPosition) -> MapPosition {
    MapPosition(x: (point.x - middle.x) * scale + width / 2, y: (point.y - middle.y) * scale + height / 2)
  }

  /// The turns of longitude that anything is drawn at; the azimuthal needs none.
  var turns: [Double] { projection.kind == .azimuthal ? Self.noTurn : Self.allTurns }

  private static let noTurn = [0.0]
  private static let allTurns = [0, -2 * Double.pi, 2 * Double.pi]

  /// Whether something with this box, at this turn, may be in view.
  func shows(_ box: GeoBox, turn: Double) -> Bool {
    guard box.south <= window.north, box.north >= window.south else { return false }
    if touches(box, turn) { return true }
    return projection.kind == .azimuthal && (touches(box, turn - 2 * .pi) || touches(box, turn + 2 * .pi))
  }

  private func touches(_ box: GeoBox, _ turn: Double) -> Bool {
    box.west + turn <= window.east && box.east + turn >= window.west
  }

  /// Where a place of the gazetteer stands: of its turns, the one nearest the middle.
  func place(_ vertex: GeoVertex) -> MapPosition {
    let away = vertex.longitude - projection.longitude
    return pixel(vertex, turn: -(away / (2 * .pi)).rounded() * 2 * .pi)
  }
}
