/// The shapes of the ten digits as strokes of a pen, in a box 0.6 wide and 1 high. Drawn for this program; the one has a foot
/// and a flag, the seven has no bar, the six and the nine lean, so that no two are taken for each other.
enum DigitStrokes {
  /// A stroke: where the pen is set down, and the curves that it follows.
  struct Stroke: Sendable, Hashable {
    var start: CanvasPoint
    /// For each curve two points that it bends to and the point where it ends (a cubic Bézier curve).
    var curves: [[CanvasPoint]]
  }

  /// The strokes of the digit 0 to 9.
  static func strokes(of digit: Int) -> [Stroke] { all[digit] }

  /// The points of a stroke, close enough for straight lines between them.
  static func points(of stroke: Stroke, steps: Int = 16) -> [CanvasPoint] {
    var points = [stroke.start]
    for curve in stroke.curves {
      guard let start = points.last else { break }
      for step in 1...steps {
        points.append(Self.point(start, curve, at: Double(step) / Double(steps)))
      }
    }
    return points
  }

  /// De Casteljau's construction.
  private static func point(_ start: CanvasPoint, _ curve: [CanvasPoint], at part: Double) -> CanvasPoint {
    var points = [start] + curve
    while points.count > 1 {
      points = zip(points, points.dropFirst()).map { CanvasPoint.between($0, $1, at: part) }
    }
    return points.first ?? start
  }

  private static let all: [[Stroke]] = [
    [
      curve(
        0.30, 0, [0.50, 0, 0.57, 0.26, 0.57, 0.50], [0.57, 0.76, 0.50, 1, 0.30, 1], [0.10, 1, 0.03, 0.76, 0.03, 0.50],
        [0.03, 0.26, 0.10, 0, 0.30, 0])
    ],
    [line(0.10, 0.24, 0.33, 0, 0.33, 1), line(0.10, 1, 0.55, 1)],
    [
      curve(
        0.06, 0.27, [0.08, -0.09, 0.56, -0.09, 0.54, 0.27], [0.53, 0.50, 0.20, 0.70, 0.04, 1],
        [0.25, 1, 0.40, 1, 0.57, 1])
    ],
    [
      curve(0.07, 0.13, [0.20, -0.06, 0.54, -0.04, 0.53, 0.24], [0.52, 0.41, 0.38, 0.46, 0.22, 0.46]),
      curve(0.22, 0.46, [0.42, 0.46, 0.58, 0.54, 0.57, 0.73], [0.55, 1.07, 0.13, 1.09, 0.03, 0.84]),
    ],
    [line(0.43, 1, 0.43, 0, 0.02, 0.68, 0.59, 0.68)],
    [
      line(0.53, 0, 0.12, 0, 0.09, 0.45),
      curve(0.09, 0.45, [0.24, 0.32, 0.58, 0.34, 0.57, 0.67], [0.56, 1.08, 0.12, 1.08, 0.03, 0.86]),
    ],
    [six],
    [line(0.03, 0, 0.56, 0), curve(0.56, 0, [0.40, 0.30, 0.27, 0.62, 0.22, 1])],
    [
      curve(
        0.30, 0.47, [0.12, 0.46, 0.09, 0.33, 0.09, 0.23], [0.09, 0.09, 0.17, 0, 0.30, 0],
        [0.43, 0, 0.51, 0.09, 0.51, 0.23],
        [0.51, 0.33, 0.48, 0.46, 0.30, 0.47], [0.10, 0.49, 0.02, 0.62, 0.02, 0.74], [0.02, 0.90, 0.13, 1, 0.30, 1],
        [0.47, 1, 0.58, 0.90, 0.58, 0.74], [0.58, 0.62, 0.50, 0.49, 0.30, 0.47])
    ],
    [turned(six)],
  ]

  private static let six = curve(
    0.50, 0.02, [0.22, 0.10, 0.04, 0.40, 0.04, 0.70], [0.04, 1.10, 0.57, 1.10, 0.57, 0.70],
    [0.57, 0.36, 0.12, 0.34, 0.04, 0.70])

  private static func turned(_ stroke: Stroke) -> Stroke {
    func turn(_ point: CanvasPoint) -> CanvasPoint { CanvasPoint(x: 0.6 - point.x, y: 1 - point.y) }
    return Stroke(start: turn(stroke.start), curves: stroke.curves.map { $0.map(turn) })
  }

  /// A stroke from its start and curves of six numbers.
  private static func curve(_ x: Double, _ y: Double, _ curves: [Double]...) -> Stroke {
    Stroke(start: CanvasPoint(x: x, y: y), curves: curves.map(points))
  }

  /// A stroke of straight lines: curves that bend to points on the way.
  private static func line(_ numbers: Double...) -> Stroke {
    let corners = points(numbers)
    return Stroke(
      start: corners[0],
      curves: zip(corners, corners.dropFirst()).map {
        [CanvasPoint.between($0, $1, at: 1 / 3), CanvasPoint.between($0, $1, at: 2 / 3), $1]
      })
  }

  private static func points(_ numbers: [Double]) -> [CanvasPoint] {
    stride(from: 0, to: numbers.count, by: 2).map { CanvasPoint(x: numbers[$0], y: numbers[$0 + 1]) }
  }
}
