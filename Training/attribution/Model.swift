import Facts
import Glibc

/// Hashed weights learned by AdaGrad.
final class Weights {
  let width: Int
  let values: UnsafeMutablePointer<Float>
  private let squares: UnsafeMutablePointer<Float>
  let count: Int

  init(bits: Int, width: Int) {
    self.width = width
    count = width << bits
    values = .allocate(capacity: count)
    squares = .allocate(capacity: count)
    reset()
  }

  deinit {
    values.deallocate()
    squares.deallocate()
  }

  func reset() {
    values.update(repeating: 0, count: count)
    squares.update(repeating: 1e-4, count: count)
  }

  /// One step against `gradient` for the weight `column` of `row`, with a pull towards zero.
  @inline(__always)
  func step(_ row: UInt32, _ column: Int, _ gradient: Float, rate: Float, decay: Float) {
    let index = Int(row) * width + column
    let full = gradient + decay * values[index]
    squares[index] += full * full
    values[index] -= rate * full / squares[index].squareRoot()
  }

  func average(with others: [Weights]) {
    for index in 0..<count {
      values[index] = (values[index] + others.reduce(0) { $0 + $1.values[index] }) / Float(others.count + 1)
    }
  }

  func sum(_ rows: [UInt32]) -> Float {
    var total: Float = 0
    for row in rows { total += values[Int(row)] }
    return total
  }

  func sum4(_ rows: [UInt32]) -> SIMD4<Float> {
    var total = SIMD4<Float>(repeating: 0)
    for row in rows {
      let base = values + Int(row) * 4
      total += SIMD4(base[0], base[1], base[2], base[3])
    }
    return total
  }

  func sum16(_ rows: [UInt32]) -> SIMD16<Float> {
    var total = SIMD16<Float>(repeating: 0)
    for row in rows {
      total += UnsafeRawPointer(values + Int(row) * 16).loadUnaligned(as: SIMD16<Float>.self)
    }
    return total
  }

  /// The scale and the weights as signed bytes; the few beyond the 99.99th percentile are cut.
  func quantized() -> (Float, [Int8]) {
    var sizes: [Float] = []
    for index in 0..<count where values[index] != 0 { sizes.append(abs(values[index])) }
    sizes.sort()
    let top = sizes.isEmpty ? 1 : sizes[min(sizes.count - 1, Int(Double(sizes.count) * 0.9999))]
    let scale = max(top, 1e-6) / 127
    return (scale, (0..<count).map { Int8(max(-127, min(127, (values[$0] / scale).rounded()))) })
  }
}

func sigmoid(_ x: Float) -> Float { 1 / (1 + expf(-x)) }

/// The three models of attribution while they are learned.
final class Model {
  let cue: Weights
  let role: Weights
  let step: Weights
  let acceptance: Weights

  init() {
    let tables = AttributionLesson.tables
    cue = Weights(bits: tables[0].bits, width: tables[0].width)
    role = Weights(bits: tables[1].bits, width: tables[1].width)
    step = Weights(bits: tables[2].bits, width: tables[2].width)
    acceptance = Weights(bits: tables[3].bits, width: tables[3].width)
  }

  /// Takes the mean of its weights and those of `others`.
  func average(with others: some Collection<Model>) {
    cue.average(with: others.map(\.cue))
    role.average(with: others.map(\.role))
    step.average(with: others.map(\.step))
    acceptance.average(with: others.map(\.acceptance))
  }

  /// One step of logistic regression.
  static func learn(_ weights: Weights, _ rows: [UInt32], _ truth: Float, rate: Float, decay: Float) {
    let gradient = sigmoid(weights.sum(rows)) - truth
    guard abs(gradient) > 1e-3 else { return }
    for row in rows { weights.step(row, 0, gradient, rate: rate, decay: decay) }
  }

  /// One step of the conditional random field on one window; `truth` has a role (0 to 3) for each piece.
  func learn(_ window: AttributionLesson.Window, _ truth: [Int], rate: Float, decay: Float) {
    let count = window.pieces.count
    var emissions = window.features.map { role.sum4($0) }
    for column in 0..<4 where column != 2 { emissions[window.cue][column] = -1e4 }
    let steps = window.steps.map { step.sum16($0) }
    var forward = Array(repeating: SIMD4<Float>(repeating: 0), count: count)
    var backward = forward
    forward[0] = emissions[0]
    for index in 1..<max(count, 1) {
      for to in 0..<4 {
        var terms = SIMD4<Float>(repeating: 0)
        for from in 0..<4 { terms[from] = forward[index - 1][from] + steps[index][4 * from + to] }
        forward[index][to] = Self.logSum(terms) + emissions[index][to]
      }
    }
    for index in stride(from: count - 2, through: 0, by: -1) {
      let after = backward[index + 1] + emissions[index + 1]
      for from in 0..<4 {
        var terms = after
        for to in 0..<4 { terms[to] += steps[index + 1][4 * from + to] }
        backward[index][from] = Self.logSum(terms)
      }
    }
    let total = Self.logSum(forward[count - 1])
    for index in 0..<count {
      if index != window.cue {
        for column in 0..<4 {
          let gradient =
            expf(forward[index][column] + backward[index][column] - total) - (truth[index] == column ? 1 : 0)
          guard abs(gradient) > 1e-3 else { continue }
          for row in window.features[index] { role.step(row, column, gradient, rate: rate, decay: decay) }
        }
      }
      guard index > 0 else { continue }
      for from in 0..<4 {
        for to in 0..<4 {
          let expected = expf(
            forward[index - 1][from] + steps[index][4 * from + to] + emissions[index][to] + backward[index][to] - total)
          let gradient = expected - (truth[index - 1] == from && truth[index] == to ? 1 : 0)
          guard abs(gradient) > 1e-3 else { continue }
          for row in window.steps[index] { step.step(row, 4 * from + to, gradient, rate: rate, decay: decay) }
        }
      }
    }
  }

  private static func logSum(_ terms: SIMD4<Float>) -> Float {
    let top = terms.max()
    return top + logf(expf(terms[0] - top) + expf(terms[1] - top) + expf(terms[2] - top) + expf(terms[3] - top))
  }
}
