internal import Glibc

/// Draws a code so that people read it and programs made for print do not: every digit bent, turned and sheared in its own way,
/// neighbours close, the whole waved, thin lines of the ink across it and of the paper through it, grain over all.
///
/// Dark grey on light grey, which stands on a light page as well as on a dark one.
enum CodeImage {
  static let width = 240
  static let height = 80

  private static let paper: UInt8 = 226
  private static let ink: UInt8 = 38
  fileprivate static let digitHeight = 38.0
  /// From one digit to the next, as much as a digit and its pen are wide: neighbours touch at times, but do not hide each other.
  private static let step = 26.4
  /// The code is read in two groups of four.
  private static let gap = 9.0

  /// The image of ASCII digits as a PNG; the same digits and seed give the same bytes.
  static func png(digits: [UInt8], seed: UInt64) -> [UInt8] {
    let canvas = drawn(digits: digits, seed: seed)
    return PNGWriter.grey(canvas.pixels, width: canvas.width, height: canvas.height)
  }

  /// The picture itself.
  static func drawn(digits: [UInt8], seed: UInt64) -> Canvas {
    var numbers = SeededNumbers(seed: seed)
    var canvas = Canvas(width: width, height: height, shade: paper)
    for _ in 0..<3 { canvas.draw(crossing(&numbers), lineWidth: numbers.number(4...9), shade: 208) }
    let wave = Wave(&numbers)
    let left = (Double(width) - step * Double(digits.count) - gap) / 2 + 2
    for (place, digit) in digits.enumerated() {
      let hand = Hand(
        &numbers, x: left + step * Double(place) + (place < digits.count / 2 ? 0 : gap),
        y: (Double(height) - digitHeight) / 2)
      let lineWidth = numbers.number(3.2...4.1)
      for stroke in DigitStrokes.strokes(of: Int(digit) - 0x30) {
        let points = DigitStrokes.points(of: hand.bent(stroke, &numbers))
        canvas.draw(points.map { wave.moved(hand.placed($0)) }, lineWidth: lineWidth, shade: ink)
      }
    }
    canvas.draw(crossing(&numbers), lineWidth: numbers.number(0.8...1.1), shade: paper)
    for _ in 0..<4 { canvas.draw(crossing(&numbers), lineWidth: numbers.number(0.7...1.1), shade: ink) }
    canvas.grain(14, numbers: &numbers)
    return canvas
  }

  /// A curve from the left edge to the right.
  private static func crossing(_ numbers: inout SeededNumbers) -> [CanvasPoint] {
    let height = Double(height)
    let heights = (0..<4).map { _ in numbers.number(0.05 * height...0.95 * height) }
    let start = CanvasPoint(x: -4, y: heights[0])
    let bends = [
      CanvasPoint(x: Double(width) * numbers.number(0.2...0.45), y: heights[1]),
      CanvasPoint(x: Double(width) * numbers.number(0.55...0.8), y: heights[2]),
      CanvasPoint(x: Double(width) + 4, y: heights[3]),
    ]
    return DigitStrokes.points(of: .init(start: start, curves: [bends]), steps: 40)
  }
}

/// How one digit is written: where, how large, how turned.
private struct Hand {
  private let x: Double
  private let y: Double
  private let scaleX: Double
  private let scaleY: Double
  private let turn: Double
  private let shear: Double

  init(_ numbers: inout SeededNumbers, x: Double, y: Double) {
    self.x = x + numbers.number(-1.2...1.2)
    self.y = y + numbers.number(-6...6)
    scaleX = CodeImage.digitHeight * numbers.number(0.86...1.02)
    scaleY = CodeImage.digitHeight * numbers.number(0.90...1.12)
    turn = numbers.number(-0.2...0.2)
    shear = numbers.number(-0.14...0.14)
  }

  /// The stroke with its points a little aside, the last of a curve as its others.
  func bent(_ stroke: DigitStrokes.Stroke, _ numbers: inout SeededNumbers) -> DigitStrokes.Stroke {
    let reach = 0.022
    var bent = stroke
    for curve in bent.curves.indices {
      for point in bent.curves[curve].indices.dropLast() {
        bent.curves[curve][point].x += numbers.number(-reach...reach)
        bent.curves[curve][point].y += numbers.number(-reach...reach)
      }
    }
    return bent
  }

  /// A point of the digit's box on the picture.
  func placed(_ point: CanvasPoint) -> CanvasPoint {
    let down = (point.y - 0.5) * scaleY
    let across = (point.x - 0.3) * scaleX - shear * down
    return CanvasPoint(
      x: x + 0.3 * CodeImage.digitHeight + across * cos(turn) - down * sin(turn),
      y: y + 0.5 * CodeImage.digitHeight + across * sin(turn) + down * cos(turn))
  }
}

/// Two long waves that bend the whole line of digits.
private struct Wave {
  private let high: Double
  private let long: Double
  private let phase: Double
  private let wide: Double
  private let steep: Double
  private let shift: Double

  init(_ numbers: inout SeededNumbers) {
    high = numbers.number(1.5...3.2)
    long = numbers.number(50...95)
    phase = numbers.number(0...6.28)
    wide = numbers.number(0.5...1.4)
    steep = numbers.number(26...44)
    shift = numbers.number(0...6.28)
  }

  func moved(_ point: CanvasPoint) -> CanvasPoint {
    CanvasPoint(
      x: point.x + wide * sin(point.y / steep * 6.28 + shift), y: point.y + high * sin(point.x / long * 6.28 + phase))
  }
}
