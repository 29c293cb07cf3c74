internal import Glibc

/// Chooses a view for places: the projection that suits where they lie, and a scale that shows them with their surroundings.
struct MapFitting {
  /// Room left for labels, in pixels.
  private static let sides = 76.0
  private static let ends = 38.0
  /// The least height of a view in earth radii. Nearer, the outlines' corners, some 50 km apart, would look like errors.
  private static let leastHeight = 1_250.0 / 6_371
  private static let leastHeightAlone = 1_900.0 / 6_371
  /// A country up to this size is shown whole where one place of it is all there is.
  private static let greatestCountry = 2_600.0 / 6_371
  /// Half of Equal Earth's width and height.
  private static let worldAcross = 2.706_629
  private static let worldUp = 1.317_362

  let vertices: [GeoVertex]
  let width, height: Double

  /// - Parameter vertices: at least one.
  init(_ vertices: [GeoVertex], width: Double, height: Double) {
    self.vertices = vertices
    self.width = width
    self.height = height
  }

  /// - Parameter rings: of the country, where the places are in one spot: it is shown whole if it is not too large.
  func view(around rings: [Outlines.Ring] = [], of outlines: Outlines) -> MapView {
    let isAlone = vertices.allSatisfy { angle($0, vertices[0]) < 0.002 }
    let least = isAlone ? Self.leastHeightAlone : Self.leastHeight
    let projection = projection(least: least)
    let points = vertices.map { vertex in
      projection.point(vertex, turn: -((vertex.longitude - projection.longitude) / (2 * .pi)).rounded() * 2 * .pi)
    }
    var box = PlaneBox(points)
    var (padX, padY) = (min(Self.sides, width / 5), min(Self.ends, height / 6))
    if isAlone, let country = extent(of: rings, in: projection, outlines),
      max(country.width, country.height) < Self.greatestCountry
    {
      box = box.joined(country)
      (padX, padY) = (18, 18)
    }
    var scale = min(
      (width - 2 * padX) / max(box.width, 1e-9), (height - 2 * padY) / max(box.height, 1e-9), height / least)
    guard projection.kind == .equalEarth else {
      return MapView(projection: projection, width: width, height: height, scale: scale, middle: box.middle)
    }
    // As much to the left as to the right: a world cut on one side alone looks like an error.
    scale = min(scale, (width / 2 - padX) / max(-box.left, box.right, 1e-9))
    scale = max(scale, width / (2 * Self.worldAcross))
    let high = min(height, (2 * Self.worldUp * scale).rounded(.up))
    let y = max(0, Self.worldUp + 10 / scale - high / 2 / scale)  // A point at a pole is not on the very edge.
    let middle = MapPosition(x: 0, y: min(y, max(-y, box.middle.y)))
    return MapView(projection: projection, width: width, height: high, scale: scale, middle: middle)
  }

  private func projection(least: Double) -> MapProjection {
    var mean = (x: 0.0, y: 0.0, z: 0.0)
    for vertex in vertices {
      mean.x += vertex.cosLatitude * vertex.cosLongitude
      mean.y += vertex.cosLatitude * vertex.sinLongitude
      mean.z += vertex.sinLatitude
    }
    let flat = hypot(mean.x, mean.y)
    let centre = GeoVertex(longitude: flat < 1e-9 ? 0 : atan2(mean.y, mean.x), latitude: atan2(mean.z, flat))
    let reach = vertices.map { angle($0, centre) }.max() ?? 0
    let (longitude, across) = longitudes()
    let (south, north) = (vertices.map(\.latitude).min() ?? 0, vertices.map(\.latitude).max() ?? 0)
    let latitude = (south + north) / 2
    let spread = max((north - south) / 2, least / 2)
    let isMiddling = (0.25...1.08).contains(abs(latitude)) && abs(latitude) + spread * 1.5 < 1.4 && south * north > 0
    if isMiddling, reach < 0.52 || (across < 2 && abs(latitude) > 0.43 && spread < 0.45) {
      return MapProjection(.conic, longitude: longitude, latitude: latitude, spread: spread)
    }
    if reach < 0.52 || (reach < 0.75 && abs(centre.latitude) > 0.9) {
      return MapProjection(.azimuthal, longitude: centre.longitude, latitude: centre.latitude)
    }
    // The usual world map, cut in the Bering Strait, where hardly any land is; another where places lie near that cut.
    let usual = 11 * Double.pi / 180
    let isUsual = across > 4 || vertices.allSatisfy { abs(remainder($0.longitude - usual, 2 * .pi)) < 2.5 }
    return MapProjection(.equalEarth, longitude: isUsual ? usual : longitude, latitude: 0)
  }

  /// The middle and the width of the shortest stretch of longitudes that holds all places, over the antimeridian if need be.
  private func longitudes() -> (middle: Double, across: Double) {
    let sorted = vertices.map(\.longitude).sorted()
    guard let first = sorted.first, let last = sorted.last else { return (0, 0) }
    var (gap, start, end) = (first + 2 * .pi - last, first, last)
    for (west, east) in zip(sorted, sorted.dropFirst()) where east - west > gap {
      (gap, start, end) = (east - west, east, west + 2 * .pi)
    }
    let middle = (start + end) / 2
    return (middle > .pi ? middle - 2 * .pi : middle, end - start)
  }

  private func extent(of rings: [Outlines.Ring], in projection: MapProjection, _ outlines: Outlines) -> PlaneBox? {
    let away = { (box: GeoBox) in
      -(((box.west + box.east) / 2 - projection.longitude) / (2 * .pi)).rounded() * 2 * .pi
    }
    // The part that the place lies on or next to, not islands at the other end of the world.
    let near = rings.filter { ring in
      let turn = away(ring.box)
      let box = ring.box.moved(by: turn)
      return box.west - 0.1 < projection.longitude && projection.longitude < box.east + 0.1
        && box.south - 0.1 < projection.latitude && projection.latitude < box.north + 0.1 && !ring.roundsPole
    }
    let points = near.flatMap { ring in
      ring.steps.flatMap { step in
        outlines.vertices[outlines.arcs[step.arc].vertices].map {
          projection.point($0, turn: step.turn + away(ring.box))
        }
      }
    }
    return points.isEmpty ? nil : PlaneBox(points)
  }

  private func angle(_ one: GeoVertex, _ other: GeoVertex) -> Double {
    let across = one.cosLongitude * other.cosLongitude + one.sinLongitude * other.sinLongitude
    let cosine = one.sinLatitude * other.sinLatitude + one.cosLatitude * other.cosLatitude * across
    return acos(min(1, max(-1, cosine)))
  }
}

/// A box of the plane.
struct PlaneBox: Sendable {
  var left, top, right, bottom: Double

  init(left: Double, top: Double, right: Double, bottom: Double) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  /// - Parameter points: at least one.
  init(_ points: [MapPosition]) {
    self.init(left: .infinity, top: .infinity, right: -.infinity, bottom: -.infinity)
    for point in points { include(point) }
  }

  var width: Double { right - left }
  var height: Double { bottom - top }
  var middle: MapPosition { MapPosition(x: (left + right) / 2, y: (top + bottom) / 2) }

  @inline(__always)
  mutating func include(_ point: MapPosition) {
    left = min(left, point.x)
    top = min(top, point.y)
    right = max(right, point.x)
    bottom = max(bottom, point.y)
  }

  func joined(_ other: PlaneBox) -> PlaneBox {
    PlaneBox(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  func touches(_ other: PlaneBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func holds(_ other: PlaneBox) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }
}
