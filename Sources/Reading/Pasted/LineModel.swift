internal import Knowledge

/// The learned model that tells the article's lines of a pasted page from the rest: boosted trees over `LineFeatures`.
///
/// Trained by `Training/pasted/train.py`; the form of its file is written there. A file that does not fit the features is a
/// mistake of ours and traps when it is first used.
struct LineModel: Sendable {
  private struct Node {
    /// The feature that is looked at; -1 for a leaf.
    var feature: Int32
    /// What the feature is held against; a leaf's value.
    var value: Float
    var left: Int32
    var right: Int32
  }

  private let nodes: [Node]
  private let roots: [Int]

  /// The model of the knowledge file.
  static let trained = LineModel()

  private init() {
    let bytes = KnowledgeFile("page-lines.bin").bytes
    precondition(bytes.count > 12 && bytes[0] == 0x44 && bytes[3] == 0x31, "page-lines.bin is no line model")
    precondition(
      bytes.loadUnaligned(fromByteOffset: 4, as: Int32.self) == LineFeatures.count,
      "page-lines.bin was trained on other features: run Training/pasted/train.py")
    var nodes: [Node] = []
    var roots: [Int] = []
    var offset = 12
    for _ in 0..<bytes.loadUnaligned(fromByteOffset: 8, as: Int32.self) {
      let count = Int(bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
      offset += 4
      let root = nodes.count
      roots.append(root)
      for _ in 0..<count {
        func field(_ index: Int) -> Int32 { bytes.loadUnaligned(fromByteOffset: offset + 4 * index, as: Int32.self) }
        nodes.append(
          Node(
            feature: field(0), value: Float(bitPattern: UInt32(bitPattern: field(1))), left: field(2) + Int32(root),
            right: field(3) + Int32(root)))
        offset += 16
      }
    }
    self.nodes = nodes
    self.roots = roots
  }

  /// The probability that each line belongs to the article.
  func probabilities(_ lines: [PageLine]) -> [Double] {
    let features = LineFeatures(lines)
    var row: [Float] = []
    row.reserveCapacity(LineFeatures.count)
    return lines.indices.map { index in
      row.removeAll(keepingCapacity: true)
      features.append(index, to: &row)
      return probability(row)
    }
  }

  private func probability(_ row: [Float]) -> Double {
    var sum: Float = 0
    row.withUnsafeBufferPointer { row in
      nodes.withUnsafeBufferPointer { nodes in
        for root in roots {
          var node = nodes[root]
          while node.feature >= 0 {
            node = nodes[Int(row[Int(node.feature)] <= node.value ? node.left : node.right)]
          }
          sum += node.value
        }
      }
    }
    return 1 / (1 + exponential(-Double(sum)))
  }

  /// e to the power of `x`, within 1 in 10⁹: halved until small, a short series, squared back. The same on every machine.
  private func exponential(_ x: Double) -> Double {
    let small = min(max(x, -60), 60) / 1024
    var power = 1 + small * (1 + small * (0.5 + small * (1.0 / 6 + small * (1.0 / 24))))
    for _ in 0..<10 { power *= power }
    return power
  }
}
