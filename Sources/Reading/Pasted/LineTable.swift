internal import Record

/// The table that the line model is trained on: the lines of a pasted page with their features.
///
/// For `pasted-training`, the training tool; reading a page does not go through it.
package struct LineTable {
  /// The lines as they stand.
  package let lines: [String]
  /// Their features, `LineFeatures.count` for each line.
  package let features: [Float]

  /// The table of a page pasted as text.
  package init(page: [UInt8]) {
    let lines = page.withUnsafeBufferPointer { PageLines.measure($0, of: page).lines }
    self.lines = lines.map { String(decoding: page[$0.span.range], as: UTF8.self) }
    let features = LineFeatures(lines)
    var rows: [Float] = []
    rows.reserveCapacity(lines.count * LineFeatures.count)
    for index in lines.indices { features.append(index, to: &rows) }
    self.features = rows
  }
}
