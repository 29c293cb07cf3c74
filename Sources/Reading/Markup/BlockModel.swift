internal import Knowledge

/// The learned judgement of whether a block is the article's: boosted trees over `BlockFeature`s.
///
/// The file, little-endian: the numbers of trees, nodes and features (32 bits each); each tree's root; each node in eight
/// bytes: its feature (16 bits, 65535 in a leaf), the distance to its right child (16 bits; the left one follows it), and
/// its threshold or value (a 32-bit float). A block goes left where the feature is at most the threshold.
struct BlockModel: Sendable {
  private let file: KnowledgeFile
  private let trees: Int
  private let nodes: Int

  /// Blocks whose sum is below this after `firstTrees` are not looked at further. Of the 450,000 blocks of the pages that the
  /// model was trained on, more than half are; the lowest that was chosen in the end had -2.3.
  private static let hopeless: Float = -3
  private static let firstTrees = 40

  /// The model in the knowledge file called `name`, which must have been trained on these features.
  init(_ name: String) {
    file = KnowledgeFile(name)
    let bytes = file.bytes
    trees = Int(UInt32(littleEndian: bytes.load(fromByteOffset: 0, as: UInt32.self)))
    nodes = 12 + trees * 4
    precondition(
      Int(UInt32(littleEndian: bytes.load(fromByteOffset: 8, as: UInt32.self))) == BlockFeatures.width,
      "\(name) was trained on other features: run Training/markup/train.py")
  }

  /// The log odds of each block of `features` being the article's.
  func logOdds(of features: BlockFeatures) -> [Float] {
    let width = BlockFeatures.width
    return features.rows.withUnsafeBufferPointer { rows in
      (0..<rows.count / width).map { index in
        logOdds(UnsafeBufferPointer(rebasing: rows[index * width..<(index + 1) * width]))
      }
    }
  }

  private func logOdds(_ row: UnsafeBufferPointer<Float>) -> Float {
    let bytes = file.bytes
    var sum: Float = 0
    for tree in 0..<trees {
      if tree == Self.firstTrees, sum < Self.hopeless { break }
      var place = nodes + Int(UInt32(littleEndian: bytes.load(fromByteOffset: 12 + tree * 4, as: UInt32.self))) * 8
      while true {
        let head = UInt32(littleEndian: bytes.load(fromByteOffset: place, as: UInt32.self))
        let value = Float(bitPattern: UInt32(littleEndian: bytes.load(fromByteOffset: place + 4, as: UInt32.self)))
        let feature = Int(head & 0xFFFF)
        if feature == 0xFFFF {
          sum += value
          break
        }
        place += (row[feature] <= value ? 1 : Int(head >> 16)) * 8
      }
    }
    return sum
  }
}
