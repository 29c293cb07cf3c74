internal import Knowledge

/// Which names of `<meta>` elements give what, the likeliest first.
struct MetadataNames: Sendable {
  /// What a name gives.
  enum Field: String, Sendable { case published, modified, author, section, outlet }

  private let names: [Field: [String]]

  /// The names of `metadata-names.tsv`.
  static let shared = MetadataNames()

  private init() {
    var names: [Field: [String]] = [:]
    for row in KnowledgeFile("metadata-names.tsv").rows where row.count == 2 {
      if let field = Field(rawValue: row[1]) { names[field, default: []].append(row[0]) }
    }
    self.names = names
  }

  /// The entries of a page that give `field`, the likeliest first.
  func entries(_ field: Field, of metadata: PageMetadata) -> [PageMetadata.Entry] {
    (names[field] ?? []).flatMap { name in metadata.entries.filter { $0.key == name } }
  }
}
