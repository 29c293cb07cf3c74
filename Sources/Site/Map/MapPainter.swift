internal import Glibc

/// Turns outlines into paths: projected, simplified to half a pixel, and no more than lies in view.
struct MapPainter {
  let outlines: Outlines
  let view: MapView
  private let frame: PlaneBox
  private var clip: MapClip
  private var points: [MapPosition] = []

  /// Pixels beyond the picture that are still drawn, so that no line along its edge is seen.
  private static let margin = 6.0

  init(_ outlines: Outlines, _ view: MapView) {
    self.outlines = outlines
    self.view = view
    frame = PlaneBox(
      left: -Self.margin, top: -Self.margin, right: view.width + Self.margin, bottom: view.height + Self.margin)
    clip = MapClip(frame)
    points.reserveCapacity(4096)
  }

  /// Rings as areas.
  mutating func areas(_ rings: [Outlines.Ring]) -> PathWriter {
    var path = PathWriter()
    for ring in rings {
      if ring.roundsPole, view.projection.kind != .azimuthal {
        if ring.box.south < view.window.north && ring.box.north > view.window.south { polar(ring, &path) }
        continue
      }
      for turn in view.turns where view.shows(ring.box, turn: turn) {
        points.removeAll(keepingCapacity: true)
        if crossesEdge(ring.box.moved(by: turn)) {
          cutAtEdge(ring, turns: [turn])
        } else {
          trace(ring, turn: turn)
          if view.projection.kind == .azimuthal, holdsAntipode(ring) {
            if hasPointInView { writeInsideOut(&path) }
            continue
          }
        }
        write(&path)
      }
    }
    return path
  }

  /// The borders between countries as lines.
  mutating func borders() -> PathWriter {
    var path = PathWriter()
    for arc in outlines.arcs where arc.isBorder {
      for turn in view.turns where view.shows(arc.box, turn: turn) {
        points.removeAll(keepingCapacity: true)
        trace(arc, backwards: false, turn: turn)
        line(&path)
      }
    }
    return path
  }

  /// Meridians and parallels, some 100 pixels apart.
  mutating func graticule() -> PathWriter {
    var path = PathWriter()
    let steps = [1.0, 2, 5, 10, 20, 30]
    func step(_ scale: Double) -> Double { (steps.first { $0 * .pi / 180 * scale > 84 } ?? 30) * .pi / 180 }
    let isWorld = view.projection.kind == .equalEarth
    let down = step(view.scale)
    let along = step(view.scale * (isWorld ? 1 : cos(view.projection.latitude)))
    let (south, north) = (max(view.window.south, -.pi / 2), min(view.window.north, .pi / 2))
    let (west, east) = (view.window.west, view.window.east)
    // A straight piece of 36 pixels differs from the curve by less than anyone sees.
    let piece = max(36 / view.scale, 0.01)
    for latitude in Self.multiples(of: down, from: south, to: north) where abs(latitude) < .pi / 2 {
      curve(from: (west, latitude), to: (east, latitude), piece: piece, &path)
    }
    for longitude in Self.multiples(of: along, from: west, to: east) {
      if isWorld && (longitude - west < 0.05 || east - longitude < 0.05) { continue }
      curve(from: (longitude, max(south, -1.4)), to: (longitude, min(north, 1.4)), piece: piece, &path)
    }
    return path
  }

  /// The water: the picture, or as much of it as the globe fills.
  mutating func sea() -> PathWriter {
    var path = PathWriter()
    if view.projection.kind == .equalEarth {
      points.removeAll(keepingCapacity: true)
      let (west, east) = (view.projection.longitude - .pi, view.projection.longitude + .pi)
      for step in -18...18 { points.append(pixel(longitude: west, latitude: Double(step) * .pi / 36)) }
      for step in (-18...18).reversed() { points.append(pixel(longitude: east, latitude: Double(step) * .pi / 36)) }
    } else {
      points = corners
    }
    write(&path)
    return path
  }
}

extension MapPainter {
  private func pixel(longitude: Double, latitude: Double) -> MapPosition {
    view.pixel(GeoVertex(longitude: longitude, latitude: latitude))
  }

