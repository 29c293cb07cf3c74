/// What someone at the desk may do.
public enum DeskRole: String, Sendable, Hashable, CaseIterable {
  /// Everything: posts, sections, outlets, facts, accounts, and what a moderator may.
  case editor
  /// Comments, bans and spam rules.
  case moderator

  /// Whether this role may do what `other` may.
  public func includes(_ other: DeskRole) -> Bool { self == .editor || other == .moderator }
}

/// Someone who can sign in at the desk.
public struct Account: Sendable, Hashable {
  /// Counts from 1; never used twice.
  public var number: Int
  /// The name, as it was first written; compared without case.
  public var name: String
  /// What they may do.
  public var role: DeskRole
  /// Whether they are kept from signing in.
  public var isDisabled: Bool
  /// Seconds since 1970.
  public var createdAt: Int
  /// When the password was last set, in seconds since 1970.
  public var passwordChangedAt: Int
}
