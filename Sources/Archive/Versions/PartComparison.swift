internal import Record

/// Compares what an article says of itself. Headline and standfirst are left to the text where they stand in it.
struct PartComparison {
  private(set) var changes: [Change] = []

  init(_ old: Article, _ new: Article) {
    compare(.kind, old.kind.rawValue, new.kind.rawValue)
    compare(.address, old.url, new.url)
    compare(.outlet, old.outlet, new.outlet)
    compare(.section, old.section, new.section)
    if !Self.bothShow(.headline, old, new) { compare(.headline, old.headline, new.headline) }
    if !Self.bothShow(.standfirst, old, new) { compare(.standfirst, old.standfirst, new.standfirst) }
    compare(.byline, Self.list(old.byline), Self.list(new.byline))
    compare(.dateline, Self.words(old.dateline), Self.words(new.dateline))
    compare(.published, old.published?.value, new.published?.value)
    compare(.modified, old.modified?.value, new.modified?.value)
    compare(.language, old.language, new.language)
  }

  /// Whether both texts have a block of this kind.
  static func bothShow(_ kind: Block.Kind, _ old: Article, _ new: Article) -> Bool {
    old.blocks.contains { $0.kind == kind } && new.blocks.contains { $0.kind == kind }
  }

  private mutating func compare(_ subject: Change.Subject, _ old: String?, _ new: String?) {
    guard old != new else { return }
    changes.append(
      Change(
        subject: subject, turn: old == nil ? .new : new == nil ? .absent : .changed,
        before: old.map { Change.Side(words: $0) }, after: new.map { Change.Side(words: $0) }))
  }

  private static func list(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: ", ") }

  private static func words(_ dateline: Article.Dateline?) -> String? {
    dateline.map { [$0.place, $0.date].compactMap { $0 }.joined(separator: ", ") }
  }
}
