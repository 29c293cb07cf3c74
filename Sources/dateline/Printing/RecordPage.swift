internal import Record

/// A record as people read it.
struct RecordPage {
  private let record: PageRecord
  private let style: Style

  /// The page of `record`.
  init(_ record: PageRecord, capture: Capture?, showsEvidence: Bool, style: Style) {
    self.record = record
    self.style = style
  }

  /// The lines, in UTF-8.
  var utf8: [UInt8] {
    var lines = [style.mark(.bold, CleanText.line(record.article?.headline ?? record.id))]
    for statement in record.statements {
      let words = statement.content.map { record.article?.text[$0] ?? "" }.joined(separator: " … ")
      lines.append("  \(style.mark(.stance, statement.stance)) “\(CleanText.line(words))”")
    }
    return Array((lines.joined(separator: "\n") + "\n\n").utf8)
  }
}
