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
    window = Self.window(projection, width: width / 2 / scale, height: height / 2 / scale, middle)
  }

  /// The longitudes and latitudes along the picture's edge, and what is within, with a little room to spare.
  private static func window(
    _ projection: MapProjection, width: Double, height: Double, _ middle: MapPosition
  ) -> GeoBox {
    let world = GeoBox(west: projection.longitude - .pi, east: projection.longitude + .pi, south: -2, north: 2)
    var box = GeoBox()
    for step in -8...8 {
      let part = Double(step) / 8 * 1.04
      for (x, y) in [(part, -1.04), (part, 1.04), (-1.04, part), (1.04, part)] {
        let point = MapPosition(x: middle.x + x * width, y: middle.y + y * height)
        guard let place = projection.place(of: point) else { return world }
        box.include(longitude: place.longitude, latitude: place.latitude)
      }
    }
    for pole in [-Double.pi / 2, .pi / 2] {
      let spot = projection.point(GeoVertex(longitude: projection.longitude, latitude: pole))
      if abs(spot.x - middle.x) < width * 1.1 && abs(spot.y - middle.y) < height * 1.1 {
        box.include(longitude: world.west, latitude: pole)
        box.include(longitude: world.east, latitude: pole)
      }
    }
    // Between two of the points the edge may bulge a little.
    let (across, up) = ((box.east - box.west) * 0.02 + 0.01, (box.north - box.south) * 0.02 + 0.01)
    return GeoBox(west: box.west - across, east: box.east + across, south: box.south - up, north: box.north + up)
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
