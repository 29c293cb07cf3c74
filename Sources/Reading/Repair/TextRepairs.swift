internal import Record

/// Mends what was damaged on the way to the page: the rules, in the order they are applied.
///
/// Each rule fires only where it is certain what stood there; each repair is recorded and can be undone. What only may be
/// damage (words doubled by a translation, sentences glued together) is evidence, and is left alone.
struct TextRepairs {
  /// The language of the text, which decides where spaces belong; nil where it is not known.
  let language: String?
  private var quotationMarks = QuotationMarks()

  /// The repairs of an article in `language`.
  init(language: String?) {
    self.language = language
  }

  /// Mends the next block of the article; blocks must come in order. Linear in its length.
  mutating func mend(_ block: inout RepairedText) {
    for _ in 0..<Mojibake.deepest where mend(&block, by: Mojibake.edits) == 0 { break }
    mend(&block, by: LiteralReference.edits)
    mend(&block, by: InvisibleCharacter.edits)
    mend(&block, by: StrayMarkup.edits)
    let language = language
    mend(&block) { StraySpace.edits(in: $0, language: language) }
    mend(&block, by: PairedApostrophes.edits)
    mend(&block) { quotationMarks.edits(in: $0) }
    mend(&block, by: Self.edges)
  }

  /// `words` as they are mended where they stand alone: a name in the record.
  static func mended(_ words: String, language: String?) -> String {
    var traced = TracedText()
    traced.append(inserted: Array(words.utf8), at: 0)
    var block = RepairedText(traced)
    var repairs = TextRepairs(language: language)
    repairs.mend(&block)
    return block.text.string
  }

  /// Makes the edits of a rule; how many there were.
  @discardableResult
  private func mend(_ block: inout RepairedText, by rule: (UnsafeBufferPointer<UInt8>) -> [TracedText.Edit]) -> Int {
    let edits = block.text.utf8.withUnsafeBufferPointer(rule)
    block.make(edits)
    return edits.count
  }

  /// White space that other repairs left at the ends.
  private static func edges(in utf8: UnsafeBufferPointer<UInt8>) -> [TracedText.Edit] {
    var low = 0
    while low < utf8.count, utf8[low] == 0x20 { low += 1 }
    var high = utf8.count
    while high > low, utf8[high - 1] == 0x20 { high -= 1 }
    var edits: [TracedText.Edit] = []
    if low > 0 { edits.append(.init(range: 0..<low, replacement: [], kind: "space")) }
    if high < utf8.count { edits.append(.init(range: high..<utf8.count, replacement: [], kind: "space")) }
    return edits
  }
}
