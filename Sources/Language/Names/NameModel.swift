internal import Glibc

/// Labels the tokens of a sentence as parts of names: the best sequence under a structured perceptron.
struct NameModel: Sendable {
  private let table: FeatureTable
  /// The weight of each label behind each other, by `before * NameLabel.count + label`.
  private let transitions: [Int32]

  /// For each kind of name, how its margin becomes a probability: slope and offset of a logistic curve.
  private let curves: [(slope: Float, offset: Float)]

  /// The bytes in front of the `FeatureTable`.
  static let headerLength = 384

  /// The model in `bytes`: two Float a kind of name, then `NameLabel.count` squared transitions, Int32 each, padding up to
  /// `headerLength`, then a `FeatureTable`.
  init(_ bytes: UnsafeRawBufferPointer) {
    let count = NameLabel.count
    let kinds = Name.Kind.allCases.count
    curves = (0..<kinds).map {
      (bytes.load(fromByteOffset: $0 * 8, as: Float.self), bytes.load(fromByteOffset: $0 * 8 + 4, as: Float.self))
    }
    transitions = (0..<count * count).map { bytes.load(fromByteOffset: kinds * 8 + $0 * 4, as: Int32.self) }
    table = FeatureTable(UnsafeRawBufferPointer(rebasing: bytes[Self.headerLength...]))
  }

  /// The probability that a name of `kind` is right whose least margin is `margin`, as measured on held-out text.
  func probability(_ kind: Name.Kind, margin: Int32) -> Double {
    let curve = curves[Name.Kind.allCases.firstIndex(of: kind) ?? 0]
    let value = Double(curve.slope) * Double(min(400, max(-100, margin))) / 100 + Double(curve.offset)
    return 1 / (1 + exp(-value))
  }

  /// The best labels of the candidates at `range`, which stand side by side in one sentence, and by how much each label's own score
  /// is above the next best.
  func label(
    _ range: Range<Int>, _ sentence: Range<Int>, _ tokens: UnsafeBufferPointer<Token>,
    _ forms: UnsafeBufferPointer<WordForm>, _ context: NameContext, into labels: inout [UInt8], margins: inout [Int32]
  ) {
    let count = NameLabel.count
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: range.count * count) { scores in
      scores.initialize(repeating: 0)
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: NameFeatures.capacity) { storage in
        for index in range {
          var list = FeatureBuffer(storage.baseAddress!)
          NameFeatures.add(tokens, forms, context, index, sentence, to: &list)
          table.add(list.features, to: scores.baseAddress! + (index - range.lowerBound) * count)
        }
      }
      let path = NameModel.best(scores, transitions)
      for (offset, label) in path.enumerated() {
        labels[range.lowerBound + offset] = UInt8(truncatingIfNeeded: label)
        margins[range.lowerBound + offset] = margin(scores, offset * count, label)
      }
    }
  }

  /// How far the label's kind is above the best label of another kind.
  private func margin(_ scores: UnsafeMutableBufferPointer<Int32>, _ base: Int, _ label: Int) -> Int32 {
    var other = Int32.min
    for rival in 0..<NameLabel.count where rival == 0 ? label != 0 : label == 0 || (rival + 1) / 2 != (label + 1) / 2 {
      other = max(other, scores[base + rival])
    }
    return scores[base + label] &- other
  }

  /// The best sequence of labels, by dynamic programming. The sequence begins and ends outside of names.
  static func best<Score: SignedNumeric & Comparable>(
    _ scores: UnsafeMutableBufferPointer<Score>, _ transitions: [Score]
  ) -> [Int] {
    let count = NameLabel.count
    let length = scores.count / count
    var totals = [Score](repeating: 0, count: scores.count)
    var origins = [UInt8](repeating: 0, count: scores.count)
    for label in 0..<count {
      totals[label] = scores[label] + (NameLabel.follows(label, 0) ? transitions[label] : -1_000_000)
    }
    for position in 1..<max(1, length) {
      for label in 0..<count {
        var origin = 0
        var best: Score = -1_000_000_000
        for before in 0..<count where NameLabel.follows(label, before) {
          let total = totals[(position - 1) * count + before] + transitions[before * count + label]
          if total > best { (best, origin) = (total, before) }
        }
        totals[position * count + label] = best + scores[position * count + label]
        origins[position * count + label] = UInt8(origin)
      }
    }
    guard length > 0 else { return [] }
    var path = [Int](repeating: 0, count: length)
    var label = 0
    for rival in 1..<count where totals[(length - 1) * count + rival] > totals[(length - 1) * count + label] {
      label = rival
    }
    for position in stride(from: length - 1, through: 0, by: -1) {
      path[position] = label
      label = Int(origins[position * count + label])
    }
    return path
  }
}
