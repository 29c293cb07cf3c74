internal import Glibc

/// Which country a point lies in, where the outlines are fine enough to say so.
struct MapCountryFinder {
  /// How far from a border the outlines are to be trusted, in radians: some 28 km.
  private static let doubt = 0.0044

  let outlines: Outlines

  /// The index of the one country that the point lies in or next to; nil at sea and where a border is near.
  func country(at vertex: GeoVertex) -> Int? {
    var found: Int?
    for (index, country) in outlines.countries.enumerated() where isNear(country, vertex) {
      if found != nil { return nil }
      found = index
    }
    return found
  }

  private func isNear(_ country: Outlines.Country, _ vertex: GeoVertex) -> Bool {
    let narrow = max(0.05, vertex.cosLatitude)
    var isInside = false
    for ring in country.rings {
      for turn in [0, 2 * Double.pi] {
        let (x, y) = (vertex.longitude + turn, vertex.latitude)
        let (far, box) = (Self.doubt / narrow, ring.box)
        guard x > box.west - far, x < box.east + far, y < box.north + Self.doubt else { continue }
        guard ring.roundsPole || y > box.south - Self.doubt else { continue }
        if ring.roundsPole && y < box.south { return true }
        for step in ring.steps {
          let range = outlines.arcs[step.arc].vertices
          for index in range.dropLast() {
            let (a, b) = (outlines.vertices[index], outlines.vertices[index + 1])
            let (ax, bx) = (a.longitude + step.turn - x, b.longitude + step.turn - x)
            let (ay, by) = (a.latitude - y, b.latitude - y)
            if (ay > 0) != (by > 0), ax - ay * (bx - ax) / (by - ay) > 0 { isInside.toggle() }
            // Most edges are far to the north or south.
            if min(ay, by) > Self.doubt || max(ay, by) < -Self.doubt { continue }
            if distance(ax * narrow, ay, bx * narrow, by) < Self.doubt { return true }
          }
        }
      }
    }
    return isInside
  }

  /// How far the origin is from a piece of line.
  private func distance(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Double {
    let (x, y) = (bx - ax, by - ay)
    let length = x * x + y * y
    let part = length > 0 ? min(1, max(0, -(ax * x + ay * y) / length)) : 0
    return hypot(ax + part * x, ay + part * y)
  }
}
