internal import Language
internal import Record

extension Analysis {
  /// The tokens that lie in `span`, wholly or in part. Logarithmic in the number of tokens.
  func tokens(in span: Span) -> Range<Int> {
    let first = partition { Int(tokens[$0].end) > span.start }
    let last = partition { Int(tokens[$0].start) >= span.end }
    return first..<max(first, last)
  }

  /// The tokens of the sentence that `token` stands in.
  func sentence(of token: Int) -> Range<Int> {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].tokens.upperBound > token { high = middle } else { low = middle + 1 }
    }
    return low < sentences.count ? sentences[low].tokens : token..<token + 1
  }

  /// The first token index for which `isBehind` is true, which must be false up to some index and true from there on.
  private func partition(_ isBehind: (Int) -> Bool) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
