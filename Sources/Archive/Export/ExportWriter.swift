/// Turns articles of the archive into the bytes of one file, an article at a time.
///
/// The file is what `begin`, then `article` for each article, then `end` give, one behind the other. A writer holds no more
/// than one article. Pure: the same articles in the same order give the same bytes. What is written is UTF-8.
public protocol ExportWriter: Sendable {
  /// What stands before the first article.
  mutating func begin() -> [UInt8]

  /// What is written for an article.
  mutating func article(_ article: StoredArticle) -> [UInt8]

  /// What stands behind the last article.
  mutating func end() -> [UInt8]
}

extension ExportWriter {
  /// Nothing.
  public mutating func begin() -> [UInt8] { [] }

  /// Nothing.
  public mutating func end() -> [UInt8] { [] }
}
