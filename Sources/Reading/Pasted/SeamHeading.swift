internal import Record

/// Tells a heading from the paragraph it was run together with: "Conflict in KarabakhIn the fall of 2020, …".
///
/// Fires where, within the first words of a long line, a small letter meets a capital with nothing between, what stands before
/// reads like a title (two to ten words, no stop), and the seam is no name's ("YouTube"): the sentence begins with a small word
/// of the language, or the title's last word stands alone elsewhere on the page and the two never stand together elsewhere.
struct SeamHeading {
  let utf8: UnsafeBufferPointer<UInt8>
  /// The small words of the page's language.
  let small: [UInt64: Float]
  /// How often each word stands on the page.
  let words: [UInt64: Int]

  /// Where the paragraph begins in the line at `span`; nil where no heading was run into it.
  func cut(in span: Span) -> Int? {
    var count = 0
    for word in WordScanner(utf8, span.range) {
      count += 1
      if count > 11 || word.start - span.start > 110 { return nil }
      if hasStop(span.start..<word.start) { return nil }
      guard let seam = seam(in: word), count >= 2 || seam - span.start >= 6 else { continue }
      if fits(word, seam, span) { return seam }
    }
    return nil
  }

  private func seam(in word: WordScanner.Word) -> Int? {
    var index = word.start
    var isSmall = false
    while index < word.end {
      let letter = Letter(utf8, at: index, before: word.end)
      if isSmall, letter.isCapital, index - word.start >= 3 { return index }
      isSmall = letter.isWord && !letter.isCapital
      index += letter.count
    }
    return nil
  }

  private func fits(_ word: WordScanner.Word, _ seam: Int, _ span: Span) -> Bool {
    let rest = Array(WordScanner(utf8, seam..<min(span.end, seam + 400)).prefix(8))
    guard rest.count >= 6, let first = rest.first,
      let title = WordScanner(utf8, word.start..<seam).first(where: { _ in true })
    else {
      return false
    }
    guard
      Letter(utf8, at: span.start, before: span.end).isCapital || utf8[span.start] >= 0x30 && utf8[span.start] <= 0x39
    else { return false }
    if small[first.hash] != nil { return true }
    return (words[title.hash] ?? 0) > 0 && (words[word.hash] ?? 0) <= 1 && (words[first.hash] ?? 0) > 0
  }

  private func hasStop(_ range: Range<Int>) -> Bool {
    for index in range where utf8[index] == 0x2E || utf8[index] == 0x3B || utf8[index] == 0x22 {
      if index + 1 < range.upperBound, utf8[index + 1] == 0x20 || utf8[index] == 0x22 { return true }
    }
    return false
  }
}
