internal import Knowledge

/// Gives each word its part of speech: from left to right, by an averaged perceptron with hashed features.
///
/// Words that had one tag only, often, in the treebanks get it without asking the model. Weights: `tagger.bin`, trained by `Training`.
struct Tagger: Sendable {
  private let table: FeatureTable

  /// The tagger with the weights in `weights`.
  init(_ weights: UnsafeRawBufferPointer) { table = FeatureTable(weights) }

  /// Tags the words of one sentence.
  func tag(_ tokens: UnsafeMutableBufferPointer<Token>, _ forms: UnsafeBufferPointer<WordForm>) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: TagFeatures.capacity) { storage in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 64) { scores in
        var before: UInt64 = 0
        var twoBefore: UInt64 = 0
        for index in tokens.indices {
          let tag = tag(index, forms, before, twoBefore, storage.baseAddress!, scores)
          tokens[index].tag = Tag(rawValue: tag) ?? .unknown
          twoBefore = before
          before = UInt64(tag)
        }
      }
    }
  }

  private func tag(
    _ index: Int, _ forms: UnsafeBufferPointer<WordForm>, _ before: UInt64, _ twoBefore: UInt64,
    _ storage: UnsafeMutablePointer<UInt64>, _ scores: UnsafeMutableBufferPointer<Int32>
  ) -> UInt8 {
    let usual = forms[index].usualTag
    if usual & 128 != 0 { return UInt8(truncatingIfNeeded: usual & 63) }
    var list = FeatureBuffer(storage)
    TagFeatures.add(forms, index, before: before, twoBefore: twoBefore, to: &list)
    scores.update(repeating: 0)
    table.add(list.features, to: scores.baseAddress!)
    var best = 1
    for tag in 2..<max(3, table.classes) where scores[tag] > scores[best] { best = tag }
    return UInt8(truncatingIfNeeded: best)
  }
}
