/// A paper that the text speaks of: an agreement, a resolution, a ministry's statement.
public struct Document: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case agreement, treaty, statement, resolution, law, report, letter, decree, other
  }

  /// `d1`, `d2`, … by first mention.
  public var id: String
  /// What it is.
  public var kind: Kind
  /// Its fullest name in the text.
  public var name: String
  /// Its TIMEX3 date, where the text gives one.
  public var date: String?
  /// Entities that signed or issued it.
  public var parties: [String]
  /// Statements that rest on it.
  public var invokedBy: [String]
  /// Its mentions, in text order.
  public var spans: [Span]

  /// A document with its mentions.
  public init(
    id: String, kind: Kind, name: String, date: String? = nil, parties: [String] = [], invokedBy: [String] = [],
    spans: [Span]
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.date = date
    self.parties = parties
    self.invokedBy = invokedBy
    self.spans = spans
  }
}
