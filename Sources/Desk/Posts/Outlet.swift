/// How much of an outlet's articles the site may show.
public enum OutletRights: String, Sendable, Hashable, CaseIterable {
  /// All of the text.
  case fullText
  /// An excerpt with the facts.
  case excerpt
  /// The headline with the facts.
  case headline
}

/// What the desk says about an outlet.
public struct Outlet: Sendable, Hashable {
  /// The outlet's name as articles have it; compared without case.
  public var name: String
  /// How much may be shown; nil for the site's habit.
  public var rights: OutletRights?
  /// A note for colleagues; may be empty.
  public var note: String
  /// Who last changed it.
  public var by: String
  /// When, in seconds since 1970.
  public var changedAt: Int
}
