internal import Knowledge

/// The learned weights, as bytes that are used where they lie.
///
/// The file: eight bytes `DLATTR01`; four times a table's row count as a power of two (one byte each, then padding to 16
/// bytes); four scales as 32-bit floats; then from byte 64 the tables of signed bytes in the order of the scales: cues (one
/// weight a row), roles (four), steps (sixteen), acceptance (one).
struct AttributionWeights: Sendable {
  /// Which table.
  enum Table: Int, Sendable, CaseIterable {
    case cue, role, step, acceptance

    /// The number of weights of a row.
    var width: Int { [1, 4, 16, 1][rawValue] }
    /// The number of rows, as a power of two.
    var bits: Int { [17, 18, 13, 14][rawValue] }
  }

  private let file = KnowledgeFile("attribution.bin")
  private let offsets: [Int]
  private let scales: [Float]

  /// The weights of the file `attribution.bin`.
  init() {
    var offset = 64
    var offsets: [Int] = []
    for table in Table.allCases {
      offsets.append(offset)
      offset += table.width << table.bits
    }
    precondition(file.count == offset, "attribution.bin has another size: run the training of this version")
    self.offsets = offsets
    let bytes = file.bytes
    scales = Table.allCases.map { bytes.loadUnaligned(fromByteOffset: 16 + 4 * $0.rawValue, as: Float.self) }
  }

  /// The sum of the weights of rows of a table of width 1.
  func sum(_ table: Table, _ rows: [UInt32]) -> Float {
    let base = file.bytes.baseAddress! + offsets[table.rawValue]
    var total: Int32 = 0
    for row in rows { total &+= Int32(base.load(fromByteOffset: Int(row), as: Int8.self)) }
    return Float(total) * scales[table.rawValue]
  }

  /// The scores of the four roles.
  func roles(_ rows: [UInt32]) -> SIMD4<Float> {
    let base = file.bytes.baseAddress! + offsets[Table.role.rawValue]
    var total = SIMD4<Int32>(repeating: 0)
    for row in rows {
      total &+= SIMD4<Int32>(truncatingIfNeeded: base.load(fromByteOffset: Int(row) * 4, as: SIMD4<Int8>.self))
    }
    return SIMD4<Float>(total) * scales[Table.role.rawValue]
  }

  /// The scores of the steps from role to role.
  func steps(_ rows: [UInt32]) -> SIMD16<Float> {
    let base = file.bytes.baseAddress! + offsets[Table.step.rawValue]
    var total = SIMD16<Int32>(repeating: 0)
    for row in rows {
      total &+= SIMD16<Int32>(truncatingIfNeeded: base.load(fromByteOffset: Int(row) * 16, as: SIMD16<Int8>.self))
    }
    return SIMD16<Float>(total) * scales[Table.step.rawValue]
  }
}
