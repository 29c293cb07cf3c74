internal import Knowledge

/// The learned weights of the spotter and the resolver: `places-model.bin`, made by `Training/places/train.py`.
///
/// Four sections: a hash table of the spotter's feature weights (fingerprint and `Float32` a slot, a power of two of them, empty
/// where the fingerprint is 0), the resolver's weights of the first and of the later rounds, and the calibration.
package struct PlaceModel: Sendable {
  /// The model that is linked into the program.
  package static let shared = PlaceModel(Array(KnowledgeFile("places-model.bin").bytes))

  private let fingerprints: [UInt32]
  private let weights: [Float]
  /// The resolver's weights, one for each number of `Sense.Evidence`: before and after the other places are weighed.
  let firstRound: [Double]
  let laterRounds: [Double]
  /// The least probability a name is taken at, then slope and shift of the calibration of the place's probability.
  let settings: [Double]

  /// The model in `bytes`; one that knows nothing where they are no model.
  package init(_ bytes: [UInt8]) {
    func word(_ at: Int) -> UInt32 {
      guard at + 4 <= bytes.count else { return 0 }
      return (0..<4).reduce(0) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
    }
    func section(_ index: Int) -> Range<Int> {
      let start = Int(word(12 + 8 * index))
      return start..<max(start, min(bytes.count, start + Int(word(16 + 8 * index))))
    }
    func floats(_ index: Int) -> [Double] {
      stride(from: section(index).lowerBound, to: section(index).upperBound, by: 4)
        .map { Double(Float(bitPattern: word($0))) }
    }
    let slots = Array(stride(from: section(0).lowerBound, to: section(0).upperBound, by: 8))
    fingerprints = slots.isEmpty ? [0] : slots.map(word)
    weights = slots.isEmpty ? [0] : slots.map { Float(bitPattern: word($0 + 4)) }
    firstRound = floats(1)
    laterRounds = floats(2)
    settings = floats(3)
  }

  /// The sum of the weights of `features`.
  func score(_ features: ArraySlice<UInt32>) -> Double {
    let mask = fingerprints.count - 1
    var sum: Float = 0
    for feature in features {
      var slot = Int(feature) & mask
      while fingerprints[slot] != 0 {
        if fingerprints[slot] == feature {
          sum += weights[slot]
          break
        }
        slot = (slot + 1) & mask
      }
    }
    return Double(sum)
  }
}

/// The name of a feature of the spotter: a number for the question and up to two answers, hashed.
enum SpotFeature {
  /// Never 0, which marks an empty slot of the model.
  static func hash(_ question: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) -> UInt32 {
    var hash = question &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ a) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    hash = (hash ^ b) &* 0xC4CE_B9FE_1A85_EC53
    hash ^= hash >> 33
    return UInt32(truncatingIfNeeded: hash) | 1
  }
}
