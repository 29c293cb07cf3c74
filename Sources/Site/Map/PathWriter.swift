/// Writes a path's `d` in as few bytes as may be: relative steps in tenths of a pixel.
struct PathWriter {
  private(set) var bytes: [UInt8] = []
  private var (x, y) = (0, 0)
  /// Whether the last number had a point: another may then follow at once (".5.5").
  private var hadPoint = false
  private var isStarted = false

  var isEmpty: Bool { bytes.isEmpty }

  mutating func move(_ point: MapPosition) {
    (x, y) = PathWriter.tenths(point)
    bytes.append(UInt8(ascii: "M"))
    PathWriter.append(tenths: x, to: &bytes, first: true, hadPoint: &hadPoint)
    PathWriter.append(tenths: y, to: &bytes, first: false, hadPoint: &hadPoint)
    isStarted = false
  }

  /// A line from the point before; nothing where it would not leave its tenth of a pixel.
  mutating func line(_ point: MapPosition) {
    let next = PathWriter.tenths(point)
    let (stepX, stepY) = (next.0 - x, next.1 - y)
    if stepX == 0 && stepY == 0 { return }
    (x, y) = next
    if !isStarted { bytes.append(UInt8(ascii: "l")) }
    PathWriter.append(tenths: stepX, to: &bytes, first: !isStarted, hadPoint: &hadPoint)
    PathWriter.append(tenths: stepY, to: &bytes, first: false, hadPoint: &hadPoint)
    isStarted = true
  }

  mutating func close() { bytes.append(UInt8(ascii: "z")) }

  /// Far points are drawn in; they are out of sight wherever they lie.
  private static func tenths(_ point: MapPosition) -> (Int, Int) {
    (tenths(point.x), tenths(point.y))
  }

  @inline(__always)
  private static func tenths(_ value: Double) -> Int {
    let clamped = max(-1e6, min(1e6, value)) * 10
    return Int(clamped < 0 ? clamped - 0.5 : clamped + 0.5)
  }

  static func append(tenths: Int, to bytes: inout [UInt8]) {
    var hadPoint = false
    append(tenths: tenths, to: &bytes, first: true, hadPoint: &hadPoint)
  }

  private static func append(tenths: Int, to bytes: inout [UInt8], first: Bool, hadPoint: inout Bool) {
    let whole = abs(tenths) / 10
    let rest = abs(tenths) % 10
    if tenths < 0 {
      bytes.append(UInt8(ascii: "-"))
    } else if !first && !(hadPoint && whole == 0 && rest != 0) {
      bytes.append(UInt8(ascii: " "))
    }
    hadPoint = rest != 0
    if whole > 0 || rest == 0 { append(whole: whole, to: &bytes) }
    if rest != 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(48 + rest))
    }
  }

  static func append(whole: Int, to bytes: inout [UInt8]) {
    if whole >= 10 { append(whole: whole / 10, to: &bytes) }
    bytes.append(UInt8(48 + whole % 10))
  }
}
