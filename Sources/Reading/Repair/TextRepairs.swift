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
    mend(&block, by: Mojibake.edits)
    mend(&block, by: LiteralReference.edits)
    mend(&block, by: InvisibleCharacter.edits)
    mend(&block, by: StrayMarkup.edits)
    let language = language
    mend(&block) { StraySpace.edits(in: $0, language: language) }
    mend(&block) { quotationMarks.edits(in: $0) }
    mend(&block, by: Self.edges)
  }

  private func mend(_ block: inout RepairedText, by rule: (UnsafeBufferPointer<UInt8>) -> [TracedText.Edit]) {
    block.make(block.text.utf8.withUnsafeBufferPointer(rule))
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
