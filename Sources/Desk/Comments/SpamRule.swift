/// A rule by which comments are held for a moderator or turned away.
public struct SpamRule: Sendable, Hashable {
  /// What a comment must meet.
  public enum Condition: Sendable, Hashable {
    /// The text or the name has this word or phrase, without case, as whole words. No patterns.
    case phrase(String)
    /// The text has more links than this.
    case links(over: Int)
    /// The form was open for fewer seconds.
    case quickerThan(seconds: Int)
    /// The same text came so many times before, in so many seconds, on any page.
    case repeated(times: Int, seconds: Int)
  }

  /// What happens to the comment.
  public enum Action: String, Sendable, Hashable, CaseIterable {
    /// It waits for a moderator.
    case hold
    /// It is turned away.
    case refuse
  }

  /// Counts from 1.
  public var number: Int
  /// What a comment must meet.
  public var condition: Condition
  /// What happens then.
  public var action: Action
  /// Who made the rule.
  public var by: String
  /// When, in seconds since 1970.
  public var createdAt: Int
}
