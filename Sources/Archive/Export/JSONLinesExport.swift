internal import Record

/// Records as JSON, one a line.
///
/// A line is the record as `dateline read --format json --evidence` prints it, byte for byte, with one more key before the
/// closing brace: `archive`, which says what only the archive knows (page, version, address, day, and what drew the facts).
/// `PageRecord(json:)` reads such a line and leaves the key out, as any reader of records must.
public struct JSONLinesExport: ExportWriter {
  /// A writer of JSON lines.
  public init() {}

  public mutating func article(_ article: StoredArticle) -> [UInt8] {
    var archive = JSONWriter()
    archive.object {
      $0.key("page")
      $0.number(article.page)
      $0.key("version")
      $0.number(article.version)
      $0.key("latest")
      $0.bool(article.isLatest)
      $0.string("address", article.address)
      $0.string("day", article.day)
      $0.string("drawnBy", article.drawnBy)
    }
    var line = article.record.json(evidence: true)
    line.removeLast()
    line += Array(",\"archive\":".utf8)
    line += archive.bytes
    line += Array("}\n".utf8)
    return line
  }
}
