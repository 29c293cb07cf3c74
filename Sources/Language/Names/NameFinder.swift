internal import Record

/// Finds the names of persons, organizations, places and peoples in a tagged text.
///
/// A learned model labels the tokens; then `NameRules` makes the names of one text agree with each other.
struct NameFinder: Sendable {
  private let model: NameModel
  private let rules = NameRules()

  init(_ weights: UnsafeRawBufferPointer) { model = NameModel(weights) }

  /// The names in `tokens`, in order, not overlapping.
  func names(
    _ tokens: UnsafeBufferPointer<Token>, _ forms: UnsafeBufferPointer<WordForm>, _ sentences: [Sentence],
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [Name] {
    let context = NameContext(tokens, forms, bytes)
    return rules.apply(to: learned(tokens, forms, sentences, context), tokens, sentences, context)
  }

  /// The names that the model sees, each sentence by itself.
  func learned(
    _ tokens: UnsafeBufferPointer<Token>, _ forms: UnsafeBufferPointer<WordForm>, _ sentences: [Sentence],
    _ context: NameContext
  ) -> [Name] {
    var labels = [UInt8](repeating: 0, count: tokens.count)
    var margins = [Int32](repeating: 0, count: tokens.count)
    var names: [Name] = []
    for sentence in sentences {
      for range in Self.ranges(of: context.candidates, in: sentence.tokens) {
        model.label(range, sentence.tokens, tokens, forms, context, into: &labels, margins: &margins)
        collect(range, labels, margins, into: &names)
      }
    }
    return names
  }

  /// The runs of candidates in one sentence. A run over 100 tokens is cut.
  static func ranges(of candidates: [Bool], in sentence: Range<Int>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = sentence.lowerBound
    while start < sentence.upperBound {
      guard candidates[start] else {
        start += 1
        continue
      }
      var end = start + 1
      while end < sentence.upperBound, candidates[end], end - start < 100 { end += 1 }
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  private func collect(_ range: Range<Int>, _ labels: [UInt8], _ margins: [Int32], into names: inout [Name]) {
    var start = range.lowerBound
    while start < range.upperBound {
      let label = Int(labels[start])
      guard label != NameLabel.outside else {
        start += 1
        continue
      }
      var end = start + 1
      while end < range.upperBound, labels[end] != 0, !NameLabel.isBeginning(Int(labels[end])) { end += 1 }
      let margin = margins[start..<end].min() ?? 0
      let kind = NameLabel.kind(label)
      names.append(Name(tokens: start..<end, kind: kind, confidence: model.probability(kind, margin: margin)))
      start = end
    }
  }
}
