internal import Record

/// Joins the cells of a table's row, which are blocks of their own on the page, to one block: `Votes | 27 | 31`.
struct TableRows {
  private var lastRow: Int32 = -1

  /// Adds a block to the last of `blocks` where both are cells of one row; whether it did.
  mutating func join(
    _ made: DraftBlock, _ block: PageOutline.Block, _ outline: PageOutline, to blocks: inout [DraftBlock]
  ) -> Bool {
    let element = outline.elements[Int(block.element)]
    guard element.tag == .cell, element.blockCount == 1, block.tally.wordCount < 40 else {
      lastRow = -1
      return false
    }
    defer { lastRow = element.parent }
    guard element.parent == lastRow, let last = blocks.last, last.kind == made.kind, last.section == made.section
    else { return false }
    let end = last.text.runs.last?.source.upperBound ?? 0
    blocks[blocks.count - 1].text.append(inserted: Array(" | ".utf8), at: end)
    blocks[blocks.count - 1].text.append(made.text)
    return true
  }
}