  private static func multiples(of step: Double, from low: Double, to high: Double) -> [Double] {
    let (first, last) = (Int((low / step).rounded(.up)), Int((high / step).rounded(.down)))
    return first > last ? [] : (first...last).map { Double($0) * step }
  }

  /// Puts a ring's points behind `points`, in pixels.
  private mutating func trace(_ ring: Outlines.Ring, turn: Double) {
    for step in ring.steps {
      trace(outlines.arcs[step.arc], backwards: step.backwards, turn: turn + step.turn)
    }
  }

  /// An arc's points, but for those that half a pixel makes no difference to. It is thinned the same way whichever way it runs,
  /// so that two countries still share their border.
  private mutating func trace(_ arc: Outlines.Arc, backwards: Bool, turn: Double) {
    let start = points.count
    outlines.vertices.withUnsafeBufferPointer { vertices in
      var thinning = LineThinning(tolerance: view.projection.kind == .equalEarth ? 0.8 : 0.5)
      var first = arc.vertices.lowerBound
      for number in arc.pieces {
        let piece = outlines.pieces[number]
        let next = min(first + Outlines.piece, arc.vertices.upperBound)
        for index in first..<(view.shows(piece, turn: turn) ? next : first + 1) {
          thinning.add(view.pixel(vertices[index], turn: turn), to: &points)
        }
        first = next
      }
      thinning.add(view.pixel(vertices[arc.vertices.upperBound - 1], turn: turn), to: &points)
      thinning.end(&points)
    }
    if backwards { points[start...].reverse() }
  }

  /// Whether any of `points` is in view.
  private var hasPointInView: Bool {
    points.contains { $0.x > frame.left && $0.x < frame.right && $0.y > frame.top && $0.y < frame.bottom }
  }

  /// Whether a ring holds the antipode of the view: the azimuthal projection turns it inside out, over all of the picture.
  private func holdsAntipode(_ ring: Outlines.Ring) -> Bool {
    let y = -view.projection.latitude
    if ring.roundsPole || y < ring.box.south || y > ring.box.north { return false }
    var isInside = false
    for turn in [-Double.pi, .pi] {
      let x = view.projection.longitude + turn
      for step in ring.steps {
        let range = outlines.arcs[step.arc].vertices
        for index in range.dropLast() {
          let (a, b) = (outlines.vertices[index], outlines.vertices[index + 1])
          guard (a.latitude > y) != (b.latitude > y) else { continue }
          let part = (y - a.latitude) / (b.latitude - a.latitude)
          if a.longitude + step.turn + part * (b.longitude - a.longitude) > x { isInside.toggle() }
        }
      }
    }
    return isInside
  }

  /// Puts what is inside out right: the picture's frame, wound the other way than the ring in `points`, is filled but for it.
  private mutating func writeInsideOut(_ path: inout PathWriter) {
    var area = 0.0
    var before = points[points.count - 1]
    for point in points {
      area += before.x * point.y - before.y * point.x
      before = point
    }
    write(&path)
    points = corners
    if area > 0 { points.reverse() }
    write(&path)
  }

  /// The frame, clockwise as it is seen.
  private var corners: [MapPosition] {
    [
      MapPosition(x: frame.left, y: frame.top), MapPosition(x: frame.right, y: frame.top),
      MapPosition(x: frame.right, y: frame.bottom), MapPosition(x: frame.left, y: frame.bottom),
    ]
  }

  /// Whether a stretch of the world map runs over its left or right edge.
  private func crossesEdge(_ box: GeoBox) -> Bool {
    guard view.projection.kind == .equalEarth else { return false }
    return box.west < view.projection.longitude - .pi || box.east > view.projection.longitude + .pi
  }

