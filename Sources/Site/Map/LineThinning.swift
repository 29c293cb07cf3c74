/// Leaves out points of a line that lie within half a pixel or so of the line without them.
///
/// From the last point kept, a wedge holds all directions that pass within the tolerance of every point since; the first point
/// outside the wedge ends a piece. One pass, whatever the line's length.
/// Source: Williams, "An efficient algorithm for the piecewise linear approximation of planar curves" (1978).
struct LineThinning {
  private let tolerance: Double
  private var anchor: MapPosition?
  private var last = MapPosition(x: 0, y: 0)
  /// The wedge's sides as seen from the anchor, and how far the line came within it.
  private var low = MapPosition(x: 0, y: 0)
  private var high = MapPosition(x: 0, y: 0)
  private var reach = 0.0

  /// - Parameter tolerance: in pixels.
  init(tolerance: Double) { self.tolerance = tolerance }

  @inline(__always)
  mutating func add(_ point: MapPosition, to points: inout [MapPosition]) {
    guard let from = anchor else {
      points.append(point)
      (anchor, last) = (point, point)
      return
    }
    let step = MapPosition(x: point.x - from.x, y: point.y - from.y)
    let square = step.x * step.x + step.y * step.y
    if reach == 0, square < tolerance * tolerance {
      last = point
      return
    }
    let distance = square.squareRoot()
    let isWithin =
      reach == 0 || (distance > reach - tolerance && Self.cross(low, step) >= 0 && Self.cross(step, high) >= 0)
    guard isWithin else {
      points.append(last)
      (anchor, reach) = (last, 0)
      return add(after: point, to: &points)
    }
    narrow(to: step, distance)
    last = point
  }

  /// Ends the line with its last point.
  func end(_ points: inout [MapPosition]) {
    if anchor != nil { points.append(last) }
  }

  /// The point behind a new anchor always lies within its wedge.
  private mutating func add(after point: MapPosition, to points: inout [MapPosition]) {
    let step = MapPosition(x: point.x - last.x, y: point.y - last.y)
    let distance = (step.x * step.x + step.y * step.y).squareRoot()
    if distance >= tolerance { narrow(to: step, distance) }
    last = point
  }

  private mutating func narrow(to step: MapPosition, _ distance: Double) {
    let part = tolerance / max(distance, 1e-9)
    let left = MapPosition(x: step.x + step.y * part, y: step.y - step.x * part)
    let right = MapPosition(x: step.x - step.y * part, y: step.y + step.x * part)
    if reach == 0 || Self.cross(low, left) > 0 { low = left }
    if reach == 0 || Self.cross(right, high) > 0 { high = right }
    reach = max(reach, distance)
  }

  private static func cross(_ one: MapPosition, _ other: MapPosition) -> Double { one.x * other.y - one.y * other.x }
}
