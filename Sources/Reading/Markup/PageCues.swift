internal import Knowledge
internal import Record

/// The words by which error pages, walls and paywalls give themselves away.
struct PageCues: Sendable {
  private let cues: [(kind: Article.Kind, isConsent: Bool, words: [UInt8])]

  /// The cues of `page-cues.tsv`.
  static let shared = PageCues()

  private init() {
    cues = KnowledgeFile("page-cues.tsv").rows.compactMap { row in
      guard row.count >= 2, let kind = Article.Kind(rawValue: row[0]) else { return nil }
      return (kind, row.count > 2 && row[2] == "consent", Array(row[1].utf8))
    }
  }

  /// The kinds that `text` gives away.
  func kinds(in text: String) -> Set<Article.Kind> {
    let bytes = Array(text.lowercased().utf8)
    var found: Set<Article.Kind> = []
    for (kind, _, words) in cues where !found.contains(kind) && Self.contains(bytes, words) { found.insert(kind) }
    return found
  }

  /// How many phrases in `text` refuse the page to its reader: those of errors and walls, but for such as ask for consent,
  /// which stand on pages that have an article too.
  func refusals(in text: String) -> Int {
    let bytes = Array(text.lowercased().utf8)
    return cues.count { ($0.kind == .error || $0.kind == .wall) && !$0.isConsent && Self.contains(bytes, $0.words) }
  }

  private static func contains(_ bytes: [UInt8], _ words: [UInt8]) -> Bool {
    guard bytes.count >= words.count, let first = words.first else { return false }
    for start in 0...(bytes.count - words.count) where bytes[start] == first {
      if bytes[start..<start + words.count].elementsEqual(words) { return true }
    }
    return false
  }
}