  /// A ring of the world map, cut at its left and right edge, with points along the cut, which is curved.
  private mutating func cutAtEdge(_ ring: Outlines.Ring, turns: [Double], pole: Double? = nil) {
    let middle = view.projection.longitude
    var flat: [MapPosition] = []
    for turn in turns {
      for step in ring.steps {
        let vertices = outlines.vertices[outlines.arcs[step.arc].vertices]
        let line = vertices.map { MapPosition(x: $0.longitude + turn + step.turn - middle, y: $0.latitude) }
        flat += step.backwards ? line.reversed() : line
      }
    }
    if let pole, let first = flat.first, let last = flat.last {
      flat += [MapPosition(x: last.x, y: pole), MapPosition(x: first.x, y: pole)]
    }
    var edges = MapClip(PlaneBox(left: -.pi, top: -2, right: .pi, bottom: 2))
    edges.clip(&flat)
    guard var before = flat.last else { return }
    for point in flat {
      let pieces = Int(abs(point.y - before.y) / 0.08)
      if pieces > 0, abs(point.x - before.x) < 0.01 {
        for piece in 1...pieces {
          let part = Double(piece) / Double(pieces + 1)
          points.append(pixel(longitude: middle + point.x, latitude: before.y + (point.y - before.y) * part))
        }
      }
      let here = pixel(longitude: middle + point.x, latitude: point.y)
      if let last = points.last, hypot(here.x - last.x, here.y - last.y) < 0.6 {
      } else {
        points.append(here)
      }
      before = point
    }
  }

  /// A ring round a pole on a map that has a cut: two rounds of it, so that no end is in view, closed by the pole.
  private mutating func polar(_ ring: Outlines.Ring, _ path: inout PathWriter) {
    points.removeAll(keepingCapacity: true)
    let isSouth = ring.box.south < 0
    let pole = isSouth ? -Double.pi / 2 : .pi / 2
    let way = ringEnd(ring)
    let low = min(way.start, way.end)
    let turn = ((view.projection.longitude - low) / (2 * .pi) - 1).rounded() * 2 * .pi
    let turns = way.end > way.start ? [turn, turn + 2 * .pi] : [turn + 2 * .pi, turn]
    if view.projection.kind == .equalEarth {
      cutAtEdge(ring, turns: turns, pole: pole)
    } else {
      for turn in turns { trace(ring, turn: turn) }
      points.append(view.pixel(GeoVertex(longitude: max(way.start, way.end) + turns[1], latitude: pole), turn: 0))
      points.append(view.pixel(GeoVertex(longitude: low + turns[0], latitude: pole), turn: 0))
    }
    write(&path)
  }

  private func ringEnd(_ ring: Outlines.Ring) -> (start: Double, end: Double) {
    func end(_ step: Outlines.Step?, last: Bool) -> Double {
      guard let step else { return 0 }
      let range = outlines.arcs[step.arc].vertices
      return outlines.vertices[step.backwards == last ? range.lowerBound : range.upperBound - 1].longitude + step.turn
    }
    return (end(ring.steps.first, last: false), end(ring.steps.last, last: true))
  }

  private mutating func curve(
    from start: (Double, Double), to end: (Double, Double), piece: Double, _ path: inout PathWriter
  ) {
    points.removeAll(keepingCapacity: true)
    let (across, up) = (end.0 - start.0, end.1 - start.1)
    let count = min(80, max(1, Int(max(abs(across), abs(up)) / piece)))
    for index in 0...count {
      let part = Double(index) / Double(count)
      points.append(pixel(longitude: start.0 + across * part, latitude: start.1 + up * part))
    }
    line(&path)
  }

  /// Writes `points` as a ring.
  private mutating func write(_ path: inout PathWriter) {
    guard let first = points.first else { return }
    var box = PlaneBox([first])
    for point in points { box.include(point) }
    guard box.touches(frame), box.width > 1.6 || box.height > 1.6 else { return }
    if !frame.holds(box) { clip.clip(&points) }
    guard points.count > 2 else { return }
    path.move(points[0])
    for point in points.dropFirst() { path.line(point) }
    path.close()
  }

  /// Writes those pieces of `points` that touch the picture as a line.
  private func line(_ path: inout PathWriter) {
    var isDown = false
    for (from, to) in zip(points, points.dropFirst()) {
      let isOut =
        max(from.x, to.x) < frame.left || min(from.x, to.x) > frame.right || max(from.y, to.y) < frame.top
        || min(from.y, to.y) > frame.bottom
      if isOut {
        isDown = false
        continue
      }
      if !isDown { path.move(from) }
      path.line(to)
      isDown = true
    }
  }
}
