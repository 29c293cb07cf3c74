internal import Record

/// What differs between two versions of an article: its parts, its text, and the facts that were drawn from it.
///
/// Nothing is called deleted: what the later version lacks is absent from its capture on. The facts of both versions should
/// be drawn by the same software (`isDrawnAlike`): else a change of facts may be one of the software. Pure; linear in the
/// two texts with a bounded factor, whatever they hold.
public struct VersionDifference: Sendable {
  /// Which version it is.
  public struct Version: Sendable, Hashable {
    /// Its key in the archive.
    public var key: ArticleKey
    /// The page.
    public var page: PageNumber
    /// 1 for the first version of the page.
    public var number: Int
    /// When it was captured, as RFC 3339, where known.
    public var captured: String?
    /// The day it counts as published on.
    public var day: String
  }

  /// The earlier version.
  public let from: Version
  /// The later version.
  public let to: Version
  /// Whether the facts of both were drawn by the same software and data.
  public let isDrawnAlike: Bool
  /// What differs: the article's parts, then its text, then its facts, each in the order of the text.
  public let changes: [Change]

  /// The earlier and the later text's offsets in code points.
  let oldOffsets, newOffsets: ScalarOffsets

  /// What differs between the version `from` and the later version `to`.
  public init(from: StoredArticle, to: StoredArticle) {
    self.from = Version(from)
    self.to = Version(to)
    isDrawnAlike = from.drawnBy == to.drawnBy
    let old = VersionSide(from.record)
    let new = VersionSide(to.record)
    var text = TextComparison(old, new)
    text.compare()
    let statements = StatementComparison(old, new)
    changes =
      PartComparison(old.article, new.article).changes + text.changes + text.numberChanges + statements.changes
      + FactComparison(old, new, text.edits).changes
    oldOffsets = ScalarOffsets(old.article.text)
    newOffsets = ScalarOffsets(new.article.text)
  }
}

extension VersionDifference.Version {
  fileprivate init(_ article: StoredArticle) {
    key = article.key
    page = article.page
    number = article.version
    captured = article.record.capture?.time
    day = article.day
  }
}

/// One of the two records that are compared.
struct VersionSide {
  let record: PageRecord
  let article: Article
  let facts: FactWords

  init(_ record: PageRecord) {
    self.record = record
    article = record.article ?? Article()
    facts = FactWords(record)
  }

  /// The words of a part as a side of a change.
  func side(_ spans: [Span], id: String? = nil, value: String? = nil) -> Change.Side {
    Change.Side(words: facts.words(spans), spans: spans, id: id, value: value)
  }
}
