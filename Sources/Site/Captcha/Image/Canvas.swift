/// A point of a drawing, x to the right and y down.
struct CanvasPoint: Sendable, Hashable {
  var x: Double
  var y: Double

  /// The point between two others, at a part of the way.
  static func between(_ start: CanvasPoint, _ end: CanvasPoint, at part: Double) -> CanvasPoint {
    CanvasPoint(x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part)
  }
}

/// A grey picture, 0 black and 255 white, on which lines are drawn with smooth edges.
struct Canvas: Sendable {
  let width: Int
  let height: Int
  /// Rows from the top.
  private(set) var pixels: [UInt8]

  init(width: Int, height: Int, shade: UInt8) {
    self.width = width
    self.height = height
    pixels = [UInt8](repeating: shade, count: width * height)
  }

  /// Draws a line through `points` with round ends. What lies outside the picture is left away.
  mutating func draw(_ points: [CanvasPoint], lineWidth: Double, shade: UInt8) {
    guard let first = points.first else { return }
    // The most that any piece covers of a pixel is what the line covers of it, so that pieces do not add up where they join.
    var covered = [Double](repeating: 0, count: pixels.count)
    let reach = lineWidth / 2 + 1
    var start = first
    for end in points.dropFirst() {
      for y in range(min(start.y, end.y) - reach, max(start.y, end.y) + reach, limit: height) {
        for x in range(min(start.x, end.x) - reach, max(start.x, end.x) + reach, limit: width) {
          let away = Self.distance(CanvasPoint(x: Double(x) + 0.5, y: Double(y) + 0.5), start, end)
          let cover = min(1, lineWidth / 2 + 0.5 - away)
          if cover > covered[y * width + x] { covered[y * width + x] = cover }
        }
      }
      start = end
    }
    for (index, cover) in covered.enumerated() where cover > 0 {
      pixels[index] = UInt8((Double(pixels[index]) * (1 - cover) + Double(shade) * cover).rounded())
    }
  }

  /// Makes each pixel lighter or darker by up to `amount`.
  mutating func grain(_ amount: Int, numbers: inout SeededNumbers) {
    for index in pixels.indices {
      pixels[index] = UInt8(clamping: Int(pixels[index]) + Int.random(in: -amount...amount, using: &numbers))
    }
  }

  private func range(_ start: Double, _ end: Double, limit: Int) -> Range<Int> {
    let start = max(0, min(limit, Int(start.rounded(.down))))
    return start..<max(start, min(limit, Int(end.rounded(.up))))
  }

  /// How far a point is from a piece of a line.
  private static func distance(_ point: CanvasPoint, _ start: CanvasPoint, _ end: CanvasPoint) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = dx * dx + dy * dy
    let along = length == 0 ? 0 : max(0, min(1, ((point.x - start.x) * dx + (point.y - start.y) * dy) / length))
    let (x, y) = (point.x - start.x - along * dx, point.y - start.y - along * dy)
    return (x * x + y * y).squareRoot()
  }
}
