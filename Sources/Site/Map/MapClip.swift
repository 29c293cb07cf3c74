/// Cuts rings to a box, edge by edge.
///
/// Source: Sutherland and Hodgman, "Reentrant polygon clipping" (1974). A ring that leaves the box and comes back is joined along
/// the box's edge, which lies out of sight.
struct MapClip {
  let box: PlaneBox
  private var spare: [MapPosition] = []

  init(_ box: PlaneBox) { self.box = box }

  mutating func clip(_ ring: inout [MapPosition]) {
    let (left, top, right, bottom) = (box.left, box.top, box.right, box.bottom)
    cut(&ring, { $0.x - left }, at: { MapPosition(x: left, y: $0.y + ($1.y - $0.y) * $2) })
    cut(&ring, { right - $0.x }, at: { MapPosition(x: right, y: $0.y + ($1.y - $0.y) * $2) })
    cut(&ring, { $0.y - top }, at: { MapPosition(x: $0.x + ($1.x - $0.x) * $2, y: top) })
    cut(&ring, { bottom - $0.y }, at: { MapPosition(x: $0.x + ($1.x - $0.x) * $2, y: bottom) })
  }

  @inline(__always)
  private mutating func cut(
    _ ring: inout [MapPosition], _ depth: (MapPosition) -> Double,
    at crossing: (MapPosition, MapPosition, Double) -> MapPosition
  ) {
    guard var before = ring.last else { return }
    spare.removeAll(keepingCapacity: true)
    var deep = depth(before)
    for point in ring {
      let here = depth(point)
      if (deep >= 0) != (here >= 0) { spare.append(crossing(before, point, deep / (deep - here))) }
      if here >= 0 { spare.append(point) }
      (before, deep) = (point, here)
    }
    swap(&ring, &spare)
  }
}
